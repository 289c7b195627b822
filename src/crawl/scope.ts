import { getDomain } from 'tldts';
import type { Site } from '../domain/site.ts';

/** Tells which site a page belongs to: host with port, then the longest path prefix (contract §3). */
export interface Scope {
  /** Id of the site, or `null` for an address that belongs to none. */
  siteOf(url: string): string | null;
  /** Every `host[:port]` of a site. */
  hostsOf(site: Site): readonly string[];
  /**
   * The home page sends its visitors on to another host (from the bare domain to `www`, say): where that host is of the
   * same registrable domain and belongs to no other site, it belongs to this one. Returns whether it does.
   */
  adopt(site: Site, url: string): boolean;
}

interface Area {
  readonly prefix: string;
  readonly site: string;
}

/** Scope over all sites of a run, so that a sub-site below a path is taken from the site above it. */
export function scopeOf(sites: readonly Site[]): Scope {
  const areas = new Map<string, Area[]>();
  for (const site of sites) {
    for (const [host, prefix] of areasOf(site)) {
      const list = areas.get(host) ?? [];
      list.push({ prefix, site: site.id });
      areas.set(host, list);
    }
  }
  for (const list of areas.values()) list.sort((a, b) => b.prefix.length - a.prefix.length);
  return {
    siteOf(url) {
      const parsed = URL.parse(url);
      const list = parsed ? areas.get(hostKey(parsed)) : undefined;
      return list?.find((area) => covers(area.prefix, parsed?.pathname ?? ''))?.site ?? null;
    },
    hostsOf: (site) =>
      [...areas].filter(([, list]) => list.some((area) => area.site === site.id)).map(([host]) => host),
    adopt(site, url) {
      const to = URL.parse(url);
      if (!to) return false;
      const list = areas.get(to.host);
      if (list) return list.some((area) => area.site === site.id && covers(area.prefix, to.pathname));
      const domain = getDomain(to.hostname, { allowPrivateDomains: false });
      if (domain === null || domain !== getDomain(new URL(site.url).hostname)) return false;
      areas.set(to.host, [{ prefix: '/', site: site.id }]);
      return true;
    },
  };
}

function areasOf(site: Site): readonly (readonly [string, string])[] {
  const { pathname } = new URL(site.url);
  const folder = pathname.slice(0, pathname.lastIndexOf('/') + 1);
  const isFile = /\.[a-z0-9]{2,5}$/i.test(pathname);
  const prefix = isFile ? folder : pathname;
  return [
    [hostKey(new URL(site.url)), prefix === '' ? '/' : prefix],
    ...site.alsoHosts.map((also) => [hostOf(also), '/'] as const),
  ];
}

/** `data.example.gov.cn`, with a port where it is no default one. */
function hostOf(also: string): string {
  const parsed = URL.parse(also.includes('://') ? also : `http://${also}/`);
  return parsed ? hostKey(parsed) : also;
}

/** 80 and 443 are one site, whichever scheme they are written with. */
function hostKey(parsed: URL): string {
  return parsed.port === '443' || parsed.port === '80' ? parsed.hostname : parsed.host;
}

/** `/mzj` covers `/mzj` and `/mzj/x`, not `/mzjx`. */
function covers(prefix: string, path: string): boolean {
  if (!path.startsWith(prefix)) return prefix.endsWith('/') && path === prefix.slice(0, -1);
  return prefix.endsWith('/') || path.length === prefix.length || path[prefix.length] === '/';
}
