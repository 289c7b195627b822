import { z } from 'zod';
import { linkTrySchema } from './link.ts';

/** Whether the site's home page opens. */
export const siteSchema = z.strictObject({
  host: z.string(),
  reachable: z.boolean(),
  reason: z.string(),
  status: z.number().int().nullable(),
  final: z.string(),
  tries: z.array(linkTrySchema),
  /** Visits of the last seven days over all runs, at most one in 15 minutes; absent where there is no store. */
  series: z
    .strictObject({
      visits: z.number().int(),
      failed: z.number().int(),
      /** Days with at least 20 visits. */
      fullDays: z.number().int(),
      /** Failed visits of all: 0–1. */
      rate: z.number(),
      /** 20 visits a day on seven days: enough for the national rule. */
      enough: z.boolean(),
    })
    .optional(),
});
export type SiteFacts = z.infer<typeof siteSchema>;
