import pLimit from 'p-limit';
import { type Browser, chromium } from 'playwright';
import type { Url } from '../domain/brand.ts';
import type { Browsers, Visit, Visited, Without } from '../domain/net.ts';
import { boundedMap } from './bounded-map.ts';
import { browserFault, isOfBrowser } from './browser-fault.ts';
import { browserFlags } from './browser-flags.ts';
import { type BrowserProxy, openBrowserProxy } from './browser-proxy.ts';
import { type Fault, fault } from './failure.ts';
import { withoutQuery } from './intercept.ts';
import { watchRenderers } from './memory-watch.ts';
import type { OpenNet } from './net.ts';
import { browserShaped } from './request-headers.ts';
import { trustsOtherRoots } from './trust-root.ts';
import { openVerifyHost } from './verify-host.ts';
import { openVisit } from './visit.ts';
import { within } from './within.ts';

export interface BrowsersOptions {
  /** Path of the browser, see `findBrowser`. */
  readonly executable: string;
  /** Its guard, resolvers, limiter and counting hold for all that the browser loads. */
  readonly net: OpenNet;
  readonly pagesAtOnce: number;
  readonly headless: boolean;
}

/** A browser that is started anew when it breaks down or has opened many pages; rejects where it does not start. */
export async function openBrowsers(options: BrowsersOptions): Promise<Browsers> {
  const verified = trustsOtherRoots();
  const proxy = await openBrowserProxy(options.net.door, verified ? openVerifyHost(options.net) : null);
  const pool = new BrowserPool(options, proxy, verified);
  try {
    await pool.start();
  } catch (error) {
    await proxy.close();
    throw error;
  }
  return pool;
}

const PAGES_PER_BROWSER = 80;
const LOAD_MS = 15_000;
const WHOLE_VISIT_MS = 90_000;
const LAUNCH_MS = 30_000;
/** An address that kept a page waiting is not asked for again for so long. */
const SILENT_MS = 10 * 60_000;
/** A page is opened a second time only where that much is left for it. */
const WORTHWHILE_MS = 3_000;

type VisitWishes = {
  readonly timeoutMs?: number;
  readonly width?: number;
  readonly height?: number;
  readonly without?: Without;
};

type Seen<T> = Visited<T> & {
  /** The page ended with its browser, and need not have been the reason. */
  readonly lost?: boolean;
};

interface Running {
  readonly browser: Browser;
  opened: number;
  open: number;
  retired: boolean;
}

class BrowserPool implements Browsers {
  readonly #options: BrowsersOptions;
  readonly #proxy: BrowserProxy;
  readonly #places: ReturnType<typeof pLimit>;
  readonly #all = new Set<Running>();
  readonly #verified: boolean;
  readonly #silent = boundedMap<number>(500);
  #current: Promise<Running> | null = null;
  #userAgent = '';
  #version = '';
  #closed = false;

  constructor(options: BrowsersOptions, proxy: BrowserProxy, verified: boolean) {
    this.#options = options;
    this.#proxy = proxy;
    this.#verified = verified;
    this.#places = pLimit(options.pagesAtOnce);
  }

  get version(): string {
    return this.#version;
  }

  async start(): Promise<void> {
    const running = await this.#take();
    const version = running.browser.version();
    this.#version = `Chromium ${version}`;
    this.#userAgent = browserShaped(this.#options.net.door.userAgent, chromeAgent(version));
    this.#giveBack(running);
  }

