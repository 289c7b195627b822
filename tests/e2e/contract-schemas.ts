import { z } from 'zod';

/*
 * The shapes of a run folder's files as the contract tells them, written down a second time on purpose: what the program
 * says about itself in `src/domain` and `src/store` must not be what it is tested with. Objects are loose, because the
 * contract may be added to.
 */

const count = z.int().min(0);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const moment = z.iso.datetime({ offset: true });

export const manifest = z.looseObject({
  tool: z.looseObject({ version: z.string().min(1) }),
  pack: z.string().min(16),
  seeds: z.string().min(16),
  asOf: day,
  start: moment,
  end: moment,
  vantage: z.looseObject({ ipv6: z.boolean(), resolvers: z.array(z.string()) }),
  notes: z.array(z.string()),
  sites: z.array(
    z.looseObject({
      id: z.string(),
      state: z.enum(['done', 'partial', 'unreached']),
      why: z.string(),
      pages: z.looseObject({
        known: count,
        fetched: count,
        rendered: count,
        skipped: z.record(z.string(), count),
      }),
      requests: count,
      bytes: count,
      tookMs: z.number().min(0),
    }),
  ),
});

const target = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('city') }),
  z.looseObject({ type: z.literal('group') }),
  z.looseObject({ type: z.literal('site'), url: z.url() }),
  z.looseObject({ type: z.literal('column'), name: z.string(), url: z.url() }),
  z.looseObject({ type: z.literal('page'), url: z.url() }),
  z.looseObject({ type: z.literal('link'), url: z.url(), from: z.array(z.url()).max(20), count }),
  z.looseObject({
    type: z.literal('element'),
    url: z.url(),
    selector: z.string(),
    html: z.string().max(300),
  }),
  z.looseObject({ type: z.literal('app') }),
  z.looseObject({ type: z.literal('account') }),
  z.looseObject({ type: z.literal('document') }),
]);

export const finding = z
  .looseObject({
    indicator: z.string().regex(/^(?:26|27|28|29|30)\.[a-z0-9-]+$/),
    rule: z.string().regex(/^[a-z0-9-]+$/),
    outcome: z.enum(['failed', 'cantTell', 'inapplicable', 'untested']),
    severity: z.enum(['error', 'warning', 'note']),
    site: z.string().optional(),
    target,
    message: z.string().min(1),
    facts: z.record(z.string(), z.json()),
    pages: count,
    fingerprint: z.string().min(8),
  })
  .refine((one) => one.outcome !== 'failed' || one.severity !== 'note', 'a note is never a failure')
  .refine(
    (one) => (one.site === undefined) === (one.target.type === 'city' || one.target.type === 'group'),
    'findings of city and groups have no site, all others have one',
  );

export const findings = z.strictObject({ schema: z.literal(1), findings: z.array(finding) });
export type Finding = z.infer<typeof finding>;

const points = z.number().min(0).max(100).nullable();
const scoreShape = { score: points, low: points, high: points, judged: count, total: count };
const score = z.looseObject(scoreShape);
const share = z.number().min(0).max(1).nullable();
const rate = z.looseObject({
  passed: count,
  failed: count,
  unknown: count,
  low: share,
  high: share,
  target: z.string().optional(),
  verdict: z.enum(['passed', 'failed', 'cantTell']),
});
const items = z.record(
  z.enum(['26', '27', '28', '29', '30']),
  z.looseObject({
    ...scoreShape,
    indicators: z.array(
      z.looseObject({
        id: z.string(),
        score: points,
        low: points,
        high: points,
        weight: z.number().min(0),
      }),
    ),
  }),
);
const vetoes = z.array(
  z.looseObject({
    id: z.string(),
    outcome: z.enum(['passed', 'failed', 'cantTell']),
    because: z.string(),
  }),
);

export const scores = z.looseObject({
  schema: z.literal(1),
  asOf: day,
  city: z.looseObject({
    rates: z.looseObject({ 'ipv6-support': rate, 'accessibility-level-1': rate }),
    items: z.partialRecord(items.keyType, items.valueType),
    total: score,
  }),
  groups: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      rates: z.record(z.string(), rate),
      items: z.partialRecord(items.keyType, items.valueType),
      total: score,
    }),
  ),
  sites: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      items: z.partialRecord(items.keyType, items.valueType),
      total: score,
      national: z.looseObject({ vetoes }),
    }),
  ),
});

/** One line of `evidence.ndjson.gz`. */
export const observation = z.discriminatedUnion('status', [
  z.looseObject({ kind: z.string(), site: z.string(), status: z.literal('observed'), facts: z.json() }),
  z.looseObject({ kind: z.string(), site: z.string(), status: z.literal('unobserved'), why: z.string() }),
]);
