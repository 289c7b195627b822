import type { Instant, Url } from '../domain/brand.ts';
import type { Answer, Failure, Family, Fetched, FetchRequest, Hop } from '../domain/net.ts';
import { backOffMs } from './back-off.ts';
import { type Cookies, openCookies } from './cookies.ts';
import { type Exchanged, exchange } from './exchange.ts';
import { type Fault, fault } from './failure.ts';
import { inflate } from './inflate.ts';
import type { Limiter } from './limiter.ts';
import { pause } from './pause.ts';
import type { Line, Lines } from './pools.ts';
import { requestHeaders } from './request-headers.ts';
import type { Robots } from './robots.ts';
import type { Hopeful, Router, RouteWish } from './route.ts';
import type { TrafficBook } from './traffic.ts';
import { wallOf } from './walls.ts';

export interface FetchParts {
  readonly router: Router;
  readonly lines: Lines;
  readonly limiter: Limiter;
  readonly robots: Robots;
  readonly traffic: TrafficBook;
  readonly userAgent: string;
  readonly now: () => number;
  /** Ends everything. */
  readonly closing: AbortSignal;
}

/** One request with its redirects and retries; every expected failure is a value. */
export function openFetch(parts: FetchParts): (request: FetchRequest) => Promise<Fetched> {
  const plain = requestHeaders(parts.userAgent, 'plain');
  const browser = requestHeaders(parts.userAgent, 'browser');
  return async (request) => {
    const trip = setOut(parts, request, request.asBrowser ? browser : plain);
    if (!trip.url) return failed(trip, fault('malformed', 'no absolute address'));
    return travel(trip, trip.url);
  };
}

const DEFAULTS = { maxBytes: 5_000_000, headBytes: 64 * 1024, timeoutMs: 30_000, maxRedirects: 10 } as const;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MOST_RETRIES = 2;
/** A host that is too busy is left alone for at most this long on account of one answer. */
const LONGEST_HOLD_MS = 10_000;

