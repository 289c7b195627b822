import { constants } from 'node:crypto';
import { getCACertificates, TLSSocket } from 'node:tls';
import { buildConnector, type Dispatcher, Pool } from 'undici';
import type { TlsFacts } from '../domain/net.ts';
import { boundedMap } from './bounded-map.ts';

/** Connections to one origin at one address; whoever holds it can reach no other address. */
export interface Line {
  readonly dispatcher: Dispatcher;
  /** `address:port`, IPv6 in brackets. */
  readonly where: string;
  /** Of the newest connection; `null` for plain HTTP. */
  tls: TlsFacts | null;
  /** It has answered before, so its connections may be stale. */
  used: boolean;
  /** The error which kept the newest connection from coming about. */
  connectError: Error | null;
}

export interface Lines {
  /** The line to `address`; the same one each time, or a `fresh` one which the caller gives up again. */
  line(want: LineWish, fresh: boolean): Line;
  giveUp(fresh: Line): void;
  /** From now on these certificates may complete the chain which this server sends; none: nothing can be done. */
  complete(want: LineWish, issuers: readonly string[]): void;
  /** `complete` was called for it. */
  isCompleted(want: LineWish): boolean;
  close(): Promise<void>;
}

export interface LineWish {
  /** `scheme://host[:port]` */
  readonly origin: string;
  readonly port: number;
  readonly address: string;
  readonly verifyTls: boolean;
}

export interface LineLimits {
  readonly connectMs: number;
  readonly stallMs: number;
  readonly headerBytes: number;
}

const KEPT_LINES = 512;

export function openLines(limits: LineLimits): Lines {
  const connectors = { strict: connector(limits, true), lenient: connector(limits, false) };
  const kept = boundedMap<Line>(KEPT_LINES, (line) => void line.dispatcher.close().catch(ignoreClosed));

  const completed = boundedMap<buildConnector.connector>(KEPT_LINES);

  const connectorFor = (want: LineWish): buildConnector.connector => {
    if (!want.verifyTls) return connectors.lenient;
    return completed.get(keyOf(want)) ?? connectors.strict;
  };

  const loose = new Set<Line>();

  const open = (want: LineWish): Line => {
    const line: Line = {
      dispatcher: new Pool(want.origin, {
        connect: (options, callback) => {
          const base = connectorFor(want);
          // The name was resolved and judged before: connecting to the literal address leaves no second look-up.
          return base({ ...options, hostname: want.address }, (...[error, socket]) => {
            if (error) {
              line.connectError = error;
              return callback(error, null);
            }
            line.tls = socket instanceof TLSSocket ? tlsFacts(socket) : null;
            callback(null, socket);
          });
        },
        pipelining: 1,
        allowH2: false,
        keepAliveTimeout: 4_000,
        keepAliveMaxTimeout: 30_000,
        headersTimeout: 0,
        bodyTimeout: limits.stallMs,
        maxHeaderSize: limits.headerBytes,
      }),
      where: want.address.includes(':') ? `[${want.address}]:${want.port}` : `${want.address}:${want.port}`,
      tls: null,
      used: false,
      connectError: null,
    };
    return line;
  };

  return {
    line: (want, fresh) => {
      if (fresh) {
        const line = open(want);
        loose.add(line);
        return line;
      }
      const key = keyOf(want);
      const known = kept.get(key);
      if (known) return known;
      const line = open(want);
      kept.set(key, line);
      return line;
    },
    giveUp: (line) => {
      loose.delete(line);
      line.dispatcher.close().catch(ignoreClosed);
    },
    complete: (want, issuers) => {
      const ca = [...getCACertificates('default'), ...issuers];
      completed.set(keyOf(want), issuers.length > 0 ? connector(limits, true, ca) : connectors.strict);
    },
    isCompleted: (want) => completed.get(keyOf(want)) !== undefined,
    close: async () => {
      const closing = [...kept.values(), ...loose].map((line) => line.dispatcher.destroy());
      kept.clear();
      loose.clear();
      await Promise.all(closing);
    },
  };
}

function keyOf(want: LineWish): string {
  return `${want.origin} ${want.address} ${want.verifyTls}`;
}

function connector(limits: LineLimits, verify: boolean, ca?: string[]): buildConnector.connector {
  return buildConnector({
    timeout: limits.connectMs,
    allowH2: false,
    // A resumed session skips the check of the name in the certificate.
    maxCachedSessions: 0,
    rejectUnauthorized: verify,
    // Browsers accept servers without secure renegotiation as well.
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
    autoSelectFamily: false,
    ...(ca ? { ca } : {}),
  });
}

/** What a handshake showed, also where a browser would refuse the certificate. */
export function tlsFacts(socket: TLSSocket): TlsFacts {
  const certificate = socket.getPeerCertificate();
  const fault: unknown = socket.authorized ? null : socket.authorizationError;
  return {
    protocol: socket.getProtocol() ?? '',
    validTo: isoDate(certificate.valid_to),
    subject: one(certificate.subject?.CN),
    names: (certificate.subjectaltname ?? '')
      .split(', ')
      .slice(0, 200)
      .filter((name) => name !== '')
      .map((name) => name.replace(/^(?:DNS|IP Address):/, '')),
    fault: fault === null || fault === undefined ? null : String(fault),
  };
}

function isoDate(text: string | undefined): string {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? '' : new Date(at).toISOString();
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

function ignoreClosed(_error: unknown): void {
  // A line that broke while it was being closed is closed.
}
