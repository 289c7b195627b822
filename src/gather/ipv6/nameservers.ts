import { getDomain } from 'tldts';
import type { Url } from '../../domain/brand.ts';
import type {
  Ipv6NameserverAnswersFacts,
  Ipv6NameserversFacts,
} from '../../domain/facts/ipv6-nameservers.ts';
import type { Net, ServerAnswer } from '../../domain/net.ts';
import { aliasesOf } from './aliases.ts';
import { type Looked, unseen } from './looked.ts';

const MOST_SERVERS = 8;
const MOST_ADDRESSES = 4;
const RECHECK_AGE_MS = 5_000;

/** The name servers of the zone that the site's host stands in, with their addresses. */
export async function gatherNameservers(home: Url, net: Net): Promise<Looked<Ipv6NameserversFacts>> {
  const host = new URL(home).hostname;
  const { names } = await aliasesOf(host, net);
  const found = await zoneOf(host, names.length > 0, net);
  if (!found.ok) return found;
  const [servers, aliasZones] = await Promise.all([
    Promise.all(found.names.map((name) => lookUp(name, net))),
    zonesOfAliases(names, found.zone, net),
  ]);
  const aliasWithout = aliasZones.filter((one) => one.withIpv6 === 0).map((one) => one.zone);
  const open = aliasZones.some((one) => one.withIpv6 === null);
  return {
    ok: true,
    facts: {
      zone: found.zone,
      servers,
      count: servers.length,
      withIpv6: withIpv6(servers),
      without: servers.filter((one) => one.known && one.aaaa.length === 0).map((one) => one.name),
      aliasZones: [...aliasZones],
      aliasCount: aliasZones.length,
      aliasWithout,
      aliasWithoutCount: aliasWithout.length === 0 && open ? null : aliasWithout.length,
    },
  };
}

type Server = Ipv6NameserversFacts['servers'][number];

/** `null`: none is known of, and one could not be looked up. */
function withIpv6(servers: readonly Server[]): number | null {
  const many = servers.filter((one) => one.aaaa.length > 0).length;
  return many === 0 && servers.some((one) => !one.known) ? null : many;
}

/** Who looks a host up over IPv6 alone needs every zone that its aliases stand in. */
async function zonesOfAliases(
  names: readonly string[],
  own: string,
  net: Net,
): Promise<Ipv6NameserversFacts['aliasZones']> {
  const last = names.length - 1;
  const found = await Promise.all(names.map((name, i) => zoneOf(name, i < last, net)));
  const zones = new Map(
    found.flatMap((one) => (one.ok && one.zone !== own ? [[one.zone, one.names] as const] : [])),
  );
  return await Promise.all(
    [...zones].map(async ([zone, list]) => {
      const servers = await Promise.all(list.map((name) => lookUp(name, net)));
      return { zone, count: servers.length, withIpv6: servers.length === 0 ? null : withIpv6(servers) };
    }),
  );
}

type Zone =
  | { readonly ok: true; readonly zone: string; readonly names: readonly string[] }
  | ReturnType<typeof unseen>;

/**
 * The nearest name at or above the host that has name servers, no higher than its registrable domain. An alias has none
 * of its own: what is asked of it is told of the name behind it.
 */
async function zoneOf(host: string, isAlias: boolean, net: Net): Promise<Zone> {
  const top = getDomain(host) ?? host;
  let name = isAlias && host !== top ? host.slice(host.indexOf('.') + 1) : host;
  let silent = '';
  for (;;) {
    const records = await net.records(name, 'NS');
    if (records.state === 'found')
      return { ok: true, zone: name, names: [...new Set(records.values)].sort().slice(0, MOST_SERVERS) };
    if (records.state === 'silent') silent = records.detail;
    const dot = name.indexOf('.');
    if (name === top || dot < 0)
      return silent === '' ? { ok: true, zone: top, names: [] } : unseen('dns', silent);
    name = name.slice(dot + 1);
  }
}

async function lookUp(name: string, net: Net): Promise<Server> {
  const [v4, v6, alias] = await Promise.all([
    net.resolve(name, 4),
    net.resolve(name, 6),
    net.records(name, 'CNAME'),
  ]);
  const usable = (resolved: typeof v4) =>
    resolved.state === 'found'
      ? resolved.addresses.filter((one) => one.allowed).map((one) => one.address)
      : [];
  return {
    ...{ name, a: usable(v4).sort(), aaaa: usable(v6).sort(), known: v6.state !== 'silent' },
    isAlias: alias.state === 'found',
  };
}

/** Asks each name server for its zone over either family; a server that has only one of them is not asked over the other. */
export async function gatherNameserverAnswers(
  known: Ipv6NameserversFacts,
  net: Net,
): Promise<Looked<Ipv6NameserverAnswersFacts>> {
  const { zone } = known;
  const withIpv6 = known.servers.filter((one) => one.aaaa.length > 0);
  const [first] = withIpv6.flatMap((one) => one.aaaa);
  if (first) {
    const path = await net.path(6, first);
    if (!path.works) return unseen('no-ipv6-path', path.because);
  }
  const servers = await Promise.all(withIpv6.map((one) => askOver(one, zone, net)));
  const silent = servers.filter((one) => one.over4 === true && one.over6 === false).map((one) => one.name);
  if (first && servers.some((one) => one.over6 !== true)) {
    const still = await net.path(6, first, RECHECK_AGE_MS);
    if (!still.works) return unseen('no-ipv6-path', still.because);
  }
  return {
    ok: true,
    facts: {
      zone,
      servers,
      asked: withIpv6.length,
      silent,
      silentCount: silent.length,
      neitherCount: servers.filter((one) => one.over6 !== true && one.over4 !== true).length,
    },
  };
}

async function askOver(
  server: Server,
  zone: string,
  net: Net,
): Promise<Ipv6NameserverAnswersFacts['servers'][number]> {
  const ask = (addresses: readonly string[]) =>
    Promise.all(addresses.slice(0, MOST_ADDRESSES).map((address) => net.askServer({ address, zone })));
  const [four, six] = await Promise.all([ask(server.a), ask(server.aaaa)]);
  const detail = six.find((one) => one.answers === false)?.detail ?? '';
  return { name: server.name, over4: anyOf(four), over6: allOf(six), detail };
}

function anyOf(answers: readonly ServerAnswer[]): boolean | null {
  if (answers.some((one) => one.answers === true)) return true;
  return answers.some((one) => one.answers === false) ? false : null;
}

/** A dead IPv6 address among several is met by some of the visitors. */
function allOf(answers: readonly ServerAnswer[]): boolean | null {
  if (answers.some((one) => one.answers === false)) return false;
  return answers.some((one) => one.answers === true) ? true : null;
}
