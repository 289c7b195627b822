import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Connected, ConnectRequest, Family, PathFacts } from '../domain/net.ts';
import type { AddressGuard } from './address.ts';
import { faultOf } from './failure.ts';
import type { Limiter } from './limiter.ts';
import { tlsFacts } from './pools.ts';
import type { TrafficBook } from './traffic.ts';

export interface ConnectParts {
  readonly guard: AddressGuard;
  readonly path: (family: Family, address: string) => Promise<PathFacts>;
  readonly limiter: Limiter;
  readonly traffic: TrafficBook;
  readonly closing: AbortSignal;
}

/** A bare connection with the time of each stage; closed again at once. */
export function openConnect(parts: ConnectParts): (request: ConnectRequest) => Promise<Connected> {
  return async (request) => {
    const { address, host, signal } = request;
    const family: Family = address.includes(':') ? 6 : 4;
    const judged = parts.guard(address);
    if (!judged.allowed) return refused('forbidden', `${judged.class} ${address}`);
    const path = await parts.path(family, address);
    if (!path.works) return refused(family === 6 ? 'no-ipv6-path' : 'no-ipv4-path', path.because);
    return parts.limiter.run(host, signal, async () => {
      if (parts.closing.aborted || signal?.aborted) return refused('cancelled', 'stopped');
      parts.traffic.count(host, 1, 0);
      return await connectOnce(request);
    });
  };
}

const STAGE_MS = 5_000;

function refused(
  why: 'forbidden' | 'no-ipv6-path' | 'no-ipv4-path' | 'cancelled',
  detail: string,
): Connected {
  return { ok: false, stage: 'tcp', why, detail };
}

async function connectOnce(request: ConnectRequest): Promise<Connected> {
  const { address, port, tlsName } = request;
  const where = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  const limitMs = request.timeoutMs ?? STAGE_MS;
  const began = performance.now();
  const socket = connectTcp({ host: address, port, autoSelectFamily: false });
  try {
    const failed = await settled(socket, 'connect', limitMs);
    const tcpMs = performance.now() - began;
    if (failed) return { ok: false, stage: 'tcp', ...told(failed, where, true) };
    if (tlsName === undefined) return { ok: true, tcpMs, tlsMs: null, tls: null };
    return await handshake(socket, { tlsName, where, limitMs, tcpMs });
  } finally {
    socket.on('error', ignoreClosed);
    socket.destroy();
  }
}

async function handshake(
  socket: Socket,
  wish: {
    readonly tlsName: string;
    readonly where: string;
    readonly limitMs: number;
    readonly tcpMs: number;
  },
): Promise<Connected> {
  const began = performance.now();
  // A name that is an address has no place in SNI.
  const servername = /^[\d.]+$|:/.test(wish.tlsName) ? '' : wish.tlsName;
  const secure: TLSSocket = connectTls({ socket, servername, rejectUnauthorized: false });
  try {
    const failed = await settled(secure, 'secureConnect', wish.limitMs);
    if (failed) return { ok: false, stage: 'tls', ...told(failed, wish.where, false) };
    return { ok: true, tcpMs: wish.tcpMs, tlsMs: performance.now() - began, tls: tlsFacts(secure) };
  } finally {
    secure.on('error', ignoreClosed);
    secure.destroy();
  }
}

/** Waits for the event; returns the error in its place, or `'timeout'`. */
function settled(socket: Socket, event: 'connect' | 'secureConnect', ms: number): Promise<unknown> {
  return new Promise((done) => {
    const timer = setTimeout(() => end('timeout'), ms);
    const end = (error: unknown) => {
      clearTimeout(timer);
      done(error);
    };
    socket.once(event, () => end(null));
    socket.once('error', end);
    socket.once('close', () => end(new Error('closed')));
  });
}

function told(failed: unknown, where: string, connecting: boolean) {
  if (failed === 'timeout') return { why: 'timeout' as const, detail: `no answer in time ${where}` };
  const { why, detail } = faultOf(failed, where, connecting);
  return { why, detail };
}

function ignoreClosed(_error: unknown): void {
  // A connection that is being given up may break.
}
