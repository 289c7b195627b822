import type { Url } from '../domain/brand.ts';
import type { Hidden, LinkFacts } from '../domain/facts/link.ts';
import type { FoundLink } from '../domain/link.ts';
import { SCRIPT_WRITE } from '../gather/links.ts';

/** Files in which links stand that are no pages. */
const FILES: ReadonlySet<string> = new Set(['pdf', 'office', 'sitemap']);
const MAX_FROM = 20;
/** A link on so many pages, and on such a share of them, stands in their template. */
const TEMPLATE = { pages: 5, share: 0.3, shareInFrame: 0.1 };

type Zone = NonNullable<LinkFacts['zone']>;

export interface BookedLink {
  /** With its fragment where the role is `fragment`. */
  readonly url: Url;
  readonly key: Url;
  readonly fragment: string;
  readonly role: LinkFacts['role'];
  readonly via: string;
  readonly text: string;
  /** Up to 20 of the pages on which it stands, sorted, so that the order of the crawl does not show. */
  readonly from: readonly Url[];
  /** On how many pages. */
  readonly count: number;
  readonly zone: Zone;
  /** Of all pages, on how many. */
  readonly share: number;
  readonly template: boolean;
  /** Hidden wherever it stands; seen on one page it is not hidden. */
  readonly hidden: Hidden | null;
}

/** What a browser says of one link on one page. */
interface RenderedLink {
  readonly url: Url;
  readonly hidden: Pick<Hidden, 'by' | 'proof'> | null;
}

/** The links of a site, each once, with the pages on which they stand. */
export interface LinkBook {
  add(page: Url, links: readonly FoundLink[]): void;
  /** Links out of a file (style sheet, document, sitemap), which is no page. */
  addFrom(file: Url, links: readonly FoundLink[]): void;
  /** What a browser computed has the last word over what is written. Returns the links that no page shows without scripts. */
  correct<L extends RenderedLink>(page: Url, links: readonly L[]): readonly L[];
  readonly links: readonly BookedLink[];
}

interface Entry {
  readonly link: Pick<FoundLink, 'key' | 'fragment' | 'role'>;
  readonly url: Url;
  /** How it stands in its first page in order, so that the order of the crawl does not show; a page that calls it something goes before. */
  via: string;
  text: string;
  wordedOn: Url;
  readonly from: Url[];
  readonly zones: { [Z in Zone]: number };
  count: number;
  /** The newest page it was found on, so that a page counts once. */
  last: Url | null;
  hidden: Hidden | null;
  seen: boolean;
}

export function createLinkBook(): LinkBook {
  const entries = new Map<LinkFacts['role'], Map<string, Entry>>();
  let pages = 0;

  const entryOf = (link: FoundLink, place: Url): Entry => {
    let byUrl = entries.get(link.role);
    if (!byUrl) {
      byUrl = new Map();
      entries.set(link.role, byUrl);
    }
    const url = link.role === 'fragment' ? `${link.url}${link.fragment}` : link.url;
    const known = byUrl.get(url);
    if (known) return known;
    const made = newEntry(link, url as Url, place); // a resolved address with its own fragment
    byUrl.set(url, made);
    return made;
  };
  const addAll = (place: Url, links: readonly FoundLink[]) => {
    for (const link of links) {
      const entry = entryOf(link, place);
      if (link.hidden === null) entry.seen = true;
      else hide(entry, { ...link.hidden, page: place, rendered: false });
      if (speaksBefore(entry, place, link)) {
        entry.via = link.via;
        entry.text = unsliced(link.text);
        entry.wordedOn = place;
      }
      if (entry.last === place) continue;
      entry.last = place;
      entry.count++;
      entry.zones[link.zone]++;
      keepFirst(entry.from, place);
    }
  };

  return {
    add(page, links) {
      pages++;
      addAll(page, links);
    },
    addFrom: addAll,
    correct(page, links) {
      const unknown: (typeof links)[number][] = [];
      for (const link of links) {
        const { url, hidden } = link;
        const entry = entries.get('page')?.get(url);
        if (!entry) unknown.push(link);
        else if (hidden) hide(entry, { ...hidden, page, rendered: true });
        else if (entry.hidden?.page === page && !entry.hidden.rendered) entry.seen = true;
      }
      return unknown;
    },
    get links() {
      const all = [...entries.values()].flatMap((byUrl) => [...byUrl.values()]);
      return all
        .map((entry) => booked(entry, pages))
        .sort((a, b) => order(a.url, b.url) || order(a.role, b.role));
    },
  };
}

function speaksBefore({ via, text, wordedOn }: Entry, place: Url, link: FoundLink): boolean {
  const [known, found] = [rankOf(via), rankOf(link.via)];
  if (known !== found) return found < known;
  if ((text === '') !== (link.text === '')) return text === '';
  return place < wordedOn;
}

/** What visitors meet on a page goes before what only a file holds, and that before the text of a script. */
function rankOf(via: string): number {
  return via === SCRIPT_WRITE ? 2 : FILES.has(via) ? 1 : 0;
}

/** Of several pages that hide it the first in order is the proof, and what a browser computed goes before what is written. */
function hide(entry: Entry, hidden: Hidden): void {
  const known = entry.hidden;
  const goesBefore =
    known === null || (known.rendered === hidden.rendered ? hidden.page < known.page : hidden.rendered);
  if (goesBefore) entry.hidden = hidden;
}

function newEntry(link: FoundLink, url: Url, place: Url): Entry {
  return {
    // Nothing else of it: a part of a text keeps the whole page in memory.
    link: { key: link.key, fragment: link.fragment, role: link.role },
    url,
    via: link.via,
    text: unsliced(link.text),
    wordedOn: place,
    from: [],
    zones: { main: 0, nav: 0, side: 0, footer: 0 },
    count: 0,
    last: null,
    hidden: null,
    seen: false,
  };
}

function booked(entry: Entry, pages: number): BookedLink {
  const { link, count, zones } = entry;
  const zone = (['main', 'nav', 'side', 'footer'] as const).reduce((best, one) =>
    zones[one] > zones[best] ? one : best,
  );
  const share = pages === 0 ? 0 : Math.min(1, count / pages);
  const enough = zone === 'nav' || zone === 'footer' ? TEMPLATE.shareInFrame : TEMPLATE.share;
  return {
    url: entry.url,
    key: link.key,
    fragment: link.fragment,
    role: link.role,
    via: entry.via,
    text: entry.text,
    from: entry.from,
    count,
    zone,
    share: Math.round(share * 1_000) / 1_000,
    template: count >= TEMPLATE.pages && share >= enough,
    hidden: entry.seen ? null : entry.hidden,
  };
}

/** Keeps the list sorted and short; most pages are settled by one comparison. */
function keepFirst(from: Url[], page: Url): void {
  const last = from.at(-1);
  if (from.length >= MAX_FROM && last !== undefined && page >= last) return;
  let at = from.length;
  while (at > 0 && (from[at - 1] ?? '') > page) at--;
  from.splice(at, 0, page);
  if (from.length > MAX_FROM) from.pop();
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A copy of its own: a part of a text keeps the whole text (here: the whole page) in memory. */
export function unsliced(text: string): string {
  return Buffer.from(text).toString();
}
