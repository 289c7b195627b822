import type { Day } from '../../../domain/brand.ts';
import { daysBetween, lastDayWithin, monthsBefore } from '../../../domain/day.ts';
import type { ColumnFacts } from '../../../domain/facts/derived.ts';
import type { ColumnClass } from '../../../domain/rule.ts';
import type { Classified } from './classify.ts';
import type { ColumnGroup } from './group.ts';
import type { ColumnItems } from './items.ts';

type Age = Pick<
  ColumnFacts,
  'latest' | 'latestTitle' | 'latestUrl' | 'ageDays' | 'limitDays' | 'dueInDays' | 'overdue'
>;

/** Below this share of dated items the newest may well be among the undated. */
const MIN_DATED_SHARE = 0.5;

export interface AgeInput {
  readonly items: ColumnItems;
  readonly classified: Classified;
  readonly level: number;
  readonly kind: ColumnFacts['kind'];
  readonly asOf: Day;
  readonly group: ColumnGroup;
}

/** Newest item, its age on `asOf`, the limit of the class in days, and whether it is exceeded. */
export function freshness(input: AgeInput): Age {
  const { items, asOf } = input;
  const newest = items.newest;
  const ageDays = newest ? daysBetween(newest.day, asOf) : null;
  const limitDays = limitOf(input);
  return {
    latest: newest?.day ?? null,
    latestTitle: newest?.title || null,
    latestUrl: newest?.url ?? null,
    ageDays,
    limitDays,
    dueInDays: ageDays === null || limitDays === null ? null : limitDays - ageDays,
    overdue:
      ageDays === null || limitDays === null
        ? null
        : ageDays <= limitDays
          ? false
          : surelyOld(input)
            ? true
            : null,
  };
}

/** Months are calendar months: the limit in days depends on the day from which it is reckoned, that of the newest item. */
function limitOf({ classified, level, kind, asOf, group, items }: AgeInput): number | null {
  const { class: found } = classified;
  if (!found?.limit || !binds(found, level)) return null;
  const exempt =
    kind === 'topic' || kind === 'static' || kind === 'links' || kind === 'redirect' || kind === 'home-like';
  if (exempt && group.seed?.class === undefined) return null;
  const { newest } = items;
  if (newest && 'months' in found.limit)
    return daysBetween(newest.day, lastDayWithin(newest.day, found.limit.months));
  return classLimit(found, level, asOf);
}

/** Days that the class gives a column of this level, where no newest item says from when. */
export function classLimit(found: ColumnClass | null, level: number, asOf: Day): number | null {
  if (!found?.limit || !binds(found, level)) return null;
  return 'days' in found.limit ? found.limit.days : daysBetween(monthsBefore(asOf, found.limit.months), asOf);
}

function binds(found: ColumnClass, level: number): boolean {
  return found.levels === undefined || found.levels.includes(level);
}

/** Old for certain only if most items have dates and the end of the list which holds the newest was seen. */
function surelyOld({ items, group }: AgeInput): boolean {
  if (items.dated < items.count * MIN_DATED_SHARE && items.dated < 60) return false;
  const pages = Math.max(1, ...group.pages.map(({ facts }) => facts.pager?.pages ?? 1));
  const firstSeen = group.pages.some(({ facts }) => (facts.pager?.page ?? 1) === 1);
  return firstSeen && !(items.oldestFirst && pages > group.pages.length);
}
