import ipaddr from 'ipaddr.js';
import type { AddressClass } from '../domain/net.ts';

/** What an address is by the IANA special-purpose registries; text that is no address is `reserved`. */
export function classifyAddress(address: string): AddressClass {
  const parsed = parseAddress(address);
  return parsed ? classOf(parsed) : 'reserved';
}

export interface Guarded {
  readonly class: AddressClass;
  readonly allowed: boolean;
}

export type AddressGuard = (address: string) => Guarded;

/** Contract §3: only public addresses, and those which `treatAsPublic` (CIDR ranges) covers, may be contacted. */
export function addressGuard(treatAsPublic: readonly string[]): AddressGuard {
  const ranges = treatAsPublic.map((range) => parseRange(range));
  return (address) => {
    const parsed = parseAddress(address);
    if (!parsed) return { class: 'reserved', allowed: false };
    const known = classOf(parsed);
    if (NEVER.has(known)) return { class: known, allowed: false };
    if (ranges.some((range) => covers(range, parsed))) return { class: 'treated-as-public', allowed: true };
    return { class: known, allowed: known === 'global' };
  };
}

type Parsed = ipaddr.IPv4 | ipaddr.IPv6;
type Range = readonly [Parsed, number];

/** A mapped address carries no IPv6; the others are no address of one machine. */
const NEVER: ReadonlySet<AddressClass> = new Set(['mapped', 'unspecified', 'multicast']);

const IPV4_CLASSES = table([
  ['0.0.0.0/8', 'unspecified'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'carrier-nat'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'reserved'],
  ['192.0.2.0/24', 'documentation'],
  ['192.31.196.0/24', 'reserved'],
  ['192.52.193.0/24', 'reserved'],
  ['192.88.99.0/24', 'reserved'],
  ['192.168.0.0/16', 'private'],
  ['192.175.48.0/24', 'reserved'],
  ['198.18.0.0/15', 'benchmark'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
]);

/** First match counts, so longer prefixes stand before the ones that contain them. */
const IPV6_CLASSES = table([
  ['::/128', 'unspecified'],
  ['::1/128', 'loopback'],
  ['::ffff:0:0/96', 'mapped'],
  ['64:ff9b::/96', 'nat64'],
  ['64:ff9b:1::/48', 'nat64'],
  ['100::/64', 'discard'],
  ['100:0:0:1::/64', 'discard'],
  ['2001::/32', 'teredo'],
  ['2001:2::/48', 'benchmark'],
  ['2001:db8::/32', 'documentation'],
  ['2001::/23', 'reserved'],
  ['2002::/16', '6to4'],
  ['3fff::/20', 'documentation'],
  ['fc00::/7', 'unique-local'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'site-local'],
  ['ff00::/8', 'multicast'],
  ['2000::/3', 'global'],
]);

function classOf(parsed: Parsed): AddressClass {
  const classes = parsed.kind() === 'ipv4' ? IPV4_CLASSES : IPV6_CLASSES;
  const found = classes.find(([range]) => covers(range, parsed));
  if (found) return found[1];
  return parsed.kind() === 'ipv4' ? 'global' : 'reserved';
}

function table(
  rows: readonly (readonly [string, AddressClass])[],
): readonly (readonly [Range, AddressClass])[] {
  return rows.map(([range, name]) => [parseRange(range), name]);
}

function parseRange(range: string): Range {
  return ipaddr.parseCIDR(range.includes('/') ? range : `${range}/${range.includes(':') ? 128 : 32}`);
}

function covers([base, bits]: Range, address: Parsed): boolean {
  if (base.kind() === 'ipv4') return address.kind() === 'ipv4' && address.match(base, bits);
  return address.kind() === 'ipv6' && address.match(base, bits);
}

function parseAddress(address: string): Parsed | null {
  const bare = address.startsWith('[') ? address.slice(1, -1) : address;
  const isWhole = bare.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(bare);
  return isWhole && ipaddr.isValid(bare) ? ipaddr.parse(bare) : null;
}
