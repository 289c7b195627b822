import type { LinkFacts } from '../domain/facts/link.ts';
import type { Answer, Fetched } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';

export type Try = LinkFacts['tries'][number];

export interface Verdict {
  readonly verdict: LinkFacts['verdict'];
  readonly reason: string;
}

/** What one try amounts to: a closed code, and how sure it is. */
export interface Reading extends Verdict {
  readonly attempt: Try;
}

const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/** Obstacles which are certain when they are met again on a fresh connection. */
const CERTAIN: ReadonlySet<Obstacle> = new Set(['dns-missing', 'refused', 'tls', 'redirects']);

/** Reads one answer or failure. `broken` here means: broken if the confirmation says the same. */
export function readTry(fetched: Fetched, role: LinkFacts['role']): Reading {
  if (!fetched.ok) {
    const attempt = {
      at: fetched.at,
      status: null,
      why: fetched.why,
      final: fetched.final,
      detail: fetched.detail,
    };
    return { attempt, ...readObstacle(fetched.why) };
  }
  const attempt = { at: fetched.at, status: fetched.status, why: null, final: fetched.final, detail: '' };
  return { attempt, ...readAnswer(fetched, role) };
}

/** All tries of one link taken together: one good try makes it well; `broken` needs two that agree. */
export function combineTries(all: readonly Reading[]): Verdict {
  const readings = all.filter((one) => one.verdict !== 'skipped'); // nobody asked
  const good = readings.find((one) => one.verdict === 'ok' || one.verdict === 'redirected');
  if (good) return { verdict: good.verdict, reason: good.reason };
  const last = readings.at(-1);
  if (!last) return { verdict: 'skipped', reason: all.at(-1)?.reason ?? 'not-asked' };
  const decisive = readings.find(
    (one) => one.verdict === 'blocked' || one.verdict === 'forbidden' || one.verdict === 'auditor',
  );
  if (decisive) return { verdict: decisive.verdict, reason: decisive.reason };
  const reasons = new Set(readings.map((one) => one.reason));
  if (readings.length < 2) return { verdict: 'suspect', reason: last.reason };
  if (reasons.size > 1) return { verdict: 'suspect', reason: 'tries-differ' };
  return { verdict: last.verdict, reason: last.reason };
}

function readObstacle(why: Obstacle): Verdict {
  switch (why) {
    case 'robots':
      return { verdict: 'blocked', reason: 'robots' };
    case 'blocked':
      return { verdict: 'blocked', reason: 'wall' };
    case 'forbidden':
      return { verdict: 'forbidden', reason: 'private-address' };
    case 'no-ipv4-path':
    case 'no-ipv6-path':
      return { verdict: 'auditor', reason: why };
    case 'budget':
    case 'cancelled':
      return { verdict: 'skipped', reason: why };
    case 'too-large':
      return { verdict: 'ok', reason: 'large' };
    default:
      return { verdict: CERTAIN.has(why) ? 'broken' : 'suspect', reason: why };
  }
}

function readAnswer(answer: Answer, role: LinkFacts['role']): Verdict {
  const { status } = answer;
  if (answer.wall) return { verdict: 'blocked', reason: answer.wall };
  if (status === 404 || status === 410) return { verdict: 'broken', reason: `http-${status}` };
  if (status >= 500) return { verdict: 'broken', reason: `http-${status}` };
  if (status >= 400) return { verdict: 'suspect', reason: `http-${status}` };
  if (status >= 300) return { verdict: 'suspect', reason: `http-${status}` };
  const fault = role === 'page' ? null : contentFault(answer);
  if (fault) return { verdict: 'broken', reason: fault };
  const moved = answer.redirects.length > 0 && answer.redirects.every((hop) => PERMANENT.has(hop.status));
  return moved ? { verdict: 'redirected', reason: 'moved' } : { verdict: 'ok', reason: 'ok' };
}

/** A picture, script, style sheet or attachment that answers with a page or with nothing. */
function contentFault(answer: Answer): string | null {
  if (answer.status === 204 || (answer.body.length === 0 && !answer.truncated)) return 'zero-bytes';
  return startsLikeHtml(answer.body) ? 'html-instead' : null;
}

function startsLikeHtml(body: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(body.subarray(0, 1_024));
  return /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<script[\s>])/i.test(
    start,
  );
}
