import { Resolver } from 'node:dns';
import type { Family, PathFacts, ServerAnswer, ServerQuestion } from '../domain/net.ts';
import type { AddressGuard } from './address.ts';

export interface AskServerParts {
  readonly guard: AddressGuard;
  readonly path: (family: Family, address: string) => Promise<PathFacts>;
  /** The run's resolvers, `host:port`. */
  readonly servers: readonly string[];
  readonly tryMs: number;
}

/** Asks one name server at one address for its zone's SOA; a mere open port is no answer. */
export function openAskServer(parts: AskServerParts): (question: ServerQuestion) => Promise<ServerAnswer> {
  return async ({ address, zone }) => {
    const family: Family = address.includes(':') ? 6 : 4;
    const judged = parts.guard(address);
    if (!judged.allowed) return { answers: null, detail: `${judged.class} ${address}`, tookMs: 0 };
    const path = await parts.path(family, address);
    if (!path.works) return { answers: null, detail: path.because, tookMs: 0 };
    const ports = judged.class === 'treated-as-public' ? stagingPorts(parts.servers) : [DNS_PORT];
    const began = performance.now();
    const told = await Promise.all(ports.map((port) => askAt(address, port, zone, parts.tryMs)));
    const tookMs = performance.now() - began;
    const good = told.find((one) => one === 'ok');
    return { answers: good !== undefined, detail: good ? '' : (told[0] ?? ''), tookMs };
  };
}

const DNS_PORT = '53';

/** In staging, a name server may listen where the run's resolvers do: port 53 is not free for everybody. */
function stagingPorts(servers: readonly string[]): readonly string[] {
  const ports = servers.flatMap((server) => /:(\d{1,5})$/.exec(server)?.[1] ?? []);
  return [...new Set([DNS_PORT, ...ports])];
}

function askAt(address: string, port: string, zone: string, tryMs: number): Promise<string> {
  const resolver = new Resolver({ timeout: tryMs, tries: 2 });
  resolver.setServers([address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`]);
  return new Promise((done) => {
    try {
      resolver.resolveSoa(zone, (error) => done(error ? (error.code ?? error.message) : 'ok'));
    } catch (error) {
      done(error instanceof Error ? error.message : String(error));
    }
  });
}
