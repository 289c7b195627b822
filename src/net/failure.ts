import type { Stage } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';

/** Why one step of a request did not succeed, before the request as a whole is told. */
export interface Fault {
  readonly why: Obstacle;
  /** Code and address, for a person who reads logs. */
  readonly detail: string;
  /** No connection came about, so that another address may be tried. */
  readonly connecting: boolean;
  /** The server closed a kept connection before it answered: worth asking once more on a new one. */
  readonly stale: boolean;
  readonly stage?: Stage;
}

/** The obstacle behind an error of Node or undici; `where`: address and port. */
export function faultOf(error: unknown, where: string, connecting: boolean): Fault {
  const code = codeOf(error);
  const why = obstacleOf(code);
  const stale = !connecting && STALE.has(code);
  const stage = why === 'tls' ? 'tls' : connecting ? 'tcp' : undefined;
  return {
    why,
    detail: `${code} ${where}`,
    connecting: connecting && why !== 'tls',
    stale,
    ...(stage ? { stage } : {}),
  };
}

export function fault(why: Obstacle, detail: string): Fault {
  return { why, detail, connecting: false, stale: false };
}

function obstacleOf(code: string): Obstacle {
  const known = OBSTACLE_OF[code];
  if (known) return known;
  if (code.startsWith('HPE_') || code === 'HTTPParserError') return 'malformed';
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ZSTD_')) return 'malformed';
  if (code.startsWith('ERR_TLS_') || code.startsWith('ERR_SSL_') || TLS_CODE.test(code)) return 'tls';
  return 'reset';
}

const OBSTACLE_OF: { readonly [code: string]: Obstacle } = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  EINVAL: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  EPROTO: 'tls',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_INVALID_ARG: 'malformed',
  HPE_HEADER_OVERFLOW: 'too-large',
  HPE_INVALID_EOF_STATE: 'reset',
  UND_ERR_DESTROYED: 'cancelled',
  UND_ERR_CLOSED: 'cancelled',
  ECANCELLED: 'cancelled',
};

/** The codes of OpenSSL's verification, as Node gives them. */
const TLS_CODE =
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|CRL_|ERROR_IN_CERT|OUT_OF_MEM|PERMITTED_|EXCLUDED_|EE_KEY_|CA_)/;

const STALE: ReadonlySet<string> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'ERR_UNKNOWN';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.name;
}
