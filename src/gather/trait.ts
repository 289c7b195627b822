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
/** On an official page, where none stands in the title. */
const ENOUGH_OFFICIAL = 5;
const MOST_WORDS = 10;
/** Other text beside a notice: reasons and ways out, where title or heading gives the notice too, and where they do not. */
const BESIDE_TITLED = 200;
const BESIDE = 120;
/** What stands in quotation marks is spoken of, not said. */
const QUOTED = /“[^”]{1,60}”|‘[^’]{1,60}’|「[^」]{1,60}」|《[^》]{1,60}》|"[^"]{1,60}"/g;
/** The title of an official document is that of an article, whatever it is about. */
const DOCUMENT =
  /关于.{2,80}?的?(?:通知|公告|通告|公示|通报|说明|函|请示|报告|意见|批复|决定|办法|方案|解读|声明|启事|提示|温馨提示|答复)/;
/** A notice of what is still to come. */
const TO_COME = /定于|将于|拟于|计划于|届时/;

export interface Hosts {
  readonly requested: string;
  readonly final: string;
  /** The site that is audited is the page's own. */
  readonly own?: boolean;
}

/** A page's words in small letters, without what it only quotes. */
interface Words {
  readonly title: string;
  readonly headings: string;
  readonly main: string;
  readonly text: string;
  readonly isDocument: boolean;
}

/**
 * Knows a page by its words. A single word in running text proves nothing, and a page that speaks about gambling from
 * outside (police, courts) is none that invites to it.
 */
export function traitOf(content: Content, vocabulary: Vocabulary, hosts: Hosts): Trait | null {
  const sold = soldTo(hosts, vocabulary);
  if (sold) return dangerous('parked', 'redirect', [sold], content);
  const page = wordsOf(content);
  if (!page.isDocument && content.text.length + content.linkText.length < SHORT_PARKED) {
    const words = wordsIn(`${page.title} ${page.text}`, vocabulary.parked.words);
    if (words.length > 0) return dangerous('parked', 'text', words, content);
  }
  for (const kind of ['gambling', 'adult'] as const) {
    const found = isOfficial(hosts)
      ? invitesOfficially(page, content, kind, vocabulary)
      : invites(
          content.title.toLowerCase(),
          `${content.text} ${content.linkText}`.toLowerCase(),
          kind,
          vocabulary,
        );
    if (found) return dangerous(kind, found.where, found.words, content);
  }
  return page.isDocument ? null : notThere(page, content, vocabulary);
}

function wordsOf(content: Content): Words {
  const said = (text: string) => text.replace(QUOTED, ' ').toLowerCase();
  return {
    title: said(content.title),
    headings: said(content.headings),
    main: said(content.main || content.text),
    text: said(content.text),
    isDocument: DOCUMENT.test(content.title) || DOCUMENT.test(content.headings),
  };
}

/** A page of the audited site, or of a name that only organs of state are given; nobody has taken it over by buying it. */
function isOfficial({ requested, final, own = false }: Hosts): boolean {
  return (own && requested === final) || /(?:^|\.)gov\.cn$/.test(final);
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

/**
 * An official page that was replaced or planted shows it in its title, or by many words of its own, with no word of police
 * or courts. Words of its links are judged with the links: one that was broken into holds dark links and is itself none.
 */
function invitesOfficially(
  page: Words,
  content: Content,
  kind: 'gambling' | 'adult',
  vocabulary: Vocabulary,
): { readonly where: 'title' | 'text'; readonly words: readonly string[] } | null {
  const { words } = vocabulary[kind];
  if (page.isDocument || wordsIn(`${page.title} ${page.main}`, vocabulary.about).length > 0) return null;
  const inTitle = wordsIn(page.title, words);
  if (inTitle.length > 0) {
    const all = wordsIn(`${page.title} ${page.text} ${content.linkText.toLowerCase()}`, words);
    return all.length >= ENOUGH ? { where: 'title', words: all } : null;
  }
  const inText = wordsIn(page.main, words);
  return inText.length >= ENOUGH_OFFICIAL ? { where: 'text', words: inText } : null;
}

/** Nothing but the notice: an article that speaks about missing pages or about an upgrade says more than that. */
function notThere(page: Words, content: Content, vocabulary: Vocabulary): Trait | null {
  const { title, main, text } = page;
  const parts = title.split(/\s*(?:[-_|—–·>]|::)\s*/).map((part) => part.trim());
  const titled = vocabulary.notFound.titles.find((one) => title === one || parts.includes(one));
  if (titled !== undefined && text.length < SHORT_TEXT * 3) return { is: 'not-found', words: [titled] };
  if (text.length >= SHORT_TEXT) return null;
  const missing = wordsIn(`${title}\n${main}`, vocabulary.notFound.sentences);
  if (missing.length > 0 && isAll(page, missing)) return { is: 'not-found', words: missing };
  if (content.links > MOST_LINKS || TO_COME.test(main)) return null;
  const maintenance = wordsIn(`${title}\n${main}`, vocabulary.maintenance.words);
  return maintenance.length > 0 && isAll(page, maintenance)
    ? { is: 'maintenance', words: maintenance }
    : null;
}

/** The page has hardly any text beside the sentences that hold these words. */
function isAll({ title, headings, main }: Words, words: readonly string[]): boolean {
  const beside = main.split(/[。！!？?；;\n]+/).filter((sentence) => wordsIn(sentence, words).length === 0);
  const length = beside.reduce((sum, sentence) => sum + sentence.trim().length, 0);
  return length < (wordsIn(`${title}\n${headings}`, words).length > 0 ? BESIDE_TITLED : BESIDE);
}

function wordsIn(text: string, words: readonly string[]): readonly string[] {
  return words.filter((word) => text.includes(word));
}
