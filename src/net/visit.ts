import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import type { Url } from '../domain/brand.ts';
import type { Clip, Visit, Without } from '../domain/net.ts';
import { browserFault } from './browser-fault.ts';
import type { BrowserProxy } from './browser-proxy.ts';
import { type Fault, fault } from './failure.ts';
import { hostAndPort } from './host-and-port.ts';
import { openInput } from './input.ts';
import { intercept, MOST_ARRIVALS, withoutQuery } from './intercept.ts';
import { hearListeners } from './listeners.ts';
import { pause } from './pause.ts';
import { openPointer } from './pointer.ts';
import { refusal, type Watch, waitedFor, watchPage } from './watch-page.ts';
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
  readonly without: Without;
  /** An address that kept an earlier page waiting and never answered. */
  readonly isSilent: (url: string) => boolean;
  /** The proxy has verified the certificates itself, by the roots that the program trusts. */
  readonly verified: boolean;
}

export type Opened =
  | {
      readonly ok: true;
      readonly visit: Visit;
      /** Where `load` never came: the scripts and style sheets that the page still waits for. */
      readonly waitedFor: readonly string[];
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
const QUIET_MS = 300;
/** Nothing is under way, and `load` has not come for so long: a script has stopped the page. */
const STALLED_MS = 2_500;
/** What is under way has not moved for so long: it will not come. */
const SILENT_MS = 8_000;
const SETTLING_MS = 2_000;

function newContext({
  browser,
  userAgent,
  width,
  height,
  without,
  verified,
}: VisitOptions): Promise<BrowserContext> {
  return browser.newContext({
    userAgent,
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: false,
    serviceWorkers: 'block',
    ignoreHTTPSErrors: verified,
    javaScriptEnabled: without.scripts !== 'all',
  });
}

type Settled =
  | {
      readonly ok: true;
      readonly visit: Visit;
      readonly waitedFor: readonly string[];
      readonly isCrashed: () => boolean;
    }
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
  const { proxy, url, allowed, isSilent } = options;
  const { scripts } = options.without;
  const without = new Set(scripts === 'all' ? [] : scripts.map(withoutQuery));
  const host = hostAndPort(url);
  await within(intercept(session, { mainFrame, proxy, watch, host, allowed, without, isSilent }), OPENING_MS);

  const loadBy = performance.now() + options.loadMs;
  const arrived = await arrive(page, options, watch);
  if (!arrived.ok) return arrived;
  const isQuiet = await waitForQuiet(page, watch, loadBy);
  const holding = isQuiet ? [] : waitedFor(watch);
  watch.still = true;
  if (watch.crashed) return { ok: false, fault: fault('crashed', 'the page crashed while it loaded') };
  if (watch.refused) return { ok: false, fault: refusal(page.url(), options.proxy) };

  const world = await openWorld(session, mainFrame);
  const state = await world.evaluate('[document.documentElement !== null, document.body !== null]', 5_000);
  const [hasDocument, hasBody] = Array.isArray(state) ? state : [];
  if (hasDocument !== true) return { ok: false, fault: fault('timeout', 'no document in time') };
  if (hasBody !== true && watch.arrivals > MOST_ARRIVALS)
    return { ok: false, fault: fault('redirects', 'the page sends its visitor on and on by script') };
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
    loaded: isQuiet || watch.loaded,
    world,
    requests: watch.asked,
    failedRequests: watch.failed,
    badAnswers: watch.badAnswers,
    answeredHosts: watch.answeredHosts,
    leftOut: watch.leftOut,
    pointer: openPointer({
      ...{ page, session, mainFrame, world, watch, deadline: options.deadline },
      settle: (until) => waitForQuiet(page, watch, until),
    }),
    screenshot: (clip, format) => screenshot(session, clip, format),
    input,
    listeners: (types) => hearListeners(session, world.contextId, types).catch(none),
    viewport: { width: options.width, height: options.height },
    resource: (wanted) => resource(session, mainFrame, wanted),
  };
  return { ok: true, visit, waitedFor: holding, isCrashed: () => watch.crashed };
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
  for (let rounds = 0; ; rounds += 1) {
    const arrivals = watch.arrivals;
    if (!(await loadWithin(page, watch, deadline))) return false;
    const until = Math.min(performance.now() + SETTLING_MS, deadline);
    while (performance.now() < until && !watch.crashed) {
      const quietMs = performance.now() - watch.lastChange;
      if (watch.running.size === 0 && quietMs >= QUIET_MS) break;
      await pause(50);
    }
    if (watch.arrivals === arrivals || watch.crashed || rounds >= MOST_ROUNDS) return true;
  }
}

/** A page that goes on asking for other addresses, and is not given them, is looked at all the same. */
const MOST_ROUNDS = 8;

/** Where `load` does not come in time, the page is looked at as it stands. */
async function loadWithin(page: Page, watch: Watch, deadline: number): Promise<boolean> {
  const ended = new AbortController();
  const loaded = page.waitForLoadState('load', { timeout: Math.max(1, deadline - performance.now()) }).then(
    () => true,
    () => false,
  );
  const stalled = async (): Promise<boolean> => {
    while (!ended.signal.aborted && performance.now() < deadline) {
      if (watch.crashed) return false;
      const patienceMs = watch.running.size === 0 ? STALLED_MS : SILENT_MS;
      if (performance.now() - watch.lastChange >= patienceMs) return false;
      await pause(100, ended.signal);
    }
    return false;
  };
  try {
    return await Promise.race([loaded, stalled()]);
  } finally {
    ended.abort();
  }
}

async function screenshot(
  session: CDPSession,
  clip: Clip | undefined,
  format: 'png' | 'jpeg' = 'png',
): Promise<Uint8Array> {
  const options = clip ? clipOptions(clip) : {};
  const taken = session.send('Page.captureScreenshot', {
    format,
    ...(format === 'jpeg' ? { quality: JPEG_QUALITY } : {}),
    ...options,
  });
  const { data } = await within(taken, SCREENSHOT_MS).catch((error: unknown) => {
    throw new WorldLost(error instanceof Error ? error.message : String(error));
  });
  return Buffer.from(data, 'base64');
}

function clipOptions({ x, y, width, height, scale = 1, beyond = true }: Clip) {
  return { clip: { x, y, width, height, scale }, captureBeyondViewport: beyond };
}

const SCREENSHOT_MS = 15_000;
const JPEG_QUALITY = 60;

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
