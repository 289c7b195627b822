import type { Day } from './brand.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Reads `YYYY-MM-DD` as a calendar day; `null` where the text is no existing day. */
export function parseDay(text: string): Day | null {
  const found = DAY.exec(text);
  if (!found) return null;
  return makeDay(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** A calendar day from its numbers (month 1–12); `null` where that day does not exist, such as 31 February. */
export function makeDay(year: number, month: number, day: number): Day | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day;
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (ordinal(to) - ordinal(from)) / DAY_MS;
}

/** The same day of the month `months` earlier; the month's last day where that day does not exist (31 August less 6 months is 28 February). */
export function monthsBefore(day: Day, months: number): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1 - months;
  const targetYear = year + Math.floor(month / 12);
  const targetMonth = (((month % 12) + 12) % 12) + 1;
  const dayOfMonth = Math.min(Number(day.slice(8, 10)), daysInMonth(targetYear, targetMonth));
  return `${targetYear}-${String(targetMonth).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as Day;
}

/**
 * The last day on which `day` is not yet more than `months` calendar months old, as `monthsBefore` reckons: six months
 * after 28 February is 31 August, because 31 August less six months is 28 February.
 */
export function lastDayWithin(day: Day, months: number): Day {
  const next = addDays(day, 1);
  const month = Number(next.slice(5, 7)) - 1 + months;
  const year = Number(next.slice(0, 4)) + Math.floor(month / 12);
  const wanted = Number(next.slice(8, 10));
  const beyond = wanted > daysInMonth(year, (month % 12) + 1);
  // A day that the month does not have counts as the first of the next.
  const first = `${year}-${String((month % 12) + 1).padStart(2, '0')}-01` as Day;
  return addDays(first, (beyond ? daysInMonth(year, (month % 12) + 1) + 1 : wanted) - 2);
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31;
}

/** Milliseconds since 1970 of the day read as UTC midnight: pure arithmetic, so that the core needs no `Date`. */
function ordinal(day: Day): number {
  const y = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) <= 2 ? 1 : 0);
  const m = Number(day.slice(5, 7));
  const d = Number(day.slice(8, 10));
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * DAY_MS;
}

/** The day `days` later; earlier where negative. */
export function addDays(day: Day, days: number): Day {
  // Civil-from-days by Howard Hinnant: exact for every day that can be written.
  const shifted = ordinal(day) / DAY_MS + days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as Day;
}
