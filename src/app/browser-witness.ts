import type { Url } from '../domain/brand.ts';
import type { Browsers } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';
import type { LinkQuestion } from '../gather/check-link.ts';
import type { Reading } from '../gather/link-verdict.ts';
import type { Vocabulary } from '../gather/vocabulary.ts';
import { documentOf, isForPrograms, readWitness, type Witnessed } from '../gather/witness.ts';
import { wallOf } from '../net/walls.ts';

const MOST_VISITS = 100;
const MOST_PER_HOST = 8;
const VISIT_MS = 20_000;
/** No visit begins later than this after the first one. */
const VISITING_MS = 300_000;

/**
 * Asks the browser itself, once, before a link is called dead for an answer that programs get. The site's own links too:
 * other sites link to the same pages, and an address has one answer in a run.
 */
export interface BrowserWitness {
  /** A further reading, or `null` where the browser need not be asked, may not, or saw nothing. */
  ask(question: LinkQuestion, readings: readonly Reading[]): Promise<Reading | null>;
}

export interface WitnessOptions {
  /** `null`: this run uses no browser. */
  readonly browsers: () => Promise<Browsers | null>;
  readonly vocabulary: Vocabulary;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

export function createBrowserWitness(options: WitnessOptions): BrowserWitness {
  const { now, signal } = options;
  const byHost = new Map<string, Promise<Reading | null>[]>();
  let visits = 0;
  let began: number | null = null;
  return {
    async ask(question, readings) {
      const last = readings.at(-1);
      if (!last || question.role !== 'page' || !isForPrograms(readings)) return null;
      const host = URL.parse(question.key)?.host ?? '';
      const known = byHost.get(host) ?? [];
      byHost.set(host, known);
      if (known.length >= MOST_PER_HOST) return await asTheOthers(known, last);
      began ??= now();
      if (signal.aborted || visits >= MOST_VISITS || now() - began > VISITING_MS) return null;
      visits++;
      const visit = look(question.key, last, options);
      known.push(visit);
      return await visit;
    },
  };
}

/** A host that has let the browser in, or walled it off, says nothing by what it answers to programs. */
async function asTheOthers(
  visits: readonly Promise<Reading | null>[],
  last: Reading,
): Promise<Reading | null> {
  const seen = await Promise.all(visits);
  const differs = seen.some((one) => one?.verdict === 'ok' || one?.verdict === 'blocked');
  return differs ? { ...last, verdict: 'blocked', reason: 'wall' } : null;
}

async function look(
  url: Url,
  last: Reading,
  { browsers, vocabulary, now }: WitnessOptions,
): Promise<Reading | null> {
  const pool = await browsers();
  if (!pool) return null;
  const at = new Date(now()).toISOString();
  const visited = await pool.visit(
    url,
    async (visit): Promise<Witnessed | null> => {
      const { status, final } = visit;
      const html = await documentOf(visit);
      if (html === null) return null;
      const answered = { method: 'GET', status: status ?? 0, headers: {}, body: Buffer.from(html) } as const;
      return { at, status, why: null, final, html, wall: wallOf(answered) };
    },
    { timeoutMs: VISIT_MS },
  );
  if (visited.ok) return visited.value && readWitness(visited.value, last, vocabulary);
  if (!OF_THE_HOST.has(visited.why)) return null;
  const none = { at, status: null, why: visited.why, final: url, html: '', wall: null };
  return readWitness(none, last, vocabulary);
}

/** Where the visit failed by the host's doing; all else is our browser's own. */
const OF_THE_HOST: ReadonlySet<Obstacle> = new Set(['tls', 'reset', 'malformed']);
