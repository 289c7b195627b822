import type { Instant } from '../domain/brand.ts';
import type { Fetched, FetchRequest, Hop } from '../domain/net.ts';
import type { Cookies } from './cookies.ts';
import type { Exchanged } from './exchange.ts';
import type { Fault } from './failure.ts';
import type { Limiter } from './limiter.ts';
import type { Line, Lines } from './pools.ts';
import type { Robots } from './robots.ts';
import type { Hopeful, Router } from './route.ts';
import type { TrafficBook } from './traffic.ts';

export interface FetchParts {
  readonly router: Router;
  readonly lines: Lines;
  readonly limiter: Limiter;
  readonly robots: Robots;
  readonly traffic: TrafficBook;
  readonly userAgent: string;
  readonly now: () => number;
  /** The same door once more, for what a connection needs besides. */
  readonly fetch: (request: FetchRequest) => Promise<Fetched>;
  /** Ends everything. */
  readonly closing: AbortSignal;
}

/** What happens to one request: changed only by `fetch` and `land`. */
export interface Trip {
  readonly parts: FetchParts;
  readonly request: FetchRequest;
  readonly headers: Record<string, string>;
  readonly at: Instant;
  readonly body: 'all' | 'head' | 'none';
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly redirects: Hop[];
  /** Where it began, for a forced address. */
  readonly hostname: string;
  url: URL | null;
  /** Only once a cookie was set. */
  cookies: Cookies | null;
  /** Waiting for the host's turn is not counted. */
  spentMs: number;
  requests: number;
}

/** What came of asking one address. */
export type Landed =
  | {
      readonly ok: true;
      readonly line: Line;
      readonly to: Hopeful;
      readonly exchanged: Extract<Exchanged, { ok: true }>;
      readonly body: Uint8Array;
      readonly truncated: boolean;
      readonly wall: string | null;
    }
  | { readonly ok: false; readonly fault: Fault };

export function setOut(parts: FetchParts, request: FetchRequest, headers: Record<string, string>): Trip {
  const url = URL.canParse(request.url) ? new URL(request.url) : null;
  const body = request.body ?? 'all';
  return {
    parts,
    request,
    headers,
    at: new Date(parts.now()).toISOString() as Instant, // the door's own moment, written as the brand asks
    body,
    maxBytes: request.maxBytes ?? (body === 'head' ? DEFAULTS.headBytes : DEFAULTS.maxBytes),
    timeoutMs: request.timeoutMs ?? DEFAULTS.timeoutMs,
    redirects: [],
    hostname: url?.hostname ?? '',
    url,
    cookies: null,
    spentMs: 0,
    requests: 0,
  };
}

/** The answer sends its reader on, and says where. */
export function isRedirect(exchanged: Extract<Exchanged, { ok: true }>): boolean {
  return REDIRECTS.has(exchanged.status) && exchanged.headers['location'] !== undefined;
}

const DEFAULTS = { maxBytes: 5_000_000, headBytes: 64 * 1024, timeoutMs: 30_000 } as const;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
