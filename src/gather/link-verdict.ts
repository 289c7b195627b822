import type { Danger, LinkFacts } from '../domain/facts/link.ts';
import type { Answer, Failure, Fetched } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';
import { fileFault } from './file-type.ts';
import type { Trait } from './trait.ts';

type Try = LinkFacts['tries'][number];

export interface Verdict {
  readonly verdict: LinkFacts['verdict'];
  readonly reason: string;
}

/** What one try amounts to: a closed code, and how sure it is. */
export interface Reading extends Verdict {
  readonly attempt: Try;
  /** When it ended, in milliseconds since 1970. */
  readonly endedAt: number;
  /** Title of the page, up to 100 characters; empty where it was not read. */
  readonly title: string;
  readonly danger: Danger | null;
  /** Addresses which the file itself holds: those of a style sheet or a document. */
  readonly refs: readonly FileLink[];
}

/** One address in a file that is no page, as it is written there. */
export interface FileLink {
  readonly raw: string;
  readonly via: string;
  readonly role: LinkFacts['role'] | null;
  readonly text: string;
}

/** What was made of a page's body; pages of which none was read have none. */
export interface PageSeen {
  readonly title: string;
  readonly trait: Trait | null;
}

const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/** Obstacles which are certain when they are met again on a fresh connection. */
const CERTAIN: ReadonlySet<Obstacle> = new Set(['dns-missing', 'refused', 'tls', 'redirects']);

/** Reads one answer or failure. `broken` here means: broken if the confirmation says the same. */
export function readTry(
  fetched: Fetched,
  role: LinkFacts['role'],
  seen: PageSeen | null = null,
  endedAt: number = Date.parse(fetched.at) + fetched.tookMs,
): Reading {
  const base = { endedAt, title: seen?.title ?? '', danger: null, refs: [] };
  const { at, final } = fetched;
  if (!fetched.ok) {
    const attempt = { at, status: null, why: fetched.why, final, detail: fetched.detail };
    return { ...base, attempt, ...readObstacle(fetched) };
  }
  const attempt = { at, status: fetched.status, why: null, final, detail: '' };
  const plain = readAnswer(fetched, role);
  const opens = plain.verdict === 'ok' || plain.verdict === 'redirected';
  return {
    ...base,
    attempt,
    ...plain,
    ...(opens && role === 'page' && seen?.trait ? byTrait(seen.trait) : {}),
  };
}

function byTrait(trait: Trait): Verdict & Pick<Reading, 'danger'> {
  switch (trait.is) {
    case 'not-found':
      return { verdict: 'broken', reason: 'soft-404', danger: null };
    case 'maintenance':
      return { verdict: 'ok', reason: 'maintenance', danger: null };
    case 'dangerous':
      return { verdict: 'dangerous', reason: trait.danger.kind, danger: trait.danger };
    default:
      return trait satisfies never;
  }
}

/** All tries of one link taken together: one good try makes it well; `broken` needs two that agree. */
export function combineTries(all: readonly Reading[]): Verdict {
  const readings = all.filter((one) => one.verdict !== 'skipped'); // nobody asked
  const open = readings.filter((one) => one.verdict === 'ok' || one.verdict === 'redirected');
  const good = open.find((one) => one.reason !== 'maintenance');
  if (good) return { verdict: good.verdict, reason: good.reason };
  // A notice that was seen once may have gone a minute later.
  if (open.length > 0)
    return {
      verdict: 'ok',
      reason: open.length === readings.length && open.length > 1 ? 'maintenance' : 'ok',
    };
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

function readObstacle({ why, requested, final, detail }: Failure): Verdict {
  switch (why) {
    case 'robots':
      return { verdict: 'blocked', reason: 'robots' };
    case 'blocked':
      return { verdict: 'blocked', reason: 'wall' };
    case 'forbidden':
      if (detail.startsWith('port ')) return { verdict: 'broken', reason: 'unsafe-port' };
      if (isOddAnswer(final, detail)) return { verdict: 'suspect', reason: 'odd-address' };
      return { verdict: 'forbidden', reason: requested === final ? 'private-address' : 'private-redirect' };
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

/** Classes of address that belong to somebody's office network. */
const OFFICE = /^(?:private|unique-local|site-local|carrier-nat|link-local) /;

/** A name for which the name server gave the address of nobody: as often a fault between us and it as one of the site. */
function isOddAnswer(final: string, detail: string): boolean {
  const host = URL.parse(final)?.hostname ?? '';
  const isWritten = /^[\d.]+$|^\[|(?:^|\.)localhost$/.test(host);
  return !isWritten && !OFFICE.test(detail);
}

function readAnswer(answer: Answer, role: LinkFacts['role']): Verdict {
  const { status } = answer;
  if (answer.wall) return { verdict: 'blocked', reason: answer.wall };
  if (status === 404 || status === 410) return { verdict: 'broken', reason: `http-${status}` };
  if (status >= 500) return { verdict: 'broken', reason: `http-${status}` };
  if (status >= 400) return { verdict: 'suspect', reason: `http-${status}` };
  if (status >= 300) return { verdict: 'suspect', reason: `http-${status}` };
  const fault = role === 'page' ? null : contentFault(answer, role);
  if (fault) return { verdict: 'broken', reason: fault };
  const moved = answer.redirects.length > 0 && answer.redirects.every((hop) => PERMANENT.has(hop.status));
  return moved ? { verdict: 'redirected', reason: 'moved' } : { verdict: 'ok', reason: 'ok' };
}

/** A picture, script, style sheet or attachment that answers with a page or with nothing. */
function contentFault(answer: Answer, role: LinkFacts['role']): string | null {
  const type = answer.headers['content-type'] ?? '';
  const isEmpty = answer.status === 204 || (answer.body.length === 0 && !answer.truncated);
  if (isEmpty) return role === 'resource' && isCode(answer.final, type) ? null : 'zero-bytes';
  // Tables that programs write as HTML under the name of a spreadsheet are opened by it.
  const isTable = /\.(?:doc|xls)(?:[?#]|$)/i.test(answer.final) && !/html/i.test(type) && type !== '';
  if (startsLikeHtml(answer.body)) return isTable ? null : 'html-instead';
  return role === 'attachment' ? fileFault(answer.final, answer.body) : null;
}

/** A script or style sheet: an empty one is in order, and stands on many sites. */
function isCode(url: string, type: string): boolean {
  return /\.(?:m?js|css)(?:[?#]|$)/i.test(url) || /javascript|ecmascript|text\/css/i.test(type);
}

function startsLikeHtml(body: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(body.subarray(0, 1_024));
  return /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<script[\s>])/i.test(
    start,
  );
}
