import { z } from 'zod';
import { OBSTACLES } from '../obstacle.ts';

/**
 * `ok` and `redirected` (permanently) are well; `broken` is certain; `suspect` and `blocked` cannot be told; `dangerous`:
 * opens, but shows what nobody may link to; `forbidden`: a private address, not contacted; `auditor`: our own network failed.
 */
export const LINK_VERDICTS = [
  'ok',
  'redirected',
  'broken',
  'suspect',
  'blocked',
  'dangerous',
  'forbidden',
  'auditor',
  'skipped',
] as const;
/** `fragment`: the place on a page which stands behind `#`. */
export const LINK_ROLES = ['page', 'image', 'attachment', 'resource', 'fragment'] as const;
/** Which part of a page a link stands in; `nav`: header and menus. */
export const LINK_ZONES = ['main', 'nav', 'side', 'footer'] as const;
/** How a link is kept from visitors' eyes. */
export const HIDDEN_BY = [
  'display-none',
  'invisible',
  'transparent',
  'off-screen',
  'zero-size',
  'tiny-text',
  'same-colour',
  'marquee',
  'script',
] as const;
/** What a page shows that no government site may link to. */
export const DANGERS = ['parked', 'gambling', 'adult'] as const;

export const linkTrySchema = z.strictObject({
  at: z.string(),
  status: z.number().int().nullable(),
  why: z.enum(OBSTACLES).nullable(),
  final: z.string(),
  detail: z.string(),
  /** Absent: by a request of our own. */
  by: z.literal('browser').optional(),
});

/** What is dangerous about a link, with the words that prove it. */
export const dangerSchema = z.strictObject({
  kind: z.enum(DANGERS),
  /** `title`, `text`: of the page it leads to; `redirect`: the host it sends on to; `anchor`: the link's own text. */
  where: z.enum(['title', 'text', 'redirect', 'anchor']),
  words: z.array(z.string()).max(10),
  /** Title of the page it leads to, up to 100 characters. */
  title: z.string(),
  /** It showed something else when it was last seen. */
  changed: z.boolean(),
});
export type Danger = z.infer<typeof dangerSchema>;

export const hiddenSchema = z.strictObject({
  by: z.enum(HIDDEN_BY),
  /** The declaration, attribute or script that hides it, up to 200 characters. */
  proof: z.string(),
  /** A page on which it is hidden. */
  page: z.string(),
  /** As a browser computed it, not only as it is written. */
  rendered: z.boolean(),
});
export type Hidden = z.infer<typeof hiddenSchema>;

/** What earlier runs know of a link. */
export const linkHistorySchema = z.strictObject({
  firstSeen: z.string(),
  lastOk: z.string().nullable(),
  /** Runs in a row, this one included, in which it did not open. */
  failures: z.number().int(),
  /** When it did not open for the first time since it last did; `null`: it opens, or nobody knows. */
  failingSince: z.string().nullable().optional(),
});

/** One address and what became of asking for it. */
export const linkSchema = z.strictObject({
  role: z.enum(LINK_ROLES),
  verdict: z.enum(LINK_VERDICTS),
  /** Closed code of the reason, such as `http-404`, `dns-missing`, `html-instead`, `zero-bytes`, `robots`, `private-address`. */
  reason: z.string(),
  status: z.number().int().nullable(),
  final: z.string(),
  /** The host is one of the site's own. */
  internal: z.boolean(),
  /** How it stands in the page: `a`, `img`, `area`, `frame`, `meta-refresh`, `option`, `onclick` … */
  via: z.string(),
  text: z.string(),
  tries: z.array(linkTrySchema),
  /** Where it stands on most of its pages. */
  zone: z.enum(LINK_ZONES).optional(),
  /** What has to be mended: `host` (nothing of it answers), `template` (stands on many pages alike), `page`. */
  cause: z.enum(['host', 'template', 'page']).optional(),
  /** Of the site's pages, on how many it stands: 0–1. */
  share: z.number().optional(),
  /** Where the target probably is now: said by a redirect, or the only address of the site with the same file name. */
  movedTo: z.string().nullable().optional(),
  danger: dangerSchema.nullable().optional(),
  hidden: hiddenSchema.nullable().optional(),
  history: linkHistorySchema.nullable().optional(),
  /** Not asked in this run: the answer of an earlier one at this time still holds. */
  askedAt: z.string().nullable().optional(),
});
export type LinkFacts = z.infer<typeof linkSchema>;
