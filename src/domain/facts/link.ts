import { z } from 'zod';
import { OBSTACLES } from '../obstacle.ts';

/** `ok` and `redirected` are well; `broken` is certain; `suspect` and `blocked` cannot be told; `auditor`: our own network failed. */
export const LINK_VERDICTS = [
  'ok',
  'redirected',
  'broken',
  'suspect',
  'blocked',
  'forbidden',
  'auditor',
  'skipped',
] as const;
export const LINK_ROLES = ['page', 'image', 'attachment', 'resource'] as const;

export const linkTrySchema = z.strictObject({
  at: z.string(),
  status: z.number().int().nullable(),
  why: z.enum(OBSTACLES).nullable(),
  final: z.string(),
  detail: z.string(),
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
});
export type LinkFacts = z.infer<typeof linkSchema>;
