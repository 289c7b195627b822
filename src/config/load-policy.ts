import { z } from 'zod';
import { FAIL_ON, type GatePolicy } from '../domain/gate.ts';
import type { RulePack } from '../domain/rule.ts';
import { checkShape } from './check-shape.ts';
import { parseDuration } from './duration.ts';
import type { Fault, Loaded } from './fault.ts';
import { didYouMean } from './nearest.ts';
import { parseHost } from './parse-host.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';

/** `gate.yaml` with its defaults, and what it says of the audit itself. */
export interface GateFile {
  readonly policy: GatePolicy;
  readonly audit: {
    readonly maxPages?: number | undefined;
    readonly render?: 'all' | 'sample' | 'none' | undefined;
    readonly timeBudgetMs?: number | undefined;
    /** Addresses inside the site, nothing else is looked at; or only the pages that have changed are opened in the browser. */
    readonly pages?: 'changed' | readonly string[] | undefined;
    /** What the browser found on pages that have not changed holds from run to run. Default: true. */
    readonly cache?: boolean | undefined;
    readonly skip?: readonly string[] | undefined;
  };
}

/** Where there is no file: certain faults that are new, wherever they are. */
export const DEFAULT_GATE: GateFile = {
  policy: {
    failOn: 'new',
    rules: {},
    indicators: {},
    items: {},
    budgets: {},
    outsideLinks: 'warn',
    staleBaseline: 'warn',
    minScore: {},
    minJudged: 0.95,
    moved: {},
    oldHosts: [],
  },
  audit: {},
};

/** Reads a gate's policy; rules, indicators and items that the pack does not have are faults, like every unknown field. */
export async function loadPolicy(file: string, pack: RulePack): Promise<Loaded<GateFile>> {
  const read = await readYaml(file);
  if (!read.ok) return read;
  const shaped = checkShape(read.value, gateSchema);
  if (!shaped.ok) return shaped;
  const { audit, ...given } = shaped.value;
  const faults = [...unknownNames(read.value, given, pack), ...contradictions(read.value, audit)];
  if (faults.length > 0) return { ok: false, faults };
  const { timeBudget, ...rest } = audit ?? {};
  return {
    ok: true,
    value: {
      policy: { ...DEFAULT_GATE.policy, ...withoutUndefined(given) },
      audit: { ...rest, ...(timeBudget === undefined ? {} : { timeBudgetMs: timeBudget }) },
    },
  };
}

const failOn = z.enum(FAIL_ON);
const perName = z.record(z.string(), failOn);
const count = z.int().min(0).max(1_000_000);
const path = z.string().regex(/^\/[^\s]{0,1000}$/, { error: 'a path inside the site that begins with /' });
const duration = z.string().transform((text, ctx) => {
  const parsed = parseDuration(text);
  if (parsed.ok) return parsed.value;
  ctx.issues.push({ code: 'custom', message: parsed.message, input: text });
  return z.NEVER;
});

const gateSchema = z.strictObject({
  failOn: failOn.optional(),
  rules: perName.optional(),
  indicators: perName.optional(),
  items: perName.optional(),
  budgets: z.record(z.string(), z.strictObject({ new: count.optional(), all: count.optional() })).optional(),
  outsideLinks: z.enum(['warn', 'fail']).optional(),
  staleBaseline: z.enum(['warn', 'fail']).optional(),
  minScore: z.record(z.string(), z.number().min(0).max(100)).optional(),
  minJudged: z.number().min(0).max(1).optional(),
  moved: z.record(path, path).optional(),
  oldHosts: z
    .array(
      z.string().transform((value, ctx) => {
        const parsed = parseHost(value);
        if (parsed.ok) return parsed.value;
        ctx.issues.push({ code: 'custom', message: parsed.message, input: value });
        return z.NEVER;
      }),
    )
    .max(100)
    .optional(),
  audit: z
    .strictObject({
      maxPages: z.int().min(1).max(100_000).optional(),
      render: z.enum(['all', 'sample', 'none']).optional(),
      timeBudget: duration.optional(),
      pages: z
        .union([z.literal('changed'), z.array(path).min(1).max(10_000)], {
          error: '“changed”, or a list of paths inside the site',
        })
        .optional(),
      cache: z.boolean().optional(),
      skip: z.array(z.string()).max(20).optional(),
    })
    .optional(),
});
type Given = Omit<z.infer<typeof gateSchema>, 'audit'>;

function contradictions(file: YamlFile, audit: z.infer<typeof gateSchema>['audit']): readonly Fault[] {
  if (audit?.pages !== 'changed' || audit.cache !== false) return [];
  return [file.faultAtKey(['audit', 'cache'], 'without the cache nobody knows which pages have changed')];
}

function unknownNames(file: YamlFile, given: Given, pack: RulePack): readonly Fault[] {
  const own =
    (pack.tables['gate'] as { readonly rules?: readonly { id: string }[] } | undefined)?.rules ?? [];
  const rules = [...pack.indicators.flatMap((indicator) => indicator.rules), ...own].map((rule) => rule.id);
  const indicators = pack.indicators.map((indicator) => indicator.id);
  const items = pack.items.map((item) => String(item.id));
  const known = {
    rules: { names: rules, what: 'rule' },
    budgets: { names: rules, what: 'rule' },
    indicators: { names: indicators, what: 'indicator' },
    items: { names: items, what: 'item' },
    minScore: { names: ['total', ...items], what: 'score' },
  } as const;
  return Object.entries(known).flatMap(([field, { names, what }]) =>
    Object.keys(given[field as keyof typeof known] ?? {}).flatMap((name) =>
      names.includes(name)
        ? []
        : [
            file.faultAtKey(
              [field, name],
              `there is no ${what} “${name}”${didYouMean(name, names)}; known: ${shown(names)}`,
            ),
          ],
    ),
  );
}

function shown(names: readonly string[]): string {
  return names.length > 12 ? `see gov-audit rules list` : names.join(', ');
}

function withoutUndefined(given: Given): Partial<GatePolicy> {
  // What is absent must not overwrite a default.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
