import { z } from 'zod';
import { a11yNodeSchema } from './accessibility.ts';

const samplePages = z.array(z.string()).max(20);

/** What the HTML of all read pages of one site shows together, without a browser: counts, and what only many pages tell. */
export const siteMarkupSchema = z.strictObject({
  /** Pages read. */
  pages: z.number().int(),
  /** By own check: on how many pages it found something in order, and nothing wrong. */
  fine: z.array(z.strictObject({ rule: z.string(), pages: z.number().int() })),
  /** Places beyond those that stand page by page as `markup` evidence: same check, same outcome, same shape. */
  more: z.array(
    z.strictObject({
      rule: z.string(),
      outcome: z.enum(['failed', 'review']),
      shape: z.string(),
      pages: z.number().int(),
      places: z.number().int(),
    }),
  ),
  /** How pages let visitors pass by what repeats (`gather/markup/skip-link.ts`). */
  skip: z.array(
    z.strictObject({
      state: z.enum(['works', 'broken', 'tool', 'scripted', 'none', 'not-needed']),
      pages: z.number().int(),
      samplePages,
      place: a11yNodeSchema.nullable(),
    }),
  ),
  /** The main navigation as pages show it: one entry an order of names in one place of the template. Up to 60. */
  menus: z.array(
    z.strictObject({
      names: z.array(z.string()),
      pages: z.number().int(),
      samplePages,
      place: a11yNodeSchema,
    }),
  ),
  /** Ways to reach the office that any page names; `named`: words of contact stand somewhere, whatever they lead to. */
  contacts: z.strictObject({
    ways: z.array(z.enum(['phone', 'mail', 'post', 'online'])),
    named: z.boolean(),
    /** On some page 电话：, 邮箱：, 地址： stand without anything behind them. */
    blank: z.boolean(),
  }),
  /** Links made of a picture alone with a name, for a person to compare with where they lead. Up to 60. */
  pictureLinks: z.array(
    z.strictObject({ url: z.string(), name: z.string(), src: z.string(), page: z.string() }),
  ),
});
export type SiteMarkupFacts = z.infer<typeof siteMarkupSchema>;
