import { z } from 'zod';

/** Kinds of entry: to the mode itself, to a page of matters for the elderly, to a reading tool, or to none of them. */
export const ELDER_ENTRIES = ['elder', 'zone', 'barrier-free', 'none'] as const;
/**
 * `works`: text is larger, or can be made so; `broken`: certain; `unsure`: it could not be told; `none`: there is no entry.
 */
export const ELDER_STATES = ['works', 'broken', 'unsure', 'none'] as const;
/** Why it is broken, or why it cannot be told. */
export const ELDER_REASONS = [
  'script-dead', // what makes the entry work does not exist any more
  'page-dead', // the version's page does not exist any more
  'does-nothing', // two clicks on the entry change nothing
  'not-larger', // it opens, and its text is no larger, nor can be made so
  'no-way-back', // it works, and nothing leads back
  'one-page', // it works on one page, and its links lead to pages that are as before and have no entry
  'script-unseen', // a script of the page did not come, so that nothing can be said of what it does
  'page-unseen', // the version's page did not come
  'entry-hidden', // the entry stands in a menu or a frame, and could not be pressed
  'entry-covered', // something lies over the entry
  'entry-unclear', // it may not be an entry
  'tool-unknown', // a tool opens whose controls are not known, or which may show text larger elsewhere
  'changes-unclear', // something happens, and it cannot be told what
  'only-traces', // names on the page sound like an entry without words
  'page-not-whole', // the home page did not come whole
] as const;

const moving = z.strictObject({ html: z.string(), picture: z.boolean() });

/** What was seen at the width of a phone. */
const phoneSchema = z.strictObject({
  /** The page adapts to the width of a phone. */
  responsive: z.boolean(),
  state: z.enum(ELDER_STATES),
  textPx: z.number().nullable(),
});

/** A site's version for the elderly: its entry on the home page, and what comes of opening it. Sizes are CSS pixels. */
export const elderSchema = z.strictObject({
  page: z.string(),
  /** The home page came whole: it loaded, and each of its scripts answered. */
  whole: z.boolean(),
  found: z.enum(ELDER_ENTRIES),
  state: z.enum(ELDER_STATES),
  reason: z.enum(ELDER_REASONS).nullable(),
  /** What is behind the reason: addresses, words. */
  detail: z.string(),
  /** Label of the entry. */
  entry: z.string(),
  entryHtml: z.string(),
  /** Its label is nothing but the words of an entry, and it is a control. */
  entryCertain: z.boolean(),
  /** `link`, `script`; `null` without an entry. */
  opensBy: z.enum(['link', 'script']).nullable(),
  /** Name of the product, where it is known. */
  product: z.string().nullable(),
  /** All labels of entries on the page. */
  entries: z.array(z.string()).max(10),
  /** The version was on the screen. */
  opened: z.boolean(),
  /** Address of the version, where it is a page of its own: it is then what the standard is applied to. */
  alternative: z.string().nullable(),
  /** Size of most of the text: before, after opening, and with the version's own control for it. */
  beforePx: z.number().nullable(),
  openedPx: z.number().nullable(),
  enlargedPx: z.number().nullable(),
  /** The largest of them in the version. */
  elderPx: z.number().nullable(),
  /** Of most of the text, in letters. */
  lineHeight: z.number().nullable(),
  contrast: z.boolean().nullable(),
  readAloud: z.boolean().nullable(),
  wayBack: z.boolean().nullable(),
  search: z.boolean().nullable(),
  links: z.number().int().nullable(),
  /** Hosts of advertising that the version asked. */
  ads: z.array(z.string()).max(10),
  /** Hosts of others that the version asked, and whose name says advertising. Not in older evidence, as the next. */
  adLike: z.array(z.string()).max(10).default([]),
  /** Texts in the version that begin with the mark of advertising. */
  adMarks: z.array(z.string()).max(5).default([]),
  /** Boxes that drift over the version. */
  floating: z.array(moving).max(10),
  floatingCount: z.number().int(),
  /** Boxes with a picture that stay in place. */
  fixedBoxes: z.number().int(),
  phone: phoneSchema.nullable(),
  /** The largest size of most of the text at the width of a phone; `null` where the site has no form for phones, or it was not seen. */
  phonePx: z.number().nullable(),
});
export type ElderFacts = z.infer<typeof elderSchema>;
export type ElderReason = (typeof ELDER_REASONS)[number];
