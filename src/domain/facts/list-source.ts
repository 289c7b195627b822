import { z } from 'zod';
import { blockSchema } from './page.ts';

/** A list that the page does not hold itself: behind an address which it names, or drawn by its scripts. */
export const listSourceSchema = z.strictObject({
  /** `data-proxy`: rows as `datastore` XML; `json`: a list of objects; `html`: a piece of page; `browser`: as drawn by a browser. */
  via: z.enum(['data-proxy', 'json', 'html', 'browser']),
  /** Address from which it came; the page's own for `browser`. */
  from: z.string(),
  blocks: z.array(blockSchema),
  /** As on a page: what an empty list says about itself. */
  emptyRemark: z.enum(['none', 'bare', 'reason']),
  emptyText: z.string(),
  mainTextLength: z.number().int(),
});
export type ListSourceFacts = z.infer<typeof listSourceSchema>;
