import type { CheckResult, MarkupFacts } from '../../domain/facts/accessibility.ts';
import type { SiteMarkupFacts } from '../../domain/facts/site-markup.ts';
import type { Said } from './said.ts';

type Place = CheckResult['nodes'][number];
type Outcome = 'failed' | 'review';

/** Pages of one fault that are kept with their places; of the others only the number is. */
const KEPT_PAGES = 20;
const PLACES_A_PAGE = 3;
const MOST_GROUPS = 100;

/** Faults of one check, one outcome and one shape. */
interface Group {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly shape: string;
  /** By address, the first ones in order: the same whatever the order of the crawl. */
  readonly kept: Map<string, Place[]>;
  pages: number;
  places: number;
}

export type FaultGroups = Map<string, Group>;

/** Adds what one check says of one page. */
export function addSaid(groups: FaultGroups, url: string, { rule, failures, reviews }: Said): void {
  addPlaces(groups, url, { rule, outcome: 'failed', places: failures });
  addPlaces(groups, url, { rule, outcome: 'review', places: reviews });
}

interface Places {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly places: readonly Place[];
}

function addPlaces(groups: FaultGroups, url: string, { rule, outcome, places }: Places): void {
  const seen = new Set<Group>();
  for (const place of places) {
    const key = `${rule}\u0000${outcome}\u0000${place.shape}`;
    const known = groups.get(key);
    if (!known && groups.size >= MOST_GROUPS) continue;
    const group = known ?? { rule, outcome, shape: place.shape, kept: new Map(), pages: 0, places: 0 };
    groups.set(key, group);
    group.places += 1;
    if (!seen.has(group)) group.pages += 1;
    seen.add(group);
    keepPlace(group, url, place);
  }
}

function keepPlace({ kept }: Group, url: string, place: Place): void {
  const own = kept.get(url);
  if (own) {
    if (own.length < PLACES_A_PAGE) own.push(place);
    return;
  }
  if (kept.size >= KEPT_PAGES) {
    const last = [...kept.keys()].sort().at(-1) ?? '';
    if (last < url) return;
    kept.delete(last);
  }
  kept.set(url, [place]);
}

/** What is kept, page by page, as rendered pages tell it too. */
export function pagesOf(
  groups: FaultGroups,
): readonly { readonly url: string; readonly facts: MarkupFacts }[] {
  const byPage = new Map<string, CheckResult[]>();
  const sorted = [...groups.values()].sort((a, b) => order(a.rule, b.rule) || order(a.shape, b.shape));
  for (const { rule, outcome, kept } of sorted)
    for (const [url, nodes] of kept) {
      const grade = outcome === 'failed' ? 'failure' : 'review';
      const result = { rule, outcome, impact: null, grade, wcag: [], nodes, count: nodes.length } as const;
      byPage.set(url, [...(byPage.get(url) ?? []), { ...result, wcag: [] }]);
    }
  return [...byPage]
    .sort(([a], [b]) => order(a, b))
    .map(([url, results]) => ({ url, facts: { results, passedRules: [] } }));
}

/** What is only counted. */
export function countedOnly(groups: FaultGroups): SiteMarkupFacts['more'] {
  const rows = [...groups.values()].flatMap(({ rule, outcome, shape, kept, pages, places }) => {
    const shown = [...kept.values()].reduce((sum, list) => sum + list.length, 0);
    return places > shown ? [{ rule, outcome, shape, pages: pages - kept.size, places: places - shown }] : [];
  });
  return rows.sort((a, b) => order(a.rule, b.rule) || order(a.shape, b.shape) || order(a.outcome, b.outcome));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
