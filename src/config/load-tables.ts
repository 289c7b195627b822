import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { Json } from '../domain/brand.ts';
import type { ColumnClass, RateDefinition, RulePack } from '../domain/rule.ts';
import { checkShape, valueAt } from './check-shape.ts';
import type { Fault, Path } from './fault.ts';
import type { YamlFile } from './read-yaml.ts';
import {
  axeRulesSchema,
  columnClassesSchema,
  gateTableSchema,
  itemsSchema,
  levelOneTableSchema,
  ownChecksSchema,
  ratesSchema,
  tableSchema,
  vetoesSchema,
  wordsSchema,
} from './rule-schema.ts';

/** The shared data of a rule pack, with what is wrong in it. */
export interface Tables {
  /** `null` where something is wrong. */
  readonly value: {
    readonly items: RulePack['items'];
    readonly rates: readonly RateDefinition[];
    readonly columnClasses: readonly ColumnClass[];
    readonly others: { readonly [name: string]: Json };
  } | null;
  /** Values by table name as read, for rules that are made from a table's rows. */
  readonly raw: { readonly [name: string]: unknown };
  readonly rateFile: YamlFile | null;
  readonly faults: readonly Fault[];
}

/** Tables with a form of their own that the program itself relies on. */
const REQUIRED = ['items', 'rates', 'column-classes'] as const;

export function loadTables(dir: string, files: readonly YamlFile[]): Tables {
  const byName = new Map(files.map((file) => [tableName(file), file]));
  const missing = REQUIRED.filter((name) => !byName.has(name)).map((name) => notThere(dir, name));
  const items = take(byName.get('items'), itemsSchema, ['items']);
  const rates = take(byName.get('rates'), ratesSchema, ['rates']);
  const classes = take(byName.get('column-classes'), columnClassesSchema, ['classes']);
  const others = loadOthers(files);
  const faults = [...missing, ...items.faults, ...rates.faults, ...classes.faults, ...others.faults];
  const complete = faults.length === 0 && items.value && rates.value && classes.value;
  return {
    value: complete
      ? {
          items: items.value.items,
          rates: rates.value.rates as readonly RateDefinition[], // optional fields are left out, never undefined
          columnClasses: classes.value.classes.map((c) => ({
            ...c,
            except: c.except ?? [],
          })) as readonly ColumnClass[], // as above
          others: others.value,
        }
      : null,
    raw: Object.fromEntries(files.map((file) => [tableName(file), file.value])),
    rateFile: byName.get('rates') ?? null,
    faults,
  };
}

function tableName(file: YamlFile): string {
  return basename(file.file).replace(/\.ya?ml$/i, '');
}

function notThere(dir: string, name: string): Fault {
  const file = join(dir, 'tables', `${name}.yaml`);
  return { file, line: 0, column: 0, path: '', message: 'there is no such file, and the rule pack needs it' };
}

interface Taken<T> {
  readonly value: T | null;
  readonly faults: readonly Fault[];
}

/** Checks a table and that no id stands twice in its list. */
function take<T>(file: YamlFile | undefined, schema: z.ZodType<T>, list: Path): Taken<T> {
  if (file === undefined) return { value: null, faults: [] };
  const shaped = checkShape(file, schema);
  const faults = [...(shaped.ok ? [] : shaped.faults), ...doubles(file, list)];
  return { value: shaped.ok ? shaped.value : null, faults };
}

function doubles(file: YamlFile, list: Path): readonly Fault[] {
  const rows = valueAt(file.value, list);
  if (!Array.isArray(rows)) return [];
  const ids = rows.map((row: unknown) => valueAt(row, ['id']));
  return ids.flatMap((id, i) =>
    id !== undefined && ids.indexOf(id) < i
      ? [file.fault([...list, i, 'id'], `the id “${String(id)}” stands twice in this list`)]
      : [],
  );
}

function loadOthers(files: readonly YamlFile[]): {
  readonly value: { readonly [name: string]: Json };
  readonly faults: readonly Fault[];
} {
  const names: readonly string[] = REQUIRED;
  const taken = files
    .filter((file) => !names.includes(tableName(file)))
    .map((file) => ({ file, taken: takeOther(file) }));
  return {
    value: Object.fromEntries(
      taken.flatMap(({ file, taken: t }) => (t.value === null ? [] : [[tableName(file), t.value]])),
    ),
    faults: taken.flatMap(({ taken: t }) => t.faults),
  };
}

function takeOther(file: YamlFile): Taken<Json> {
  if (tableName(file) === 'words') return take<Json>(file, wordsSchema as z.ZodType<Json>, ['words']);
  if (tableName(file) === 'own-checks')
    return take<Json>(file, ownChecksSchema as z.ZodType<Json>, ['rules']); // as below
  if (tableName(file) === 'axe-rules') return take<Json>(file, axeRulesSchema as z.ZodType<Json>, ['rules']); // rows are plain JSON
  if (tableName(file) === 'gate') return take<Json>(file, gateTableSchema as z.ZodType<Json>, ['leftOut']); // as above
  if (tableName(file) === 'level-one')
    return take<Json>(file, levelOneTableSchema as z.ZodType<Json>, ['indicators']); // as above
  if (tableName(file) === 'vetoes') return take<Json>(file, vetoesSchema as z.ZodType<Json>, ['vetoes']); // as above
  return take<Json>(file, tableSchema, ['rows']);
}
