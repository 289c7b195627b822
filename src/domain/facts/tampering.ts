import { z } from 'zod';

/** Whether visitors see the text that one page serves. */
export const tamperingSchema = z.strictObject({
  /**
   * `whole`: they do; `overwritten`: next to nothing of it; `spared`: the page loads a script that overwrote another
   * page of the site, and was looked at without it.
   */
  state: z.enum(['whole', 'overwritten', 'spared']),
  servedTitle: z.string(),
  servedText: z.string(),
  seenTitle: z.string(),
  seenText: z.string(),
  /** The script without which the text is seen: its address, `inline` where it stands in the page, `null` where none was found. */
  script: z.string().nullable(),
  /** What is seen in its place: `not-found`, `maintenance`, a kind of dangerous page; `null`: nothing known. */
  notice: z.string().nullable(),
  /** Requests of the page for data that failed. */
  failedData: z.number().int(),
  /** Share of the served text that is seen without the script: 0–1. */
  restored: z.number(),
});
export type TamperingFacts = z.infer<typeof tamperingSchema>;

/** The same, put together for all pages on which one script did it. */
export const tamperedSchema = z.strictObject({
  ...tamperingSchema.shape,
  /** Pages seen overwritten, and further ones that load the same script. */
  pages: z.number().int(),
  loadedBy: z.number().int(),
  samplePages: z.array(z.string()).max(20),
});
export type TamperedFacts = z.infer<typeof tamperedSchema>;
