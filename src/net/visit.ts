import type { Browser, BrowserContext, CDPSession, Frame, Page, Request, Response } from 'playwright';
import type { Url } from '../domain/brand.ts';
import type { Visit } from '../domain/net.ts';
import { browserFault, netFault } from './browser-fault.ts';
import type { BrowserProxy } from './browser-proxy.ts';
import { type Fault, fault } from './failure.ts';
import { openInput } from './input.ts';
import { hearListeners } from './listeners.ts';
import { pause } from './pause.ts';
import { openPointer } from './pointer.ts';
import { within } from './within.ts';
import { openWorld, WorldLost } from './world.ts';

export interface VisitOptions {
  readonly browser: Browser;
  readonly proxy: BrowserProxy;
  readonly userAgent: string;
  readonly url: Url;
  readonly loadMs: number;
  /** On the clock of `performance.now()`: nothing goes on after it. */
  readonly deadline: number;
  readonly width: number;
  readonly height: number;
  /** May this address of the page's own host be asked for (robots.txt)? */
  readonly allowed: (url: Url) => Promise<boolean>;
}

export type Opened =
  | {
      readonly ok: true;
      readonly visit: Visit;
      readonly isCrashed: () => boolean;
      readonly close: () => Promise<void>;
    }
  | NotOpened;

interface NotOpened {
  readonly ok: false;
  readonly fault: Fault;
  /** The page could not be closed again. */
  readonly stuck: boolean;
}

/** Opens an address in a context of its own and lets it settle; whoever gets a visit closes it. */
export async function openVisit(options: VisitOptions): Promise<Opened> {
  const context = await within(newContext(options), OPENING_MS);
  const close = (): Promise<void> => within(context.close(), CLOSING_MS);
  try {
    const page = await within(context.newPage(), OPENING_MS);
    const settled = await within(settle(page, context, options), options.deadline - performance.now());
    if (settled.ok) return { ...settled, close };
    return { ...settled, stuck: await isStuck(close) };
  } catch (error) {
    return { ok: false, fault: browserFault(error), stuck: await isStuck(close) };
  }
}

async function isStuck(close: () => Promise<void>): Promise<boolean> {
  try {
    await close();
    return false;
  } catch {
    return true; // Nothing else can be done for it; the pool ends the browser.
  }
}

const OPENING_MS = 15_000;
const CLOSING_MS = 5_000;
const MOST_FAILED_REQUESTS = 200;
const MOST_REQUESTS = 1_000;
/** A page may send its visitor on by script this often before it is looked at. */
const MOST_ARRIVALS = 5;
const QUIET_MS = 300;
const SETTLING_MS = 2_000;

/** What is known of a page while it loads. */
interface Watch {
  readonly failed: { url: string; why: string }[];
  readonly running: Set<Request>;
  readonly asked: { url: string; kind: string }[];
  readonly badAnswers: { url: string; kind: string; status: number }[];
  readonly answeredHosts: Set<string>;
  lastChange: number;
  /** Documents which the main frame asked for. */
  arrivals: number;
  /** Status of the main frame's newest answer. */
  status: number | null;
  refused: boolean;
  /** From now on the page stays where it is. */
  still: boolean;
  /** Whoever looks at the page has clicked: it may go elsewhere, but not where robots.txt forbids. */
  led: boolean;
  /** What message boxes said since somebody clicked. */
  readonly dialogs: string[];
  /** Keys were pressed or the mouse was used: nothing may be sent from now on. */
  touched: boolean;
  /** Windows which the page has opened, all closed at once. */
  windows: number;
  crashed: boolean;
}

function newContext({ browser, userAgent, width, height }: VisitOptions): Promise<BrowserContext> {
  return browser.newContext({
    userAgent,
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: false,
    serviceWorkers: 'block',
    ignoreHTTPSErrors: false,
  });
}

type Settled =
  | { readonly ok: true; readonly visit: Visit; readonly isCrashed: () => boolean }
  | { readonly ok: false; readonly fault: Fault };

