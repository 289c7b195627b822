import type { Day } from '../domain/brand.ts';
import { addDays } from '../domain/day.ts';
import type { ColumnRow } from '../domain/run.ts';

export interface Week {
  readonly from: Day;
  readonly to: Day;
  readonly items: number;
  /** How many of the columns are known for the whole of this week. */
  readonly columns: number;
}

/** Items a week over all columns of a site, oldest week first; weeks that less than half of the columns cover are left out. */
export function rhythmOf(columns: readonly ColumnRow[], asOf: Day): readonly Week[] {
  const known = columns.flatMap(({ rhythm }) => (rhythm && rhythm.length > 0 ? [rhythm] : []));
  const most = Math.max(0, ...known.map((rhythm) => rhythm.length));
  const weeks = Array.from({ length: most }, (_, i): Week => {
    const ago = most - 1 - i;
    const counts = known.flatMap((rhythm) => rhythm.at(-1 - ago) ?? []);
    return {
      from: addDays(asOf, -7 * ago - 6),
      to: addDays(asOf, -7 * ago),
      items: counts.reduce((sum, count) => sum + count, 0),
      columns: counts.length,
    };
  });
  return weeks.filter((week) => week.columns * 2 >= known.length);
}
