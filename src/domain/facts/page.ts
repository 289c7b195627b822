import { z } from 'zod';

/** One row of a list: what a visitor reads, where it leads, and its date. */
export const itemSchema = z.strictObject({
  title: z.string(),
  /** Absolute where it could be resolved; `null` for items without a link (opened by script). */
  href: z.string().nullable(),
  /** `YYYY-MM-DD`, or `null` where none is shown nor stands in the link. */
  date: z.string().nullable(),
  /** As printed, empty where none is. */
  dateText: z.string(),
  /** `shown`: printed with year; `shown-year-inferred`: printed without; `link`: only in the address. */
  dateFrom: z.enum(['shown', 'shown-year-inferred', 'link', 'none']),
  /** Date inside the link's address, if any. */
  linkDate: z.string().nullable(),
  /** The printed date is headed 成文日期, 发文日期 or the like: the document's own day, not that of publication. */
  issued: z.literal(true).optional(),
});
export type Item = z.infer<typeof itemSchema>;

export const blockSchema = z.strictObject({
  /** Heading or tab that names the block, or `null`. */
  name: z.string().nullable(),
  /** The «more» link or the heading's own link: the column which the block is a window on. */
  moreUrl: z.string().nullable(),
  /** Where on the page it stands: only `main` blocks are the page's own list. */
  region: z.enum(['main', 'side', 'nav', 'footer']),
  /** The first 60 in page order. */
  items: z.array(itemSchema),
  itemCount: z.number().int(),
  /** Newest date over the whole block. */
  latest: z.string().nullable(),
});
export type Block = z.infer<typeof blockSchema>;

const entryState = z.enum(['yes', 'no', 'unknown']);

/** What one HTML page shows without scripts. */
export const pageSchema = z.strictObject({
  status: z.number().int(),
  final: z.string(),
  charset: z.string(),
  sizeBytes: z.number().int(),
  title: z.string(),
  lang: z.string().nullable(),
  /** Standard tags by their canonical name (SiteName, ColumnName, PubDate …), value as written. */
  meta: z.record(z.string(), z.string()),
  /** Breadcrumb from the home page on. */
  breadcrumb: z.array(z.strictObject({ name: z.string(), url: z.string().nullable() })),
  /** First heading of the main part, or `null`. */
  heading: z.string().nullable(),
  footer: z.strictObject({
    present: z.boolean(),
    siteIdCode: z.string().nullable(),
    icp: z.array(z.string()),
    police: z.string().nullable(),
    conac: z.boolean().nullable(),
  }),
  entries: z.strictObject({
    jiucuo: entryState,
    elderly: entryState,
    barrierFree: entryState,
    disclosure: entryState,
    weibo: entryState,
    wechat: entryState,
  }),
  blocks: z.array(blockSchema),
  article: z
    .strictObject({
      title: z.string(),
      /** Date of publication `YYYY-MM-DD`, or `null`. */
      published: z.string().nullable(),
      /** `label`: printed 发布 date; `text`: printed without label; `meta`: PubDate; `script`; `link`; `none`. */
      publishedFrom: z.enum(['label', 'text', 'meta', 'script', 'link', 'none']),
      source: z.string().nullable(),
      /** Stands for the words of its text: same key, same text. Absent where there is little text. */
      textKey: z.string().optional(),
      /** A label such as 发布时间 stands there without a date behind it. */
      dateLabelOnly: z.literal(true).optional(),
    })
    .nullable(),
  /** `home`, `column` (a list page), `article`, `static` (text without list), `redirect`, `other`. */
  shape: z.enum(['home', 'column', 'article', 'static', 'redirect', 'other']),
  /** Target of a meta refresh or of a scripted redirect, absolute. */
  redirectTo: z.string().nullable(),
  /** A pager: this page's number (1 = first), the number of pages where known, the first page's address. */
  pager: z
    .strictObject({ page: z.number().int(), pages: z.number().int().nullable(), first: z.string() })
    .nullable(),
  /** What an empty page says about itself: `bare` (暂无数据), `reason` (what is missing and why, or where it is found), `none`. */
  emptyRemark: z.enum(['none', 'bare', 'reason']),
  emptyText: z.string(),
  /** Characters of visible text of the main part, without lists, navigation and footer. */
  mainTextLength: z.number().int(),
  /** The page has an empty list container or a script which fills one: its list cannot be seen without scripts. */
  needsScript: z.boolean(),
  /** The page says of itself that it is archived (已归档). */
  archived: z.literal(true).optional(),
  /** Main navigation, as read: only kept for the home page. */
  nav: z.array(z.strictObject({ name: z.string(), url: z.string(), level: z.number().int() })),
});
export type PageFacts = z.infer<typeof pageSchema>;
