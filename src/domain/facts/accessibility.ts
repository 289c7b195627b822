import { z } from 'zod';

/** One place that an engine rule points at. */
export const a11yNodeSchema = z.strictObject({
  /** Unique on the page; parts for frames are joined by ` >>> `. */
  selector: z.string(),
  /** Up to 300 characters of outer HTML. */
  html: z.string(),
  /** Tag and classes on the way up, numbers and generated parts taken out: the same for the same place of a template. */
  shape: z.string(),
  summary: z.string(),
  /** A picture of the place with a frame around it: a file in the run folder. */
  picture: z.string().optional(),
});

/** What one check, of the engine or our own, says of one page. */
export const checkResultSchema = z.strictObject({
  /** Id in the pack's tables `axe-rules` or `own-checks`. */
  rule: z.string(),
  outcome: z.enum(['failed', 'review', 'passed']),
  impact: z.enum(['minor', 'moderate', 'serious', 'critical']).nullable(),
  /** `failure`: certain, of WCAG A or AA or of the standard's level 1; `advice`: best practice, AAA, experimental; `review`: a person must look. */
  grade: z.enum(['failure', 'advice', 'review']),
  /** Success criteria such as `1.1.1`. */
  wcag: z.array(z.string()),
  /** Up to 50. */
  nodes: z.array(a11yNodeSchema),
  count: z.number().int(),
  /** Read off the HTML alone: what styles and scripts make of it was not seen. */
  unrendered: z.literal(true).optional(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

/** What axe-core and our own checks say of one rendered page. */
export const accessibilitySchema = z.strictObject({
  engine: z.string(),
  loaded: z.boolean(),
  frames: z.number().int(),
  framesSeen: z.number().int(),
  results: z.array(checkResultSchema),
  /** Checks that had something to judge on the page and found nothing wrong. */
  passedRules: z.array(z.string()),
  /** The page was looked at without these scripts, which overwrite it; `all`: without any. */
  withoutScripts: z.array(z.string()).optional(),
  /**
   * How the page as rendered lets its visitors pass by what every page repeats: a link into it, perhaps a key, nothing that
   * could. Absent where it could not be told.
   */
  waysPast: z.enum(['link', 'keys', 'none']).optional(),
});
export type AccessibilityFacts = z.infer<typeof accessibilitySchema>;

/** What can be said of one page's accessibility from its HTML alone, without a browser. */
export const markupSchema = z.strictObject({
  results: z.array(checkResultSchema),
  passedRules: z.array(z.string()),
});
export type MarkupFacts = z.infer<typeof markupSchema>;
