import { isIP } from 'node:net';
import type { Family, PathFacts, ResolvedAddress } from '../domain/net.ts';
import type { AddressGuard } from './address.ts';
import { isBadPort } from './bad-port.ts';
import { type Fault, fault } from './failure.ts';
import type { NameResolver } from './resolver.ts';

/** Where a request may go: addresses to be tried in this order, or why nowhere. */
export type Route =
  | { readonly ok: true; readonly addresses: readonly Hopeful[] }
  | { readonly ok: false; readonly fault: Fault };

export interface Hopeful {
  readonly address: string;
  readonly family: Family;
}

export interface RouteWish {
  /** As `URL.hostname` spells it. */
  readonly hostname: string;
  readonly port: number;
  readonly family?: Family | undefined;
  readonly address?: string | undefined;
}

export interface Router {
  /** Resolves the name now and lets through what the guard allows. */
  route(want: RouteWish): Promise<Route>;
  /** After IPv4 gave no connection: the host's IPv6 addresses, where this machine can use them. */
  instead(want: RouteWish): Promise<readonly Hopeful[]>;
}

export interface RouterParts {
  readonly resolver: NameResolver;
  readonly guard: AddressGuard;
  readonly families: readonly Family[];
  readonly path: (family: Family, address: string) => Promise<PathFacts>;
}

/** How many addresses of one name are tried. */
const TRIED = 3;

export function openRouter(parts: RouterParts): Router {
  async function route(want: RouteWish): Promise<Route> {
    if (isBadPort(want.port)) return nowhere(fault('forbidden', `port ${want.port}`));
    const literal = want.address ?? literalOf(want.hostname);
    if (literal !== null) return toLiteral(literal, want.family);
    if (isLocalhost(want.hostname)) return toLocalhost(want.family);
    if (want.family) return byName(want.hostname, want.family);
    return byAnyFamily(want.hostname);
  }

  async function toLiteral(address: string, family: Family | undefined): Promise<Route> {
    const own: Family = address.includes(':') ? 6 : 4;
    if (!isIP(address) || (family && family !== own)) {
      return nowhere(fault('dns-missing', `${address} is no IPv${family ?? own} address`));
    }
    const judged = parts.guard(address);
    if (!judged.allowed) return nowhere(fault('forbidden', `${judged.class} ${address}`));
    return ifPath([{ address, family: own }]);
  }

  async function toLocalhost(family: Family | undefined): Promise<Route> {
    const all: readonly Hopeful[] = [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ];
    const usable = all.filter(
      (one) => parts.families.includes(one.family) && (family ?? one.family) === one.family,
    );
    const allowed = usable.filter(({ address }) => parts.guard(address).allowed);
    if (allowed.length > 0) return { ok: true, addresses: allowed };
    return nowhere(
      usable.length > 0
        ? fault('forbidden', 'loopback localhost')
        : noPath(family ?? 4, 'families of the run'),
    );
  }

  async function byName(host: string, family: Family): Promise<Route> {
    if (!parts.families.includes(family))
      return nowhere(noPath(family, 'not among the families of this run'));
    const resolved = await parts.resolver.resolve(host, family);
    if (resolved.state === 'silent') return nowhere(fault('dns', `${resolved.detail} ${host}`));
    if (resolved.state === 'missing') return nowhere(fault('dns-missing', `${resolved.detail} ${host}`));
    const allowed = resolved.addresses.filter((one) => one.allowed);
    const [refused] = resolved.addresses;
    if (allowed.length === 0 && refused) return nowhere(forbidden(refused));
    return ifPath(allowed.slice(0, TRIED));
  }

  async function byAnyFamily(host: string): Promise<Route> {
    const [only] = parts.families.length === 1 ? parts.families : [];
    if (only) return byName(host, only);
    const four = await byName(host, 4);
    if (four.ok || four.fault.why === 'forbidden') return four;
    const six = await byName(host, 6);
    if (six.ok) return six;
    return better(four, six);
  }

  async function ifPath(addresses: readonly Hopeful[]): Promise<Route> {
    const [first] = addresses;
    if (!first) return nowhere(fault('dns-missing', 'no address'));
    const path = await parts.path(first.family, first.address);
    return path.works ? { ok: true, addresses } : nowhere(noPath(first.family, path.because));
  }

  return {
    route,
    instead: async (want) => {
      if (want.family || want.address || literalOf(want.hostname) !== null || isLocalhost(want.hostname))
        return [];
      if (!parts.families.includes(6)) return [];
      const six = await byName(want.hostname, 6);
      return six.ok ? six.addresses : [];
    },
  };
}

/** The address which a URL's host is, however it was written: the URL parser has spelt it out before. */
export function literalOf(hostname: string): string | null {
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  return isIP(hostname) ? hostname : null;
}

function isLocalhost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost');
}

/** A name server's word that there is nothing weighs less than an address that cannot be used from here. */
function better(four: Route, six: Route): Route {
  if (four.ok || six.ok) return four.ok ? four : six;
  return four.fault.why === 'dns-missing' && six.fault.why !== 'dns-missing' ? six : four;
}

function noPath(family: Family, because: string): Fault {
  return fault(family === 6 ? 'no-ipv6-path' : 'no-ipv4-path', because);
}

function forbidden(refused: ResolvedAddress): Fault {
  return fault('forbidden', `${refused.class} ${refused.address}`);
}

function nowhere(why: Fault): Route {
  return { ok: false, fault: why };
}
