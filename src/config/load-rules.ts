import { basename, dirname, relative, sep } from 'node:path';
import type { RulePack } from '../domain/rule.ts';
import { checkIndicator } from './check-indicator.ts';
import type { JudgeAbilities } from './check-rule.ts';
import { digest } from './digest.ts';
import type { Fault, Loaded } from './fault.ts';
import { listYamlFiles } from './list-yaml-files.ts';
import { loadTables, type Tables } from './load-tables.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import { inReadingOrder } from './reading-order.ts';

/** Reads a rule pack: one file per indicator, and the shared tables under `tables/`. Every fault of every file is named at once. */
export async function loadRules(dir: string, can: JudgeAbilities): Promise<Loaded<RulePack>> {
  const list = await listYamlFiles(dir, { deep: true });
  if (!list.ok) return list;
  const read = await Promise.all(list.value.map(readYaml));
  const files = read.flatMap((r) => (r.ok ? [r.value] : []));
  const tables = loadTables(
    dir,
    files.filter((file) => isTable(dir, file)),
  );
  const indicators = files
    .filter((file) => !isTable(dir, file))
    .map((file) => ({ file, checked: checkIndicator(file, tables.raw, can) }));
  const faults = [
    ...read.flatMap((r) => (r.ok ? [] : r.faults)),
    ...tables.faults,
    ...indicators.flatMap(({ checked }) => checked.faults),
    ...packFaults(dir, indicators),
  ];
  if (faults.length === 0 && indicators.length === 0) faults.push(nothing(dir));
  const missing = faults.length === 0 && tables.value !== null ? rateFaults(tables, indicators) : [];
  if (faults.length > 0 || missing.length > 0 || tables.value === null)
    return { ok: false, faults: inReadingOrder([...faults, ...missing], list.value) };
  return { ok: true, value: pack(dir, files, tables.value, indicators) };
}

interface CheckedFile {
  readonly file: YamlFile;
  readonly checked: ReturnType<typeof checkIndicator>;
}

function isTable(dir: string, file: YamlFile): boolean {
  return relative(dir, file.file).split(sep)[0] === 'tables';
}

function nothing(dir: string): Fault {
  return { file: dir, line: 0, column: 0, path: '', message: 'the directory holds no indicator file' };
}

/** Names of files, and ids that may stand once only in the whole pack. */
function packFaults(dir: string, files: readonly CheckedFile[]): readonly Fault[] {
  const seen = new Map<string, Fault>();
  return files.flatMap(({ file, checked }) => [
    ...nameFaults(dir, file, checked.head),
    ...checked.ids.flatMap(({ id, fault }) => {
      const first = seen.get(id);
      if (first !== undefined)
        return [
          { ...fault, message: `the id “${id}” is taken: see ${first.file}:${first.line} ${first.path}` },
        ];
      seen.set(id, fault);
      return [];
    }),
  ]);
}

function nameFaults(
  dir: string,
  file: YamlFile,
  head: { readonly id: string; readonly item: number } | null,
): readonly Fault[] {
  if (head === null) return [];
  const name = basename(file.file).replace(/\.ya?ml$/i, '');
  const wrongName =
    name === head.id
      ? []
      : [
          file.fault(
            ['id'],
            `the file of indicator “${head.id}” is called ${head.id}.yaml, not ${basename(file.file)}`,
          ),
        ];
  const folder = relative(dir, dirname(file.file));
  const wrongFolder =
    folder === '' || folder === String(head.item)
      ? []
      : [file.fault(['item'], `item ${head.item} stands in the folder ${head.item}/, not ${folder}/`)];
  return [...wrongName, ...wrongFolder];
}

/** A rate that hangs on a rule which does not exist would pass for ever. */
function rateFaults(tables: Tables, files: readonly CheckedFile[]): readonly Fault[] {
  const known = new Set(files.flatMap(({ checked }) => checked.ids.map(({ id }) => id)));
  const file = tables.rateFile;
  if (file === null || tables.value === null) return [];
  return tables.value.rates.flatMap((rate, i) =>
    rate.rules.flatMap((id, j) =>
      known.has(id) ? [] : [file.fault(['rates', i, 'rules', j], `there is no rule “${id}”`)],
    ),
  );
}

function pack(
  dir: string,
  files: readonly YamlFile[],
  tables: NonNullable<Tables['value']>,
  checked: readonly CheckedFile[],
): RulePack {
  const indicators = checked.flatMap(({ checked: c }) => (c.indicator === null ? [] : [c.indicator]));
  return {
    digest: digest(
      files.flatMap((f) => [relative(dir, f.file).split(sep).join('/'), f.text.replace(/\r\n/g, '\n')]),
    ),
    indicators: [...indicators].sort((a, b) => a.item - b.item || (a.id < b.id ? -1 : 1)),
    rates: tables.rates,
    columnClasses: tables.columnClasses,
    items: tables.items,
    tables: tables.others,
  };
}
