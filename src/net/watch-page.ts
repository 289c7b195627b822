import type { Frame, Page, Request, Response } from 'playwright';
import { netFault } from './browser-fault.ts';
import type { BrowserProxy } from './browser-proxy.ts';
import { type Fault, fault } from './failure.ts';
import { hostAndPort } from './host-and-port.ts';

const MOST_FAILED_REQUESTS = 200;
const MOST_REQUESTS = 1_000;

/** What is known of a page while it loads. */
export interface Watch {
  readonly failed: { url: string; why: string }[];
  readonly running: Set<Request>;
  readonly asked: { url: string; kind: string; method: string }[];
  readonly badAnswers: { url: string; kind: string; status: number }[];
  readonly answeredHosts: Set<string>;
  /** Scripts which the visitor wished to leave out, and which the page asked for. */
  readonly leftOut: string[];
  lastChange: number;
  /** Documents which the main frame asked for. */
  arrivals: number;
  /** Status of the main frame's newest answer. */
  status: number | null;
  refused: boolean;
  loaded: boolean;
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

export function watchPage(page: Page, proxy: BrowserProxy): Watch {
  const watch: Watch = {
    failed: [],
    running: new Set(),
    asked: [],
    badAnswers: [],
    answeredHosts: new Set(),
    leftOut: [],
    lastChange: performance.now(),
    arrivals: 0,
    status: null,
    refused: false,
    loaded: false,
    still: false,
    led: false,
    dialogs: [],
    touched: false,
    windows: 0,
    crashed: false,
  };
  page.on('request', (request) => {
    watch.running.add(request);
    if (watch.asked.length < MOST_REQUESTS)
      watch.asked.push({
        ...{ url: request.url().slice(0, 2_000), kind: request.resourceType() },
        method: request.method(),
      });
    watch.lastChange = performance.now();
  });
  page.on('requestfinished', (request) => over(watch, request));
  page.on('requestfailed', (request) => {
    over(watch, request);
    const why = failedBecause(request, proxy);
    if (why !== null) noteFailure(watch, request.url(), why);
  });
  page.on('response', (response) => {
    const refused = response.headers()[proxy.refusal.header] === proxy.refusal.value;
    const broken = refused || response.status() >= PROXY_STATUSES;
    if (!broken && watch.answeredHosts.size < MOST_FAILED_REQUESTS)
      watch.answeredHosts.add(URL.parse(response.url())?.host ?? '');
    if (isMainDocument(response, page.mainFrame())) {
      watch.status = response.status();
      watch.refused = broken;
      watch.loaded = false;
    } else if (broken) {
      noteFailure(watch, response.url(), refused ? refusal(response.url(), proxy).why : 'unreachable');
    } else if (response.status() >= 400 && watch.badAnswers.length < MOST_FAILED_REQUESTS) {
      const kind = response.request().resourceType();
      watch.badAnswers.push({ url: response.url().slice(0, 2_000), kind, status: response.status() });
    }
  });
  page.on('load', () => {
    watch.loaded = true;
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

/** Keeps the address of a request that did not succeed, as long as there is room. */
export function noteFailure(watch: Watch, url: string, why: string): void {
  if (watch.failed.length < MOST_FAILED_REQUESTS) watch.failed.push({ url: url.slice(0, 2_000), why });
}

/** Why the proxy let nothing through to an address. */
export function refusal(address: string, proxy: BrowserProxy): Fault {
  return (
    proxy.refused(hostAndPort(address)) ?? fault('unreachable', `no connection for ${address.slice(0, 200)}`)
  );
}

/** Scripts and style sheets which the page still waits for: nothing after them is shown until they come. */
export function waitedFor(watch: Watch): readonly string[] {
  const holding = [...watch.running].filter((one) => /^(?:script|stylesheet)$/.test(one.resourceType()));
  return holding.slice(0, 20).map((one) => one.url().slice(0, 2_000));
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

function ignoreClosed(_error: unknown): void {
  // The page went away meanwhile, and its dialog with it.
}