async function settle(page: Page, context: BrowserContext, options: VisitOptions): Promise<Settled> {
  const session = await within(context.newCDPSession(page), OPENING_MS);
  const { frameTree } = await within(session.send('Page.getFrameTree'), OPENING_MS);
  const mainFrame = frameTree.frame.id;
  const watch = watchPage(page, options.proxy);
  context.on('page', (popup) => {
    watch.windows += 1;
    void popup.close().catch(ignoreClosed);
  });
  const { proxy, url, allowed } = options;
  await within(intercept(session, { mainFrame, proxy, watch, host: hostAndPort(url), allowed }), OPENING_MS);

  const loadBy = performance.now() + options.loadMs;
  const arrived = await arrive(page, options, watch);
  if (!arrived.ok) return arrived;
  const loaded = await waitForQuiet(page, watch, loadBy);
  watch.still = true;
  if (watch.crashed) return { ok: false, fault: fault('crashed', 'the page crashed while it loaded') };
  if (watch.refused) return { ok: false, fault: refusal(page.url(), options.proxy) };

  const world = await openWorld(session, mainFrame);
  const hasDocument = await world.evaluate('document.documentElement !== null', 5_000);
  if (hasDocument !== true) return { ok: false, fault: fault('timeout', 'no document in time') };
  const { arrivals, windows } = watch;
  const input = openInput(session, {
    acts: () => {
      watch.touched = true;
    },
    departures: () => watch.arrivals - arrivals + (watch.windows - windows),
  });
  const visit: Visit = {
    final: page.url(),
    status: watch.status,
    loaded,
    world,
    requests: watch.asked,
    failedRequests: watch.failed,
    badAnswers: watch.badAnswers,
    answeredHosts: watch.answeredHosts,
    pointer: openPointer({
      ...{ page, session, mainFrame, world, watch, deadline: options.deadline },
      settle: (until) => waitForQuiet(page, watch, until),
    }),
    screenshot: (clip) => screenshot(session, clip),
    input,
    listeners: (types) => hearListeners(session, world.contextId, types).catch(none),
    viewport: { width: options.width, height: options.height },
    resource: (wanted) => resource(session, mainFrame, wanted),
  };
  return { ok: true, visit, isCrashed: () => watch.crashed };
}

function watchPage(page: Page, proxy: BrowserProxy): Watch {
  const watch: Watch = {
    failed: [],
    running: new Set(),
    asked: [],
    badAnswers: [],
    answeredHosts: new Set(),
    lastChange: performance.now(),
    arrivals: 0,
    status: null,
    refused: false,
    still: false,
    led: false,
    dialogs: [],
    touched: false,
    windows: 0,
    crashed: false,
  };
  const note = (url: string, why: string): void => {
    if (watch.failed.length < MOST_FAILED_REQUESTS) watch.failed.push({ url: url.slice(0, 2_000), why });
  };
  page.on('request', (request) => {
    watch.running.add(request);
    if (watch.asked.length < MOST_REQUESTS)
      watch.asked.push({ url: request.url().slice(0, 2_000), kind: request.resourceType() });
    watch.lastChange = performance.now();
  });
  page.on('requestfinished', (request) => over(watch, request));
  page.on('requestfailed', (request) => {
    over(watch, request);
    const why = failedBecause(request, proxy);
    if (why !== null) note(request.url(), why);
  });
  page.on('response', (response) => {
    const refused = response.headers()[proxy.refusal.header] === proxy.refusal.value;
    const broken = refused || response.status() >= PROXY_STATUSES;
    if (!broken && watch.answeredHosts.size < MOST_FAILED_REQUESTS)
      watch.answeredHosts.add(URL.parse(response.url())?.host ?? '');
    if (isMainDocument(response, page.mainFrame())) {
      watch.status = response.status();
      watch.refused = broken;
    } else if (broken) {
      note(response.url(), refused ? refusal(response.url(), proxy).why : 'unreachable');
    } else if (response.status() >= 400 && watch.badAnswers.length < MOST_FAILED_REQUESTS) {
      const kind = response.request().resourceType();
      watch.badAnswers.push({ url: response.url().slice(0, 2_000), kind, status: response.status() });
    }
  });
  page.on('dialog', (dialog) => {
    if (watch.led && watch.dialogs.length < 5) watch.dialogs.push(dialog.message().slice(0, 200));
    // Whoever clicks, and is asked whether he means it, means it.
    void (watch.led ? dialog.accept() : dialog.dismiss()).catch(ignoreClosed);
  });
  page.on('crash', () => {
    watch.crashed = true;
  });
  return watch;
}