  visit<T>(url: Url, look: (visit: Visit) => Promise<T>, wishes: VisitWishes = {}): Promise<Visited<T>> {
    return this.#places(async () => {
      if (this.#closed) return unseen(fault('cancelled', 'the browsers are closed'));
      const target = URL.canParse(url) ? new URL(url) : null;
      if (!target || !/^https?:$/.test(target.protocol)) return unseen(fault('malformed', 'no http address'));
      const { door } = this.#options.net;
      const port = Number(target.port || (target.protocol === 'https:' ? 443 : 80));
      const route = await door.router.route({ hostname: target.hostname, port });
      if (!route.ok) return unseen(route.fault);
      await door.limiter.turn(target.host, undefined);
      return this.#visitNow(url, look, wishes);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#places.clearQueue();
    await this.#current?.catch(ignoreFailedStart);
    await Promise.all([...this.#all].map((running) => shut(running.browser)));
    await this.#proxy.close();
  }

  /** A page that was lost with its browser is tried once more in a browser of its own, so that it cannot take others along. */
  async #visitNow<T>(url: Url, look: (visit: Visit) => Promise<T>, wishes: VisitWishes): Promise<Visited<T>> {
    const first = await this.#inBrowser(() => this.#take(), url, look, wishes);
    if (first.ok || !first.lost || this.#closed) return plain(first);
    return plain(await this.#inBrowser(() => this.#alone(), url, look, wishes));
  }

  async #inBrowser<T>(
    take: () => Promise<Running>,
    url: Url,
    look: (visit: Visit) => Promise<T>,
    wishes: VisitWishes,
  ): Promise<Seen<T>> {
    let running: Running;
    try {
      running = await take();
    } catch (error) {
      return unseen(fault('no-browser', browserFault(error).detail));
    }
    try {
      const seen = await this.#look(running, url, look, wishes);
      const lost = !seen.ok && seen.why === 'crashed' && !running.browser.isConnected();
      return { ...seen, lost };
    } finally {
      this.#giveBack(running);
    }
  }

  async #look<T>(
    running: Running,
    url: Url,
    look: (visit: Visit) => Promise<T>,
    wishes: VisitWishes,
  ): Promise<Visited<T>> {
    const { browser } = running;
    const deadline = performance.now() + (wishes.timeoutMs ?? WHOLE_VISIT_MS);
    let opened = await this.#open(running, url, deadline, wishes);
    const left = deadline - performance.now();
    if (opened.ok && opened.waitedFor.length > 0 && left > WORTHWHILE_MS) {
      // A script that never answers keeps everything after it from being shown: once more, without it.
      for (const silent of opened.waitedFor)
        this.#silent.set(withoutQuery(silent), performance.now() + SILENT_MS);
      await opened.close().catch(() => this.#abandon(running));
      opened = await this.#open(running, url, deadline, wishes);
    }
    if (!opened.ok && opened.stuck) this.#abandon(running);
    if (!opened.ok) return unseen(await this.#explain(opened.fault, url, running));
    const { visit, isCrashed, close } = opened;
    try {
      return { ok: true, value: await within(look(visit), deadline - performance.now()) };
    } catch (error) {
      if (this.#closed) return unseen(fault('cancelled', 'the browsers are closed'));
      const gone = isCrashed() || !browser.isConnected();
      if (gone) return unseen(fault('crashed', 'the page or its browser broke down'));
      if (!isOfBrowser(error)) throw error;
      return unseen(browserFault(error));
    } finally {
      await close().catch(() => this.#abandon(running));
    }
  }

  #open(
    { browser }: Running,
    url: Url,
    deadline: number,
    { width = 1280, height = 900, without = { scripts: [] } }: VisitWishes,
  ): ReturnType<typeof openVisit> {
    return openVisit({
      ...{ browser, url, deadline, width, height, without },
      proxy: this.#proxy,
      userAgent: this.#userAgent,
      loadMs: Math.min(LOAD_MS, (deadline - performance.now()) * 0.6),
      allowed: (address) => this.#options.net.allowedByRobots(address),
      isSilent: (address) => (this.#silent.get(withoutQuery(address)) ?? 0) > performance.now(),
      verified: this.#verified,
    }).catch((error: unknown) => ({ ok: false, fault: browserFault(error), stuck: true }) as const);
  }

  /** Through the proxy the browser only learns that there is no connection: one request of our own tells why. */
  async #explain(why: Fault, url: Url, running: Running): Promise<Fault> {
    if (!running.browser.isConnected()) return fault('crashed', why.detail);
    if (why.why !== 'unreachable' && why.why !== 'reset') return why;
    const request = { url, body: 'none', obeyRobots: false, backOff: false, timeoutMs: 10_000 } as const;
    const fetched = await this.#options.net.fetch(request);
    return fetched.ok ? why : fault(fetched.why, fetched.detail);
  }

  /** A browser with one more page to its account; given back by `#giveBack`. */
  async #take(): Promise<Running> {
    const starting = this.#current ?? this.#launch();
    this.#current = starting;
    try {
      const running = await starting;
      if (!running.retired && running.browser.isConnected()) {
        running.opened += 1;
        running.open += 1;
        return running;
      }
    } catch (error) {
      if (this.#current === starting) this.#current = null;
      throw error;
    }
    if (this.#current === starting) this.#current = null;
    return this.#take();
  }

  /** A browser that opens this one page. */
  async #alone(): Promise<Running> {
    const running = await this.#launch();
    running.opened = PAGES_PER_BROWSER;
    running.open = 1;
    return running;
  }

  async #launch(): Promise<Running> {
    const { executable, headless } = this.#options;
    const browser = await chromium.launch({
      executablePath: executable,
      headless,
      args: [...browserFlags(this.#proxy.port, process.getuid?.() === 0)],
      timeout: LAUNCH_MS,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const running: Running = { browser, opened: 0, open: 0, retired: false };
    this.#all.add(running);
    const stopWatching = watchRenderers(browser);
    browser.on('disconnected', () => {
      stopWatching();
      running.retired = true;
      this.#all.delete(running);
    });
    return running;
  }

  /** Long-lived browsers grow; the next page gets a new one, and this one ends with its last page. */
  #giveBack(running: Running): void {
    running.open -= 1;
    if (running.opened >= PAGES_PER_BROWSER) running.retired = true;
    if (running.retired && running.open === 0) void shut(running.browser);
  }

  /** A page that cannot be closed takes its browser with it. */
  #abandon(running: Running): void {
    running.retired = true;
    void shut(running.browser);
  }
}

function unseen({ why, detail }: Fault): {
  readonly ok: false;
  readonly why: Fault['why'];
  readonly detail: string;
} {
  return { ok: false, why, detail };
}

function plain<T>({ lost: _, ...seen }: Seen<T>): Visited<T> {
  return seen as Visited<T>; // what was added, and only that, is taken off again
}

async function shut(browser: Browser): Promise<void> {
  try {
    await within(browser.close(), 10_000);
  } catch (error) {
    ignoreFailedStart(error); // It had gone already.
  }
}

function ignoreFailedStart(_error: unknown): null {
  return null;
}

function chromeAgent(version: string): string {
  const major = version.split('.', 1)[0] ?? '';
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`;
}
