import type { Url } from '../../domain/brand.ts';
import type { Connected, TlsFacts } from '../../domain/net.ts';
import type { LookContext } from './looked.ts';

/** Which ports are open over which family, and what their certificates say. */
export interface Ports {
  readonly open4: ReadonlySet<number>;
  readonly open6: ReadonlySet<number>;
  /** Ports that were tried over both. */
  readonly tried: readonly number[];
  /** Connections to the home page's own port, by IPv6 address. */
  readonly connected: ReadonlyMap<string, Connected>;
  /** Of the HTTPS port; over IPv6 the first with a fault, if there is one. */
  readonly tls4: TlsFacts | null;
  readonly tls6: TlsFacts | null;
}

const TRIES = 2;

/** Connects to the page's port at every address; where it is a usual one, to both usual ones. */
export async function portsOf(home: Url, addresses: readonly string[], look: LookContext): Promise<Ports> {
  const url = new URL(home);
  const own = portOf(url);
  const tried = own === 80 || own === 443 ? [80, 443] : [own];
  const v4 = await look.net.resolve(url.hostname, 4);
  const first4 = v4.state === 'found' ? v4.addresses.find((one) => one.allowed)?.address : undefined;
  const secure = (port: number) => port === 443 || (port === own && url.protocol === 'https:');
  const ask = async (address: string, port: number) => ({
    address,
    port,
    connected: await connect(url, { address, port, secure: secure(port) }, look),
  });
  const [four, six] = await Promise.all([
    Promise.all(first4 === undefined ? [] : tried.map((port) => ask(first4, port))),
    Promise.all(addresses.flatMap((address) => tried.map((port) => ask(address, port)))),
  ]);
  const handshakes = six.flatMap(({ connected }) => (connected.ok && connected.tls ? [connected.tls] : []));
  return {
    open4: new Set(four.filter(isOpen).map((one) => one.port)),
    open6: new Set(six.filter(isOpen).map((one) => one.port)),
    tried,
    connected: new Map(six.filter((one) => one.port === own).map((one) => [one.address, one.connected])),
    tls4: four.flatMap(({ connected }) => (connected.ok && connected.tls ? [connected.tls] : []))[0] ?? null,
    tls6: handshakes.find((one) => one.fault !== null) ?? handshakes[0] ?? null,
  };
}

/** Open over IPv4, closed at every IPv6 address; the page's own port only where the page never opened. */
export function closedPorts(
  ports: Pick<Ports, 'open4' | 'open6' | 'tried'>,
  home: Url,
  reachable: boolean,
): readonly number[] {
  const own = portOf(new URL(home));
  return ports.tried.filter(
    (port) => ports.open4.has(port) && !ports.open6.has(port) && !(reachable && port === own),
  );
}

export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

async function connect(
  url: URL,
  to: { readonly address: string; readonly port: number; readonly secure: boolean },
  { net, signal }: LookContext,
): Promise<Connected> {
  const request = {
    ...{ address: to.address, port: to.port, host: url.host, signal },
    ...(to.secure ? { tlsName: url.hostname } : {}),
  };
  let connected = await net.connect(request);
  for (let tries = 1; tries < TRIES && !connected.ok && connected.why !== 'timeout'; tries++)
    connected = await net.connect(request);
  return connected;
}

/** A port that takes the connection is open, whatever it says then. */
function isOpen({ connected }: { readonly connected: Connected }): boolean {
  return connected.ok || connected.stage === 'tls';
}
