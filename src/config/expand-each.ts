import type { z } from 'zod';
import { checkShape, isRecord, valueAt } from './check-shape.ts';
import type { Fault, Path } from './fault.ts';
import type { YamlFile } from './read-yaml.ts';
import { eachSchema } from './rule-schema.ts';

/** One rule as it stands in a file, with the place that its faults are told at. */
export interface RawRule {
  readonly path: Path;
  readonly value: { readonly [key: string]: unknown };
  /** The row that filled it in, if it came from a table. */
  readonly row?: string;
}

type Tables = { readonly [name: string]: unknown };

/** Opens `each: { table, without, where }`: one rule for every row, with `{row.field}` filled in from it. */
export function expandEach(
  file: YamlFile,
  raw: RawRule,
  tables: Tables,
): { readonly rules: readonly RawRule[]; readonly faults: readonly Fault[] } {
  if (raw.value['each'] === undefined) return { rules: [raw], faults: [] };
  const each = checkShape(file, eachSchema, [...raw.path, 'each']);
  if (!each.ok) return { rules: [], faults: each.faults };
  const rows = rowsOf(tables, each.value.table);
  if (rows === null) {
    const message = `there is no table “${each.value.table}” with a list “rules” under tables/`;
    return { rules: [], faults: [file.fault([...raw.path, 'each', 'table'], message)] };
  }
  const wanted = rows.filter((row) => isWanted(row, each.value));
  const missing = missingFields(raw.value, wanted);
  const faults = missing.map((field) =>
    file.fault(raw.path, `{row.${field}}: not every row of the table has “${field}”`),
  );
  return { rules: wanted.map((row) => fillRule(raw, row)), faults };
}

type Row = { readonly [field: string]: unknown };

function rowsOf(tables: Tables, name: string): readonly Row[] | null {
  const rows = Object.hasOwn(tables, name) ? valueAt(tables[name], ['rules']) : undefined;
  return Array.isArray(rows) ? rows.filter(isRecord) : null;
}

function isWanted(row: Row, each: z.infer<typeof eachSchema>): boolean {
  if (each.without !== undefined && row[each.without] !== undefined) return false;
  return Object.entries(each.where ?? {}).every(([field, values]) => values.some((v) => v === row[field]));
}

function missingFields(template: unknown, rows: readonly Row[]): readonly string[] {
  const used = [...JSON.stringify(template).matchAll(/\{row\.([A-Za-z]{1,40})\}/g)].map((m) => m[1] ?? '');
  return [...new Set(used)].filter((field) => rows.some((row) => row[field] === undefined));
}

function fillRule(raw: RawRule, row: Row): RawRule {
  const { each: _, ...template } = raw.value;
  const value = Object.fromEntries(Object.entries(template).map(([key, v]) => [key, fill(v, row)]));
  return { path: raw.path, value, row: String(row['id'] ?? '') };
}

function fill(value: unknown, row: Row): unknown {
  if (typeof value === 'string') return fillText(value, row);
  if (Array.isArray(value)) return value.map((v) => fill(v, row));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, fill(v, row)]));
}

/** A text that is one placeholder takes over the value itself, so that lists stay lists. */
function fillText(text: string, row: Row): unknown {
  const whole = /^\{row\.([A-Za-z]{1,40})\}$/.exec(text);
  if (whole) return row[whole[1] ?? ''];
  return text.replace(/\{row\.([A-Za-z]{1,40})\}/g, (_, field: string) => String(row[field]));
}
