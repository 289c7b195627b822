import type { Day } from '../../../domain/brand.ts';
import { parseDay } from '../../../domain/day.ts';
import type { Item } from '../../../domain/facts/page.ts';
import { pageKey } from '../../../domain/page-key.ts';
import type { ColumnGroup } from './group.ts';
import type { Hints } from './hints.ts';

export interface ColumnItems {
  readonly count: number;
  readonly dated: number;
  readonly newest: { readonly day: Day; readonly title: string; readonly url: string | null } | null;
  /** The list runs from old to new, so that its first page does not show the newest. */
  readonly oldestFirst: boolean;
  /** Every known day, in page order. */
  readonly days: readonly Day[];
}

/** All items of the column's own lists; where a list prints no date, the day of the opened article is taken. */
export function itemsOf(group: ColumnGroup, hints: Hints, asOf: Day): ColumnItems {
  const blocks = group.pages.flatMap(({ facts }) => facts.blocks.filter((block) => block.region === 'main'));
  const rows = blocks.flatMap((block) => block.items.map((item) => ({ item, day: dayOf(item, hints) })));
  const days = rows.flatMap((row) => (row.day ? [row.day] : []));
  return {
    count: blocks.reduce((sum, block) => sum + block.itemCount, 0),
    dated: days.length,
    newest: newestOf(
      rows,
      blocks.flatMap((block) => (block.latest ? [block.latest] : [])),
      asOf,
    ),
    oldestFirst: runsUpwards(days),
    days,
  };
}

/** The day of an item: as the list prints it, else as its page says, else as its address does. */
export function dayOf(item: Item, hints: Pick<Hints, 'published'>): Day | null {
  if (item.date !== null && item.dateFrom !== 'link') return parseDay(item.date);
  const published = item.href === null ? undefined : hints.published.get(pageKey(item.href));
  return parseDay(published ?? item.date ?? '');
}

type Row = { readonly item: Item; readonly day: Day | null };

/** The newest day not after `asOf`; dates in the future count only where there is nothing else. */
function newestOf(rows: readonly Row[], latest: readonly string[], asOf: Day): ColumnItems['newest'] {
  const dated = rows.flatMap(({ item, day }) => (day ? [{ day, title: item.title, url: item.href }] : []));
  // Of long lists only the first items are kept, but the newest day is known over all.
  for (const text of latest) {
    const day = parseDay(text);
    if (day && !dated.some((one) => one.day >= day)) dated.push({ day, title: '', url: null });
  }
  const past = dated.filter((one) => one.day <= asOf);
  return (past.length > 0 ? past : dated).reduce<ColumnItems['newest']>(
    (best, one) => (best === null || one.day > best.day ? one : best),
    null,
  );
}

function runsUpwards(days: readonly Day[]): boolean {
  if (days.length < 3) return false;
  const [first, last] = [days[0] as Day, days.at(-1) as Day];
  return first < last && days.every((day, i) => i === 0 || day >= (days[i - 1] as Day));
}
