import type { Url } from '../domain/brand.ts';
import type { Ipv6DnsFacts } from '../domain/facts/ipv6-dns.ts';
import type { Ipv6ReachFacts } from '../domain/facts/ipv6-reach.ts';
import type { Net, ResolvedAddress } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';

export type Looked<F> =
  | { readonly ok: true; readonly facts: F }
  | { readonly ok: false; readonly why: Obstacle; readonly detail: string };

const MAX_ADDRESSES = 8;

/** AAAA records of the site's host and their classes: a firm answer also where this machine has no IPv6. */
export async function gatherIpv6Dns(home: Url, net: Net): Promise<Looked<Ipv6DnsFacts>> {
  const host = new URL(home).hostname;
  if (isLiteral(host)) return { ok: false, why: 'dns', detail: 'an address without a name' };
  const [v6, v4] = await Promise.all([net.resolve(host, 6), net.resolve(host, 4)]);
  if (v6.state === 'silent') return { ok: false, why: 'dns', detail: v6.detail };
  if (v6.state === 'missing' && v4.state === 'silent') return { ok: false, why: 'dns', detail: v4.detail };
  const aaaa = v6.state === 'found' ? v6.addresses.map(describe) : [];
  const invalid = aaaa.filter((one) => !one.valid);
  return {
    ok: true,
    facts: {
      host,
      a: v4.state === 'found' ? v4.addresses.map((one) => one.address) : [],
      aaaa,
      count: aaaa.length,
      validCount: aaaa.length - invalid.length,
      invalidCount: invalid.length,
      invalid: invalid.map((one) => one.address),
    },
  };
}

/** A staging server, say: DNS proves nothing about it. */
function isLiteral(host: string): boolean {
  return host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host);
}

function describe(one: ResolvedAddress): Ipv6DnsFacts['aaaa'][number] {
  return { address: one.address, class: one.class, valid: one.allowed };
}

/** A whole GET of the home page, forced to each valid IPv6 address; compared with one over IPv4. */
export async function gatherIpv6Reach(
  home: Url,
  net: Net,
  signal: AbortSignal,
): Promise<Looked<Ipv6ReachFacts>> {
  const host = new URL(home).hostname;
  if (isLiteral(host)) return { ok: false, why: 'dns', detail: 'an address without a name' };
  const v6 = await net.resolve(host, 6);
  if (v6.state === 'silent') return { ok: false, why: 'dns', detail: v6.detail };
  const addresses =
    v6.state === 'found' ? v6.addresses.filter((one) => one.allowed).slice(0, MAX_ADDRESSES) : [];
  const [first] = addresses;
  if (!first) return { ok: true, facts: nothing(host) };
  const path = await net.path(6, first.address);
  if (!path.works) return { ok: false, why: 'no-ipv6-path', detail: path.because };
  const tries = await Promise.all(addresses.map((one) => reach(home, one.address, net, signal)));
  const works = tries.some((one) => one.ok);
  const ipv4 = works ? true : await opensOverIpv4(home, net, signal);
  const stillThere = works ? path : await net.path(6, first.address);
  if (!stillThere.works) return { ok: false, why: 'no-ipv6-path', detail: stillThere.because };
  const detail = tries
    .map((one) => `${one.address}：${one.ok ? 'HTTP ' : ''}${one.status ?? one.detail}`)
    .join('；');
  return { ok: true, facts: { host, reachable: works, ipv4, addresses: tries, detail } };
}

function nothing(host: string): Ipv6ReachFacts {
  return { host, reachable: false, ipv4: true, addresses: [], detail: '' };
}

async function reach(
  home: Url,
  address: string,
  net: Net,
  signal: AbortSignal,
): Promise<Ipv6ReachFacts['addresses'][number]> {
  const first = await ask(home, address, net, signal);
  return first.ok ? first : await ask(home, address, net, signal);
}

async function ask(
  home: Url,
  address: string,
  net: Net,
  signal: AbortSignal,
): Promise<Ipv6ReachFacts['addresses'][number]> {
  const answer = await net.fetch({
    url: home,
    family: 6,
    address,
    fresh: true,
    maxRedirects: 0,
    timeoutMs: 20_000,
    signal,
  });
  const base = { address, tookMs: Math.round(answer.tookMs) };
  if (!answer.ok)
    return { ...base, ok: false, status: null, why: answer.why, detail: answer.detail, sizeBytes: 0 };
  return {
    ...base,
    ok: answer.status < 500,
    status: answer.status,
    why: null,
    detail: '',
    sizeBytes: answer.body.length,
  };
}

async function opensOverIpv4(home: Url, net: Net, signal: AbortSignal): Promise<boolean> {
  const answer = await net.fetch({ url: home, family: 4, fresh: true, timeoutMs: 20_000, signal });
  return answer.ok && answer.status < 500;
}
