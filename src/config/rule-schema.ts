import { z } from 'zod';
import type { Json } from '../domain/brand.ts';
import { levelOneIndicatorSchema } from '../domain/level-one.ts';
import { KINDS, OUTCOMES, SEVERITIES } from '../domain/outcome.ts';
import { type Check, SITE_LEVELS } from '../domain/rule.ts';
import { TARGET_TYPES } from '../domain/target.ts';

const ID = /^[a-z0-9]+(?:[-.][a-z0-9]+){0,20}$/;

const id = z.string().max(80).regex(ID, { error: 'an id of small letters, figures and hyphens' });
const text = z.string().trim().min(1).max(2000);
const json: z.ZodType<Json> = z.json();
const share = z.number().min(0).max(1);
const weight = z.number().min(0).max(1000);

export const sourceSchema = z.strictObject({
  plan: text,
  norm: text,
  sure: z.enum(['confirmed', 'single-source', 'own']),
});

const oneCheck = z.strictObject({ fact: text, is: text, than: json.optional() });
const checks = z.array(z.lazy((): z.ZodType<Check> => checkSchema)).min(1);
/** The operators, paths and comparands inside are checked by `check-rule.ts`. */
export const checkSchema: z.ZodType<Check> = z
  .union([
    oneCheck,
    z.strictObject({ all: checks }),
    z.strictObject({ any: checks }),
    z.strictObject({ none: checks }),
  ])
  // `than` left out and `than: undefined` are the same thing in YAML.
  .transform((check) => check as Check);

const textsSchema = z.strictObject({
  passed: text.optional(),
  failed: text.optional(),
  cantTell: text,
  inapplicable: text.optional(),
});

const exampleSchema = z.strictObject({
  name: text,
  facts: z.record(z.string(), json),
  outcome: z.enum(OUTCOMES),
});

const ruleFields = {
  target: z.enum(TARGET_TYPES),
  evidence: text,
  title: text,
  titleEn: text,
  applies: checkSchema.optional(),
  expect: checkSchema,
  otherwise: z.enum(['failed', 'cantTell']).optional(),
  hintWhen: checkSchema.optional(),
  errorWhen: checkSchema.optional(),
  severity: z.enum(SEVERITIES),
  points: z.number().min(0).max(100).optional(),
  weight: weight.optional(),
  says: textsSchema,
  saysEn: textsSchema,
  remedy: text,
  remedyEn: text,
  source: sourceSchema.optional(),
  tags: z.record(z.string(), json).optional(),
  examples: z.array(exampleSchema).min(2),
};

export const ruleSchema = z.strictObject({ id, ...ruleFields });
export type RuleEntry = z.infer<typeof ruleSchema>;

/** A rule that stands for one rule per row of a table; filled in by `expand-each.ts` before the check. */
export const eachSchema = z.strictObject({
  table: text,
  /** Rows that have this field are left out. */
  without: text.optional(),
  /** Only rows whose fields have one of these values. */
  where: z.record(z.string(), z.array(json).min(1)).optional(),
});

export const indicatorSchema = z.strictObject({
  id,
  item: z.union([z.literal(26), z.literal(27), z.literal(28), z.literal(29), z.literal(30)]),
  kind: z.enum(KINDS),
  title: text,
  titleEn: text,
  source: sourceSchema,
  weight,
  score: z.enum(['share-passed', 'deduct']),
  /** Each is checked by itself, after the expansion of tables. */
  rules: z.array(z.record(z.string(), z.unknown())).min(1),
});
export type IndicatorEntry = z.infer<typeof indicatorSchema>;

export const itemsSchema = z.strictObject({
  items: z.array(z.strictObject({ id: z.int().min(26).max(30), title: text, titleEn: text, weight })).min(1),
});

export const ratesSchema = z.strictObject({
  rates: z.array(
    z.strictObject({
      id,
      title: text,
      titleEn: text,
      levels: z.array(z.enum(SITE_LEVELS)).min(1),
      rules: z.array(id).min(1),
      hintsCount: z.boolean().optional(),
      unit: z.enum(['site', 'target']).optional(),
      by: z.enum(['rules', 'level-one']).optional(),
      target: z.strictObject({ is: z.enum(['>', '>=', '=']), share }).optional(),
    }),
  ),
});

