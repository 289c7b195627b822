import { randomBytes } from 'node:crypto';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { Agent } from 'node:http';
import {
  type PrepareRequestFunctionOpts,
  type PrepareRequestFunctionResult,
  RequestError,
  Server,
} from 'proxy-chain';
import { boundedMap } from './bounded-map.ts';
import type { Fault } from './failure.ts';
import type { Door } from './net.ts';
import type { Hopeful } from './route.ts';
import type { VerifyHost } from './verify-host.ts';

/** The browser's only way out: our resolvers, our guard, our counting, for pages and all that they load. */
export interface BrowserProxy {
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** Header and value of an answer that the proxy gave in place of a forbidden host. */
  readonly refusal: { readonly header: string; readonly value: string };
  /** Why the newest request to `host:port` was not let through, if it was not. */
  refused(hostAndPort: string): Fault | undefined;
  close(): Promise<void>;
}

/**
 * Serves on loopback, and only whoever knows its password: the browser that we start. With `verify`, HTTPS hosts are only
 * reached after their certificate was accepted here.
 */
export async function openBrowserProxy(door: Door, verify: VerifyHost | null = null): Promise<BrowserProxy> {
  const username = 'audit';
  const password = randomBytes(24).toString('hex');
  const refusal = { header: 'x-audit-refusal', value: randomBytes(12).toString('hex') };
  const refusals = boundedMap<Fault>(2_000);
  const agent = new Agent({ keepAlive: true, maxSockets: 6, maxFreeSockets: 32, timeout: 60_000 });
  const metered = new Map<number, Metered>();

  const prepare = async (asked: PrepareRequestFunctionOpts): Promise<PrepareRequestFunctionResult> => {
    if (asked.username !== username || asked.password !== password) return { requestAuthentication: true };
    const { hostname, port } = asked;
    const key = `${hostname}:${port}`;
    const route = await door.router.route({ hostname, port });
    if (!route.ok) {
      refusals.set(key, route.fault);
      return refuse(asked, route.fault);
    }
    const [first] = route.addresses;
    const distrust = verify && first && !asked.isHttp ? await verify({ hostname, port }, first) : null;
    if (distrust) {
      refusals.set(key, distrust);
      return refuse(asked, distrust);
    }
    refusals.delete(key);
    meter(asked.connectionId, trafficHost(hostname, port, asked.isHttp));
    return { dnsLookup: fixed(route.addresses), httpAgent: agent };
  };

  const refuse = (asked: PrepareRequestFunctionOpts, why: Fault): PrepareRequestFunctionResult => {
    if (!asked.isHttp) throw new RequestError(why.why, 403);
    const answer = { statusCode: 403, headers: { [refusal.header]: refusal.value }, body: why.why };
    return { customResponseFunction: () => answer };
  };

  /** A browser connection carries requests to one host after the other; what came in between belongs to the former. */
  const meter = (connectionId: number, host: string): void => {
    const bytes = server.getConnectionStats(connectionId)?.trgRxBytes ?? 0;
    book(connectionId, bytes);
    metered.set(connectionId, { host, from: bytes });
    door.traffic.count(host, 1, 0);
  };
  const book = (connectionId: number, bytes: number): void => {
    const open = metered.get(connectionId);
    if (open) door.traffic.count(open.host, 0, Math.max(0, bytes - open.from));
  };

  const server = new Server({ host: '127.0.0.1', port: 0, prepareRequestFunction: prepare });
  server.on('connectionClosed', (closed: { connectionId: number; stats?: { trgRxBytes: number | null } }) => {
    book(closed.connectionId, closed.stats?.trgRxBytes ?? 0);
    metered.delete(closed.connectionId);
  });
  server.on('requestFailed', ignoreBrokenRequest);
  await server.listen();
  const watch = setInterval(() => endFloods(server, metered), 1_000);
  watch.unref();

  return {
    port: server.port,
    username,
    password,
    refusal,
    refused: (hostAndPort) => refusals.get(hostAndPort),
    close: async () => {
      clearInterval(watch);
      agent.destroy();
      await server.close(true);
    },
  };
}

interface Metered {
  readonly host: string;
  /** Bytes that the connection had carried before. */
  readonly from: number;
}

/** One resource may not be larger: the page is looked at without it. */
const FLOOD_BYTES = 50_000_000;

function endFloods(server: Server, metered: ReadonlyMap<number, Metered>): void {
  for (const [connectionId, { from }] of metered) {
    const bytes = server.getConnectionStats(connectionId)?.trgRxBytes ?? 0;
    if (bytes - from > FLOOD_BYTES) server.closeConnection(connectionId);
  }
}

/** As `URL.host` has it. */
function trafficHost(hostname: string, port: number, isHttp: boolean): string {
  return port === (isHttp ? 80 : 443) ? hostname : `${hostname}:${port}`;
}

type LookupDone = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/** A look-up that only knows the addresses which were judged. */
function fixed(addresses: readonly Hopeful[]): NonNullable<PrepareRequestFunctionResult['dnsLookup']> {
  const lookup = (_host: string, options: LookupOptions, done: LookupDone): void => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else if (first) done(null, first.address, first.family);
    else done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
  };
  // Node's look-up type has five overloads and a promise form; a connection calls this one alone.
  return lookup as unknown as NonNullable<PrepareRequestFunctionResult['dnsLookup']>;
}

function ignoreBrokenRequest(_failed: unknown): void {
  // The page learns of it by a broken connection.
}
