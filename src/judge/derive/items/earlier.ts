import type { Day } from '../../../domain/brand.ts';
import { daysBetween, parseDay } from '../../../domain/day.ts';
import type { SeenPage } from '../seen-page.ts';

export interface Earlier {
  readonly url: string;
  readonly day: Day;
  readonly days: number;
  readonly sameText: boolean | null;
}

const MIN_TITLE = 10;
/** The same item in two columns bears about the same day. */
const MIN_DAYS = 30;

interface Published {
  readonly key: string;
  readonly url: string;
  readonly day: Day;
  readonly textKey: string | null;
}

/** For each article the oldest one of the same title (signs and blanks aside), where that is much older. Of equal titles one with the same text comes first. */
export function findEarlier(articles: ReadonlyMap<string, SeenPage>): ReadonlyMap<string, Earlier> {
  const found = new Map<string, Earlier>();
  for (const group of byTitle(articles).values()) {
    if (group.length < 2) continue;
    for (const one of group) {
      const older = group.filter((other) => daysBetween(other.day, one.day) > MIN_DAYS);
      const same = older.find((other) => one.textKey !== null && other.textKey === one.textKey);
      const first = same ?? older[0];
      if (!first) continue;
      const sameText = one.textKey === null || first.textKey === null ? null : first.textKey === one.textKey;
      found.set(one.key, { url: first.url, day: first.day, days: daysBetween(first.day, one.day), sameText });
    }
  }
  return found;
}

function byTitle(articles: ReadonlyMap<string, SeenPage>): ReadonlyMap<string, readonly Published[]> {
  const groups = new Map<string, Published[]>();
  for (const [key, { facts }] of articles) {
    const title = (facts.article?.title ?? '').replace(/[\s\p{P}]/gu, '');
    const day = parseDay(facts.article?.published ?? '');
    if (title.length < MIN_TITLE || day === null || facts.article?.publishedFrom === 'link') continue;
    const textKey = facts.article?.textKey ?? null;
    groups.set(title, [...(groups.get(title) ?? []), { key, url: facts.final, day, textKey }]);
  }
  for (const group of groups.values())
    group.sort((a, b) => (a.day < b.day || (a.day === b.day && a.key < b.key) ? -1 : 1));
  return groups;
}
