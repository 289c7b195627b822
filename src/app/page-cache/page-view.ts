import { z } from 'zod';
import type { Instant, Url } from '../../domain/brand.ts';
import { type AccessibilityFacts, accessibilitySchema } from '../../domain/facts/accessibility.ts';
import { type TamperingFacts, tamperingSchema } from '../../domain/facts/tampering.ts';
import { type RenderedLinks, renderedLinksSchema } from '../../gather/rendered-links.ts';

/** A page as the crawl got it; `digest`: of its answer, or `null` where that cannot be told. */
export interface PageToRecall {
  readonly url: Url;
  readonly digest: string | null;
  /** With the checks that are made once a template. */
  readonly deep: boolean;
}

/** All that the browser found on one page. */
export interface PageView {
  /** When it was seen. */
  readonly at: Instant;
  readonly facts: AccessibilityFacts;
  readonly links: RenderedLinks | null;
  /** What the page asked for. */
  readonly requests: readonly { readonly url: string; readonly kind: string }[];
  readonly tampering: TamperingFacts | null;
  /** Pictures that the facts name. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What decided a page: the digest of its own answer, and of everything that it loaded. */
export const pageMarkSchema = z.strictObject({
  page: digest,
  /** Addresses of the site without its origin. */
  loaded: z.array(z.strictObject({ url: z.string().max(2_000), digest })).max(1_000),
});
export type PageMark = z.infer<typeof pageMarkSchema>;

/** A kept page as it lies on disk; the origin of the site stands nowhere in it. */
export const keptPageSchema = z.strictObject({
  /** The program, the browser and the machine's fonts. */
  by: digest,
  mark: pageMarkSchema,
  view: z.strictObject({
    at: z.iso.datetime(),
    facts: accessibilitySchema,
    links: renderedLinksSchema.nullable(),
    requests: z.array(z.strictObject({ url: z.string(), kind: z.string() })),
    tampering: tamperingSchema.nullable(),
    pictures: z.record(z.string().regex(/^pictures\/[0-9a-f]{20}\.jpg$/), z.base64()),
  }),
});
export type KeptPage = z.infer<typeof keptPageSchema>;

export function toKept(view: PageView): KeptPage['view'] {
  const pictures = [...view.pictures].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]);
  return { ...view, requests: [...view.requests], pictures: Object.fromEntries(pictures) };
}

export function fromKept(kept: KeptPage['view']): PageView {
  const pictures = Object.entries(kept.pictures).map(
    ([name, base64]) => [name, Buffer.from(base64, 'base64')] as const,
  );
  return { ...kept, at: kept.at as Instant, pictures: new Map(pictures) }; // checked by the schema
}
