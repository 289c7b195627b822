import { firstPagesOf } from '../../../domain/list-address.ts';
import { isColumnKey, pageKey } from '../../../domain/page-key.ts';
import type { Site } from '../../../domain/site.ts';
import type { SeenPage } from '../seen-page.ts';
import type { Hints, Seed } from './hints.ts';

/** One column with the pages of its list that were opened, first page first. */
export interface ColumnGroup {
  readonly key: string;
  /** The list's first page. */
  readonly url: string;
  readonly pages: readonly SeenPage[];
  readonly seed?: Seed;
}

/** Pages that are columns, the pages of one pager together. Home page, articles and redirects are none. */
export function groupColumns(site: Site, pages: readonly SeenPage[], hints: Hints): readonly ColumnGroup[] {
  const groups = new Map<string, SeenPage[]>();
  const seen = new Set<string>();
  const byKey = new Map(pages.map((page) => [pageKey(page.facts.final), page]));
  for (const page of sorted(pages)) {
    const own = pageKey(page.facts.final);
    if (seen.has(own) || own === pageKey(site.url) || !isColumnPage(page, own, hints)) continue;
    seen.add(own);
    const key = keyOf(page, own, byKey);
    groups.set(key, [...(groups.get(key) ?? []), page]);
  }
  return [...groups].map(([key, members]) => made(key, members, hints));
}

function sorted(pages: readonly SeenPage[]): readonly SeenPage[] {
  return [...pages].sort((a, b) => order(a.facts.final, b.facts.final) || order(a.url, b.url));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isColumnPage({ facts }: SeenPage, key: string, hints: Hints): boolean {
  if (facts.status >= 400 || facts.shape === 'home' || facts.shape === 'redirect') return false;
  if (hints.seeds.has(key)) return true;
  if (facts.shape === 'column') return true;
  // A text or a form is a column where the navigation leads to it or its address is a column's.
  return (
    facts.shape === 'static' &&
    (hints.navLevels.has(key) ||
      (isColumnKey(key) && (facts.breadcrumb.length > 1 || isTitled(facts.heading, facts.title))))
  );
}

function isTitled(heading: string | null, title: string): boolean {
  return heading !== null && heading.length <= 20 && title.includes(heading);
}

/** Key of the list's first page: as the pager says, else as the address says where that page is known and of the same name. */
function keyOf(page: SeenPage, own: string, byKey: ReadonlyMap<string, SeenPage>): string {
  const { pager } = page.facts;
  const said = pager && pager.page > 1 ? pageKey(pager.first) : own;
  if (said !== own) return said;
  const first = firstPagesOf(page.facts.final).find((key) => {
    const other = byKey.get(key);
    return key !== own && other !== undefined && other.facts.shape === 'column' && isNamedAlike(page, other);
  });
  return first ?? own;
}

function isNamedAlike(a: SeenPage, b: SeenPage): boolean {
  const names = (page: SeenPage) => [
    page.facts.breadcrumb.at(-1)?.name,
    page.facts.heading,
    page.facts.meta['ColumnName'],
    page.facts.title,
  ];
  const others = names(b);
  return names(a).some((name, i) => Boolean(name) && name === others[i]);
}

function made(key: string, members: readonly SeenPage[], hints: Hints): ColumnGroup {
  const pages = [...members].sort(
    (a, b) => pageNumber(a, key) - pageNumber(b, key) || order(a.facts.final, b.facts.final),
  );
  const first = pages[0] as SeenPage; // A group is made with its first member.
  const isFirst = pageKey(first.facts.final) === key;
  const url = isFirst ? first.facts.final : (first.facts.pager?.first ?? first.facts.final);
  const seed = hints.seeds.get(key);
  return { key, url, pages, ...(seed ? { seed } : {}) };
}

function pageNumber({ facts }: SeenPage, key: string): number {
  if (pageKey(facts.final) === key) return 0;
  return facts.pager?.page ?? 1;
}
