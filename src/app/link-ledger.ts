import { createHash } from 'node:crypto';
import type { Url } from '../domain/brand.ts';
import {
  askLink,
  askLinkAgain,
  contentOf,
  type LinkQuestion,
  type LinkTools,
  needsConfirmation,
} from '../gather/check-link.ts';
import type { Reading } from '../gather/link-verdict.ts';
import { isMissing, type MissingShape, mayBeMissing, missingShape, type Seen } from '../gather/soft-404.ts';
import { wait } from '../gather/wait.ts';
import type { BrowserWitness } from './browser-witness.ts';
import { createHostQueue, type HostQueue } from './host-queue.ts';

const ASKED_AT_ONCE = 48;
const ASKED_PER_HOST = 4;
const PROBE_MS = 15_000;

/** One answer a link for the whole city: each address is asked once in a run, however many sites show it. */
export interface LinkLedger {
  /** The first reading of a link; `known`: from the crawl where it was a page of the site, or from an earlier run. */
  first(question: LinkQuestion, known: Reading | undefined): Promise<Reading>;
  /** All readings: a doubtful link is asked again, `recheckAfterSeconds` after its first failure. */
  settle(question: LinkQuestion, first: Reading): Promise<readonly Reading[]>;
}

export interface LedgerOptions extends LinkTools {
  readonly recheckAfterMs: number;
  /** Of the run: the random addresses which hosts are asked for come from it. */
  readonly seed: string;
  /** Has the last word where a link seems dead to programs. */
  readonly witness: BrowserWitness | null;
}

export function createLinkLedger(options: LedgerOptions): LinkLedger {
  const firsts = new Map<string, Promise<Reading>>();
  const settled = new Map<string, Promise<readonly Reading[]>>();
  const queue = createHostQueue({ atOnce: ASKED_AT_ONCE, perHost: ASKED_PER_HOST });
  const context: Context = { ...options, queue, hosts: new Map() };
  return {
    first(question, known) {
      const id = idOf(question);
      const running =
        firsts.get(id) ??
        (known ? Promise.resolve(known) : queue.run(hostOf(question.key), () => askLink(question, options)));
      firsts.set(id, running);
      return running;
    },
    settle(question, first) {
      const id = idOf(question);
      const running = settled.get(id) ?? settleOne(question, first, context);
      settled.set(id, running);
      return running;
    },
  };
}

/** How links are told apart; two sites may name one address in one role. */
export function idOf(question: Pick<LinkQuestion, 'role' | 'key'>): string {
  return `${question.role} ${question.key}`;
}

interface Context extends LedgerOptions {
  readonly queue: HostQueue;
  readonly hosts: Map<string, Promise<Host>>;
}

/** What is known of how a host answers. */
interface Host {
  readonly missing: MissingShape | null;
  /** Its home page, asked for only where something is to be held against it. */
  home: Promise<Seen> | null;
}

async function settleOne(
  question: LinkQuestion,
  first: Reading,
  context: Context,
): Promise<readonly Reading[]> {
  if (needsConfirmation(first)) return await confirm(question, first, context);
  return await againstMissing(question, first, context);
}

async function confirm(
  question: LinkQuestion,
  first: Reading,
  context: Context,
): Promise<readonly Reading[]> {
  await wait(first.endedAt + context.recheckAfterMs - context.now(), context.signal);
  if (context.signal.aborted) return [first];
  const second = await context.queue.run(hostOf(question.key), () => askLinkAgain(question, context));
  if (second.verdict === 'skipped') return [first];
  const third = context.signal.aborted ? null : await context.witness?.ask(question, [first, second]);
  return third ? [first, second, third] : [first, second];
}

/** A page that opens is held against how its host answers addresses that do not exist; twice, before it is called missing. */
async function againstMissing(
  question: LinkQuestion,
  first: Reading,
  context: Context,
): Promise<readonly Reading[]> {
  const url = new URL(question.key);
  if (
    question.role !== 'page' ||
    !question.mayProbe ||
    !opens(first) ||
    isRoot(url) ||
    context.signal.aborted
  )
    return [first];
  const host = await hostOfOrigin(url.origin, context);
  if (!host.missing) return [first];
  const { final } = first.attempt;
  if (!mayBeMissing(host.missing, { requested: question.key, final, title: first.title })) return [first];
  host.home ??= look(`${url.origin}/` as Url, context); // an origin with its root path
  const home = await host.home;
  const looks: Seen[] = [];
  for (let turn = 0; turn < 2; turn++) {
    if (turn > 0) await wait(context.recheckAfterMs, context.signal);
    const seen = await look(question.key, context);
    if (context.signal.aborted || !isMissing(host.missing, seen, home)) return [first];
    looks.push(seen);
  }
  return looks.map(({ fetched }) => ({
    ...first,
    verdict: 'broken',
    reason: 'soft-404',
    attempt: {
      ...first.attempt,
      at: fetched.at,
      status: fetched.ok ? fetched.status : null,
      final: fetched.final,
    },
  }));
}

/** Each host is asked once for two addresses which nobody has made. */
function hostOfOrigin(origin: string, context: Context): Promise<Host> {
  const known = context.hosts.get(origin);
  if (known) return known;
  const [one, two] = [1, 2].map((turn) => randomWord(`${context.seed} ${origin} ${turn}`));
  const asked = (async (): Promise<Host> => {
    const first = await look(`${origin}/${one}/${one}.html` as Url, context); // spelt out of an origin
    // Most hosts say what is missing by status; there the second question is spared.
    if (!first.fetched.ok || first.fetched.status >= 400 || first.fetched.wall)
      return { missing: null, home: null };
    const second = await look(`${origin}/${two}.html` as Url, context); // as above
    return { missing: missingShape(first, second), home: null };
  })();
  context.hosts.set(origin, asked);
  return asked;
}

async function look(url: Url, context: Context): Promise<Seen> {
  const { net, signal } = context;
  const fetched = await context.queue.run(hostOf(url), () =>
    net.fetch({ url, timeoutMs: PROBE_MS, backOff: false, signal }),
  );
  return { fetched, content: contentOf(fetched, context) };
}

function opens(reading: Reading): boolean {
  return (reading.verdict === 'ok' || reading.verdict === 'redirected') && reading.attempt.status !== null;
}

function isRoot(url: URL): boolean {
  return url.search === '' && /^\/(?:(?:index|default)\.[a-z]{3,5})?$/i.test(url.pathname);
}

function randomWord(seed: string): string {
  return createHash('sha256').update(seed).digest('hex').slice(0, 14);
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
