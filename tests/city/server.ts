import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { Authority, Certificate } from './certificates.ts';
import type { Answer, CertificateState, Family, Handler, Host, Resource, Stall } from './model.ts';
import { error } from './resources.ts';

export interface LoggedRequest {
  readonly host: string;
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly family: Family;
  readonly userAgent: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface WebOptions {
  readonly port: number;
  readonly families: readonly Family[];
  readonly hosts: readonly Host[];
  readonly log: LoggedRequest[];
  /** Makes the port speak TLS. */
  readonly authority?: Authority;
}

export const loopback: Record<Family, string> = { 4: '127.0.0.1', 6: '::1' };

/** Serves all hosts of one port, told apart by the Host header. */
export async function startWeb(options: WebOptions): Promise<() => Promise<void>> {
  const hosts = new Map(options.hosts.filter((h) => h.port === options.port).map((h) => [h.name, h]));
  const servers: Server[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map((server) => closeServer(server)));
  };
  for (const family of options.families) {
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      void serve({ request, response, family, hosts, options });
    };
    const server = options.authority
      ? secureServer(options.authority, hosts, family).on('request', listener)
      : createServer(listener);
    server.keepAliveTimeout = 20_000;
    server.listen({ port: options.port, host: loopback[family], ipv6Only: family === 6 });
    await once(server, 'listening').catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    servers.push(server);
  }
  return stop;
}

function secureServer(authority: Authority, hosts: ReadonlyMap<string, Host>, family: Family): Server {
  const standard = authority.issue(['default.example']);
  const contexts = new Map<string, SecureContext>();
  for (const [name, { tls }] of hosts)
    contexts.set(name, createSecureContext(certificateFor(authority, name, tls?.[family] ?? 'valid')));
  return createSecureServer({
    ...standard,
    SNICallback: (name, done) => done(null, contexts.get(name.toLowerCase())),
  });
}

function certificateFor(authority: Authority, name: string, state: CertificateState): Certificate {
  switch (state) {
    case 'valid':
    case 'expired':
      return authority.issue([name], state);
    case 'other-name':
      return authority.issue(['www.another.example']);
    case 'self-signed':
      return authority.selfSigned([name]);
    default:
      return state satisfies never;
  }
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly family: Family;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly options: WebOptions;
}

async function serve({ request, response, family, hosts, options }: Exchange): Promise<void> {
  const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const path = request.url ?? '/';
  const method = request.method ?? 'GET';
  const userAgent = request.headers['user-agent'] ?? '';
  options.log.push({ host: name, port: options.port, method, path, family, userAgent, at: Date.now() });
  request.resume();
  const host = hosts.get(name);
  const usual = (): Answer | Promise<Answer> => find(host, path)(path, method, family);
  const answer = await (family === 6 && host?.over6 ? host.over6(path, usual) : usual());
  if (answer === 'silence') return;
  if (answer === 'reset') response.destroy();
  else if ('stallAfterBytes' in answer) stall(response, answer);
  else send(response, method, answer);
}

function find(host: Host | undefined, path: string): Handler {
  const missing: Handler = host?.fallback ?? (() => error(404));
  if (!host) return () => error(404, '默认站点');
  const plain = path.split('?')[0] ?? path;
  const found = host.resources.get(decoded(path)) ?? host.resources.get(decoded(plain));
  if (found === undefined) return missing;
  return typeof found === 'function' ? found : () => found;
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path; // Not UTF-8: no page has such an address.
  }
}

function send(response: ServerResponse, method: string, answer: Resource): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(answer.body.length) });
  response.end(method === 'HEAD' ? undefined : answer.body);
}

function stall(response: ServerResponse, { resource, stallAfterBytes }: Stall): void {
  const { status, headers, body } = resource;
  response.writeHead(status, { ...headers, 'content-length': String(body.length) });
  response.write(body.subarray(0, stallAfterBytes));
}
