import { z } from 'zod';

/** One published item with its dates from all places, as put together from its page and the lists that show it (`judge/derive/items.ts`). */
export const itemDatesSchema = z.strictObject({
  title: z.string(),
  /** Column in whose list it stands, and that column's class; `null` where none is known. */
  column: z.string().nullable(),
  class: z.string().nullable(),
  /** Days within which the column is to be updated; `null`: no duty. */
  limitDays: z.number().int().nullable(),
  /** The four dates, `YYYY-MM-DD`: printed on the page, printed in the list, the `PubDate` tag, inside the address. */
  shownDate: z.string().nullable(),
  listDate: z.string().nullable(),
  pubDate: z.string().nullable(),
  linkDate: z.string().nullable(),
  /** The list's page from which `listDate` is. */
  listedOn: z.string().nullable(),
  /** That list prints days beside other items of it: then this one is to bear one too. */
  listDated: z.boolean(),
  /** Which of them is taken for the day of publication, and where it stands. */
  published: z.string().nullable(),
  publishedFrom: z.enum(['page', 'list', 'tag', 'address', 'none']),
  /** Days between the earliest and the latest of the four; `null` with fewer than two of them. */
  spreadDays: z.number().int().nullable(),
  /** The page was opened and read: only then can a date be missing. */
  opened: z.boolean(),
  /** A label 发布时间 without a date behind it: a script may fill it. */
  dateByScript: z.boolean(),
  /** An older item of the same site with the same title. */
  earlierUrl: z.string().nullable(),
  earlierDate: z.string().nullable(),
  /** Days from the older to this one. */
  earlierDays: z.number().int().nullable(),
  /** Its text is the same, word for word; `null` without an older item, or where a text is too short to compare. */
  sameText: z.boolean().nullable(),
});
export type ItemDates = z.infer<typeof itemDatesSchema>;
