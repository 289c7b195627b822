import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDay } from '../../../../src/domain/day.ts';
import { readDates } from '../../../../src/gather/dates/read-dates.ts';

const days = (text: string) => readDates(text).map((date) => date.day ?? `${date.month}/${date.dayOfMonth}`);

describe('readDates', () => {
  it.each([
    ['2026-11-05', '2026-11-05'],
    ['[2026-11-05]', '2026-11-05'],
    ['（2026/11/05）', '2026-11-05'],
    ['2026.11.5', '2026-11-05'],
    ['2026年11月5日', '2026-11-05'],
    ['2026 年 11 月 5 日', '2026-11-05'],
    ['２０２６－１１－０５', '2026-11-05'],
    ['二〇二六年十一月五日', '2026-11-05'],
    ['二○二六年十二月三十一日', '2026-12-31'],
    ['发布时间：2026-11-05 09:30:12', '2026-11-05'],
    ['2026年11月05日 09时32分', '2026-11-05'],
    ['2026-11-05T08:00', '2026-11-05'],
    ['11-05', '11/5'],
    ['[11/05]', '11/5'],
    ['11.05', '11/5'],
    ['11月5日', '11/5'],
    ['2028-02-29', '2028-02-29'],
  ])('reads %s', (text, day) => expect(days(text)).toEqual([day]));

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2027年2月29日',
    '00-10',
    '索引号 0233621J/2026-00150',
    '000014348/2020-35428',
    '013902/2023-0040295',
    '川办发〔2026〕15号',
    '0715-8126000',
    '电话：0715-12-34-56',
    '12306',
    '192.168.10.11',
    '10:20',
    '满意度 11.05%',
    '2026年第11期',
  ])('finds no date in %s', (text) => expect(days(text)).toEqual([]));

  it('finds both ends of a period', () => {
    expect(days('2026-10-01至2026-11-05')).toEqual(['2026-10-01', '2026-11-05']);
  });

  it('takes the time of day into the place of the date', () => {
    const text = '2026-11-05 09:30 来源：办公室';
    expect(text.slice(readDates(text)[0]?.end)).toBe(' 来源：办公室');
  });

  it('never throws and stays within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const date of readDates(text)) expect(date.end).toBeLessThanOrEqual(text.length);
      }),
      CASES,
    );
  });

  it('reads a printed day back in every notation', () => {
    const day = fc
      .tuple(
        fc.integer({ min: 1990, max: 2060 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
      )
      .filter(([y, m, d]) => makeDay(y, m, d) !== null);
    fc.assert(
      fc.property(day, fc.constantFrom(...NOTATIONS), ([y, m, d], print) => {
        expect(readDates(print(y, m, d)).map((date) => date.day)).toEqual([makeDay(y, m, d)]);
      }),
      CASES,
    );
  });

  it('reads month first, and day first where there is no such month', () => {
    expect(days('11/5/2026 10:00:00')).toEqual(['2026-11-05']);
    expect(days('25/12/2026')).toEqual(['2026-12-25']);
  });

  it('reckons a time with its zone in China', () => {
    expect(days('2026-11-05T16:30:00Z')).toEqual(['2026-11-06']);
    expect(days('2026-11-05T16:30:00.000+0000')).toEqual(['2026-11-06']);
    expect(days('2026-12-31 20:00:00 GMT')).toEqual(['2027-01-01']);
    expect(days('2026-11-05T00:30:00+08:00')).toEqual(['2026-11-05']);
  });

  it('is linear on hostile input', () => {
    const started = performance.now();
    for (const seed of ['1-', '2026-', '2026年', '年月日', '二〇', '  2026 - ', '1.1.'])
      readDates(seed.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

/** So many as to meet every day of seven decades in every notation a few times. */
const CASES = { numRuns: 10_000 };

const two = (n: number) => String(n).padStart(2, '0');
const NUMERALS = '〇一二三四五六七八九';
const chinese = (n: number) =>
  n < 10
    ? NUMERALS.charAt(n)
    : `${n < 20 ? '' : NUMERALS.charAt(Math.floor(n / 10))}十${n % 10 ? NUMERALS.charAt(n % 10) : ''}`;
const NOTATIONS: readonly ((y: number, m: number, d: number) => string)[] = [
  (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  (y, m, d) => `${y}-${m}-${d}`,
  (y, m, d) => `${y}/${two(m)}/${two(d)}`,
  (y, m, d) => `${y}.${two(m)}.${two(d)}`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d) => `${y}年${two(m)}月${two(d)}日 08:00`,
  (y, m, d) => `[${y}-${two(m)}-${two(d)}]`,
  (y, m, d) => `(${y}-${two(m)}-${two(d)} 23:59:59)`,
  (y, m, d) => `发布日期：${y}-${two(m)}-${two(d)}`,
  (y, m, d) => `${two(m)}/${two(d)}/${y}`,
  (y, m, d) => `${y}-${two(m)}-${two(d)}T08:00:00+08:00`,
  (y, m, d) => `${y}-${two(m)}-${two(d)}T15:59:59Z`,
  (y, m, d) =>
    `${[...String(y)].map((c) => NUMERALS.charAt(Number(c))).join('')}年${chinese(m)}月${chinese(d)}日`,
];
