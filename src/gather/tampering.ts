import { z } from 'zod';
import type { TamperingFacts } from '../domain/facts/tampering.ts';
import type { Visit } from '../domain/net.ts';
import { readContent } from './content.ts';
import { type ServedText, squeeze } from './served-text.ts';
import { traitOf } from './trait.ts';
import type { Vocabulary } from './vocabulary.ts';

const LOOK_MS = 5_000;
const EXCERPT = 160;
/** With less of the served text than this the page is another; with more than that it is whole: tabs and menus hide the rest. */
const GONE = 0.1;
const WHOLE = 0.25;

const SEEN_TEXT = `({
  title: String(document.title).slice(0, 200),
  text: document.body ? String(document.body.innerText || '').slice(0, 300000) : ''
})`;
const SEEN_HTML = 'document.documentElement.outerHTML.slice(0, 200000)';

const textSchema = z.object({ title: z.string(), text: z.string() });

/** What a visitor sees of a page. */
export interface SeenText {
  readonly title: string;
  readonly text: string;
  /** Of the served pieces of text those that are seen: 0–1. */
  readonly share: number;
}

/** `null`: the page did not let itself be looked at. */
export async function readSeenText(visit: Visit, served: ServedText): Promise<SeenText | null> {
  const read = textSchema.safeParse(await visit.world.evaluate(SEEN_TEXT, LOOK_MS).catch(nothing));
  if (!read.success) return null;
  const squeezed = squeeze(read.data.text);
  const seen = served.pieces.filter((piece) => squeezed.includes(piece)).length;
  return { title: read.data.title, text: squeezed.slice(0, EXCERPT), share: seen / served.pieces.length };
}

/** Next to nothing of what was served is seen. */
export function isOverwritten({ share }: SeenText): boolean {
  return share < GONE;
}

/** As much of what was served is seen as a page with tabs and menus shows at a time. */
export function isWhole({ share }: SeenText): boolean {
  return share >= WHOLE;
}

/** What stands in place of the page: a notice that it is not there, an invitation to gamble; or nothing known. */
export async function readNotice(visit: Visit, vocabulary: Vocabulary): Promise<string | null> {
  const html = await visit.world.evaluate(SEEN_HTML, LOOK_MS).catch(nothing);
  if (typeof html !== 'string') return null;
  const host = URL.parse(visit.final)?.hostname ?? '';
  const trait = traitOf(readContent(html), vocabulary, { requested: host, final: host, own: true });
  if (!trait) return null;
  return trait.is === 'dangerous' ? trait.danger.kind : trait.is;
}

/** Data that the page asked for in vain: what it shows then is its own doing. */
export function failedData(visit: Visit): number {
  const data = new Set(
    visit.requests.filter((one) => /^(?:xhr|fetch)$/.test(one.kind)).map((one) => one.url),
  );
  return visit.failedRequests.filter((one) => data.has(one.url)).length;
}

/** The facts of one page: as served, as seen, and what made the difference. */
export function tamperingFacts(
  served: ServedText,
  seen: SeenText,
  found: Pick<TamperingFacts, 'script' | 'notice' | 'failedData' | 'restored'>,
): TamperingFacts {
  return {
    state: 'overwritten',
    servedTitle: served.title,
    servedText: served.excerpt,
    seenTitle: seen.title,
    seenText: seen.text,
    ...found,
  };
}

function nothing(_error: unknown): null {
  return null; // what was not seen is not compared
}
