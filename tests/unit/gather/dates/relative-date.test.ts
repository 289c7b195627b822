import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../../src/domain/brand.ts';
import { readRelativeDate } from '../../../../src/gather/dates/relative-date.ts';

const SEEN = '2026-03-01' as Day;
const read = (text: string) => readRelativeDate(text, SEEN);

describe('readRelativeDate', () => {
  it.each([
    ['刚刚', '2026-03-01'],
    ['今天 08:30', '2026-03-01'],
    ['昨天', '2026-02-28'],
    ['前天', '2026-02-27'],
    ['3天前', '2026-02-26'],
    ['25小时前', '2026-02-28'],
    ['40分钟前', '2026-03-01'],
    ['1周前', '2026-02-22'],
    ['2个星期以前', '2026-02-15'],
  ])('%s', (text, day) => expect(read(text)).toBe(day));

  it.each(['今天是', '昨天召开会议', '2个月前', '1年前', '前天下午', '', '天前'])('%s is no day', (text) =>
    expect(read(text)).toBeNull(),
  );

  it('never throws', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        read(text);
      }),
      { numRuns: 10_000 },
    ));
});
