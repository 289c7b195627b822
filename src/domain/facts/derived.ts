import { z } from 'zod';
import { OBSTACLES } from '../obstacle.ts';

/** A column as put together from the pages of its site (`judge/derive/columns.ts`). */
export const columnSchema = z.strictObject({
  name: z.string(),
  /** Class id, or `null` where none fits: then no limit holds. */
  class: z.string().nullable(),
  className: z.string().nullable(),
  classFrom: z.enum(['seed', 'name', 'tag', 'none']),
  level: z.number().int(),
  kind: z.enum(['list', 'links', 'static', 'redirect', 'home-like', 'topic', 'unknown']),
  items: z.number().int(),
  datedItems: z.number().int(),
  latest: z.string().nullable(),
  latestTitle: z.string().nullable(),
  latestUrl: z.string().nullable(),
  ageDays: z.number().int().nullable(),
  limitDays: z.number().int().nullable(),
  /** Days until it falls due; negative: overdue. `null` without limit or date. */
  dueInDays: z.number().int().nullable(),
  /** `true`: older than the limit; `null`: no limit, or nothing dated. */
  overdue: z.boolean().nullable(),
  /** Empty and not excused; `null`: cannot be told. */
  blank: z.boolean().nullable(),
  remark: z.string(),
  /** Of a topic: still running, or marked as archived. `null`: no topic. */
  topic: z.enum(['running', 'archived']).nullable(),
  /** Dated items of each of the last weeks up to `asOf`, oldest week first; only weeks which the opened pages of the list cover. */
  rhythm: z.array(z.number().int()).max(26),
  why: z.enum(OBSTACLES).nullable(),
  /** Why its age cannot be told: an obstacle, `needs-script`, `undated`, or `partly-seen`; `null` where it can, or need not. */
  reason: z.string().nullable(),
});
export type ColumnFacts = z.infer<typeof columnSchema>;

/** Freshness of the home page. */
export const homeSchema = z.strictObject({
  latest: z.string().nullable(),
  latestTitle: z.string().nullable(),
  latestUrl: z.string().nullable(),
  ageDays: z.number().int().nullable(),
  limitDays: z.number().int(),
  /** Items dated within `limitDays` before `asOf`. */
  recentItems: z.number().int(),
  /** Fewer recent items than this are few. */
  fewItems: z.number().int(),
  /** Items in the lists of the main part of which no day is known: they may be recent. */
  undatedItems: z.number().int(),
  /** A list on the page shows nothing but recent items, and its column had enough more of them, or was not seen to its end. */
  cutOff: z.boolean(),
  datedItems: z.number().int(),
});
export type HomeFacts = z.infer<typeof homeSchema>;

/** One distinct accessibility fault of a site: same engine rule, same shape of element, however many pages. */
export const faultSchema = z.strictObject({
  engineRule: z.string(),
  grade: z.enum(['failure', 'advice', 'review']),
  impact: z.string().nullable(),
  wcag: z.array(z.string()),
  act: z.array(z.string()),
  template: z.string(),
  samplePages: z.array(z.string()).max(20),
  pages: z.number().int(),
  places: z.number().int(),
  summary: z.string(),
  /** A picture of the place that the finding names: a file in the run folder. */
  picture: z.string().optional(),
  /** The page that the finding names was looked at without these scripts, which overwrite it. */
  withoutScripts: z.array(z.string()).optional(),
});
export type FaultFacts = z.infer<typeof faultSchema>;

/** A population rate (`judge/rates.ts`). */
export const rateSchema = z.strictObject({
  rate: z.string(),
  passed: z.number().int(),
  failed: z.number().int(),
  unknown: z.number().int(),
  counted: z.number().int(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  target: z.string(),
  verdict: z.enum(['passed', 'failed', 'cantTell']),
  failedSites: z.array(z.string()),
  unknownSites: z.array(z.string()),
  needed: z.number().int(),
});
export type RateFacts = z.infer<typeof rateSchema>;

/** One entry of the list of waivers (`judge/waiver-evidence.ts`). */
export const waiverSchema = z.strictObject({
  /** All that it names, in one text. */
  waives: z.string(),
  rule: z.string(),
  onSite: z.string(),
  address: z.string(),
  column: z.string(),
  selector: z.string(),
  reason: z.string(),
  owner: z.string(),
  expires: z.string(),
  expired: z.boolean(),
  overDays: z.number().int(),
  /** Findings that it fits, valid or not. */
  fits: z.number().int(),
  /** The run looked at everything that it speaks of. */
  looked: z.boolean(),
});
export type WaiverFacts = z.infer<typeof waiverSchema>;
