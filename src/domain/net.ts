import type { Instant, Url } from './brand.ts';
import type { Obstacle } from './obstacle.ts';
import type { NetworkSettings } from './site.ts';

export type Family = 4 | 6;

/** One request through the only door to the network. Never rejects for an expected failure. */
export interface FetchRequest {
  readonly url: Url;
  readonly method?: 'GET' | 'HEAD';
  /** Use only this address family; default: any that the run may use, IPv4 first, then IPv6 where IPv4 gave no connection. */
  readonly family?: Family;
  /** Connect to this address and no other (host header and SNI stay the URL's). */
  readonly address?: string;
  /** Default 5 MB; more than that is `too-large` for `body: 'all'`, and cut (`truncated`) for `body: 'head'`. */
  readonly maxBytes?: number;
  /** Whole request with redirects; default 30 s. */
  readonly timeoutMs?: number;
  /** Limits of single stages: until the first byte of the answer, and without any further byte of the body. */
  readonly firstByteMs?: number;
  readonly stallMs?: number;
  /** Default 10. 0: a redirect is returned as the answer. */
  readonly maxRedirects?: number;
  /** `all`: whole body; `head`: the first bytes (default 64 kB) then the connection is given up; `none`: no body. */
  readonly body?: 'all' | 'head' | 'none';
  /** A connection of its own, not from the pool. */
  readonly fresh?: boolean;
  /** Send the headers that a browser sends (still our own user agent, in a browser-shaped form). */
  readonly asBrowser?: boolean;
  /** Default true: what robots.txt forbids is not requested and gives `robots`. */
  readonly obeyRobots?: boolean;
  /** Default true: 429 and 503 are tried again (at most twice) after `Retry-After` or a back-off, within the time limit. */
  readonly backOff?: boolean;
  /** Default true; false: certificate faults do not stop the request but stand in `tls.fault`. */
  readonly verifyTls?: boolean;
  readonly headers?: { readonly [name: string]: string };
  readonly signal?: AbortSignal;
}

export interface Hop {
  readonly url: Url;
  readonly status: number;
}

export interface TlsFacts {
  readonly protocol: string;
  readonly validTo: string;
  readonly subject: string;
  readonly names: readonly string[];
  /** Node's error code, such as `CERT_HAS_EXPIRED`, or `null` where a browser would accept the certificate. */
  readonly fault: string | null;
}

export type Fetched = Answer | Failure;

export interface Answer {
  readonly ok: true;
  readonly requested: Url;
  /** After redirects. */
  readonly final: Url;
  readonly status: number;
  /** Lower-case names; several values are joined by `, `. */
  readonly headers: { readonly [name: string]: string };
  readonly redirects: readonly Hop[];
  /** After decompression; empty for `body: 'none'`. */
  readonly body: Uint8Array;
  readonly truncated: boolean;
  readonly address: string;
  readonly family: Family;
  readonly at: Instant;
  readonly firstByteMs: number;
  readonly tookMs: number;
  /** Requests it took, with redirects and retries. */
  readonly requests: number;
  readonly tls: TlsFacts | null;
  /** The answer is a wall for programs (challenge page, login wall, bot status): see `net/`. */
  readonly wall: string | null;
}

export interface Failure {
  readonly ok: false;
  readonly requested: Url;
  /** The address at which it failed, after redirects. */
  readonly final: Url;
  readonly why: Obstacle;
  /** For a person who reads logs: code and address, such as `ECONNREFUSED 127.0.0.1:81`. */
  readonly detail: string;
  /** How far the request at `final` had come, where that is known. */
  readonly stage?: Stage;
  readonly redirects: readonly Hop[];
  readonly at: Instant;
  readonly tookMs: number;
  readonly requests: number;
}

/** Stages of opening a page, in their order. */
export const STAGES = ['resolve', 'tcp', 'tls', 'first-byte', 'body', 'redirect'] as const;
export type Stage = (typeof STAGES)[number];

export type AddressClass =
  | 'global'
  | 'treated-as-public'
  | 'mapped'
  | 'loopback'
  | 'unspecified'
  | 'link-local'
  | 'site-local'
  | 'unique-local'
  | 'private'
  | 'carrier-nat'
  | '6to4'
  | 'teredo'
  | 'nat64'
  | 'documentation'
  | 'discard'
  | 'multicast'
  | 'benchmark'
  | 'reserved';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: Family;
  readonly class: AddressClass;
  /** The address guard lets it through. */
  readonly allowed: boolean;
}