/** What happens to one request; changed only by the functions of this file. */
interface Trip {
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

type Landed =
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

function setOut(parts: FetchParts, request: FetchRequest, headers: Record<string, string>): Trip {
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

async function travel(trip: Trip, start: URL): Promise<Fetched> {
  const seen = new Set<string>();
  let url = start;
  for (;;) {
    trip.url = url;
    seen.add(mark(trip, url));
    const landed = await land(trip, url);
    if (!landed.ok) return failed(trip, landed.fault);
    const next = redirectOf(url, landed);
    if (!next || trip.request.maxRedirects === 0) return answered(trip, url, landed);
    const stop = mayFollow(trip, next, seen);
    trip.redirects.push({ url: url.href as Url, status: landed.exchanged.status }); // an address we asked
    if (stop) return failed(trip, stop);
    url = next;
  }
}

/** One address: robots, route, and as many tries as patience allows. */
async function land(trip: Trip, url: URL): Promise<Landed> {
  const { robots } = trip.parts;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { ok: false, fault: fault('malformed', `scheme ${url.protocol.slice(0, 40)}`) };
  }
  if (trip.request.obeyRobots !== false) {
    const told = robots.allows(url);
    const allowed = typeof told === 'boolean' ? told : await told;
    if (!allowed) return { ok: false, fault: fault('robots', `robots.txt of ${url.host}`) };
  }
  for (let attempt = 1; ; attempt++) {
    const landed = await tryOnce(trip, url);
    if (!landed.ok || !isBusy(landed)) {
      if (landed.ok) trip.parts.limiter.succeeded(url.host);
      return landed;
    }
    const waitMs = backOffMs(landed.exchanged.headers['retry-after'], {
      attempt,
      leftMs: trip.timeoutMs - trip.spentMs,
      nowMs: trip.parts.now(),
    });
    trip.parts.limiter.slowDown(url.host, Math.min(waitMs ?? LONGEST_HOLD_MS, LONGEST_HOLD_MS));
    if (trip.request.backOff === false || attempt > MOST_RETRIES || waitMs === null) return landed;
    trip.spentMs += waitMs;
    if (!(await pause(waitMs, trip.parts.closing, trip.request.signal))) return cancelled();
  }
}

function isBusy(landed: Extract<Landed, { ok: true }>): boolean {
  const { status } = landed.exchanged;
  return status === 429 || (status === 503 && landed.wall === null);
}

async function tryOnce(trip: Trip, url: URL): Promise<Landed> {
  const want = routeWish(trip, url);
  const began = performance.now();
  const route = await trip.parts.router.route(want);
  trip.spentMs += performance.now() - began;
  if (!route.ok) return route;
  return trip.parts.limiter.run(url.host, trip.request.signal, async () => {
    const first = await tryAddresses(trip, url, route.addresses);
    if (first.ok || !first.fault.connecting || route.addresses[0]?.family === 6) return first;
    const instead = await trip.parts.router.instead(want);
    if (instead.length === 0) return first;
    const second = await tryAddresses(trip, url, instead);
    return second.ok || !second.fault.connecting ? second : first;
  });
}

function routeWish(trip: Trip, url: URL): RouteWish {
  const { address, family } = trip.request;
  const forced = address !== undefined && url.hostname === trip.hostname ? address : undefined;
  const implied: Family | undefined = address === undefined ? undefined : address.includes(':') ? 6 : 4;
  return { hostname: url.hostname, port: portOf(url), family: family ?? implied, address: forced };
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

async function tryAddresses(trip: Trip, url: URL, addresses: readonly Hopeful[]): Promise<Landed> {
  let landed: Landed = { ok: false, fault: fault('dns-missing', 'no address') };
  for (const to of addresses) {
    landed = await tryAddress(trip, url, to);
    if (landed.ok || !landed.fault.connecting) return landed;
  }
  return landed;
}

async function tryAddress(trip: Trip, url: URL, to: Hopeful): Promise<Landed> {
  const fresh = trip.request.fresh === true;
  const first = await send(trip, url, to, fresh);
  if (first.ok || !first.fault.stale || fresh) return first;
  return send(trip, url, to, true);
}

async function send(trip: Trip, url: URL, to: Hopeful, fresh: boolean): Promise<Landed> {
  const { parts, request } = trip;
  if (parts.closing.aborted || request.signal?.aborted) return cancelled();
  const leftMs = trip.timeoutMs - trip.spentMs;
  if (leftMs <= 0) return { ok: false, fault: fault('timeout', `no time left for ${url.host}`) };
  const verifyTls = request.verifyTls !== false;
  const line = parts.lines.line(
    { origin: url.origin, port: portOf(url), address: to.address, verifyTls },
    fresh,
  );
  const reused = line.used;
  const began = performance.now();
  trip.requests += 1;
  const exchanged = await exchange(line, {
    method: request.method ?? 'GET',
    path: url.pathname + url.search,
    headers: headersFor(trip, url),
    body: trip.body,
    maxBytes: trip.maxBytes,
    timeoutMs: leftMs,
    signal: request.signal,
  });
  trip.spentMs += performance.now() - began;
  parts.traffic.count(url.host, 1, exchanged.ok ? exchanged.raw.length : exchanged.bytes);
  if (fresh) void line.dispatcher.close();
  if (exchanged.ok) return arrive(trip, url, { line, to, exchanged });
  const stale = exchanged.fault.stale && reused;
  return { ok: false, fault: { ...exchanged.fault, stale } };
}

function headersFor(trip: Trip, url: URL): Record<string, string> {
  const cookie = trip.cookies?.header(url.host);
  if (!cookie && !trip.request.headers) return trip.headers;
  return { ...trip.headers, ...trip.request.headers, ...(cookie ? { cookie } : {}) };
}

type Arrival = Pick<Extract<Landed, { ok: true }>, 'line' | 'to' | 'exchanged'>;

async function arrive(trip: Trip, url: URL, arrival: Arrival): Promise<Landed> {
  const { exchanged } = arrival;
  if (exchanged.setCookies.length > 0) {
    trip.cookies ??= openCookies();
    trip.cookies.take(url.host, exchanged.setCookies);
  }
  const codings = exchanged.headers['content-encoding'];
  const limits = { maxBytes: trip.maxBytes, cut: trip.body === 'head' };
  const plain = { ok: true, body: exchanged.raw, cut: false } as const;
  const inflated = codings && !isRedirect(exchanged) ? await inflate(exchanged.raw, codings, limits) : plain;
  if (!inflated.ok)
    return { ok: false, fault: fault(inflated.why, `${inflated.detail} ${arrival.line.where}`) };
  const { body } = inflated;
  const wall = wallOf({
    method: trip.request.method ?? 'GET',
    status: exchanged.status,
    headers: exchanged.headers,
    body,
  });
  return { ok: true, ...arrival, body, truncated: exchanged.cut || inflated.cut, wall };
}

function isRedirect(exchanged: Arrival['exchanged']): boolean {
  return REDIRECTS.has(exchanged.status) && exchanged.headers['location'] !== undefined;
}

/** Where the answer sends us on to; a `Location` that is no address is read as none. */
function redirectOf(url: URL, { exchanged }: Extract<Landed, { ok: true }>): URL | null {
  if (!isRedirect(exchanged)) return null;
  const location = exchanged.headers['location'] ?? '';
  // Header bytes come as Latin-1; browsers escape the ones that are not ASCII.
  const escaped = location.replace(
    /[\x80-\xff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  if (!URL.canParse(escaped, url.href)) return null;
  const next = new URL(escaped, url.href);
  if (next.hash === '') next.hash = url.hash;
  return next;
}

function mayFollow(trip: Trip, next: URL, seen: Set<string>): Fault | null {
  const most = trip.request.maxRedirects ?? DEFAULTS.maxRedirects;
  if (trip.redirects.length >= most) return fault('redirects', `more than ${most} redirects`);
  return seen.has(mark(trip, next)) ? fault('redirects', `a circle at ${next.href.slice(0, 200)}`) : null;
}

/** The same address asked with another cookie is another question. */
function mark(trip: Trip, url: URL): string {
  return `${url.origin}${url.pathname}${url.search} ${trip.cookies?.header(url.host) ?? ''}`;
}

function answered(trip: Trip, url: URL, landed: Extract<Landed, { ok: true }>): Answer {
  const { exchanged, line, to } = landed;
  return {
    ok: true,
    requested: trip.request.url,
    final: url.href as Url, // spelt by the URL parser
    status: exchanged.status,
    headers: exchanged.headers,
    redirects: trip.redirects,
    body: trip.body === 'none' ? NOTHING : landed.body,
    truncated: landed.truncated,
    address: to.address,
    family: to.family,
    at: trip.at,
    firstByteMs: Math.round(exchanged.firstByteMs),
    tookMs: Math.round(trip.spentMs),
    requests: trip.requests,
    tls: line.tls,
    wall: landed.wall,
  };
}

const NOTHING = new Uint8Array(0);

function failed(trip: Trip, why: Fault): Failure {
  return {
    ok: false,
    requested: trip.request.url,
    final: (trip.url?.href ?? trip.request.url) as Url, // spelt by the URL parser, or as it was asked for
    why: why.why,
    detail: why.detail,
    redirects: trip.redirects,
    at: trip.at,
    tookMs: Math.round(trip.spentMs),
    requests: trip.requests,
  };
}

function cancelled(): Landed {
  return { ok: false, fault: fault('cancelled', 'stopped') };
}
