import type { Obstacle } from '../domain/obstacle.ts';
import { type Fault, fault } from './failure.ts';
import { OutOfTime } from './within.ts';
import { WorldLost } from './world.ts';

/** The obstacle behind an error of Playwright or Chromium. */
export function browserFault(error: unknown): Fault {
  const message =
    error instanceof Error ? (error.message.split('\n', 1)[0] ?? '').slice(0, 300) : String(error);
  if (error instanceof OutOfTime || (error instanceof Error && error.name === 'TimeoutError')) {
    return fault('timeout', message);
  }
  const code = /net::(ERR_[A-Z0-9_]+)/.exec(message)?.[1];
  if (code) return fault(netFault(code), code);
  if (/Download is starting/.test(message)) return fault('malformed', 'a download, not a page');
  return fault('crashed', message);
}

/** Whether the browser or its page is at fault, and not who looks at the page. */
export function isOfBrowser(error: unknown): boolean {
  if (error instanceof OutOfTime || error instanceof WorldLost) return true;
  // Playwright names the call: «cdpSession.send: Protocol error (…): …».
  return error instanceof Error && (error.name === 'TimeoutError' || /^[a-zA-Z]+\.\w+: /.test(error.message));
}

/** The obstacle behind a `net::` error code. */
export function netFault(code: string): Obstacle {
  const known = OBSTACLE_OF[code];
  if (known) return known;
  if (code.startsWith('ERR_CERT_') || code.startsWith('ERR_SSL_') || code.startsWith('ERR_BAD_SSL'))
    return 'tls';
  if (code.endsWith('TIMED_OUT')) return 'timeout';
  if (
    code.startsWith('ERR_CONTENT_') ||
    code.startsWith('ERR_INVALID_') ||
    code.startsWith('ERR_RESPONSE_')
  ) {
    return 'malformed';
  }
  return 'reset';
}

const OBSTACLE_OF: { readonly [code: string]: Obstacle } = {
  ERR_NAME_NOT_RESOLVED: 'dns-missing',
  ERR_CONNECTION_REFUSED: 'refused',
  ERR_ADDRESS_UNREACHABLE: 'unreachable',
  ERR_INTERNET_DISCONNECTED: 'unreachable',
  ERR_TUNNEL_CONNECTION_FAILED: 'unreachable',
  ERR_TOO_MANY_REDIRECTS: 'redirects',
  ERR_UNSAFE_PORT: 'forbidden',
  ERR_BLOCKED_BY_CLIENT: 'forbidden',
  ERR_INVALID_URL: 'malformed',
  ERR_UNKNOWN_URL_SCHEME: 'malformed',
  ERR_ABORTED: 'malformed',
  ERR_PROXY_CONNECTION_FAILED: 'crashed',
  ERR_INSUFFICIENT_RESOURCES: 'crashed',
};