/** Answer of the resolvers to one question. `missing`: the name has no such record (NODATA or NXDOMAIN). */
export type Resolved =
  | { readonly state: 'found'; readonly addresses: readonly ResolvedAddress[] }
  | { readonly state: 'missing'; readonly detail: 'NODATA' | 'NXDOMAIN' }
  | { readonly state: 'silent'; readonly detail: string };

/** What one of the run's resolvers says by itself. */
export interface ResolverAnswer {
  readonly resolver: string;
  readonly resolved: Resolved;
  readonly tookMs: number;
}

/** Names (lower case, without the final dot); of SOA the primary name server. */
export type Records =
  | { readonly state: 'found'; readonly values: readonly string[] }
  | { readonly state: 'missing'; readonly detail: 'NODATA' | 'NXDOMAIN' }
  | { readonly state: 'silent'; readonly detail: string };

/** A question to one name server at one address, asked of nobody else. */
export interface ServerQuestion {
  readonly address: string;
  readonly zone: string;
}

/** `answers`: it gave the zone's SOA; `null`: this machine could not ask. */
export interface ServerAnswer {
  readonly answers: boolean | null;
  readonly detail: string;
  readonly tookMs: number;
}

/** A bare connection, to time its stages. */
export interface ConnectRequest {
  readonly address: string;
  readonly port: number;
  /** `host[:port]` whose turn and traffic it counts as. */
  readonly host: string;
  /** Then a TLS handshake for this name; faults of the certificate are told, not fatal. */
  readonly tlsName?: string;
  /** Of each stage; default 5 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export type Connected =
  | {
      readonly ok: true;
      readonly tcpMs: number;
      readonly tlsMs: number | null;
      readonly tls: TlsFacts | null;
    }
  | { readonly ok: false; readonly stage: 'tcp' | 'tls'; readonly why: Obstacle; readonly detail: string };

export interface RobotsFacts {
  readonly state: 'found' | 'absent' | 'unreadable';
  readonly crawlDelayMs: number;
  readonly sitemaps: readonly string[];
}

/** Whether this machine can use a family now, and how that is known. */
export interface PathFacts {
  readonly works: boolean;
  readonly because: string;
  /** What each canary did, where canaries were asked. */
  readonly canaries?: readonly { readonly url: string; readonly ok: boolean; readonly detail: string }[];
}

/** Counted by the door itself, per host. */
export interface Traffic {
  readonly requests: number;
  readonly bytes: number;
}

export interface Net {
  fetch(request: FetchRequest): Promise<Fetched>;
  /** A real DNS question; never the hosts file. */
  resolve(host: string, family: Family): Promise<Resolved>;
  /** The same question to each of the run's resolvers, never from memory. */
  resolveEach(host: string, family: Family): Promise<readonly ResolverAnswer[]>;
  records(name: string, type: 'NS' | 'SOA' | 'CNAME'): Promise<Records>;
  askServer(question: ServerQuestion): Promise<ServerAnswer>;
  connect(request: ConnectRequest): Promise<Connected>;
  robots(url: Url): Promise<RobotsFacts>;
  /** May robots.txt's rules for our agent request this address? Asks for robots.txt once a host. */
  allowedByRobots(url: Url): Promise<boolean>;
  /** Contract §3 «IPv6 path»; `address`: the one that is to be contacted. An answer older than `maxAgeMs` (default ten minutes) is found anew. */
  path(family: Family, address?: string, maxAgeMs?: number): Promise<PathFacts>;
  traffic(host: string): Traffic;
  close(): Promise<void>;
}

/** A JavaScript world inside one frame, apart from the page's own scripts. */
export interface World {
  /** Evaluates an expression; promises are awaited; the result is plain JSON. */
  evaluate(expression: string, timeoutMs: number): Promise<unknown>;
  /** The isolated world of the frame element which the selector finds in this document, or `null`. */
  child(selector: string): Promise<World | null>;
}

export type Key = 'Tab' | 'Enter' | 'Escape';

/** Hands on the page. Once they were used, the page sends nothing but GET requests. */
export interface Input {
  /** One key down and up, as from a keyboard; the page has dealt with it on return. */
  press(key: Key, options?: { readonly shift?: boolean }): Promise<void>;
  /** The left button down and up at a point of the viewport, in CSS pixels. */
  click(x: number, y: number): Promise<void>;
  /** Size of the viewport in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** How often the page has tried to go elsewhere or to open a window since it settled; it is kept where it is. */
  departures(): number;
}

/** A part of the page, in CSS pixels from its upper left corner; `scale` 0.5: half as large. */
export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly scale?: number;
  /** Default true: also what has to be scrolled to; a part that is in view is had faster without. */
  readonly beyond?: boolean;
}

