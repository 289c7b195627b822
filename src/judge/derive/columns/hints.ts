import { folderKey, pageKey } from '../../../domain/page-key.ts';
import type { Site } from '../../../domain/site.ts';
import type { SeenPage } from '../seen-page.ts';

export interface Seed {
  readonly name: string;
  readonly url: string;
  readonly class?: string;
}

/** What other pages say about a column, and what is known of articles. */
export interface Hints {
  /** By page key; redirects followed. */
  readonly seeds: ReadonlyMap<string, Seed>;
  readonly navLevels: ReadonlyMap<string, number>;
  /** Names given to an address by breadcrumbs, menus and «more» links, with how many pages say so. */
  readonly names: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Day of publication by page key, from articles which were opened. */
  readonly published: ReadonlyMap<string, string>;
  /** Folders with an article in them, and columns that stand in an article's breadcrumb. */
  readonly withArticles: ReadonlySet<string>;
  /** How many columns carry the same `ColumnName`: a name of many is no column's name. */
  readonly tagUses: ReadonlyMap<string, number>;
  readonly nameOf: (key: string) => string | null;
  /** Where a redirecting page leads, followed to its end. */
  readonly follow: (key: string) => string;
}

const MAX_NAME = 30;
const SITE_MAP = /^(?:网站|站点)(?:地图|导航)|[-_|—](?:网站|站点)(?:地图|导航)$/;
const HOME_NAME = /^(?:网站|返回|本站)?首\s?页$|^home$/i;

export function collectHints(site: Site, pages: readonly SeenPage[]): Hints {
  const redirects = readRedirects(pages);
  const follow = (key: string): string => followRedirects(redirects, key);
  const names = new Map<string, Map<string, number>>();
  const navLevels = new Map<string, number>();
  const withArticles = new Set<string>();
  const tagUses = new Map<string, number>();
  for (const { facts } of pages) {
    const key = pageKey(facts.final);
    noteNames(facts, names, navLevels);
    if (SITE_MAP.test(facts.heading ?? '') || SITE_MAP.test(facts.title))
      readSiteMap(facts, names, navLevels);
    if (facts.shape === 'article') noteArticle(facts, key, withArticles);
    const tag = facts.meta['ColumnName'];
    if (tag && facts.shape === 'column') tagUses.set(tag, (tagUses.get(tag) ?? 0) + 1);
  }
  return {
    seeds: new Map(site.columns.map((seed) => [follow(pageKey(seed.url)), seed])),
    navLevels,
    names,
    published: collectPublished(pages),
    withArticles,
    tagUses,
    nameOf: (key) => mostSaid(names.get(key)),
    follow,
  };
}

/** What the page calls other pages: in its breadcrumb, its menu, and beside its windows on other columns. */
function noteNames(
  facts: SeenPage['facts'],
  names: Map<string, Map<string, number>>,
  navLevels: Map<string, number>,
): void {
  for (const crumb of facts.breadcrumb) if (crumb.url) say(names, pageKey(crumb.url), crumb.name, 1);
  for (const entry of facts.nav) {
    say(names, pageKey(entry.url), entry.name, 3);
    if (!navLevels.has(pageKey(entry.url))) navLevels.set(pageKey(entry.url), entry.level);
  }
  for (const block of facts.blocks) {
    if (block.moreUrl && block.name && block.region !== 'footer')
      say(names, pageKey(block.moreUrl), block.name, 1);
  }
}

/** The site map names every column; entries below a heading are those of the second level. */
function readSiteMap(
  facts: SeenPage['facts'],
  names: Map<string, Map<string, number>>,
  navLevels: Map<string, number>,
): void {
  const host = hostOf(pageKey(facts.final));
  for (const block of facts.blocks) {
    if (block.region === 'footer') continue;
    for (const { title, href } of block.items) {
      const key = href === null ? null : pageKey(href);
      if (key === null || hostOf(key) !== host) continue;
      say(names, key, title, 1);
      if (!navLevels.has(key)) navLevels.set(key, block.name === null ? 1 : 2);
    }
  }
}

function hostOf(key: string): string {
  return key.split('/', 1)[0] ?? key;
}

/** Days of publication by page key, from the articles that were opened. */
export function collectPublished(pages: readonly SeenPage[]): ReadonlyMap<string, string> {
  return new Map(
    pages.flatMap(({ facts }) =>
      facts.article?.published ? [[pageKey(facts.final), facts.article.published] as const] : [],
    ),
  );
}

function noteArticle(facts: SeenPage['facts'], key: string, withArticles: Set<string>): void {
  const folder = folderKey(key);
  withArticles.add(folder);
  // The column stands above folders by month, day or the like.
  const above = /^(.*\/)(?:\d{4,8}|content|art)\/$/.exec(folder)?.[1];
  if (above) withArticles.add(above);
  for (const crumb of facts.breadcrumb.slice(-2)) if (crumb.url) withArticles.add(pageKey(crumb.url));
}

function say(names: Map<string, Map<string, number>>, key: string, name: string, weight: number): void {
  const tidy = name.replace(/\s+/g, '');
  if (tidy.length < 2 || tidy.length > MAX_NAME || HOME_NAME.test(tidy)) return;
  const said = names.get(key) ?? new Map<string, number>();
  said.set(tidy, (said.get(tidy) ?? 0) + weight);
  names.set(key, said);
}

/** The name said most; among equals the first in order of signs, so that page order does not matter. */
export function mostSaid(said: ReadonlyMap<string, number> | undefined): string | null {
  let best: string | null = null;
  let most = 0;
  for (const [name, count] of said ?? []) {
    if (count > most || (count === most && best !== null && name < best)) {
      best = name;
      most = count;
    }
  }
  return best;
}

function readRedirects(pages: readonly SeenPage[]): ReadonlyMap<string, string> {
  const redirects = new Map<string, string>();
  for (const { url, facts } of pages) {
    const [from, to] = [pageKey(url), pageKey(facts.final)];
    if (from !== to) redirects.set(from, to);
    if (facts.shape === 'redirect' && facts.redirectTo) redirects.set(to, pageKey(facts.redirectTo));
  }
  return redirects;
}

function followRedirects(redirects: ReadonlyMap<string, string>, key: string): string {
  let at = key;
  for (let hop = 0; hop < 5; hop += 1) {
    const next = redirects.get(at);
    if (next === undefined || next === key) return at;
    at = next;
  }
  return at;
}
