import type { Url } from '../domain/brand.ts';
import { PRIORITIES, priorityOf } from './priority.ts';
import { type Trap, trapGuard } from './traps.ts';

export interface Visiting {
  readonly url: Url;
  readonly depth: number;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** More addresses than any site has; a site that makes them up must not fill the memory. */
const MAX_KNOWN = 500_000;

/** The addresses of one site that wait to be fetched, each once, the most telling first. */
export interface Frontier {
  /** Offers an address; what is known already, a trap, or beyond the budget is not taken. */
  offer(url: Url, depth: number): void;
  /** Never offered before. */
  isNew(url: Url): boolean;
  /** Puts one back that failed for a passing reason. */
  again(visiting: Visiting): void;
  take(most: number): readonly Visiting[];
  readonly waiting: number;
  readonly known: number;
  readonly skipped: { readonly [reason: string]: number };
  /** Taken into the queue at some time, hence fetched or about to be. */
  has(url: Url): boolean;
}

export function createFrontier(options: { readonly maxPages: number; readonly thisYear: number }): Frontier {
  const queues: Visiting[][] = Array.from({ length: PRIORITIES }, () => []);
  const accepted = new Set<string>();
  const seen = new Set<string>();
  const skipped: { [reason in Trap | 'budget']?: number } = {};
  const guard = trapGuard();
  let waiting = 0;
  let taken = 0;

  const push = (visiting: Visiting) => {
    queues[priorityOf(visiting.url, visiting.depth, options.thisYear)]?.push(visiting);
    waiting++;
  };

  return {
    isNew: (url) => !seen.has(url),
    offer(url, depth) {
      if (seen.has(url) || seen.size >= MAX_KNOWN) return;
      seen.add(url);
      const trap = guard.check(url);
      if (trap) {
        skipped[trap] = (skipped[trap] ?? 0) + 1;
        return;
      }
      accepted.add(url);
      push({ url, depth, attempt: 1 });
    },
    again: (visiting) => push({ ...visiting, attempt: visiting.attempt + 1 }),
    take(most) {
      const batch: Visiting[] = [];
      for (const queue of queues) {
        while (queue.length > 0 && batch.length < most) {
          const next = queue.shift();
          if (!next) break;
          waiting--;
          if (next.attempt === 1 && taken >= options.maxPages) {
            skipped.budget = (skipped.budget ?? 0) + 1;
            accepted.delete(next.url);
            continue;
          }
          if (next.attempt === 1) taken++;
          batch.push(next);
        }
      }
      return batch;
    },
    get waiting() {
      return waiting;
    },
    get known() {
      return accepted.size + (skipped.budget ?? 0);
    },
    get skipped() {
      return { ...skipped };
    },
    has: (url) => accepted.has(url),
  };
}
