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
}

/** An address, and whether hosts of others answer us at all. */
export interface Question {
  readonly url: Url;
  readonly reachesOthers: boolean;
}

/**
 * Whether an address certainly does not exist any more. Asked twice by ourselves, some time apart: 404 or 410, a name that
 * does not exist, or a refused connection both times. `unknown` is everything that may be ours, or may pass.
 */
export async function fateOf(question: Question, tools: AskTools): Promise<'gone' | 'there' | 'unknown'> {
  const first = await askOnce(question, tools);
  if (first !== 'gone') return first;
  await wait(tools.recheckAfterMs, tools.signal);
  if (tools.signal.aborted) return 'unknown';
  return await askOnce(question, tools);
}

async function askOnce(
  { url, reachesOthers }: Question,
  { net, signal }: AskTools,
): Promise<'gone' | 'there' | 'unknown'> {
  const request = { url, body: 'head', maxBytes: 2_000, fresh: true, timeoutMs: ASK_MS, signal } as const;
  const answer = await net.fetch(request);
  if (!answer.ok) return reachesOthers && GONE.has(answer.why) ? 'gone' : 'unknown';
  if (answer.status === 404 || answer.status === 410) return 'gone';
  return answer.status >= 200 && answer.status < 300 && !answer.wall ? 'there' : 'unknown';
}
