import { BasicCrawler, Configuration, LogLevel, log } from '@crawlee/basic';
import type { Url } from '../domain/brand.ts';
import type { Answer, Failure, Net } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';
import { createFrontier, type Frontier, type Visiting } from './frontier.ts';

/** Pages fetched by one unit of the queue: the queue's cost of about a millisecond is then paid once for many pages. */
const SHIFT = 32;
const SHIFTS_AT_ONCE = 4;
const PAGES_AT_ONCE = 8;
const MAX_ATTEMPTS = 2;
/** Depth given to addresses that no page has shown yet. */
const LATER = 3;
/** Passing troubles, worth another try later in the crawl. */
const PASSING: ReadonlySet<Obstacle> = new Set(['timeout', 'reset', 'dns', 'unreachable', 'refused']);

export interface CrawlOptions {
  readonly net: Net;
  readonly seeds: readonly Url[];
  /** Known from elsewhere (sitemaps): fetched after what is linked from the home page. */
  readonly later: readonly Url[];
  readonly maxPages: number;
  readonly thisYear: number;
  readonly signal: AbortSignal;
  /** Belongs this address to the site, and may it be a page? */
  readonly follow: (url: Url) => boolean;
  /** `false`: fetch the seeds and nothing else. */
  readonly recurse: boolean;
  /** Looks at an answer and returns the addresses found in it, each with the key under which it is fetched. */
  readonly look: (answer: Answer, depth: number) => readonly Url[];
  readonly missed: (failure: Failure, depth: number) => void;
  /** After each shift; the next one waits for it. */
  readonly afterShift: () => Promise<void>;
  readonly progress: (counts: { readonly done: number; readonly known: number }) => void;
}

export interface Crawled {
  readonly known: number;
  readonly fetched: number;
  readonly skipped: { readonly [reason: string]: number };
  /** The signal stopped it before the frontier was empty. */
  readonly stopped: boolean;
  readonly left: number;
}

/**
 * Walks one site. The frontier says which page comes next; crawlee's queue hands out shifts of pages, and
 * scales the number of shifts at once with the load of the machine.
 */
export async function crawlSite(options: CrawlOptions): Promise<Crawled> {
  const frontier = createFrontier(options);
  for (const seed of options.seeds) frontier.offer(seed, 0);
  for (const url of options.later) frontier.offer(url, LATER);
  const state: Progress = { done: 0, fault: null };
  let shifts = 0;
  let number = 0;
  const nextShift = () => {
    number++;
    return { url: options.seeds[0] ?? 'http://invalid.invalid/', uniqueKey: `shift-${number}` };
  };
  const crawler = new BasicCrawler(
    {
      minConcurrency: 1,
      maxConcurrency: SHIFTS_AT_ONCE,
      maxRequestRetries: 1,
      requestHandlerTimeoutSecs: 3_600,
      useSessionPool: false,
      retryOnBlocked: false,
      statusMessageLoggingInterval: 3_600,
      autoscaledPoolOptions: { desiredConcurrency: 2, maybeRunIntervalSecs: 0.05, loggingIntervalSecs: null },
      async requestHandler() {
        shifts++;
        try {
          await workShift(frontier, options, state);
          await options.afterShift();
        } catch (fault) {
          state.fault ??= { fault }; // nothing more can be kept: the crawl ends, and its caller is told why
        } finally {
          shifts--;
        }
        const wanted = Math.min(SHIFTS_AT_ONCE - shifts, Math.ceil(frontier.waiting / SHIFT));
        if (wanted > 0 && !state.fault && !options.signal.aborted) {
          await crawler.addRequests(Array.from({ length: wanted }, nextShift), {
            waitForAllRequestsToBeAdded: true,
          });
        }
      },
    },
    new Configuration({ persistStorage: false, purgeOnStart: false, logLevel: LogLevel.OFF }),
  );
  crawler.log.setLevel(log.LEVELS.OFF);
  if (frontier.waiting > 0) await crawler.run([nextShift()]);
  if (state.fault) throw state.fault.fault;
  return {
    known: frontier.known,
    fetched: state.done,
    skipped: frontier.skipped,
    stopped: options.signal.aborted && frontier.waiting > 0,
    left: frontier.waiting,
  };
}

interface Progress {
  done: number;
  /** What broke down outside a page: the store, or the caller. */
  fault: { readonly fault: unknown } | null;
}

/** Fetches up to a shift of pages in several lanes; addresses found on the way are worked on in the same shift. */
async function workShift(frontier: Frontier, options: CrawlOptions, state: Progress): Promise<void> {
  let left = SHIFT;
  const lane = async () => {
    while (left > 0 && !state.fault && !options.signal.aborted) {
      const [visiting] = frontier.take(1);
      if (!visiting) return;
      left--;
      await visit(visiting, frontier, options, state);
    }
  };
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, lane));
}

async function visit(
  visiting: Visiting,
  frontier: Frontier,
  options: CrawlOptions,
  state: Progress,
): Promise<void> {
  if (options.signal.aborted) {
    frontier.again({ ...visiting, attempt: visiting.attempt - 1 });
    return;
  }
  const fetched = await options.net.fetch({ url: visiting.url, signal: options.signal });
  if (!fetched.ok && fetched.why === 'cancelled') {
    frontier.again({ ...visiting, attempt: visiting.attempt - 1 });
    return;
  }
  if (!fetched.ok && PASSING.has(fetched.why) && visiting.attempt < MAX_ATTEMPTS) {
    frontier.again(visiting);
    return;
  }
  state.done++;
  if (!fetched.ok) {
    options.missed(fetched, visiting.depth);
  } else {
    const found = lookAt(fetched, visiting.depth, options);
    if (options.recurse)
      for (const url of found)
        if (frontier.isNew(url) && options.follow(url)) frontier.offer(url, visiting.depth + 1);
  }
  options.progress({ done: state.done, known: frontier.known });
}

/** A page on which the reading breaks down is a page not seen, and no reason to lose the others. */
function lookAt(answer: Answer, depth: number, options: CrawlOptions): readonly Url[] {
  try {
    return options.look(answer, depth);
  } catch (error) {
    const { requested, final, redirects, at, tookMs, requests } = answer;
    const seen = { requested, final, redirects, at, tookMs, requests };
    options.missed({ ...seen, ok: false, why: 'crashed', detail: String(error).slice(0, 300) }, depth);
    return [];
  }
}
