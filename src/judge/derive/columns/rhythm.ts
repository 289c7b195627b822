import type { Day } from '../../../domain/brand.ts';
import { daysBetween } from '../../../domain/day.ts';

const MAX_WEEKS = 26;
const WEEK = 7;

/**
 * How many items each of the last weeks brought, oldest first. The oldest day that was read bounds what is known: weeks
 * that begin before it may have had more items on pages of the list which nobody opened.
 */
export function rhythmOf(days: readonly Day[], asOf: Day, isWhole: boolean): readonly number[] {
  const past = days.filter((day) => day <= asOf);
  const oldest = past.reduce<Day | null>((least, day) => (least === null || day < least ? day : least), null);
  if (oldest === null) return [];
  const known = Math.floor(daysBetween(oldest, asOf) / WEEK) + (isWhole ? 1 : 0);
  const weeks = Array.from({ length: Math.min(MAX_WEEKS, known) }, () => 0);
  for (const day of past) {
    const at = weeks.length - 1 - Math.floor(daysBetween(day, asOf) / WEEK);
    if (at >= 0) weeks[at] = (weeks[at] ?? 0) + 1;
  }
  return weeks;
}
