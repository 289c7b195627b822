import { setMaxListeners } from 'node:events';
import type { Url } from '../domain/brand.ts';
import type { Family, FetchRequest, Net, NetSettings, PathFacts, Resolved } from '../domain/net.ts';
import { type AddressGuard, addressGuard } from './address.ts';
import { openConnect } from './connect.ts';
import { openFetch } from './fetch.ts';
import { type Limiter, openLimiter } from './limiter.ts';
import { openAskServer } from './name-server.ts';
import { openPath } from './path.ts';
import { openLines } from './pools.ts';
import { openResolver } from './resolver.ts';
import { openRobots } from './robots.ts';
import { literalOf, openRouter, type Router } from './route.ts';
import { openTrafficBook, type TrafficBook } from './traffic.ts';

/** What the browser's proxy shares with the requests of the program itself. */
export interface Door {
  readonly router: Router;
  readonly limiter: Limiter;
  readonly traffic: TrafficBook;
  readonly userAgent: string;
}

export interface OpenNet extends Net {
  readonly door: Door;
}

export interface NetLimits {
  readonly connectMs: number;
  /** No byte of a body for so long ends the request. */
  readonly stallMs: number;
  readonly headerBytes: number;
  /** One try of one DNS server. */
  readonly dnsTryMs: number;
}

const LIMITS: NetLimits = { connectMs: 10_000, stallMs: 10_000, headerBytes: 64 * 1024, dnsTryMs: 2_500 };

/** The only door to the network; whoever opens it closes it. */
export function openNet(settings: NetSettings, limits: Partial<NetLimits> = {}): OpenNet {
  const { network, families, userAgent } = settings;
  const within = { ...LIMITS, ...limits };
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const guard = addressGuard(network.treatAsPublic);
  const resolver = openResolver({ servers: network.resolvers, guard, tryMs: within.dnsTryMs });
  const lines = openLines(within);
  const limiter = openLimiter({
    ratePerHost: network.ratePerHost,
    connectionsPerHost: settings.connectionsPerHost,
    connections: settings.connections,
    closing: closing.signal,
  });
  const traffic = openTrafficBook();
  const path = openPath({ families, guard, canaries: network.ipv6Canaries, reaches: (url) => reaches(url) });
  const router = openRouter({ resolver, guard, families, path });
  const robots = openRobots({ ask: (url) => fetch(robotsRequest(url)), userAgent, onDelay: limiter.delay });
  const now = () => settings.clock.now();
  const fetch = openFetch({
    router,
    lines,
    limiter,
    robots,
    traffic,
    userAgent,
    now,
    closing: closing.signal,
  });
  // The canaries prove the path, so they are asked past the router, which would ask for the path.
  const proving = openFetch({
    router: openRouter({ resolver, guard, families: [6], path: assumed }),
    lines,
    limiter,
    robots,
    traffic,
    userAgent,
    now,
    closing: closing.signal,
  });
  const reaches = async (canary: string) => {
    const request = {
      url: canary as Url,
      family: 6,
      fresh: true,
      timeoutMs: 10_000,
      obeyRobots: false,
      backOff: false,
    } as const;
    const fetched = await proving(request); // a canary is an address from the seed file
    if (!fetched.ok) return { ok: false, detail: `${fetched.why} ${fetched.detail}` };
    const ok = fetched.status < 500 && fetched.body.length > 0;
    return { ok, detail: `HTTP ${fetched.status}, ${fetched.body.length} bytes` };
  };

  return {
    fetch,
    resolve: async (host, family) => literal(host, family, guard) ?? resolver.resolve(host, family),
    resolveEach: async (host, family) => {
      const resolved = literal(host, family, guard);
      return resolved ? [{ resolver: '', resolved, tookMs: 0 }] : resolver.each(host, family);
    },
    records: (name, type) =>
      literalOf(name) === null
        ? resolver.records(name, type)
        : Promise.resolve({ state: 'missing', detail: 'NODATA' }),
    askServer: openAskServer({ guard, path, servers: network.resolvers, tryMs: within.dnsTryMs }),
    connect: openConnect({ guard, path, limiter, traffic, closing: closing.signal }),
    robots: (url) => robots.facts(new URL(url)),
    allowedByRobots: async (url) => robots.allows(new URL(url)),
    path,
    traffic: traffic.of,
    door: { router, limiter, traffic, userAgent },
    close: async () => {
      closing.abort();
      resolver.close();
      await lines.close();
    },
  };
}

const ROBOTS_BYTES = 500 * 1024;

function robotsRequest(url: Url): FetchRequest {
  return {
    url,
    body: 'head',
    maxBytes: ROBOTS_BYTES,
    timeoutMs: 10_000,
    maxRedirects: 5,
    obeyRobots: false,
    backOff: false,
  };
}

/** An address in place of a name needs no question. */
function literal(host: string, family: Family, guard: AddressGuard): Resolved | null {
  const address = literalOf(host);
  if (address === null) return null;
  if (address.includes(':') !== (family === 6)) return { state: 'missing', detail: 'NODATA' };
  return { state: 'found', addresses: [{ address, family, ...guard(address) }] };
}

function assumed(): Promise<PathFacts> {
  return Promise.resolve({ works: true, because: 'to be proved' });
}
