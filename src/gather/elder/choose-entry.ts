import { z } from 'zod';
import type { ElderFacts } from '../../domain/facts/elder.ts';
import type { ElderVocabulary } from './vocabulary.ts';

const short = z.string().max(2_000);

/** What `ELDER_CONTROLS` returns; the page is hostile, so it is checked. */
export const controlsSchema = z.object({
  controls: z
    .array(
      z.object({
        labels: z.array(short).max(10),
        names: short,
        href: short.nullable(),
        interactive: z.boolean(),
        visible: z.boolean(),
        html: short,
      }),
    )
    .max(60),
  scripts: z.array(short).max(200),
  tokens: z.array(short).max(4_100),
  frames: z.number(),
  frameSelectors: z.array(short).max(5),
  responsive: z.boolean(),
  text: z.number(),
});
export type Controls = z.infer<typeof controlsSchema>;

/** A control that opens the version, as far as its label and names tell. */
export interface Entry {
  /** Its place in the page's list of controls. */
  readonly index: number;
  readonly kind: Exclude<ElderFacts['found'], 'none'>;
  readonly label: string;
  readonly html: string;
  /** Where the link leads; `null` where a script does the work. */
  readonly href: string | null;
  readonly product: ElderVocabulary['products'][number] | null;
  readonly visible: boolean;
  /** Nothing but the words of an entry stands in its label, and it is a control: what it does can be held against it. */
  readonly certain: boolean;
}

/** The entries among the controls of a page, the likeliest first. */
export function chooseEntries(seen: Controls, words: ElderVocabulary, page: string): readonly Entry[] {
  return seen.controls
    .flatMap((control, index) => entryOf(control, { index, seen, words, page }) ?? [])
    .sort((a, b) => rank(a) - rank(b) || a.index - b.index);
}

/** Names on the page that an entry without words may bear. */
export function tracesOf(seen: Controls, words: ElderVocabulary): readonly string[] {
  const long = words.traces.filter((one) => one.length >= 5);
  const whole = new Set(words.traces.filter((one) => one.length < 5));
  const entryWords = [...words.entries.elder, ...words.entries.zone, ...words.entries.barrierFree];
  return seen.tokens
    .filter(
      (token) =>
        long.some((one) => token.includes(one)) ||
        token.split(/[^a-z0-9]+/).some((part) => whole.has(part)) ||
        (token.length <= 12 && entryWords.some((one) => token.includes(one))),
    )
    .slice(0, 10);
}

type Control = Controls['controls'][number];

interface Around {
  readonly index: number;
  readonly seen: Controls;
  readonly words: ElderVocabulary;
  readonly page: string;
}

function entryOf(control: Control, around: Around): Entry | null {
  const { words } = around;
  const product =
    words.products.find((one) => one.marks.some((mark) => control.names.includes(mark))) ?? null;
  const read = readLabels(control.labels, words);
  if (!read && !product) return null;
  const href = linkOf(control, around.page);
  if (href !== null && isElsewhere(href, words)) return null;
  return {
    index: around.index,
    kind: read?.kind ?? kindOfMark(control.names),
    label: (read?.label ?? control.labels[0] ?? product?.name ?? '').slice(0, 40),
    html: control.html.slice(0, 300),
    href,
    product: product ?? productOfPage(href, around),
    visible: control.visible,
    certain: read !== null && read.rest === 0 && control.interactive,
  };
}

interface Read {
  readonly kind: Entry['kind'];
  readonly label: string;
  /** Letters that belong to no entry. */
  readonly rest: number;
}

/** A label that is nothing but an entry's words goes before one with two letters more; any more make it something else. */
function readLabels(labels: readonly string[], words: ElderVocabulary): Read | null {
  const read = labels.flatMap((label) => readLabel(label, words) ?? []).sort((a, b) => a.rest - b.rest);
  const best = read[0];
  // A word that does not fit in one of the labels makes the others doubtful.
  if (!best || labels.some((label) => words.entries.not.some((one) => label.includes(one)))) return null;
  return best.rest <= MOST_REST ? best : null;
}

const MOST_REST = 2;

function readLabel(label: string, { entries }: ElderVocabulary): Read | null {
  const kinds = [
    ['zone', entries.zone],
    ['elder', entries.elder],
    ['barrier-free', entries.barrierFree],
  ] as const;
  for (const [kind, list] of kinds) {
    const word = list.find((one) => label.includes(one));
    if (word === undefined) continue;
    const all = [...entries.zone, ...entries.elder, ...entries.barrierFree, ...entries.with];
    const rest = all
      .sort((a, b) => b.length - a.length)
      .reduce((text, one) => text.replaceAll(one, ''), label)
      .replace(/[^\p{L}\p{N}]/gu, '');
    return { kind, label, rest: rest.length };
  }
  return null;
}

function kindOfMark(names: string): Entry['kind'] {
  return /old|elder|slh/.test(names) ? 'elder' : 'barrier-free';
}

function linkOf({ href, names }: Control, page: string): string | null {
  if (href === null || !/^https?:/i.test(href)) return null;
  const raw = /(?:^|\s)href (\S*)/.exec(names)?.[1] ?? '';
  if (raw.startsWith('#') || raw === '') return null;
  const [here, there] = [page.split('#')[0], href.split('#')[0]];
  return here === there && href.includes('#') ? null : href;
}

function isElsewhere(href: string, words: ElderVocabulary): boolean {
  const host = URL.parse(href)?.hostname ?? '';
  return words.entries.notHosts.includes(host);
}

/** An entry that a script serves belongs to the only product whose script the page has. */
function productOfPage(href: string | null, { seen, words }: Around): Entry['product'] {
  if (href !== null) return null;
  const known = words.products.filter((one) => productScripts(seen.scripts, one).length > 0);
  return known.length === 1 ? (known[0] ?? null) : null;
}

/** The scripts of a page that belong to a product. */
export function productScripts(
  scripts: readonly string[],
  product: ElderVocabulary['products'][number],
): readonly string[] {
  return scripts.filter((url) => product.scripts.some((part) => url.toLowerCase().includes(part)));
}

/** The mode itself before a page of matters for the elderly, and that before a reading tool; what can be pressed first. */
function rank(entry: Entry): number {
  const kind = { elder: 0, zone: 10, 'barrier-free': 20 }[entry.kind];
  return kind + (entry.visible ? 0 : 4) + (entry.certain ? 0 : 2);
}
