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
});

/** What axe-core says of one rendered page. */
export const accessibilitySchema = z.strictObject({
  engine: z.string(),
  loaded: z.boolean(),
  frames: z.number().int(),
  framesSeen: z.number().int(),
  results: z.array(
    z.strictObject({
      rule: z.string(),
      outcome: z.enum(['failed', 'review', 'passed']),
      impact: z.enum(['minor', 'moderate', 'serious', 'critical']).nullable(),
      /** `failure`: of WCAG A or AA; `advice`: best practice, AAA, experimental; `review`: a person must look. */
      grade: z.enum(['failure', 'advice', 'review']),
      /** Success criteria such as `1.1.1`. */
      wcag: z.array(z.string()),
      /** Up to 50. */
      nodes: z.array(a11yNodeSchema),
      count: z.number().int(),
    }),
  ),
  /** Rules that had something to judge on the page and found nothing wrong. */
  passedRules: z.array(z.string()),
});
export type AccessibilityFacts = z.infer<typeof accessibilitySchema>;
