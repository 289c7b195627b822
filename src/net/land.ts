import type { Family } from '../domain/net.ts';
import { backOffMs } from './back-off.ts';
import { openCookies } from './cookies.ts';
import { exchange } from './exchange.ts';
import { fault } from './failure.ts';
import { inflate } from './inflate.ts';
import { isIncomplete, missingIssuers } from './issuers.ts';
import { pause } from './pause.ts';
import type { LineWish } from './pools.ts';
import type { Hopeful, RouteWish } from './route.ts';
import { isRedirect, type Landed, type Trip } from './trip.ts';
import { wallOf } from './walls.ts';

/** One address: robots, route, and as many tries as patience allows. */
export async function land(trip: Trip, url: URL): Promise<Landed> {
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

const MOST_RETRIES = 2;
/** A host that is too busy is left alone for at most this long on account of one answer. */
const LONGEST_HOLD_MS = 10_000;

function isBusy(landed: Extract<Landed, { ok: true }>): boolean {
  const { status } = landed.exchanged;
  return status === 429 || (status === 503 && landed.wall === null);
}

async function tryOnce(trip: Trip, url: URL): Promise<Landed> {
  const want = routeWish(trip, url);
  const began = performance.now();
  const route = await trip.parts.router.route(want);
  trip.spentMs += performance.now() - began;
  if (!route.ok) return trip.parts.closing.aborted ? cancelled() : route;
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
    if (landed.ok || !landed.fault.connecting || trip.spentMs >= trip.timeoutMs) return landed;
  }
  return landed;
}

async function tryAddress(trip: Trip, url: URL, to: Hopeful): Promise<Landed> {
  const strict = await tryVerified(trip, url, to);
  if (strict.ok || strict.fault.why !== 'tls' || trip.request.verifyTls !== false) return strict;
  return send(trip, url, to, { verifyTls: false });
}

async function tryVerified(trip: Trip, url: URL, to: Hopeful): Promise<Landed> {
  const first = await send(trip, url, to, { verifyTls: true });
  if (first.ok) return first;
  if (first.fault.stale) return send(trip, url, to, { verifyTls: true, fresh: true });
  if (!isIncomplete(first.fault.detail) || !(await completeChain(trip, url, to))) return first;
  return send(trip, url, to, { verifyTls: true });
}

/** What browsers do where a server forgot a certificate; `false`: there is nothing to complete it with. */
async function completeChain(trip: Trip, url: URL, to: Hopeful): Promise<boolean> {
  const { lines } = trip.parts;
  const want = lineWish(url, to, true);
  if (lines.isCompleted(want)) return false;
  const { address, port } = want;
  const issuers = await missingIssuers({ hostname: url.hostname, address, port }, trip.parts.fetch);
  lines.complete(want, issuers);
  return issuers.length > 0;
}

function lineWish(url: URL, { address }: Hopeful, verifyTls: boolean): LineWish {
  return { origin: url.origin, port: portOf(url), address, verifyTls };
}

interface SendOptions {
  readonly verifyTls: boolean;
  readonly fresh?: boolean;
}

async function send(trip: Trip, url: URL, to: Hopeful, options: SendOptions): Promise<Landed> {
  const { parts, request } = trip;
  if (parts.closing.aborted || request.signal?.aborted) return cancelled();
  const leftMs = trip.timeoutMs - trip.spentMs;
  if (leftMs <= 0) return { ok: false, fault: fault('timeout', `no time left for ${url.host}`) };
  const fresh = options.fresh ?? request.fresh ?? false;
  const line = parts.lines.line(lineWish(url, to, options.verifyTls), fresh);
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
    firstByteMs: request.firstByteMs,
    stallMs: request.stallMs,
    signal: request.signal,
  });
  trip.spentMs += performance.now() - began;
  parts.traffic.count(url.host, 1, exchanged.ok ? exchanged.raw.length : exchanged.bytes);
  if (fresh) parts.lines.giveUp(line);
  if (exchanged.ok) return arrive(trip, url, { line, to, exchanged });
  const stale = exchanged.fault.stale && reused && !fresh;
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

function cancelled(): Landed {
  return { ok: false, fault: fault('cancelled', 'stopped') };
}
