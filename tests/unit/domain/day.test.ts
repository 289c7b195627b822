import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/brand.ts';
import {
  addDays,
  daysBetween,
  lastDayWithin,
  makeDay,
  monthsBefore,
  parseDay,
} from '../../../src/domain/day.ts';

const DAY_MS = 86_400_000;
const days = fc
  .integer({ min: Date.UTC(1900, 0, 1) / DAY_MS, max: Date.UTC(2200, 11, 31) / DAY_MS })
  .map((n) => new Date(n * DAY_MS).toISOString().slice(0, 10) as Day);

describe('parseDay', () => {
  it('reads every day of the calendar as it is written', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(parseDay(day)).toBe(day);
      }),
    );
  });

  it('agrees with the calendar about which days exist', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 1900, max: 2200 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    fc.assert(
      fc.property(numbers, ([year, month, day]) => {
        const date = new Date(Date.UTC(year, month - 1, day));
        const exists =
          date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        expect(makeDay(year, month, day) !== null).toBe(exists);
      }),
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '1899-12-31', '2026-11-23T00:00', ' 2026-11-23', ''])(
    'refuses %j',
    (text) => expect(parseDay(text)).toBeNull(),
  );

  it('knows leap years of centuries', () => {
    expect(parseDay('2000-02-29')).toBe('2000-02-29');
    expect(parseDay('2100-02-29')).toBeNull();
  });
});

describe('daysBetween', () => {
  it('counts as the clock does', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        expect(daysBetween(from, to)).toBe((Date.parse(to) - Date.parse(from)) / DAY_MS);
      }),
    );
  });

  it('is negative where the second day is earlier', () => {
    expect(daysBetween('2026-11-23' as Day, '2026-11-20' as Day)).toBe(-3);
  });
});

describe('monthsBefore', () => {
  it.each([
    ['2026-11-23', 6, '2026-05-23'],
    ['2026-08-31', 6, '2026-02-28'],
    ['2024-08-31', 6, '2024-02-29'],
    ['2026-01-15', 12, '2025-01-15'],
    ['2026-01-31', 2, '2025-11-30'],
    ['2026-03-31', 0, '2026-03-31'],
  ])('%s less %i months is %s', (day, months, expected) => {
    expect(monthsBefore(day as Day, months)).toBe(expected);
  });

  it('gives a day that exists, in the month meant, never later in the month', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 36 }), (day, months) => {
        fc.pre(Number(day.slice(0, 4)) >= 1904);
        const before = monthsBefore(day, months);
        const month = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(parseDay(before)).toBe(before);
        expect(month(day) - month(before)).toBe(months);
        expect(Number(before.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)));
      }),
    );
  });
});

describe('lastDayWithin', () => {
  it.each([
    ['2026-03-01', 6, '2026-09-01'],
    ['2026-02-28', 6, '2026-08-31'],
    ['2026-08-30', 6, '2027-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s, %i months', (day, months, last) => {
    expect(lastDayWithin(day as Day, months)).toBe(last);
  });

  it('is the last day on which the months before it still reach the day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 36 }), (day, months) => {
        const last = lastDayWithin(day, months);
        expect(monthsBefore(last, months) <= day).toBe(true);
        expect(monthsBefore(addDays(last, 1), months) > day).toBe(true);
      }),
    );
  });
});
