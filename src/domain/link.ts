import type { Url } from './brand.ts';
import type { Hidden, LinkFacts } from './facts/link.ts';

/** An address read out of a page. */
export interface ResolvedLink {
  /** As it stands after resolving, without its fragment. */
  readonly url: Url;
  /** Without session and tracking parameters: two links with one key lead to the same page. */
  readonly key: Url;
  /** With `#`, or empty. */
  readonly fragment: string;
}

/** Resolves an address as it is written in a page; `null` for what is no http(s) address. */
export type Resolve = (raw: string) => ResolvedLink | null;

/** One link of a page, of any kind that people can follow or that a browser loads. */
export interface FoundLink extends ResolvedLink {
  readonly role: LinkFacts['role'];
  /** `a`, `area`, `frame`, `iframe`, `meta-refresh`, `option`, `onclick`, `img`, `srcset`, `script`, `style` … */
  readonly via: string;
  /** What a visitor reads, up to 80 characters. */
  readonly text: string;
  readonly zone: NonNullable<LinkFacts['zone']>;
  /** Visitors do not see it, as far as markup and style of the page itself tell. */
  readonly hidden: Pick<Hidden, 'by' | 'proof'> | null;
}
