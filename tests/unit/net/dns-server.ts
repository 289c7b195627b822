import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import * as packet from 'dns-packet';

/** What a name answers: addresses, one list after the other for each further question, or a failure. */
export type DnsReply = readonly string[] | 'NXDOMAIN' | 'SERVFAIL' | 'silence';

export interface TestDns {
  /** `host:port`, as a setting takes it. */
  readonly server: string;
  /** Questions asked, as `A name`. */
  readonly asked: string[];
  close(): void;
}

/** A DNS server on loopback; `A host`, `NS zone` and the like are its keys, a function is called for every question. An alias (`CNAME host`) is followed, as resolvers do; a loop ends with the aliases alone. */
export async function startDns(
  zone: Record<string, DnsReply | (() => DnsReply)>,
  at: { readonly host: string; readonly port: number } = { host: '127.0.0.1', port: 0 },
): Promise<TestDns> {
  const socket = createSocket(at.host.includes(':') ? 'udp6' : 'udp4');
  const asked: string[] = [];
  socket.on('message', (message, from) => {
    const query = packet.decode(message);
    const question = query.questions?.[0];
    if (!question) return;
    asked.push(`${question.type} ${question.name.toLowerCase()}`);
    const { aliases, name } = question.type === 'CNAME' ? unaliased(question) : follow(zone, question);
    const reply = replyTo(zone, `${question.type} ${name}`);
    if (reply === 'silence') return;
    const answer = toPacket(query, { ...question, name }, reply);
    const answers = [...aliases, ...(answer.answers ?? [])];
    socket.send(packet.encode({ ...answer, questions: [question], answers }), from.port, from.address);
  });
  socket.bind(at.port, at.host);
  await once(socket, 'listening');
  const host = at.host.includes(':') ? `[${at.host}]` : at.host;
  return { server: `${host}:${portOf(socket)}`, asked, close: () => socket.close() };
}

function unaliased({ name }: packet.Question) {
  return { aliases: [] as packet.Answer[], name: name.toLowerCase() };
}

function follow(zone: Record<string, unknown>, question: packet.Question) {
  const { aliases, name: first } = unaliased(question);
  let name = first;
  for (const seen = new Set<string>(); !seen.has(name); ) {
    seen.add(name);
    const value: unknown = zone[`CNAME ${name}`];
    const [next] = Array.isArray(value) ? value : [];
    if (typeof next !== 'string') break;
    aliases.push({ type: 'CNAME', name, ttl: 1, data: next });
    name = next;
  }
  return { aliases, name };
}

function replyTo(zone: Record<string, DnsReply | (() => DnsReply)>, key: string): DnsReply {
  const entry = zone[key];
  if (typeof entry === 'function') return entry();
  if (entry) return entry;
  const name = key.split(' ')[1];
  const exists = Object.keys(zone).some((known) => known.endsWith(` ${name}`));
  return exists ? [] : 'NXDOMAIN';
}

function toPacket(query: packet.Packet, question: packet.Question, reply: DnsReply): packet.Packet {
  const code = reply === 'NXDOMAIN' ? 3 : reply === 'SERVFAIL' ? 2 : 0;
  const values = typeof reply === 'string' ? [] : reply;
  return {
    type: 'response',
    id: query.id ?? 0,
    flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | code,
    questions: [question],
    answers: values.map((value) => record(question, value)),
  };
}

function record(question: packet.Question, value: string): packet.Answer {
  const { name, type } = question;
  if (type === 'SOA') {
    const rest = { rname: 'hostmaster', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 1 };
    return { type, name, ttl: 1, data: { mname: value, ...rest } };
  }
  if (type === 'NS' || type === 'CNAME' || type === 'AAAA') return { type, name, ttl: 1, data: value };
  return { type: 'A', name, ttl: 1, data: value };
}

function portOf(socket: Socket): number {
  return socket.address().port;
}
