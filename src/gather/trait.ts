import type { Danger } from '../domain/facts/link.ts';
import type { Content } from './content.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a page that opens turns out to be, other than what a visitor expects. */
export type Trait =
  | { readonly is: 'not-found' | 'maintenance'; readonly words: readonly string[] }
  | { readonly is: 'dangerous'; readonly danger: Danger };

const SHORT_TEXT = 400;
const SHORT_PARKED = 1_500;
const MOST_LINKS = 20;
/** Different words that make a page one of a kind; one in the title counts twice. */
const ENOUGH = 3;
const MOST_WORDS = 10;

/**
 * Knows a page by its words. A single word in running text proves nothing, and a page that speaks about gambling from
 * outside (police, courts) is none that invites to it.
 */
export function traitOf(
  content: Content,
  vocabulary: Vocabulary,
  hosts: { readonly requested: string; readonly final: string },
): Trait | null {
  const sold = soldTo(hosts, vocabulary);
  if (sold) return dangerous('parked', 'redirect', [sold], content);
  const title = content.title.toLowerCase();
  const text = content.text.toLowerCase();
  if (content.text.length + content.linkText.length < SHORT_PARKED) {
    const words = wordsIn(`${title} ${text}`, vocabulary.parked.words);
    if (words.length > 0) return dangerous('parked', 'text', words, content);
  }
  for (const kind of ['gambling', 'adult'] as const) {
    const found = invites(title, `${text} ${content.linkText.toLowerCase()}`, kind, vocabulary);
    if (found) return dangerous(kind, found.where, found.words, content);
  }
  return notThere(title, text, content, vocabulary);
}

/** A word of gambling or adult content in the text of a link. */
export function dangerOfAnchor(text: string, vocabulary: Vocabulary): Danger | null {
  const lower = text.toLowerCase();
  for (const kind of ['gambling', 'adult'] as const) {
    const words = wordsIn(lower, vocabulary[kind].words);
    if (words.length > 0 && wordsIn(lower, vocabulary.about).length === 0)
      return { kind, where: 'anchor', words: [...words], title: '', changed: false };
  }
  return null;
}

function dangerous(
  kind: Danger['kind'],
  where: Danger['where'],
  words: readonly string[],
  content: Content,
): Trait {
  return {
    is: 'dangerous',
    danger: { kind, where, words: words.slice(0, MOST_WORDS), title: content.title, changed: false },
  };
}

/** The host of a trader in names, to which a name sends its visitors on. */
function soldTo(
  { requested, final }: { readonly requested: string; readonly final: string },
  { parked }: Vocabulary,
): string | null {
  const below = (host: string, name: string) => host === name || host.endsWith(`.${name}`);
  return parked.hosts.find((name) => below(final, name) && !below(requested, name)) ?? null;
}

function invites(
  title: string,
  text: string,
  kind: 'gambling' | 'adult',
  vocabulary: Vocabulary,
): { readonly where: 'title' | 'text'; readonly words: readonly string[] } | null {
  const { words } = vocabulary[kind];
  const inTitle = wordsIn(title, words);
  const inText = wordsIn(text, words);
  if (inTitle.length === 0 && inText.length < ENOUGH) return null;
  const all = [...new Set([...inTitle, ...inText])];
  if (inTitle.length + all.length < ENOUGH) return null;
  const about = wordsIn(title, vocabulary.about).length * 2 + wordsIn(text, vocabulary.about).length;
  if (about > 0 && about >= all.length) return null;
  return { where: inTitle.length > 0 ? 'title' : 'text', words: all };
}

function notThere(title: string, text: string, content: Content, vocabulary: Vocabulary): Trait | null {
  const parts = title.split(/\s*(?:[-_|—–·>]|::)\s*/).map((part) => part.trim());
  const titled = vocabulary.notFound.titles.find((one) => title === one || parts.includes(one));
  const isShort = text.length < SHORT_TEXT;
  if (titled !== undefined && text.length < SHORT_TEXT * 3) return { is: 'not-found', words: [titled] };
  if (!isShort) return null;
  const missing = wordsIn(text, vocabulary.notFound.sentences);
  if (missing.length > 0) return { is: 'not-found', words: missing };
  if (content.links > MOST_LINKS) return null;
  const maintenance = wordsIn(`${title} ${text}`, vocabulary.maintenance.words);
  return maintenance.length > 0 ? { is: 'maintenance', words: maintenance } : null;
}

function wordsIn(text: string, words: readonly string[]): readonly string[] {
  return words.filter((word) => text.includes(word));
}
