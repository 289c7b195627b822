import { once } from 'node:events';
import http, { type RequestListener } from 'node:http';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach } from 'vitest';
import type { Url } from '../../../src/domain/brand.ts';
import type { NetSettings } from '../../../src/domain/net.ts';
import { type NetLimits, type OpenNet, openNet } from '../../../src/net/net.ts';

const opened: (() => Promise<void> | void)[] = [];

/** Closes, after each test, what the test opened. */
export function closeAfterEach(): void {
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });
}

export function closeLater(close: () => Promise<void> | void): void {
  opened.push(close);
}

export interface Listening {
  readonly port: number;
  readonly origin: string;
  url(path: string): Url;
}

/** A web server on one loopback address. */
export async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<Listening> {
  return listen(http.createServer(listener), host);
}

/** A server that speaks whatever the test writes to the socket. */
export async function serveRaw(onSocket: (socket: Socket) => void, host = '127.0.0.1'): Promise<Listening> {
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy());
    onSocket(socket);
  });
  return listen(server, host);
}

export async function listen(server: Server, host: string, scheme = 'http', port = 0): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(port, host);
  await once(server, 'listening');
  closeLater(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port: bound } = server.address() as AddressInfo; // a TCP server has no other kind
  const origin = `${scheme}://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  return { port: bound, origin, url: (path) => at(`${origin}${path}`) };
}

export function at(address: string): Url {
  return address as Url; // tests write addresses as they are
}

export interface TestNetOptions extends Partial<Pick<NetSettings, 'families' | 'connectionsPerHost'>> {
  readonly resolvers?: readonly string[];
  readonly treatAsPublic?: readonly string[];
  readonly ratePerHost?: number;
  readonly limits?: Partial<NetLimits>;
}

export function testNet(options: TestNetOptions = {}): OpenNet {
  const made = openNet(
    {
      network: {
        resolvers: options.resolvers ?? ['127.0.0.1:9'],
        treatAsPublic: options.treatAsPublic ?? ['127.0.0.0/8', '::1/128'],
        ratePerHost: options.ratePerHost ?? 0,
        recheckAfterSeconds: 60,
        ipv6Canaries: [],
      },
      families: options.families ?? [4, 6],
      userAgent: 'gov-site-audit/0.1 (+https://example.org/audit)',
      connectionsPerHost: options.connectionsPerHost ?? 6,
      connections: 64,
      clock: { now: () => Date.now() },
    },
    { dnsTryMs: 200, ...options.limits },
  );
  closeLater(() => made.close());
  return made;
}

/** Whether ::1 can be bound here. */
export const HAS_IPV6: boolean = await new Promise((done) => {
  const probe = net.createServer();
  probe.once('error', () => done(false));
  probe.listen(0, '::1', () => probe.close(() => done(true)));
});
