import pLimit from 'p-limit';
import type { Net } from '../domain/net.ts';
import { askLink, askLinkAgain, type LinkQuestion, needsConfirmation } from '../gather/check-link.ts';
import type { Reading } from '../gather/link-verdict.ts';

const ASKED_AT_ONCE = 48;

/** One answer a link for the whole city: each address is asked once in a run, however many sites show it. */
export interface LinkLedger {
  /** The first reading of a link, from the crawl where it was a page of the site. */
  first(question: LinkQuestion, known: Reading | undefined): Promise<Reading>;
  /** All readings: a doubtful link is asked again, `recheckAfterSeconds` after its first failure. */
  settle(question: LinkQuestion, first: Reading): Promise<readonly Reading[]>;
}

export function createLinkLedger(options: {
  readonly net: Net;
  readonly recheckAfterMs: number;
  readonly now: () => number;
  readonly signal: AbortSignal;
}): LinkLedger {
  const { net, signal } = options;
  const firsts = new Map<string, Promise<Reading>>();
  const settled = new Map<string, Promise<readonly Reading[]>>();
  const limit = pLimit(ASKED_AT_ONCE);
  return {
    first(question, known) {
      const id = idOf(question);
      const running =
        firsts.get(id) ?? (known ? Promise.resolve(known) : limit(() => askLink(question, net, signal)));
      firsts.set(id, running);
      return running;
    },
    settle(question, first) {
      if (!needsConfirmation(first)) return Promise.resolve([first]);
      const id = idOf(question);
      const running = settled.get(id) ?? confirm(question, first, { ...options, limit });
      settled.set(id, running);
      return running;
    },
  };
}

async function confirm(
  question: LinkQuestion,
  first: Reading,
  options: Parameters<typeof createLinkLedger>[0] & { readonly limit: ReturnType<typeof pLimit> },
): Promise<readonly Reading[]> {
  const due = Date.parse(first.attempt.at) + options.recheckAfterMs;
  await pause(due - options.now(), options.signal);
  if (options.signal.aborted) return [first];
  const second = await options.limit(() => askLinkAgain(question, options.net, options.signal));
  return second.verdict === 'skipped' ? [first] : [first, second];
}

/** Waits, or returns at once when the run is stopped. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

function idOf(question: LinkQuestion): string {
  return `${question.role} ${question.key}`;
}