/** Answers which the proxy gives itself where it got no connection (590–599). */
const PROXY_STATUSES = 590;

function over(watch: Watch, request: Request): void {
  watch.running.delete(request);
  watch.lastChange = performance.now();
}

function isMainDocument(response: Response, mainFrame: Frame): boolean {
  const request = response.request();
  return request.isNavigationRequest() && request.frame() === mainFrame;
}

/** `null`: we stopped it ourselves, or the page lost interest. */
function failedBecause(request: Request, proxy: BrowserProxy): string | null {
  const told = proxy.refused(hostAndPort(request.url()));
  if (told) return told.why;
  const text = request.failure()?.errorText ?? '';
  const code = /ERR_[A-Z0-9_]+/.exec(text)?.[0];
  if (code === 'ERR_ABORTED' || code === 'ERR_BLOCKED_BY_CLIENT') return null;
  return code ? netFault(code) : 'reset';
}

function refusal(address: string, proxy: BrowserProxy): Fault {
  return (
    proxy.refused(hostAndPort(address)) ?? fault('unreachable', `no connection for ${address.slice(0, 200)}`)
  );
}

function hostAndPort(address: string): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  const port = url.port || (url.protocol === 'https:' || url.protocol === 'wss:' ? '443' : '80');
  return `${url.hostname}:${port}`;
}

interface Interception {
  readonly mainFrame: string;
  readonly proxy: BrowserProxy;
  readonly watch: Watch;
  /** Host and port of the page: what its robots.txt forbids is not loaded either. */
  readonly host: string;
  readonly allowed: (url: Url) => Promise<boolean>;
}

/** The part of a held request that decides. */
interface Paused {
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: { readonly url: string; readonly method: string };
}

/**
 * Requests are held for a moment: to give the proxy its password, to keep a page that is being looked at in place, and
 * to leave out what robots.txt forbids on the page's own host.
 */
async function intercept(session: CDPSession, interception: Interception): Promise<void> {
  const { proxy } = interception;
  session.on('Fetch.requestPaused', (paused) => {
    decide(paused, interception)
      .then((refusal) =>
        refusal === null
          ? session.send('Fetch.continueRequest', { requestId: paused.requestId })
          : session.send('Fetch.failRequest', { requestId: paused.requestId, errorReason: refusal }),
      )
      .catch(ignoreClosed);
  });
  session.on('Fetch.authRequired', ({ requestId, authChallenge }) => {
    const ours = authChallenge.source === 'Proxy';
    const authChallengeResponse = ours
      ? ({ response: 'ProvideCredentials', username: proxy.username, password: proxy.password } as const)
      : ({ response: 'CancelAuth' } as const);
    session.send('Fetch.continueWithAuth', { requestId, authChallengeResponse }).catch(ignoreClosed);
  });
  await session.send('Fetch.enable', {
    handleAuthRequests: true,
    patterns: [{ urlPattern: 'http*' }],
  });
}

