import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import * as packet from 'dns-packet';
import type { AddressRecords } from './model.ts';

/** Where name servers are asked, other than resolvers. */
const nameServerPort = 53;

export interface DnsOptions {
  readonly port: number;
  readonly addresses: readonly string[];
  /** Domains this server holds; their apex has SOA and NS. */
  readonly zones: readonly string[];
  readonly hosts: ReadonlyMap<string, AddressRecords>;
  /** Questions about names in these zones stay without answer over IPv6. */
  readonly silentOver6: readonly string[];
}

/** Answers for the city's zones, every other name does not exist; returns what stops it. */
export async function startDns(options: DnsOptions): Promise<() => Promise<void>> {
  const sockets: Socket[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(sockets.map((socket) => new Promise<void>((done) => socket.close(() => done()))));
  };
  for (const address of options.addresses) {
    const reuseAddr = options.port === nameServerPort; // several cities may run at a time: they give the same answers
    const socket = createSocket(
      address.includes(':') ? { type: 'udp6', ipv6Only: true, reuseAddr } : { type: 'udp4', reuseAddr },
    );
    socket.on('message', (message, from) => {
      const reply = answer(message, from.family === 'IPv6', options);
      if (reply) socket.send(reply, from.port, from.address);
    });
    socket.bind(options.port, address);
    await once(socket, 'listening').catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    sockets.push(socket);
  }
  return stop;
}

/** The same as the zones' name servers, where this process may have their port; tells whether it may. */
export async function startNameServers(
  options: Omit<DnsOptions, 'port'>,
): Promise<(() => Promise<void>) | null> {
  return await startDns({ ...options, port: nameServerPort }).catch(() => null);
}

type Question = packet.Question;
type Record_ = packet.Answer;

function answer(message: Buffer, isOver6: boolean, options: DnsOptions): Buffer | undefined {
  let query: packet.DecodedPacket;
  try {
    query = packet.decode(message);
  } catch {
    return undefined; // Not a DNS message: a resolver stays silent.
  }
  const question = query.questions?.[0];
  if (query.type !== 'query' || !question) return undefined;
  if (isOver6 && options.silentOver6.some((zone) => isIn(zone, question.name.toLowerCase())))
    return undefined;
  const result = resolve(question, options);
  const recursion = (query.flags ?? 0) & packet.RECURSION_DESIRED;
  return packet.encode({
    type: 'response',
    id: query.id ?? 0,
    flags: packet.AUTHORITATIVE_ANSWER | packet.RECURSION_AVAILABLE | recursion | result.code,
    questions: [question],
    answers: result.answers,
    authorities: result.authorities,
  });
}

const code = { ok: 0, failed: 2, noSuchName: 3, refused: 5 } as const;

interface Result {
  readonly code: number;
  readonly answers: Record_[];
  readonly authorities: Record_[];
}

function resolve(question: Question, options: DnsOptions): Result {
  const name = question.name.toLowerCase().replace(/\.$/, '');
  const kind: string = question.type;
  if ((question.class ?? 'IN') !== 'IN' || ['AXFR', 'IXFR', 'ANY'].includes(kind))
    return { code: code.refused, answers: [], authorities: [] };
  if (options.hosts.get(name)?.fails) return { code: code.failed, answers: [], authorities: [] };
  const zone = options.zones.find((z) => isIn(z, name));
  if (!zone) return { code: code.noSuchName, answers: [], authorities: [soa('')] };
  const known = name === zone || options.hosts.has(name) || isAncestor(name, options);
  const answers = [...(name === zone ? apex(zone, kind) : []), ...hostRecords(name, kind, options)];
  if (answers.length > 0) return { code: code.ok, answers, authorities: [] };
  return { code: known ? code.ok : code.noSuchName, answers, authorities: [soa(zone)] };
}

/** The records of a name, and of the name it stands for. */
function hostRecords(name: string, kind: string, options: DnsOptions): Record_[] {
  const host = options.hosts.get(name);
  if (!host) return [];
  if (host.cname) {
    const alias: Record_ = { type: 'CNAME', name, ttl: 60, data: host.cname };
    return kind === 'CNAME' ? [alias] : [alias, ...hostRecords(host.cname, kind, options)];
  }
  if (kind === 'A') return host.a.map((data) => ({ type: 'A', name, ttl: 60, data }));
  if (kind === 'AAAA') return host.aaaa.map((data) => ({ type: 'AAAA', name, ttl: 60, data }));
  return [];
}

function isIn(zone: string, name: string): boolean {
  return name === zone || name.endsWith(`.${zone}`);
}

/** A name without records of its own, below which there are names. */
function isAncestor(name: string, options: DnsOptions): boolean {
  return [...options.hosts.keys()].some((host) => host.endsWith(`.${name}`));
}

function apex(zone: string, kind: string): Record_[] {
  if (kind === 'SOA') return [soa(zone)];
  if (kind === 'NS')
    return ['ns1', 'ns2'].map((ns) => ({ type: 'NS', name: zone, ttl: 3600, data: `${ns}.${zone}` }));
  return [];
}

function soa(zone: string): Record_ {
  const domain = zone || 'root.example';
  return {
    type: 'SOA',
    name: zone || '.',
    ttl: 300,
    data: {
      mname: `ns1.${domain}`,
      rname: `hostmaster.${domain}`,
      serial: 2026112301,
      refresh: 3600,
      retry: 600,
      expire: 604800,
      minimum: 300,
    },
  };
}
