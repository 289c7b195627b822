import type { CheerioAPI } from 'cheerio';
import type { parseDocument } from 'htmlparser2';

/** The tree of a parsed page (htmlparser2): as written, without the elements that a browser would add. */
export type HtmlDocument = ReturnType<typeof parseDocument>;
export type HtmlNode = HtmlDocument['children'][number];
export type HtmlElement = Extract<HtmlNode, { readonly attribs: unknown }>;

/** A page parsed once and handed to every gatherer. Nesting is bounded, so that recursive walks are safe. */
export interface ParsedDocument {
  readonly root: HtmlDocument;
  /** Selectors over the same tree, for the places where speed does not matter. */
  readonly $: CheerioAPI;
  /** The address that relative links are resolved against: `base href` where there is one, else the page's own. */
  readonly base: string;
}
