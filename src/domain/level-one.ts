import { z } from 'zod';
import type { Json } from './brand.ts';
import type { RulePack } from './rule.ts';

const LEVEL_ONE_STATES = ['failed', 'noFailureFound', 'needsPerson', 'notJudged'] as const;

/** Why an indicator of the level could not be judged on a site. */
const NOT_JUDGED_REASONS = [
  'not-checked', // the run left accessibility out
  'not-reached', // no page of the site was read
  'no-browser', // the check needs a browser, and none was used
  'not-rendered', // the pages that were chosen could not be opened in the browser
  'no-result', // the check did not run to an end on any page
] as const;

/** Something laid ready for a person who has to look. */
export const preparedItemSchema = z.strictObject({
  page: z.string(),
  /** What to look at: a sentence, a name, a piece of HTML. */
  see: z.string(),
  /** What to compare it with, such as the title of the page that a link leads to; empty where there is nothing. */
  beside: z.string(),
  /** Of the finding it belongs to. */
  fingerprint: z.string().optional(),
});
export type PreparedItem = z.infer<typeof preparedItemSchema>;

const row = z.strictObject({
  /** 1 to 16, the indicators of level 1 that hold for web pages. */
  number: z.int().min(1),
  clause: z.string(),
  rules: z.array(z.string()),
  state: z.enum(LEVEL_ONE_STATES),
  /** Only where it is `notJudged`. */
  why: z.enum(NOT_JUDGED_REASONS).optional(),
  /** The findings that prove a failure, by fingerprint, with the page of each. Up to 20. */
  proof: z.array(z.strictObject({ fingerprint: z.string(), url: z.string() })),
  /** Up to 20. */
  items: z.array(preparedItemSchema),
});
export type LevelOneRow = z.infer<typeof row>;

/**
 * GB/T 37668-2019 level 1 on one site. It fails with one indicator that certainly fails. No automatic check proves that it is
 * met: `noFailureFound` is the best it can say, and `notJudged` where an indicator was not judged at all.
 */
export const levelOneSchema = z.strictObject({
  verdict: z.enum(['failed', 'noFailureFound', 'notJudged']),
  /** How many of the indicators are in which state. */
  counts: z.strictObject({
    failed: z.int(),
    noFailureFound: z.int(),
    needsPerson: z.int(),
    notJudged: z.int(),
  }),
  indicators: z.array(row),
});
export type LevelOne = z.infer<typeof levelOneSchema>;

/** One row of the pack's table `level-one`. */
export const levelOneIndicatorSchema = z.strictObject({
  number: z.int().min(1).max(99),
  clause: z.string().regex(/^\d(?:\.\d{1,2}){1,4}$/),
  title: z.string().min(1),
  titleEn: z.string().min(1),
  /** What has to be looked at to judge it: the HTML, the engine in the browser, or our own checks in the browser. */
  by: z.enum(['markup', 'engine', 'rendered']),
  /** Rules that can fail it. */
  rules: z.array(z.string()).min(1),
  /** Rules beyond the level whose findings are laid before a person; they never fail it. */
  hints: z.array(z.string()),
  /** What a person must look at. */
  person: z.string().min(1),
  personEn: z.string().min(1),
});
export type LevelOneIndicator = z.infer<typeof levelOneIndicatorSchema>;

/** The indicators of the pack's table `level-one`, in its order; none where the pack has no such table. */
export function levelOneIndicators(pack: RulePack): readonly LevelOneIndicator[] {
  const table = pack.tables['level-one'] as { readonly indicators?: Json } | undefined;
  return (table?.indicators ?? []) as unknown as readonly LevelOneIndicator[]; // checked when the pack was loaded
}
