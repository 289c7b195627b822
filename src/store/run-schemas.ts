import { z } from 'zod';
import { elderSchema } from '../domain/facts/elder.ts';
import { LEDGER_STATES } from '../domain/ledger.ts';
import { levelOneSchema } from '../domain/level-one.ts';
import { OUTCOMES, SEVERITIES } from '../domain/outcome.ts';
import { SITE_LEVELS } from '../domain/rule.ts';
import { targetSchema } from '../domain/target.ts';

/*
 * The files of a run folder as they are read back. Objects are loose: a later version of this program may have added
 * keys, and what is written again must not lose them.
 */

const count = z.number().min(0);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'not a moment');

/** A site's id names a folder of the run. */
const siteId = z
  .string()
  .regex(/^[^/\\\0]+$/)
  .refine((id) => id !== '.' && id !== '..', 'no name of a folder');

const siteSchema = z.looseObject({
  id: siteId,
  name: z.string(),
  url: z.string(),
  level: z.enum(SITE_LEVELS),
  group: z.string().optional(),
  owner: z.string().optional(),
  siteCode: z.string().optional(),
  alsoHosts: z.array(z.string()),
  columns: z.array(z.looseObject({ name: z.string(), url: z.string(), class: z.string().optional() })),
  apps: z.array(z.looseObject({ name: z.string(), hosts: z.array(z.string()) })),
  maxPages: count,
});

const citySchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  code: z.string().optional(),
  groups: z.array(z.looseObject({ id: siteId, name: z.string(), code: z.string().optional() })),
  sites: z.array(siteSchema),
});

const siteReportSchema = z.looseObject({
  id: siteId,
  state: z.enum(['done', 'partial', 'unreached']),
  why: z.string(),
  pages: z.looseObject({
    known: count,
    fetched: count,
    rendered: count,
    skipped: z.record(z.string(), count),
  }),
  sample: z.looseObject({ of: count, shapes: count, shapesSeen: count, withoutScripts: count }).optional(),
  requests: count,
  bytes: count,
  tookMs: count,
});

export const manifestSchema = z.looseObject({
  schema: z.literal(1),
  run: z.string(),
  tool: z.looseObject({ name: z.literal('gov-site-audit'), version: z.string() }),
  pack: z.string(),
  seeds: z.string(),
  asOf: day,
  lang: z.enum(['zh', 'en']),
  start: instant,
  end: instant.nullable(),
  state: z.enum(['running', 'finished', 'stopped']),
  notes: z.array(z.string()),
  checked: z.array(z.string()),
  vantage: z.looseObject({
    ipv4: z.boolean(),
    ipv6: z.boolean(),
    ipv6Because: z.string(),
    resolvers: z.array(z.string()),
    browser: z.string().nullable(),
    chineseFont: z.boolean(),
  }),
  city: citySchema,
  sites: z.array(siteReportSchema),
});

const findingSchema = z.looseObject({
  indicator: z.string(),
  rule: z.string(),
  outcome: z.enum(OUTCOMES).exclude(['passed']),
  severity: z.enum(SEVERITIES),
  site: z.string().optional(),
  target: targetSchema,
  message: z.string(),
  facts: z.record(z.string(), z.json()),
  pages: count,
  fingerprint: z.string(),
});

export const findingsSchema = z.looseObject({ schema: z.literal(1), findings: z.array(findingSchema) });

const verdict = z.enum(['passed', 'failed', 'cantTell']);
const points = z.number().nullable();
const scoreShape = { score: points, low: points, high: points, judged: count, total: count };

const itemSchema = z.looseObject({
  ...scoreShape,
  indicators: z.array(
    z.looseObject({
      ...scoreShape,
      id: z.string(),
      weight: z.number(),
      state: z.enum(['judged', 'undecided', 'inapplicable', 'not-checked']),
    }),
  ),
});

const rateSchema = z.looseObject({
  passed: count,
  failed: count,
  unknown: count,
  low: z.number().nullable(),
  high: z.number().nullable(),
  target: z.string().optional(),
  verdict,
});

const scoredShape = {
  id: z.string(),
  name: z.string(),
  items: z.record(z.string(), itemSchema),
  total: z.looseObject(scoreShape),
};
const ratedSchema = z.looseObject({ ...scoredShape, rates: z.record(z.string(), rateSchema) });

export const scoresSchema = z.looseObject({
  schema: z.literal(1),
  asOf: z.string(),
  city: ratedSchema,
  groups: z.array(ratedSchema),
  sites: z.array(
    z.looseObject({
      ...scoredShape,
      national: z.looseObject({
        vetoes: z.array(z.looseObject({ id: z.string(), outcome: verdict, because: z.string() })),
      }),
      levelOne: levelOneSchema.optional(),
    }),
  ),
});

/** What reports need beside findings and scores. */
export const judgementSchema = z.looseObject({
  schema: z.literal(1),
  elder: z.array(z.looseObject({ site: z.string(), facts: elderSchema })).optional(),
  tallies: z.array(
    z.looseObject({
      site: z.string(),
      rule: z.string(),
      passed: count,
      failed: count,
      cantTell: count,
      inapplicable: count,
      untested: count,
    }),
  ),
  columns: z.array(
    z.looseObject({
      site: z.string(),
      name: z.string(),
      url: z.string(),
      class: z.string().nullable(),
      latest: day.nullable(),
      latestTitle: z.string().nullable(),
      latestUrl: z.string().nullable(),
      ageDays: z.number().nullable(),
      limitDays: z.number().nullable(),
      dueInDays: z.number().nullable(),
      outcome: z.enum(['passed', 'failed', 'cantTell', 'inapplicable']),
      why: z.string().nullable(),
    }),
  ),
});

const entrySchema = z.looseObject({
  site: z.string(),
  fingerprint: z.string(),
  state: z.enum(LEDGER_STATES),
  reason: z.string(),
  owner: z.string(),
  due: day.nullable(),
  who: z.string(),
  at: instant,
  from: z.string(),
});

/** `ledger.json`: what the run knew of earlier runs. */
export const ledgerSchema = z.looseObject({
  schema: z.literal(1),
  seen: z.array(z.looseObject({ fingerprint: z.string(), firstSeen: day })),
  entries: z.array(entrySchema),
  absent: z.array(
    z.looseObject({
      firstSeen: day,
      lastSeen: day,
      goneOn: day.nullable(),
      finding: findingSchema.omit({ facts: true }),
      verdict: z.enum(['verified', 'gone', 'unchecked']),
      entry: entrySchema.nullable(),
    }),
  ),
});