/** Why a request is refused, or `null`. */
async function decide(
  { frameId, resourceType, request }: Paused,
  { mainFrame, watch, host, allowed }: Interception,
): Promise<'Aborted' | 'BlockedByClient' | null> {
  const isMain = resourceType === 'Document' && frameId === mainFrame;
  if (isMain) watch.arrivals += 1;
  if (isMain && (watch.still || watch.arrivals > MOST_ARRIVALS)) return 'Aborted';
  if (isMain && !watch.led) return null;
  if (isMain && (await allowed(request.url as Url))) return null; // as below
  if (isMain) {
    watch.failed.push({ url: request.url.slice(0, 2_000), why: 'robots' });
    return 'Aborted';
  }
  if (resourceType === 'Media') return 'BlockedByClient';
  if (watch.touched && request.method !== 'GET') return 'BlockedByClient';
  // The page itself was asked for by whoever visits it; the browser hands over what it has parsed as an address.
  if (hostAndPort(request.url) !== host || (await allowed(request.url as Url))) return null;
  if (watch.failed.length < MOST_FAILED_REQUESTS)
    watch.failed.push({ url: request.url.slice(0, 2_000), why: 'robots' });
  return 'BlockedByClient';
}

type Arrived = { readonly ok: true } | { readonly ok: false; readonly fault: Fault };

async function arrive(page: Page, { url, loadMs, proxy }: VisitOptions, watch: Watch): Promise<Arrived> {
  try {
    await page.goto(url, { waitUntil: 'commit', timeout: loadMs });
    return watch.refused ? { ok: false, fault: refusal(page.url(), proxy) } : { ok: true };
  } catch (error) {
    const told = proxy.refused(hostAndPort(url));
    return { ok: false, fault: told ?? browserFault(error) };
  }
}

/** Waits for `load`, then until nothing moves; a page that sends its visitor on is followed. */
async function waitForQuiet(page: Page, watch: Watch, deadline: number): Promise<boolean> {
  for (;;) {
    const arrivals = watch.arrivals;
    const loaded = await loadWithin(page, deadline - performance.now());
    if (!loaded) return false;
    const until = Math.min(performance.now() + SETTLING_MS, deadline);
    while (performance.now() < until && !watch.crashed) {
      const quietMs = performance.now() - watch.lastChange;
      if (watch.running.size === 0 && quietMs >= QUIET_MS) break;
      await pause(50);
    }
    if (watch.arrivals === arrivals || watch.crashed) return true;
  }
}

async function loadWithin(page: Page, ms: number): Promise<boolean> {
  if (ms <= 0) return false;
  try {
    await page.waitForLoadState('load', { timeout: ms });
    return true;
  } catch {
    return false; // It is looked at as it stands.
  }
}

type Clip = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

async function screenshot(session: CDPSession, clip: Clip | undefined): Promise<Uint8Array> {
  const options = clip ? { clip: { ...clip, scale: 1 }, captureBeyondViewport: true } : {};
  const taken = session.send('Page.captureScreenshot', { format: 'png', ...options });
  const { data } = await within(taken, SCREENSHOT_MS).catch((error: unknown) => {
    throw new WorldLost(error instanceof Error ? error.message : String(error));
  });
  return Buffer.from(data, 'base64');
}

const SCREENSHOT_MS = 15_000;

async function resource(session: CDPSession, frameId: string, url: string): Promise<Uint8Array | null> {
  // Only a session that follows the page is told of its resources.
  await within(session.send('Page.enable'), RESOURCE_MS).catch(ignoreClosed);
  const asked = session.send('Page.getResourceContent', { frameId, url });
  const got = await within(asked, RESOURCE_MS).catch(ignoreClosed);
  if (!got || got.content.length > MOST_RESOURCE) return null;
  return Buffer.from(got.content, got.base64Encoded ? 'base64' : 'utf8');
}

const RESOURCE_MS = 3_000;
const MOST_RESOURCE = 8_000_000;

function none(_error: unknown): number {
  return 0; // The browser did not answer in time: nothing was heard, so nothing is said.
}

function ignoreClosed(_error: unknown): undefined {
  return undefined; // Page or browser went away meanwhile, and with it what was to be answered.
}
