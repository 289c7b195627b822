import type { Day } from '../../domain/brand.ts';
import { daysBetween, makeDay } from '../../domain/day.ts';
import type { LinkDate } from '../dates/link-date.ts';
import type { PrintedDate } from '../dates/read-dates.ts';

/** A row as far as it is known: its day, or a printed date that lacks its year. */
export interface Anchor {
  readonly day: Day | null;
  readonly printed: PrintedDate | null;
}

const DAYS_IN_YEAR = 365;
/** A link may be younger or older than the shown date by some weeks, never by half a year. */
const MAX_DAYS_FROM_LINK = 150;

/** The year which brings a printed date nearest to the date in its link: 12-31 in `/202601/` is the year before. */
export function nearestYear(printed: PrintedDate, link: LinkDate): Day | null {
  const reference = link.day ?? makeDay(link.year, link.month, 15);
  if (!reference) return null;
  let best: Day | null = null;
  for (const year of [link.year, link.year - 1, link.year + 1]) {
    const day = makeDay(year, printed.month, printed.dayOfMonth);
    if (day && (best === null || distance(day, reference) < distance(best, reference))) best = day;
  }
  return best && distance(best, reference) <= MAX_DAYS_FROM_LINK ? best : null;
}

/**
 * Years from the order inside one list (newest first): a row without a year lies between its neighbours whose year is
 * known. Where no row has a year, the page's own date is the upper limit of the first row. Never the present year.
 */
export function inferYears(rows: readonly Anchor[], pageDay: Day | null): readonly (Day | null)[] {
  const days = rows.map((row) => row.day);
  const known = days.some((day) => day !== null);
  if (!known && pageDay === null) return days;
  let limit: Day | null = known ? null : pageDay;
  for (let i = 0; i < rows.length; i += 1) {
    const printed = rows[i]?.printed;
    if (days[i] === null && printed && limit) days[i] = latestUpTo(printed, limit);
    limit = days[i] ?? limit;
  }
  fillUpwards(rows, days);
  return days;
}

/** Rows above the first known one: the earliest year that does not come before the row below. */
function fillUpwards(rows: readonly Anchor[], days: (Day | null)[]): void {
  let floor: Day | null = null;
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const printed = rows[i]?.printed;
    if (days[i] === null && printed && floor) days[i] = earliestFrom(printed, floor);
    floor = days[i] ?? floor;
  }
}

function latestUpTo(printed: PrintedDate, limit: Day): Day | null {
  const year = Number(limit.slice(0, 4));
  for (const candidate of [year, year - 1, year - 2, year - 3, year - 4]) {
    const day = makeDay(candidate, printed.month, printed.dayOfMonth);
    if (day && day <= limit) return day;
  }
  return null;
}

function earliestFrom(printed: PrintedDate, floor: Day): Day | null {
  const year = Number(floor.slice(0, 4));
  for (const candidate of [year, year + 1]) {
    const day = makeDay(candidate, printed.month, printed.dayOfMonth);
    if (day && day >= floor && daysBetween(floor, day) < DAYS_IN_YEAR) return day;
  }
  return null;
}

function distance(a: Day, b: Day): number {
  return Math.abs(daysBetween(a, b));
}