const limit = z.union([
  z.strictObject({ days: z.int().min(1).max(36_500) }),
  z.strictObject({ months: z.int().min(1).max(1200) }),
]);

export const columnClassesSchema = z.strictObject({
  classes: z
    .array(
      z.strictObject({
        id,
        title: text,
        titleEn: text,
        limit: limit.optional(),
        levels: z.array(z.int().min(1).max(9)).optional(),
        names: z.array(text),
        except: z.array(text).optional(),
        source: sourceSchema,
      }),
    )
    .min(1),
});

const engineRule = z.strictObject({
  id,
  title: text,
  titleEn: text,
  remedy: text,
  wcag: z.array(z.string().regex(/^\d\.\d\.\d{1,2}$/, { error: 'a success criterion such as 1.1.1' })),
  act: z.array(z.string().regex(/^[a-z0-9]{6}$/, { error: 'an ACT rule id of 6 signs' })),
  grade: z.enum(['failure', 'advice', 'review']),
  impact: z.enum(['minor', 'moderate', 'serious', 'critical']),
  levelOne: id.optional(),
});
export const axeRulesSchema = z.strictObject({ rules: z.array(engineRule).min(1) });

/** Our own checks: as the engine's, with the definition that each one follows. */
export const ownChecksSchema = z.strictObject({
  rules: z.array(z.strictObject({ ...engineRule.shape, remedyEn: text, norm: text })),
});

/** The indicators of level 1 of GB/T 37668-2019. */
export const levelOneTableSchema = z.strictObject({ indicators: z.array(levelOneIndicatorSchema).min(1) });

/** Tables that are nothing but data for judges and reports. */
export const tableSchema = z.record(z.string(), json);

/** What a release gate leaves out of its decision. */
export const gateTableSchema = z.strictObject({
  leftOut: z.array(z.strictObject({ rules: z.array(id).min(1), because: text, becauseEn: text })),
  /** Rules of the gate alone, by the condition that the program knows under this id. */
  rules: z.array(
    z.strictObject({
      id: z.enum(['staging-host-link', 'old-host-link']),
      title: text,
      titleEn: text,
      says: text,
      saysEn: text,
      remedy: text,
      remedyEn: text,
      severity: z.enum(['error', 'warning', 'note']),
    }),
  ),
});

export const vetoesSchema = z.strictObject({
  vetoes: z
    .array(
      z.strictObject({
        id,
        rules: z.array(id).min(1),
        columns: z
          .array(z.strictObject({ class: id, level: z.int().min(1).max(9).optional() }))
          .min(1)
          .optional(),
        limit: z.int().min(1),
      }),
    )
    .min(1),
});

const known = z.enum(['confirmed', 'single-source', 'own']);
const points = z.number().min(0).max(100);

export const deductionsSchema = z
  .strictObject({
    levels: z.array(z.enum(SITE_LEVELS)).min(1),
    groups: z
      .array(
        z.strictObject({
          id,
          title: text,
          titleEn: text,
          points,
          sure: known,
          open: z.array(z.strictObject({ title: text, titleEn: text })),
        }),
      )
      .min(1),
    rows: z.array(
      z.strictObject({
        id,
        group: id,
        title: text,
        titleEn: text,
        rules: z.array(id).min(1),
        classes: z.array(id).min(1).optional(),
        home: z.boolean().optional(),
        each: points,
        norm: text,
        sure: known,
      }),
    ),
  })
  .superRefine(({ groups, rows }, context) => {
    if (Math.abs(groups.reduce((sum, one) => sum + one.points, 0) - 100) > 1e-6)
      context.addIssue({
        code: 'custom',
        path: ['groups'],
        message: 'the points of the groups do not add up to 100',
      });
    for (const [i, row] of rows.entries())
      if (!groups.some((one) => one.id === row.group))
        context.addIssue({
          code: 'custom',
          path: ['rows', i, 'group'],
          message: `there is no group “${row.group}”`,
        });
  });

/** What codes are called in messages. */
export const wordsSchema = z.strictObject({
  words: z.record(
    z.string().regex(/^[a-z0-9-]{1,60}$/),
    z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  ),
});
