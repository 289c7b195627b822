import { isRecord, valueAt } from './check-shape.ts';
import type { Fault, Path } from './fault.ts';
import { didYouMean } from './nearest.ts';
import { parseSiteUrl } from './parse-site-url.ts';
import type { YamlFile } from './read-yaml.ts';

const LEVELS_IN_A_COUNTY = ['county', 'county-department', 'township'];

/**
 * What no single field shows: ids that stand twice, two cities, a county that is missing, a class that nobody knows.
 * Works on the values as read, so that these faults are named together with those of form.
 */
export function crossCheckSeeds(
  files: readonly YamlFile[],
  classIds: readonly string[] | undefined,
): readonly Fault[] {
  const maps = files.filter((file) => isRecord(file.value));
  return [
    ...cityFaults(maps),
    ...listFaults(maps),
    ...networkFaults(maps),
    ...countyFaults(maps),
    ...siteFaults(maps, classIds),
  ];
}

function cityFaults(files: readonly YamlFile[]): readonly Fault[] {
  const withCity = files.filter((file) => valueAt(file.value, ['city']) !== undefined);
  const first = withCity[0];
  if (first === undefined)
    return files.slice(0, 1).map((f) => f.fault(['city'], 'missing; expected the city: { id, name, code }'));
  const id = valueAt(first.value, ['city', 'id']);
  return withCity
    .slice(1)
    .filter((file) => valueAt(file.value, ['city', 'id']) !== id)
    .map((file) =>
      file.fault(['city'], `another city than in ${first.file} (${String(id)}); one run audits one city`),
    );
}

/** A file may hold the city alone where another one lists the sites. */
function listFaults(files: readonly YamlFile[]): readonly Fault[] {
  const listed = files.some((file) => valueAt(file.value, ['sites']) !== undefined);
  return listed ? [] : files.map((file) => file.fault(['sites'], 'missing; expected a list of sites'));
}

function networkFaults(files: readonly YamlFile[]): readonly Fault[] {
  const seen = new Map<string, { readonly file: YamlFile; readonly text: string }>();
  return files.flatMap((file) => {
    const network = valueAt(file.value, ['network']);
    if (!isRecord(network)) return [];
    return Object.entries(network).flatMap(([key, value]) => {
      const text = JSON.stringify(value);
      const before = seen.get(key);
      if (before === undefined) seen.set(key, { file, text });
      if (before === undefined || before.text === text) return [];
      return [file.fault(['network', key], `differs from ${before.file.file}; set it in one file`)];
    });
  });
}

/** The same county in two files is well; one id with two names, or one name with two ids, is not. */
function countyFaults(files: readonly YamlFile[]): readonly Fault[] {
  const nameOf = new Map<string, string>();
  const idOf = new Map<string, string>();
  return entriesOf(files, 'counties').flatMap(({ file, path, value }) => {
    const id = text(value, 'id');
    const name = text(value, 'name');
    if (id === null || name === null) return [];
    const known = { name: nameOf.get(id) ?? name, id: idOf.get(name) ?? id };
    nameOf.set(id, known.name);
    idOf.set(name, known.id);
    if (known.name !== name)
      return [file.fault([...path, 'id'], `the county “${id}” is already called ${known.name}`)];
    if (known.id === id) return [];
    return [file.fault([...path, 'name'], `the county ${name} already has the id “${known.id}”`)];
  });
}

function siteFaults(files: readonly YamlFile[], classIds: readonly string[] | undefined): readonly Fault[] {
  const ids = new Map<string, Fault>();
  const addresses = new Map<string, Fault>();
  return entriesOf(files, 'sites').flatMap(({ file, path, value }) => [
    ...repeated(
      ids,
      text(value, 'id')?.toLowerCase() ?? null,
      file.fault([...path, 'id'], `the id “${text(value, 'id')}” is taken`),
    ),
    ...repeated(
      addresses,
      addressOf(value),
      file.fault([...path, 'url'], 'the address is that of another site'),
    ),
    ...countyMissing(file, path, value),
    ...columnFaults(file, path, value, classIds),
  ]);
}

/** Notes where a key was seen first; the second time is a fault that says so. */
function repeated(seen: Map<string, Fault>, key: string | null, here: Fault): readonly Fault[] {
  if (key === null) return [];
  const first = seen.get(key);
  if (first !== undefined)
    return [{ ...here, message: `${here.message}: see ${first.file}:${first.line} ${first.path}` }];
  seen.set(key, here);
  return [];
}

function addressOf(site: unknown): string | null {
  const url = text(site, 'url');
  const parsed = url === null ? null : parseSiteUrl(url);
  return parsed?.ok ? parsed.value : null;
}

function countyMissing(file: YamlFile, path: Path, site: unknown): readonly Fault[] {
  const level = text(site, 'level');
  if (level === null || !LEVELS_IN_A_COUNTY.includes(level)) return [];
  if (valueAt(site, ['county']) !== undefined) return [];
  return [file.fault([...path, 'county'], `missing; a site of level ${level} needs the name of its county`)];
}

function columnFaults(
  file: YamlFile,
  path: Path,
  site: unknown,
  classIds: readonly string[] | undefined,
): readonly Fault[] {
  const columns = valueAt(site, ['columns']);
  if (!Array.isArray(columns)) return [];
  const base = parseSiteUrl(text(site, 'url') ?? '');
  return columns.flatMap((column: unknown, i) => {
    const at = [...path, 'columns', i];
    const url = text(column, 'url');
    const parsed = url === null || !base.ok ? null : parseSiteUrl(url, base.value);
    const bad = parsed === null || parsed.ok ? [] : [file.fault([...at, 'url'], parsed.message)];
    return [...bad, ...unknownClass(file, [...at, 'class'], text(column, 'class'), classIds)];
  });
}

function unknownClass(
  file: YamlFile,
  path: Path,
  id: string | null,
  classIds: readonly string[] | undefined,
): readonly Fault[] {
  if (id === null || classIds === undefined || classIds.includes(id)) return [];
  const hint = didYouMean(id, classIds) || ` (known: ${classIds.join(', ')})`;
  return [file.fault(path, `unknown column class “${id}”${hint}`)];
}

interface Entry {
  readonly file: YamlFile;
  readonly path: Path;
  readonly value: unknown;
}

function entriesOf(files: readonly YamlFile[], key: 'sites' | 'counties'): readonly Entry[] {
  return files.flatMap((file) => {
    const list = valueAt(file.value, [key]);
    if (!Array.isArray(list)) return [];
    return list.map((value: unknown, i) => ({ file, path: [key, i], value }));
  });
}

function text(value: unknown, key: string): string | null {
  const found = valueAt(value, [key]);
  return typeof found === 'string' ? found.trim() : null;
}
