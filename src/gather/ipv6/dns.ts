import { getDomain } from 'tldts';
import type { Url } from '../../domain/brand.ts';
import type { Ipv6DnsFacts } from '../../domain/facts/ipv6-dns.ts';
import type { Net, ResolvedAddress, ResolverAnswer } from '../../domain/net.ts';
import { aliasesOf } from './aliases.ts';
import { type Looked, unseen } from './looked.ts';

const MOST_ADDRESSES = 32;

/** AAAA records of the site's host, what each resolver says, and their classes: a firm answer also where this machine has no IPv6. */
export async function gatherIpv6Dns(home: Url, net: Net): Promise<Looked<Ipv6DnsFacts>> {
  const host = new URL(home).hostname;
  const [said, v4, cname, sibling] = await Promise.all([
    net.resolveEach(host, 6),
    net.resolve(host, 4),
    aliasesOf(host, net),
    siblingOf(host, net),
  ]);
  // A name that leads back to itself opens over neither family: IPv6 is not to blame.
  if (cname.isLoop) return unseen('dns', `CNAME loop: ${[host, ...cname.names].join(' → ')}`.slice(0, 300));
  const heard = said.filter((one) => one.resolved.state !== 'silent');
  const [silent] = said;
  if (heard.length === 0)
    return unseen('dns', silent?.resolved.state === 'silent' ? silent.resolved.detail : 'no resolver');
  if (v4.state === 'silent' && heard.every((one) => one.resolved.state === 'missing'))
    return unseen('dns', v4.detail);
  const known = joinAnswers(heard);
  return {
    ok: true,
    facts: {
      host,
      a: v4.state === 'found' ? v4.addresses.map((one) => one.address) : [],
      ...known,
      cname: [...cname.names],
      resolvers: said.map((one) => ({ resolver: one.resolver, said: sayingOf(one) })),
      ...siblingFacts(sibling),
    },
  };
}

type Known = Pick<
  Ipv6DnsFacts,
  'aaaa' | 'count' | 'validCount' | 'invalidCount' | 'invalid' | 'disagreement'
>;

/** All answers together. What only a translating resolver makes up (DNS64) does not count where another resolver knows better. */
function joinAnswers(heard: readonly Pick<ResolverAnswer, 'resolved'>[]): Known {
  const lists = heard.map(({ resolved }) => (resolved.state === 'found' ? resolved.addresses : []));
  const everybody = (address: string) => lists.every((list) => list.some((one) => one.address === address));
  const real = lists.map((list) => list.filter((one) => one.class !== 'nat64' || everybody(one.address)));
  const all = new Map(real.flat().map((one) => [one.address, one]));
  const aaaa = [...all.values()].sort(byAddress).slice(0, MOST_ADDRESSES).map(describe);
  const invalid = aaaa.filter((one) => !one.valid);
  const empty = real.filter((list) => list.length === 0).length;
  const existence = empty > 0 && empty < real.length;
  const sets = new Set(
    real.map((list) =>
      list
        .map((one) => one.address)
        .sort()
        .join(' '),
    ),
  );
  return {
    aaaa,
    count: existence ? null : aaaa.length,
    validCount: aaaa.length - invalid.length,
    invalidCount: invalid.length,
    invalid: invalid.map((one) => `${one.address} (${one.class})`),
    disagreement: existence ? 'existence' : sets.size > 1 ? 'addresses' : 'none',
  };
}

function byAddress(a: ResolvedAddress, b: ResolvedAddress): number {
  return a.address < b.address ? -1 : a.address > b.address ? 1 : 0;
}

function describe(one: ResolvedAddress): Ipv6DnsFacts['aaaa'][number] {
  return { address: one.address, class: one.class, valid: one.allowed };
}

function sayingOf({ resolved }: ResolverAnswer): string {
  if (resolved.state !== 'found') return resolved.detail;
  return resolved.addresses
    .slice(0, 8)
    .map((one) => one.address)
    .sort()
    .join(' ');
}

/** `www.example.gov.cn` for the bare domain, and the other way round. */
async function siblingOf(host: string, net: Net): Promise<Ipv6DnsFacts['sibling']> {
  const domain = getDomain(host);
  const other = host === domain ? `www.${host}` : host === `www.${domain}` ? domain : null;
  if (!other) return null;
  const [v4, v6] = await Promise.all([net.resolve(other, 4), net.resolve(other, 6)]);
  if (v6.state === 'silent' || (v4.state !== 'found' && v6.state !== 'found')) return null;
  return {
    host: other,
    a: v4.state === 'found' ? v4.addresses.map((one) => one.address) : [],
    aaaa: v6.state === 'found' ? v6.addresses.map(describe) : [],
  };
}

function siblingFacts(
  sibling: Ipv6DnsFacts['sibling'],
): Pick<Ipv6DnsFacts, 'sibling' | 'siblingHost' | 'siblingCount'> {
  return {
    sibling,
    siblingHost: sibling?.host ?? '',
    siblingCount: sibling?.aaaa.filter((one) => one.valid).length ?? 0,
  };
}
