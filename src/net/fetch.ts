import type { Url } from '../domain/brand.ts';
import type { Answer, Failure, Fetched, FetchRequest } from '../domain/net.ts';
import { untilStopped } from '../domain/until-stopped.ts';
import { type Fault, fault } from './failure.ts';
import { land } from './land.ts';
import { requestHeaders } from './request-headers.ts';
import { type FetchParts, isRedirect, type Landed, setOut, type Trip } from './trip.ts';

/** One request with its redirects and retries; every expected failure is a value. */
export function openFetch(doors: Omit<FetchParts, 'fetch'>): (request: FetchRequest) => Promise<Fetched> {
  const parts: FetchParts = { ...doors, fetch: (request) => fetch(request) };
  const plain = requestHeaders(parts.userAgent, 'plain');
  const browser = requestHeaders(parts.userAgent, 'browser');
  const fetch = async (request: FetchRequest): Promise<Fetched> => {
    const trip = setOut(parts, request, request.asBrowser ? browser : plain);
    if (!trip.url) return failed(trip, fault('malformed', 'no absolute address'));
    // What does not hear the signal (DNS, robots.txt, the proof of a path) is not waited for either.
    return untilStopped(travel(trip, trip.url), request.signal, () =>
      failed(trip, fault('cancelled', 'stopped')),
    );
  };
  return fetch;
}

const MOST_REDIRECTS = 10;

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
  const most = trip.request.maxRedirects ?? MOST_REDIRECTS;
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
    ...(why.stage ? { stage: why.stage } : {}),
    redirects: trip.redirects,
    at: trip.at,
    tookMs: Math.round(trip.spentMs),
    requests: trip.requests,
  };
}
