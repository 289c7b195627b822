import { access } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { City, NetworkSettings } from '../domain/site.ts';
import { buildSeeds } from './build-seeds.ts';
import { checkShape } from './check-shape.ts';
import { crossCheckSeeds } from './cross-check-seeds.ts';
import { digest } from './digest.ts';
import type { Fault, Loaded } from './fault.ts';
import { listYamlFiles } from './list-yaml-files.ts';
import { WAIVERS_FILE } from './load-waivers.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import { inReadingOrder } from './reading-order.ts';
import { type SeedFile, seedSchema } from './seed-schema.ts';

/** Which sites to audit, and over which network. */
export interface Seeds {
  readonly city: City;
  readonly network: NetworkSettings;
  /** SHA-256 over the meaning of the files: remarks, order of keys and file names do not change it. */
  readonly digest: string;
  /** Where the seed file of each site stands: files that an app names are looked for from there. */
  readonly dirs: ReadonlyMap<string, string>;
}

/** Reads seed files and directories of them. `classIds`: the column classes that the rule pack knows; without it they are not checked. */
export async function loadSeeds(
  paths: readonly string[],
  classIds?: readonly string[],
): Promise<Loaded<Seeds>> {
  const found = await readAll(paths);
  const shaped = found.files.map((file) => ({ file, seed: checkShape(file, seedSchema) }));
  const missing = await Promise.all(
    shaped.map(({ file, seed }) => (seed.ok ? missingFiles(file, seed.value) : [])),
  );
  const faults = [
    ...found.faults,
    ...shaped.flatMap(({ seed }) => (seed.ok ? [] : seed.faults)),
    ...crossCheckSeeds(found.files, classIds),
    ...missing.flat(),
  ];
  if (faults.length > 0) return { ok: false, faults: inReadingOrder(faults, found.names) };
  const seeds = withDigest(shaped.flatMap(({ seed }) => (seed.ok ? [seed.value] : [])));
  const dirs = new Map(
    shaped.flatMap(({ file, seed }) =>
      seed.ok ? (seed.value.sites ?? []).map((site) => [site.id, dirname(file.file)] as const) : [],
    ),
  );
  return { ok: true, value: { ...seeds, dirs } };
}

async function missingFiles(file: YamlFile, seed: SeedFile): Promise<readonly Fault[]> {
  const named = (seed.sites ?? []).flatMap((site, i) =>
    (site.apps ?? []).flatMap((app, j) =>
      (['apk', 'traffic'] as const).flatMap((key) => {
        const path = app[key];
        return path === undefined ? [] : [{ path, at: ['sites', i, 'apps', j, key] }];
      }),
    ),
  );
  const faults = await Promise.all(
    named.map(({ path, at }) =>
      access(resolve(dirname(file.file), path)).then(
        () => [],
        () => [file.fault(at, `there is no file ${path}`)],
      ),
    ),
  );
  return faults.flat();
}

/** The digest is taken over the finished value, whose keys stand in a fixed order. */
function withDigest(files: readonly SeedFile[]): Omit<Seeds, 'dirs'> {
  const built = buildSeeds(files);
  return { ...built, digest: digest([JSON.stringify(built)]) };
}

interface Found {
  readonly names: readonly string[];
  readonly files: readonly YamlFile[];
  readonly faults: readonly Fault[];
}

async function readAll(paths: readonly string[]): Promise<Found> {
  if (paths.length === 0) return { names: [], files: [], faults: [nothingGiven()] };
  const lists = await Promise.all(paths.map((path) => listYamlFiles(path, { deep: false })));
  // A folder of seed files may hold the city's waivers too; named by itself, that file is no seed file.
  const names = distinct(lists.flatMap((list) => (list.ok ? list.value : []))).filter(
    (name) => paths.includes(name) || basename(name) !== WAIVERS_FILE,
  );
  const read = await Promise.all(names.map(readYaml));
  return {
    names,
    files: read.flatMap((r) => (r.ok ? [r.value] : [])),
    faults: [...lists, ...read].flatMap((r) => (r.ok ? [] : r.faults)),
  };
}

/** A file that is named twice (by itself and by its directory) is read once. */
function distinct(names: readonly string[]): readonly string[] {
  return [...new Map(names.map((name) => [resolve(name), name])).values()];
}

function nothingGiven(): Fault {
  return { file: 'seeds', line: 0, column: 0, path: '', message: 'no seed file was named' };
}
