import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { factPathExists } from '../config/fact-paths.ts';
import { loadRules } from '../config/load-rules.ts';
import { loadSeeds, type Seeds } from '../config/load-seeds.ts';
import { loadWaivers, WAIVERS_FILE } from '../config/load-waivers.ts';
import { siteFromUrl } from '../config/site-from-url.ts';
import { scopeOf } from '../crawl/scope.ts';
import type { Kind } from '../domain/outcome.ts';
import type { RulePack } from '../domain/rule.ts';
import type { City, NetworkSettings, Site } from '../domain/site.ts';
import type { Waiver } from '../domain/waiver.ts';
import { OPERATORS } from '../judge/operators.ts';
import type { AuditOptions } from './options.ts';
import { type Refusal, refuse, refuseFaults } from './result.ts';

export async function loadPack(
  dir: string,
): Promise<{ readonly ok: true; readonly pack: RulePack } | Refusal> {
  const loaded = await loadRules(dir, { operators: Object.keys(OPERATORS), factPathExists });
  return loaded.ok ? { ok: true, pack: loaded.value } : refuseFaults(loaded.faults);
}

export interface Inputs {
  readonly pack: RulePack;
  readonly city: City;
  readonly network: NetworkSettings;
  readonly seedsDigest: string;
  /** Where each site's seed file stands. */
  readonly seedDirs: ReadonlyMap<string, string>;
  readonly checked: readonly Kind[];
  readonly waivers: readonly Waiver[];
}

/** Seed files; or one address that is in none, with what its network settings are to be. */
export type AuditSource =
  | { readonly seeds: readonly string[] }
  | { readonly url: string; readonly network?: Partial<NetworkSettings> };

/** Rules and seeds, read and checked together so that every fault of both is named at once; options have the last word. */
export async function loadInputs(
  source: AuditSource,
  options: AuditOptions,
): Promise<({ readonly ok: true } & Inputs) | Refusal> {
  const rules = await loadPack(options.rules);
  const classIds = rules.ok ? rules.pack.columnClasses.map((one) => one.id) : undefined;
  const seeds = 'url' in source ? siteFromUrl(source.url) : await loadSeeds(source.seeds, classIds);
  if (!rules.ok || !seeds.ok) return joined(rules, seeds.ok ? null : refuseFaults(seeds.faults));
  const waivers = await readWaivers('url' in source ? [] : source.seeds, options.waivers, {
    pack: rules.pack,
    city: seeds.value.city,
  });
  if (!waivers.ok) return waivers;
  const chosen = chooseSites(seeds.value, options);
  if (!chosen.ok) return chosen;
  return {
    ok: true,
    pack: rules.pack,
    city: chosen.city,
    network: withOptions({ ...seeds.value.network, ...('url' in source ? source.network : {}) }, options),
    seedsDigest: seeds.value.digest,
    seedDirs: seeds.value.dirs,
    checked: checkedKinds(rules.pack, options),
    waivers: waivers.waivers,
  };
}

/** The list that was named, or the one that stands beside the first seed file. */
export async function readWaivers(
  seeds: readonly string[],
  named: string | null,
  known: { readonly pack: RulePack; readonly city: Pick<City, 'sites'> },
): Promise<{ readonly ok: true; readonly waivers: readonly Waiver[] } | Refusal> {
  const file = named ?? (await besides(seeds));
  if (file === null) return { ok: true, waivers: [] };
  const loaded = await loadWaivers(file, known);
  return loaded.ok ? { ok: true, waivers: loaded.value } : refuseFaults(loaded.faults);
}

async function besides(seeds: readonly string[]): Promise<string | null> {
  const [first] = seeds;
  if (first === undefined) return null;
  const isFolder = (await stat(first).catch(() => null))?.isDirectory() ?? false;
  const file = join(isFolder ? first : dirname(first), WAIVERS_FILE);
  return (await stat(file).catch(() => null)) === null ? null : file;
}

function joined(rules: { readonly ok: true } | Refusal, seeds: Refusal | null): Refusal {
  return refuse(2, ...(rules.ok ? [] : rules.lines), ...(seeds?.lines ?? []));
}

function chooseSites(
  seeds: Seeds,
  options: AuditOptions,
): { readonly ok: true; readonly city: City } | Refusal {
  const known = new Set(seeds.city.sites.map((site) => site.id));
  const unknown = options.sites.filter((id) => !known.has(id));
  if (unknown.length > 0)
    return refuse(
      2,
      `--site: ${unknown.join(', ')}: no such id in the seed file; known: ${[...known].join(', ')}`,
    );
  const chosen = seeds.city.sites.filter(
    (site) => options.sites.length === 0 || options.sites.includes(site.id),
  );
  const wanted = options.pages ? withPages(chosen, options.pages, seeds.city.sites) : chosen;
  if (wanted.length === 0)
    return refuse(2, '--pages: none of the addresses belongs to a site of the seed file');
  const sites = wanted.map(
    (site): Site => (options.maxPages === null ? site : { ...site, maxPages: options.maxPages }),
  );
  return { ok: true, city: { ...seeds.city, sites } };
}

/** With `--pages`, sites to which none of the addresses belongs are no part of the run. */
function withPages(chosen: readonly Site[], pages: readonly string[], all: readonly Site[]): readonly Site[] {
  const scope = scopeOf(all);
  const ids = new Set(pages.map((url) => scope.siteOf(url)));
  return chosen.filter((site) => ids.has(site.id));
}

function withOptions(network: NetworkSettings, options: AuditOptions): NetworkSettings {
  return {
    ...network,
    ...(options.resolvers ? { resolvers: options.resolvers } : {}),
    ...(options.treatAsPublic ? { treatAsPublic: [...network.treatAsPublic, ...options.treatAsPublic] } : {}),
    ...(options.ratePerHost === null ? {} : { ratePerHost: options.ratePerHost }),
  };
}

/** Kinds for which the pack has rules, less what the options leave out. */
function checkedKinds(pack: RulePack, options: AuditOptions): readonly Kind[] {
  const kinds = [...new Set(pack.indicators.map((indicator) => indicator.kind))];
  return kinds.filter(
    (kind) => (options.only.length === 0 || options.only.includes(kind)) && !options.skip.includes(kind),
  );
}

/** What makes two commands the same work: a killed run goes on only where all of this is the same. */
export function runDigest(inputs: Inputs, options: AuditOptions): string {
  const { asOf, maxPages, pages, render, families, lang } = options;
  const work = {
    seeds: inputs.seedsDigest,
    pack: inputs.pack.digest,
    checked: inputs.checked,
    sites: inputs.city.sites.map((site) => site.id),
    network: inputs.network,
  };
  return createHash('sha256')
    .update(JSON.stringify({ ...work, asOf, maxPages, pages, render, families, lang }))
    .digest('hex');
}

export async function toolVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const parsed: unknown = JSON.parse(text);
  return parsed !== null && typeof parsed === 'object' && 'version' in parsed ? String(parsed.version) : '0';
}
