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

/** A DNS server on loopback; `A host` and `AAAA host` are its keys, a function is called for every question. */
export async function startDns(zone: Record<string, DnsReply | (() => DnsReply)>): Promise<TestDns> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (message, from) => {
    const query = packet.decode(message);
    const question = query.questions?.[0];
    if (!question) return;
    const key = `${question.type} ${question.name.toLowerCase()}`;
    asked.push(key);
    const reply = replyTo(zone, key);
    if (reply === 'silence') return;
    socket.send(packet.encode(toPacket(query, question, reply)), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { server: `127.0.0.1:${portOf(socket)}`, asked, close: () => socket.close() };
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
  const addresses = typeof reply === 'string' ? [] : reply;
  const type = question.type === 'AAAA' ? 'AAAA' : 'A';
  return {
    type: 'response',
    id: query.id ?? 0,
    flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | code,
    questions: [question],
    answers: addresses.map((data) => ({ type, name: question.name, ttl: 1, data })),
  };
}

function portOf(socket: Socket): number {
  return socket.address().port;
}
