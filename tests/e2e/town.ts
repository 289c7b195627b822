import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type DnsReply, startDns } from '../unit/net/dns-server.ts';

/** What an address of a site answers: HTML, something with a status and headers, or whatever a function does. */
export type Answer =
  | string
  | {
      readonly status?: number;
      readonly headers?: { readonly [name: string]: string };
      readonly body?: string | Buffer;
    }
  | ((request: IncomingMessage, response: ServerResponse) => void);

/** Paths with their answers; `*` is asked for all others. */
export interface Host {
  readonly [path: string]: Answer;
}

export interface Asked {
  readonly host: string;
  readonly path: string;
  readonly userAgent: string;
  readonly family: 4 | 6;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

type Reply = DnsReply | (() => DnsReply);

export interface TownOptions {
  /** Addresses by name, in place of 127.0.0.1 and (where the town listens on it) ::1. */
  readonly records?: { readonly [name: string]: { readonly a?: Reply; readonly aaaa?: Reply } };
  readonly families?: readonly (4 | 6)[];
  /** The IPv4 address to listen on; default 127.0.0.1. */
  readonly address?: string;
}

/** A few small sites on one port of loopback, with a real DNS server. */
export interface Town extends AsyncDisposable {
  readonly port: number;
  /** `host:port` of the DNS server. */
  readonly resolver: string;
  readonly asked: readonly Asked[];
  /** Connections that reached the town, whether or not they asked for something. */
  readonly connections: () => number;
  url(host: string, path?: string): string;
  /** Paths asked of a host. */
  paths(host: string): readonly string[];
}

const LOOPBACK = { 4: '127.0.0.1', 6: '::1' } as const;

export async function startTown(
  hosts: { readonly [name: string]: Host },
  options: TownOptions = {},
): Promise<Town> {
  const families = options.families ?? [4];
  const log: Asked[] = [];
  const count = { connections: 0 };
  const at = { 4: options.address ?? LOOPBACK[4], 6: LOOPBACK[6] };
  const web = await listen(families, at, (family) => server(hosts, family, log, count));
  const dns = await startDns(zone(hosts, options));
  return {
    port: web.port,
    resolver: dns.server,
    asked: log,
    connections: () => count.connections,
    url: (host, path = '/') => `http://${host}:${web.port}${path}`,
    paths: (host) => log.filter((one) => one.host === host).map((one) => one.path),
    async [Symbol.asyncDispose]() {
      dns.close();
      await web.close();
    },
  };
}

function zone(
  hosts: { readonly [name: string]: Host },
  { records = {}, families = [4] }: TownOptions,
): Record<string, Reply> {
  const names = new Set([...Object.keys(hosts), ...Object.keys(records)]);
  return Object.fromEntries(
    [...names].flatMap((name): [string, Reply][] => [
      [`A ${name}`, records[name]?.a ?? [LOOPBACK[4]]],
      [`AAAA ${name}`, records[name]?.aaaa ?? (families.includes(6) ? [LOOPBACK[6]] : [])],
    ]),
  );
}

function server(
  hosts: { readonly [name: string]: Host },
  family: 4 | 6,
  log: Asked[],
  count: { connections: number },
): Server {
  const made = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '/';
    log.push({ host, path, userAgent: request.headers['user-agent'] ?? '', family, at: Date.now() });
    const answers = hosts[host];
    answer(answers?.[path] ?? answers?.['*'] ?? { status: 404, body: 'not here' }, request, response);
  });
  made.on('connection', () => count.connections++);
  return made;
}

function answer(said: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (typeof said === 'function') {
    said(request, response);
    return;
  }
  const { status = 200, headers = {}, body = '' } = typeof said === 'string' ? { body: said } : said;
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** One server a family on one and the same port. */
async function listen(
  families: readonly (4 | 6)[],
  at: Readonly<Record<4 | 6, string>>,
  make: (family: 4 | 6) => Server,
) {
  for (let attempt = 1; ; attempt++) {
    const servers: Server[] = [];
    const sockets = new Set<Socket>();
    const close = async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((one) => new Promise((resolve) => one.close(resolve))));
    };
    try {
      let port = 0;
      for (const family of families) {
        const made = make(family);
        made.on('connection', (socket) => {
          sockets.add(socket);
          socket.on('close', () => sockets.delete(socket));
        });
        made.listen({ port, host: at[family], ipv6Only: family === 6 });
        await once(made, 'listening');
        servers.push(made);
        port = (made.address() as AddressInfo).port; // a TCP server has no other kind
      }
      return { port, close };
    } catch (error) {
      await close();
      if (attempt === 10) throw error;
    }
  }
}
