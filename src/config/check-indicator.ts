import type { Indicator, Rule, Source } from '../domain/rule.ts';
import { checkRule, type JudgeAbilities } from './check-rule.ts';
import { checkShape, checkValue, isRecord, valueAt } from './check-shape.ts';
import { expandEach, type RawRule } from './expand-each.ts';
import type { Fault } from './fault.ts';
import type { YamlFile } from './read-yaml.ts';
import { type IndicatorEntry, indicatorSchema, type RuleEntry, ruleSchema } from './rule-schema.ts';

const DEFAULT_POINTS = 5;
const DEFAULT_WEIGHT = 1;

/** One indicator file, checked, with every rule in it. */
export interface CheckedIndicator {
  readonly indicator: Indicator | null;
  /** Id and item, where the file has them. */
  readonly head: { readonly id: string; readonly item: number } | null;
  /** Every id which the file claims (its own and its rules'), with the place to name when it is taken. */
  readonly ids: readonly { readonly id: string; readonly fault: Fault }[];
  readonly faults: readonly Fault[];
}

export function checkIndicator(
  file: YamlFile,
  tables: { readonly [name: string]: unknown },
  can: JudgeAbilities,
): CheckedIndicator {
  const shaped = checkShape(file, indicatorSchema);
  const expanded = rawRules(file).map((raw) => expandEach(file, raw, tables));
  const rules = expanded.flatMap((e) => e.rules).map((raw) => checkOne(file, raw, can));
  const faults = [
    ...(shaped.ok ? [] : shaped.faults),
    ...distinct([...expanded.flatMap((e) => e.faults), ...rules.flatMap((r) => r.faults)]),
  ];
  return {
    indicator:
      shaped.ok && faults.length === 0
        ? build(
            shaped.value,
            rules.flatMap((r) => r.entry ?? []),
          )
        : null,
    head: headOf(file.value),
    ids: claimed(
      file,
      expanded.flatMap((e) => e.rules),
    ),
    faults,
  };
}

function rawRules(file: YamlFile): readonly RawRule[] {
  const list = valueAt(file.value, ['rules']);
  if (!Array.isArray(list)) return [];
  return list.flatMap((value: unknown, i) => (isRecord(value) ? [{ path: ['rules', i], value }] : []));
}

function checkOne(
  file: YamlFile,
  raw: RawRule,
  can: JudgeAbilities,
): { readonly entry: RuleEntry | null; readonly faults: readonly Fault[] } {
  const shaped = checkValue(file, ruleSchema, { base: raw.path, value: raw.value });
  if (!shaped.ok) return { entry: null, faults: shaped.faults };
  const faults = checkRule({ file, path: raw.path, rule: shaped.value, can });
  return { entry: shaped.value, faults };
}

/** A fault of a template stands in every rule made from it: it is told once. */
function distinct(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((f) => [`${f.line}:${f.column}:${f.path}`, f])).values()];
}

function headOf(value: unknown): CheckedIndicator['head'] {
  const id = valueAt(value, ['id']);
  const item = valueAt(value, ['item']);
  return typeof id === 'string' && typeof item === 'number' ? { id, item } : null;
}

function claimed(file: YamlFile, rules: readonly RawRule[]): CheckedIndicator['ids'] {
  const own = valueAt(file.value, ['id']);
  const mine = typeof own === 'string' ? [{ id: own, fault: file.fault(['id'], '') }] : [];
  const theirs = rules.flatMap((raw) => {
    const id = raw.value['id'];
    return typeof id === 'string' ? [{ id, fault: file.fault([...raw.path, 'id'], '') }] : [];
  });
  return [...mine, ...theirs];
}

function build(entry: IndicatorEntry, rules: readonly RuleEntry[]): Indicator {
  const { id, item, kind, title, titleEn, source, weight, score } = entry;
  const built = rules.map((rule) => buildRule(rule, id, source));
  return { id, item, kind, title, titleEn, source, weight, score, rules: built };
}

function buildRule(entry: RuleEntry, indicator: string, source: Source): Rule {
  const rule = {
    ...entry,
    indicator,
    otherwise: entry.otherwise ?? 'failed',
    points: entry.points ?? DEFAULT_POINTS,
    weight: entry.weight ?? DEFAULT_WEIGHT,
    source: entry.source ?? source,
    tags: entry.tags ?? {},
  };
  return rule as Rule; // YAML leaves optional fields out, it never sets them to undefined
}
