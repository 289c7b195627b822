import type { Ipv6SkylightFacts } from '../../domain/facts/ipv6-skylight.ts';
import type { FamilyLedger } from './family-ledger.ts';
import { isGateway } from './is-gateway.ts';
import { internalTo } from './level-links.ts';
import type { Resource } from './resources.ts';

const MOST_HOSTS = 200;
const MOST_SHOWN = 60;

/** Resources that a page asked for. */
export interface LoadedPage {
  readonly url: string;
  /** Where scripts and redirects have led to in a browser. */
  readonly final?: string;
  readonly resources: readonly Resource[];
}

/** Which hosts that the pages load from have no usable IPv6 address. */
export async function gatherSkylight(options: {
  readonly home: string;
  readonly pages: readonly LoadedPage[];
  readonly rendered: boolean;
  readonly home6: boolean;
  readonly ledger: Pick<FamilyLedger, 'hasIpv6'>;
}): Promise<Ipv6SkylightFacts> {
  const { home, pages, rendered, home6, ledger } = options;
  const own = new URL(home).hostname;
  const hosts = byHost(pages.flatMap((page) => page.resources));
  const names = [...hosts.keys()].sort().slice(0, MOST_HOSTS);
  const answers = await Promise.all(names.map(async (host) => ({ host, has: await ledger.hasIpv6(host) })));
  const isOwnDomain = internalTo(home);
  const without = answers
    .filter((one) => one.has === false && one.host !== own)
    .map(({ host }) => {
      const list = hosts.get(host) ?? [];
      return {
        host,
        kinds: [...new Set(list.map((one) => one.kind))].sort(),
        blocking: list.some((one) => one.blocking),
        ownDomain: isOwnDomain(`http://${host}/`),
        example: (list.map((one) => one.url).sort()[0] ?? '').slice(0, 300),
      };
    })
    .sort((a, b) => Number(b.blocking) - Number(a.blocking) || (a.host < b.host ? -1 : 1));
  const unknown = answers.filter((one) => one.has === null).map((one) => one.host);
  return {
    home6,
    rendered,
    pages: pages.length,
    hosts: names.length,
    withoutCount: without.length,
    without: without.slice(0, MOST_SHOWN),
    names: without.slice(0, MOST_SHOWN).map((one) => one.host),
    blockingCount: without.filter((one) => one.blocking).length,
    unknown,
    unknownCount: unknown.length,
    gateways: names.filter(isGateway),
    samplePages: pages.map((page) => page.url).slice(0, 20),
  };
}

function byHost(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const hosts = new Map<string, Resource[]>();
  for (const one of resources) {
    const url = URL.parse(one.url);
    // An IPv4 literal has a rule of its own.
    if (!url || !/^(?:https?|wss?):$/.test(url.protocol) || /^[\d.]+$|^\[/.test(url.hostname)) continue;
    const list = hosts.get(url.hostname) ?? [];
    list.push(one);
    hosts.set(url.hostname, list);
  }
  return hosts;
}