/** What is left out of a visit: scripts by their address (its query does not count), or whatever runs. */
export interface Without {
  readonly scripts: readonly string[] | 'all';
}

export interface Visit {
  readonly final: string;
  readonly status: number | null;
  /** `load` fired within the time limit; where not, the page is looked at as it stands. */
  readonly loaded: boolean;
  readonly world: World;
  /** What the page asked for while it loaded (up to 1,000), with the browser's word for the kind of resource. */
  readonly requests: readonly { readonly url: string; readonly kind: string; readonly method: string }[];
  /** Requests of the page that did not succeed: refused by the guard, or failed. */
  readonly failedRequests: readonly { readonly url: string; readonly why: string }[];
  /** Answers with status 400 and above to what the page asked for (bounded); the page itself is not among them. */
  readonly badAnswers: readonly { readonly url: string; readonly kind: string; readonly status: number }[];
  /** Each `host[:port]` that answered at all (bounded). */
  readonly answeredHosts: ReadonlySet<string>;
  readonly pointer: Pointer;
  /** Scripts that the page asked for and which this visit was to leave out. */
  readonly leftOut: readonly string[];
  /** PNG unless another format is asked for. */
  screenshot(clip?: Clip, format?: 'png' | 'jpeg'): Promise<Uint8Array>;
  readonly input: Input;
  /**
   * Lays down in the world, as its global `heard`, which elements of the main frame listen to these events: pairs of
   * element and event types, at most 400; and as `heardByWindow` which of them the window itself listens to. Returns the
   * number of elements.
   */
  listeners(types: readonly string[]): Promise<number>;
  /** Size of the viewport in CSS pixels, as the page was opened. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** The bytes of something which the main frame has loaded, from the browser's memory; `null` where it has them no more. */
  resource(url: string): Promise<Uint8Array | null>;
}

/** The mouse on a page that is looked at: what it does may lead to another document. */
export interface Pointer {
  /** Moves to a place in the viewport, presses, lets go, and waits until the page is quiet (some seconds at most). */
  clickAt(x: number, y: number): Promise<Arrival>;
  /** Opens an address in the same window, with the cookies that its pages have set: what a further window would show. */
  follow(url: Url): Promise<Arrival>;
}

/** Where a click, or an address that was followed, has led to. */
export interface Arrival {
  /** Of the document that is shown now; it takes the place of the visit's own. */
  readonly world: World;
  readonly final: string;
  /** Another document than before, or the same one loaded anew. */
  readonly moved: boolean;
  /** Of the document, where it moved. */
  readonly status: number | null;
  readonly loaded: boolean;
  /** Addresses of windows that were to be opened; the windows themselves are closed at once. */
  readonly windows: readonly string[];
  /** What message boxes said meanwhile; they were answered with yes. */
  readonly dialogs: readonly string[];
  /** Why a document that was asked for did not come. */
  readonly why: Obstacle | null;
}

export type Visited<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: Obstacle; readonly detail: string };

export interface Browsers {
  /** Name and version. */
  readonly version: string;
  /** Opens the address in a fresh context, waits for it to settle, hands it to `look`, closes it. Bounded in time. */
  visit<T>(
    url: Url,
    look: (visit: Visit) => Promise<T>,
    options?: {
      readonly timeoutMs?: number;
      readonly width?: number;
      readonly height?: number;
      readonly without?: Without;
    },
  ): Promise<Visited<T>>;
  close(): Promise<void>;
}

/** What the door to the network is opened with. */
export interface NetSettings {
  readonly network: NetworkSettings;
  /** Address families which this run may use. */
  readonly families: readonly Family[];
  /** Our name with a contact, such as `gov-site-audit/0.1 (+https://…)`. */
  readonly userAgent: string;
  /** At once to one `host:port`; usually 6. */
  readonly connectionsPerHost: number;
  /** At once to all hosts; usually 64. */
  readonly connections: number;
  /** Stamps observations; waiting and time limits run on the machine's own clock. */
  readonly clock: { now(): number };
}
