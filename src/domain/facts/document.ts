import { z } from 'zod';

/** What a file is by its bytes. */
export const DOCUMENT_FORMATS = [
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'ole', // doc, xls, ppt, wps … in the old binary form
  'ofd',
  'zip',
  'rar',
  'image',
  'html',
  'text',
  'unknown',
] as const;

/** A document that a page offers for download. */
export const documentSchema = z.strictObject({
  format: z.enum(DOCUMENT_FORMATS),
  /** As its address ends, in small letters; empty where it has none. */
  suffix: z.string(),
  /** The bytes are what the suffix says; `null` where that cannot be told. */
  suffixFits: z.boolean().nullable(),
  sizeBytes: z.number().int(),
  /** `whole`; `part`: only its first pages or parts; `encrypted`, `damaged`: could not be read; `other`: a format that is not read. */
  read: z.enum(['whole', 'part', 'encrypted', 'damaged', 'other']),
  /** Pages, sheets or slides. */
  pages: z.number().int().nullable(),
  pagesSeen: z.number().int(),
  /** Of the pages that were seen. */
  pagesWithText: z.number().int().nullable(),
  /** Pages that are nothing but pictures: no letter of text, and a picture over most of the page. */
  scannedPages: z.number().int().nullable(),
  /** Letters of text on what was seen. */
  letters: z.number().int().nullable(),
  tagged: z.boolean().nullable(),
  title: z.string().nullable(),
  language: z.string().nullable(),
  headings: z.number().int().nullable(),
  pictures: z.number().int().nullable(),
  picturesWithoutAlt: z.number().int().nullable(),
  /** Words of the links that lead to it, on the pages in `from`. */
  linkTexts: z.array(z.string()).max(5),
  from: z.array(z.string()).max(20),
  /** A link says what the document is, not only 附件1 or 下载. */
  linkClear: z.boolean(),
  /** A link names format or size. */
  linkSaysFormat: z.boolean(),
  linkSaysSize: z.boolean(),
  /** Beyond the level: what is not certain is advice. */
  grade: z.literal('advice'),
});
export type DocumentFacts = z.infer<typeof documentSchema>;
