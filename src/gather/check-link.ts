import type { Url } from '../domain/brand.ts';
import type { LinkFacts } from '../domain/facts/link.ts';
import type { Net } from '../domain/net.ts';
import { combineTries, type Reading, readTry, type Verdict } from './link-verdict.ts';

export interface LinkQuestion {
  readonly key: Url;
  readonly role: LinkFacts['role'];
  /** The link leaves the site. */
  readonly external: boolean;
}

/** Enough to tell a page from a picture, and a wall from a page. */
const HEAD_BYTES = 16_384;

/** The first try: a GET of which only the beginning is read. */
export async function askLink(question: LinkQuestion, net: Net, signal: AbortSignal): Promise<Reading> {
  const fetched = await net.fetch({
    url: question.key,
    body: 'head',
    maxBytes: HEAD_BYTES,
    timeoutMs: 20_000,
    signal,
  });
  return readTry(fetched, question.role);
}

/** The confirmation: a whole GET on a connection of its own, towards other sites with the headers that a browser sends. */
export async function askLinkAgain(question: LinkQuestion, net: Net, signal: AbortSignal): Promise<Reading> {
  const fetched = await net.fetch({
    url: question.key,
    fresh: true,
    asBrowser: question.external,
    timeoutMs: 30_000,
    signal,
  });
  return readTry(fetched, question.role);
}

/** Whether asking again can change anything. */
export function needsConfirmation(reading: Verdict): boolean {
  return reading.verdict === 'broken' || reading.verdict === 'suspect';
}

/** The facts of a link after all its tries. */
export function linkFacts(
  readings: readonly Reading[],
  link: {
    readonly role: LinkFacts['role'];
    readonly internal: boolean;
    readonly via: string;
    readonly text: string;
  },
): LinkFacts {
  const { verdict, reason } = combineTries(readings);
  const last = readings.at(-1)?.attempt;
  return {
    role: link.role,
    verdict,
    reason,
    status: last?.status ?? null,
    final: last?.final ?? '',
    internal: link.internal,
    via: link.via,
    text: link.text,
    tries: readings.map((one) => one.attempt),
  };
}
