import type { City, Group, NetworkSettings, Site } from '../domain/site.ts';
import { DEFAULT_MAX_PAGES, DEFAULT_NETWORK } from './default-network.ts';
import { parseSiteUrl } from './parse-site-url.ts';
import type { SeedFile, SeedSite } from './seed-schema.ts';

/** Puts checked seed files together and fills in every default. */
export function buildSeeds(files: readonly SeedFile[]): {
  readonly city: City;
  readonly network: NetworkSettings;
} {
  const groups = groupsOf(files);
  const sites = files.flatMap((file) =>
    (file.sites ?? []).map((site) => buildSite(site, groups, file.defaults?.maxPages ?? DEFAULT_MAX_PAGES)),
  );
  const city = files.find((file) => file.city !== undefined)?.city;
  // The cross-check has proved that one file names the city.
  if (city === undefined) throw new Error('buildSeeds: no city among checked seed files');
  const { id, name, code } = city;
  return {
    city: { id, name, ...(code === undefined ? {} : { code }), groups, sites },
    network: buildNetwork(files),
  };
}

/** The counties as listed, then every other one that a site names: its id is its name. */
function groupsOf(files: readonly SeedFile[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { id, name, code } of files.flatMap((file) => file.counties ?? []))
    if (!groups.has(id)) groups.set(id, { id, name, ...(code === undefined ? {} : { code }) });
  for (const site of files.flatMap((file) => file.sites ?? [])) {
    const county = countyOf(site);
    if (county !== undefined && groupId([...groups.values()], county) === undefined)
      groups.set(county, { id: county, name: county });
  }
  return [...groups.values()];
}

/** City and department sites stand in no group, whatever their file says. */
function countyOf(site: SeedSite): string | undefined {
  return site.level === 'city' || site.level === 'department' ? undefined : site.county;
}

function groupId(groups: readonly Group[], county: string): string | undefined {
  return groups.find((group) => group.name === county || group.id === county)?.id;
}

function buildSite(site: SeedSite, groups: readonly Group[], maxPages: number): Site {
  const county = countyOf(site);
  const group = county === undefined ? undefined : groupId(groups, county);
  return {
    id: site.id,
    name: site.name,
    url: site.url,
    level: site.level,
    ...(group === undefined ? {} : { group }),
    ...(site.owner === undefined ? {} : { owner: site.owner }),
    ...(site.siteCode === undefined ? {} : { siteCode: site.siteCode }),
    alsoHosts: [...new Set(site.alsoHosts ?? [])],
    columns: (site.columns ?? []).flatMap(({ name, url, class: columnClass }) => {
      const parsed = parseSiteUrl(url, site.url);
      // Addresses that do not resolve were refused by the cross-check.
      if (!parsed.ok) return [];
      return [{ name, url: parsed.value, ...(columnClass === undefined ? {} : { class: columnClass }) }];
    }),
    apps: (site.apps ?? []).map(({ name, hosts, apk, traffic }) => ({
      name,
      hosts: hosts ?? [],
      ...(apk === undefined ? {} : { apk }),
      ...(traffic === undefined ? {} : { traffic }),
    })),
    maxPages: site.maxPages ?? maxPages,
  };
}

/** Each setting from the one file that has it. */
function buildNetwork(files: readonly SeedFile[]): NetworkSettings {
  const set = files.flatMap((file) => (file.network === undefined ? [] : [file.network]));
  return {
    resolvers: set.find((n) => n.resolvers)?.resolvers ?? DEFAULT_NETWORK.resolvers,
    treatAsPublic: set.find((n) => n.treatAsPublic)?.treatAsPublic ?? DEFAULT_NETWORK.treatAsPublic,
    ratePerHost: set.find((n) => n.ratePerHost !== undefined)?.ratePerHost ?? DEFAULT_NETWORK.ratePerHost,
    recheckAfterSeconds:
      set.find((n) => n.recheckAfterSeconds !== undefined)?.recheckAfterSeconds ??
      DEFAULT_NETWORK.recheckAfterSeconds,
    ipv6Canaries: set.find((n) => n.ipv6Canaries)?.ipv6Canaries ?? DEFAULT_NETWORK.ipv6Canaries,
  };
}
