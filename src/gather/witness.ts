import { z } from 'zod';
import type { Visit } from '../domain/net.ts';
import { readContent } from './content.ts';
import { combineTries, type Reading } from './link-verdict.ts';
import { traitOf } from './trait.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WITNESS } from './witness.page.ts';

const LOOK_MS = 5_000;
const schema = z.object({ html: z.string().max(200_000) });

/** What the browser got where programs get an error. */
export interface Witnessed {
  readonly at: string;
  /** `null`: no page came, for the reason `why`. */
  readonly status: number | null;
  readonly why: Reading['attempt']['why'];
  readonly final: string;
  readonly html: string;
  /** The wall that the page is, or `null`. */
  readonly wall: string | null;
}

/** The document as it stands in the browser; `null`: the page did not let itself be looked at. */
export async function documentOf(visit: Visit): Promise<string | null> {
  const raw = await visit.world.evaluate(WITNESS, LOOK_MS).catch(nothing);
  const parsed = schema.safeParse(raw);
  return parsed.success ? parsed.data.html : null;
}

/**
 * Whether only a browser can tell that a page is gone: servers give these answers to programs too, which they take for
 * attackers. A page that is not there, a name that does not exist and a port on which nobody listens are the same for all.
 */
export function isForPrograms(readings: readonly Reading[]): boolean {
  const { verdict } = combineTries(readings);
  return (
    (verdict === 'broken' || verdict === 'suspect') &&
    readings.every(({ reason }) => TO_PROGRAMS.test(reason) && !GONE.test(reason))
  );
}

const TO_PROGRAMS = /^(?:http-[45]\d\d|tls|reset|malformed)$/;
const GONE = /^http-(?:404|410)$/;

/** The browser's try beside those of the program. It can acquit or withhold judgement, never accuse by itself. */
export function readWitness(seen: Witnessed, last: Reading, vocabulary: Vocabulary): Reading {
  const attempt = {
    ...{ at: seen.at, status: seen.status, why: seen.why, final: seen.final, detail: '' },
    by: 'browser' as const,
  };
  if (seen.wall !== null) return { ...last, attempt, verdict: 'blocked', reason: seen.wall };
  const title = goodTitle(seen, vocabulary);
  return title === null ? { ...last, attempt } : { ...last, attempt, verdict: 'ok', reason: 'ok', title };
}

/** Title of a page that is what visitors expect; `null`: it is none. */
function goodTitle({ status, final, html }: Witnessed, vocabulary: Vocabulary): string | null {
  if (status === null || status < 200 || status >= 300) return null;
  const content = readContent(html);
  if (content.text === '' && content.linkText === '') return null;
  const host = URL.parse(final)?.hostname ?? '';
  return traitOf(content, vocabulary, { requested: host, final: host }) === null ? content.title : null;
}

function nothing(_error: unknown): null {
  return null; // then the program's tries stand alone
}
