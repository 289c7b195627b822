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
});
export type SiteFacts = z.infer<typeof siteSchema>;
