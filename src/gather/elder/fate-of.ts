import type { Url } from '../../domain/brand.ts';
import type { Net } from '../../domain/net.ts';
import type { Obstacle } from '../../domain/obstacle.ts';
import { wait } from '../wait.ts';

/** What nobody gets, wherever he stands, as long as our own network is in order; everything else may be ours. */
const GONE: ReadonlySet<Obstacle> = new Set(['dns-missing', 'refused']);
const ASK_MS = 12_000;

export interface AskTools {
  readonly net: Net;
  readonly recheckAfterMs: number;
  readonly signal: AbortSignal;
  /** Does a host that has nothing to do with any of these addresses answer us since we asked? */
  readonly othersAnswer: (besides: readonly string[]) => Promise<boolean>;
}

/** An address, the page that asks for it, and whether hosts of others are known to answer us at all. */
export interface Question {
  readonly url: Url;
  readonly page: string;
  readonly reachesOthers: boolean;
}

/**
 * Whether an address certainly does not exist any more. Asked twice by ourselves, some time apart: 404 or 410, a name that
 * does not exist, or a refused connection both times. `unknown` is everything that may be ours, or may pass.
 */
export async function fateOf(question: Question, tools: AskTools): Promise<'gone' | 'there' | 'unknown'> {
  const first = await askOnce(question.url, tools);
  if (first === 'there' || first === 'unknown') return first;
  await wait(tools.recheckAfterMs, tools.signal);
  if (tools.signal.aborted) return 'unknown';
  const second = await askOnce(question.url, tools);
  if (second === 'there' || second === 'unknown') return second;
  // An answer that it is gone needs no witness; the lack of any answer does.
  if (first === 'gone' && second === 'gone') return 'gone';
  const { url, page, reachesOthers } = question;
  return reachesOthers || (await tools.othersAnswer([url, page])) ? 'gone' : 'unknown';
}

async function askOnce(
  url: Url,
  { net, signal }: AskTools,
): Promise<'gone' | 'no-answer' | 'there' | 'unknown'> {
  const request = { url, body: 'head', maxBytes: 2_000, fresh: true, timeoutMs: ASK_MS, signal } as const;
  const answer = await net.fetch(request);
  if (!answer.ok) return GONE.has(answer.why) ? 'no-answer' : 'unknown';
  if (answer.status === 404 || answer.status === 410) return 'gone';
  return answer.status >= 200 && answer.status < 300 && !answer.wall ? 'there' : 'unknown';
}
