import type { CDPSession, Page } from 'playwright';
import type { Url } from '../domain/brand.ts';
import type { Arrival, Pointer, World } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';
import { browserFault } from './browser-fault.ts';
import { pause } from './pause.ts';
import { within } from './within.ts';
import { openWorld } from './world.ts';

/** The part of a visit's watch that a click changes. */
interface Led {
  readonly failed: readonly { readonly url: string; readonly why: string }[];
  readonly running: ReadonlySet<unknown>;
  lastChange: number;
  arrivals: number;
  status: number | null;
  refused: boolean;
  still: boolean;
  led: boolean;
  readonly dialogs: string[];
}

export interface PointerOptions {
  readonly page: Page;
  readonly session: CDPSession;
  readonly mainFrame: string;
  readonly world: World;
  readonly watch: Led;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
  /** Waits for `load` and quiet; false where they did not come in time. */
  readonly settle: (until: number) => Promise<boolean>;
}

const INPUT_MS = 5_000;
/** A script may think for a moment before it goes elsewhere. */
const STARTING_MS = 900;
const QUIET_MS = 300;
const CLICK_MS = 4_000;
const ARRIVING_MS = 12_000;

/** The mouse of one visit. Between its movements the page stays where it is. */
export function openPointer(options: PointerOptions): Pointer {
  const { page, session, watch } = options;
  const windows: string[] = [];
  let { world } = options;
  session.on('Page.windowOpen', ({ url }) => void windows.push(url.slice(0, 2_000)));
  let commits = 0;
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) commits += 1;
  });
  const listening = session.send('Page.enable');
  listening.catch(ignoreClosed);

  /** Lets the page go where `act` sends it, and tells where it has come to. */
  const lead = async (act: () => Promise<Obstacle | null>): Promise<Arrival> => {
    await within(listening, INPUT_MS);
    windows.length = 0;
    watch.dialogs.length = 0;
    commits = 0;
    const failedBefore = watch.failed.length;
    Object.assign(watch, { arrivals: 0, still: false, led: true, refused: false });
    const notLed = await act();
    await started(watch, windows);
    const moved = watch.arrivals > 0 && notLed === null && (await committed(() => commits, watch));
    const by = Math.min(options.deadline, performance.now() + ARRIVING_MS);
    const loaded = moved ? await options.settle(by) : true;
    Object.assign(watch, { still: true, led: false });
    const robots = watch.arrivals > 0 && watch.failed.slice(failedBefore).some(({ why }) => why === 'robots');
    const lost = watch.refused || page.url().startsWith('chrome-error:');
    const why = robots ? 'robots' : (notLed ?? (lost ? 'unreachable' : null));
    if (moved) world = await openWorld(session, options.mainFrame);
    const status = moved ? watch.status : null;
    const told = { windows: windows.slice(0, 10), dialogs: [...watch.dialogs] };
    return { world, final: page.url(), moved, status, loaded, ...told, why };
  };

  return {
    clickAt: (x, y) => lead(() => click(page, x, y)),
    follow: (url) => lead(() => go(page, url)),
  };
}

async function click(page: Page, x: number, y: number): Promise<null> {
  await within(page.mouse.move(x, y), INPUT_MS);
  await within(page.mouse.down(), INPUT_MS);
  await within(page.mouse.up(), INPUT_MS);
  return null;
}

async function go(page: Page, url: Url): Promise<Obstacle | null> {
  try {
    await page.goto(url, { waitUntil: 'commit', timeout: ARRIVING_MS });
    return null;
  } catch (error) {
    return browserFault(error).why;
  }
}

/** Until a document or a window is asked for, or nothing moves. */
async function started(watch: Led, windows: readonly string[]): Promise<void> {
  const began = performance.now();
  while (performance.now() - began < CLICK_MS) {
    if (watch.arrivals > 0 || windows.length > 0) return;
    const quiet = watch.running.size === 0 && performance.now() - watch.lastChange >= QUIET_MS;
    if (quiet && performance.now() - began >= STARTING_MS) return;
    await pause(50);
  }
}

/** A document that was asked for may be refused, or be no page: then the old one stays. */
async function committed(commits: () => number, watch: Led): Promise<boolean> {
  const until = performance.now() + ARRIVING_MS;
  while (commits() === 0 && watch.running.size > 0 && performance.now() < until) await pause(50);
  if (commits() === 0) await pause(QUIET_MS);
  return commits() > 0;
}

function ignoreClosed(_error: unknown): void {
  // The page has gone; whoever uses the pointer learns of it.
}
