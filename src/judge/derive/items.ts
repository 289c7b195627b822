import type { Day } from '../../domain/brand.ts';
import { daysBetween, parseDay } from '../../domain/day.ts';
import type { ItemDates } from '../../domain/facts/item.ts';
import type { Block, Item } from '../../domain/facts/page.ts';
import { firstPagesOf } from '../../domain/list-address.ts';
import { pageKey } from '../../domain/page-key.ts';
import type { Site } from '../../domain/site.ts';
import type { Column } from './columns.ts';
import { findEarlier } from './items/earlier.ts';
import type { SeenPage } from './seen-page.ts';

export interface ItemsInput {
  readonly site: Site;
  readonly pages: readonly SeenPage[];
  readonly columns: readonly Column[];
}

export interface DerivedItem {
  readonly url: string;
  readonly facts: ItemDates;
}

/** How one list shows an item. */
interface Listing {
  readonly item: Item;
  readonly on: string;
  readonly column: Column | null;
  /** The list prints days. */
  readonly dated: boolean;
}

/**
 * The published items of a site, each with its dates from its own page and from the list that shows it. Does not depend on
 * the order of the pages. Dates of issue and years that were inferred are no dates to compare.
 */
export function deriveItems({ site, pages, columns }: ItemsInput): readonly DerivedItem[] {
  const host = hostOf(site.url);
  const hosts = new Set([host, ...site.alsoHosts.map((one) => one.toLowerCase())]);
  const articles = new Map<string, SeenPage>();
  const sorted = [...pages].sort((a, b) => (a.facts.final < b.facts.final ? -1 : 1));
  for (const page of sorted) {
    const key = pageKey(page.facts.final);
    if (page.facts.shape === 'article' && page.facts.status < 400 && !articles.has(key))
      articles.set(key, page);
  }
  const listings = collectListings(sorted, columns, hosts);
  const keys = [...new Set([...articles.keys(), ...listings.keys()])].sort();
  const earlier = findEarlier(articles);
  return keys.flatMap((key) => {
    const facts = factsOf(articles.get(key), listings.get(key), earlier.get(key));
    const url = articles.get(key)?.facts.final ?? listings.get(key)?.item.href ?? null;
    // Of an item that nobody opened only contradicting dates can be told.
    return facts && url && (facts.opened || facts.spreadDays !== null) ? [{ url, facts }] : [];
  });
}

/** The list that shows each item: a column's own before a window on it, the first in order of address. */
function collectListings(
  pages: readonly SeenPage[],
  columns: readonly Column[],
  hosts: ReadonlySet<string>,
): ReadonlyMap<string, Listing> {
  const byKey = new Map(columns.map((column) => [pageKey(column.target.url), column]));
  const own = new Map<string, Listing>();
  const others = new Map<string, Listing>();
  for (const { facts } of pages) {
    if (facts.shape !== 'column' && facts.shape !== 'home') continue;
    const column = facts.shape === 'column' ? columnOf(facts, byKey) : null;
    for (const block of facts.blocks) {
      if (block.region === 'nav' || block.region === 'footer') continue;
      const into = column && block.region === 'main' ? own : others;
      addListings(into, block, { on: facts.final, column: into === own ? column : null }, hosts);
    }
  }
  return new Map([...others, ...own]);
}

function addListings(
  into: Map<string, Listing>,
  block: Block,
  place: Pick<Listing, 'on' | 'column'>,
  hosts: ReadonlySet<string>,
): void {
  const dated = block.items.some((item) => item.dateFrom === 'shown');
  for (const item of block.items) {
    if (item.href === null || !hosts.has(hostOf(item.href)) || !isPage(item.href)) continue;
    const key = pageKey(item.href);
    if (!into.has(key)) into.set(key, { item, ...place, dated });
  }
}

function columnOf(facts: SeenPage['facts'], byKey: ReadonlyMap<string, Column>): Column | null {
  const keys = [facts.final, ...(facts.pager ? [facts.pager.first] : [])].map(pageKey);
  for (const key of [...keys, ...firstPagesOf(facts.final)]) {
    const column = byKey.get(key);
    if (column) return column;
  }
  return null;
}

function factsOf(
  page: SeenPage | undefined,
  listing: Listing | undefined,
  earlier: ReturnType<ReturnType<typeof findEarlier>['get']>,
): ItemDates | null {
  const article = page?.facts.article ?? null;
  const title = article?.title || listing?.item.title;
  if (!title) return null;
  const printed =
    article && ['label', 'text', 'script'].includes(article.publishedFrom) ? article.published : null;
  const listed =
    listing && listing.item.issued !== true && listing.item.dateFrom === 'shown' ? listing.item.date : null;
  const tagged = dayIn(page?.facts.meta['PubDate']);
  const linkDate = listing?.item.linkDate ?? (article?.publishedFrom === 'link' ? article.published : null);
  const chosen = choose(printed, listing?.item, tagged, linkDate);
  return {
    title,
    column: listing?.column?.target.name ?? null,
    class: listing?.column?.facts.class ?? null,
    limitDays: listing?.column?.facts.limitDays ?? null,
    shownDate: printed,
    listDate: listed,
    pubDate: tagged,
    linkDate,
    listedOn: listing?.on ?? null,
    listDated: listing?.dated === true && listing.column !== null,
    ...chosen,
    spreadDays: spread([printed, listed, tagged, linkDate]),
    opened: page !== undefined,
    dateByScript: article?.dateLabelOnly === true || page?.facts.needsScript === true,
    earlierUrl: earlier?.url ?? null,
    earlierDate: earlier?.day ?? null,
    earlierDays: earlier?.days ?? null,
    sameText: earlier?.sameText ?? null,
  };
}

/** What the page prints beats what the list prints, that beats the tag, that beats the address. */
function choose(
  printed: string | null,
  item: Item | undefined,
  tagged: string | null,
  linkDate: string | null,
): Pick<ItemDates, 'published' | 'publishedFrom'> {
  if (printed) return { published: printed, publishedFrom: 'page' };
  const listed = item && item.dateFrom !== 'link' ? item.date : null;
  if (listed) return { published: listed, publishedFrom: 'list' };
  if (tagged) return { published: tagged, publishedFrom: 'tag' };
  if (linkDate) return { published: linkDate, publishedFrom: 'address' };
  return { published: null, publishedFrom: 'none' };
}

function dayIn(tag: string | undefined): string | null {
  const found = /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(tag ?? '');
  return found ? parseDay(`${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}`) : null;
}

function spread(dates: readonly (string | null)[]): number | null {
  const days = dates.flatMap((date) => parseDay(date ?? '') ?? []).sort();
  return days.length < 2 ? null : daysBetween(days[0] as Day, days.at(-1) as Day);
}

function hostOf(url: string): string {
  return (/^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? '').toLowerCase();
}

/** Attachments are listed too; their names bear the day of the upload. */
function isPage(url: string): boolean {
  return !/\.(?:pdf|docx?|xlsx?|pptx?|wps|et|zip|rar|7z|jpe?g|png|gif|mp4|mp3|txt|ofd)$/i.test(
    url.split(/[?#]/, 1)[0] ?? '',
  );
}
