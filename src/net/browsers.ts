import pLimit from 'p-limit';
import { type Browser, chromium } from 'playwright';
import type { Url } from '../domain/brand.ts';
import type { Browsers, Visit, Visited } from '../domain/net.ts';
import { browserFault } from './browser-fault.ts';
import { browserFlags } from './browser-flags.ts';
import { type BrowserProxy, openBrowserProxy } from './browser-proxy.ts';
import { type Fault, fault } from './failure.ts';
import type { OpenNet } from './net.ts';
import { browserShaped } from './request-headers.ts';
import { openVisit } from './visit.ts';
import { OutOfTime, within } from './within.ts';
import { WorldLost } from './world.ts';

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
  const proxy = await openBrowserProxy(options.net.door);
  const pool = new BrowserPool(options, proxy);
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

type VisitWishes = { readonly timeoutMs?: number; readonly width?: number; readonly height?: number };

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
  #current: Promise<Running> | null = null;
  #userAgent = '';
  #version = '';
  #closed = false;

  constructor(options: BrowsersOptions, proxy: BrowserProxy) {
    this.#options = options;
    this.#proxy = proxy;
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

  async #visitNow<T>(url: Url, look: (visit: Visit) => Promise<T>, wishes: VisitWishes): Promise<Visited<T>> {
    let running: Running;
    try {
      running = await this.#take();
    } catch (error) {
      return unseen(fault('no-browser', browserFault(error).detail));
    }
    try {
      return await this.#look(running, url, look, wishes);
    } finally {
      this.#giveBack(running);
    }
  }

  async #look<T>(
    running: Running,
    url: Url,
    look: (visit: Visit) => Promise<T>,
    { timeoutMs = WHOLE_VISIT_MS, width = 1280, height = 900 }: VisitWishes,
  ): Promise<Visited<T>> {
    const { browser } = running;
    const deadline = performance.now() + timeoutMs;
    const loadMs = Math.min(LOAD_MS, timeoutMs * 0.6);
    const opened = await openVisit({
      browser,
      proxy: this.#proxy,
      userAgent: this.#userAgent,
      url,
      loadMs,
      deadline,
      width,
      height,
      allowed: (address) => this.#options.net.allowedByRobots(address),
    }).catch((error: unknown) => ({ ok: false, fault: browserFault(error), stuck: true }) as const);
    if (!opened.ok && opened.stuck) this.#abandon(running);
    if (!opened.ok) return unseen(await this.#explain(opened.fault, url, running));
    try {
      return { ok: true, value: await within(look(opened.visit), deadline - performance.now()) };
    } catch (error) {
      if (this.#closed) return unseen(fault('cancelled', 'the browsers are closed'));
      const gone = opened.isCrashed() || !browser.isConnected();
      if (gone) return unseen(fault('crashed', 'the page or its browser broke down'));
      if (error instanceof OutOfTime) return unseen(fault('timeout', error.message));
      if (error instanceof WorldLost) return unseen(fault('crashed', error.message));
      throw error;
    } finally {
      await opened.close().catch(() => this.#abandon(running));
    }
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
    browser.on('disconnected', () => {
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
