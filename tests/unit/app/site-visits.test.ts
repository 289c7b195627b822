import { describe, expect, it } from 'vitest';
import { seriesOf } from '../../../src/app/site-visits.ts';
import type { Instant } from '../../../src/domain/brand.ts';
import type { StoredVisit } from '../../../src/domain/store.ts';

const START = Date.parse('2026-11-16T00:00:00+08:00');

/** Visits spaced over seven days; every `missEvery`-th fails. */
function week(perDay: number, missEvery: number): readonly StoredVisit[] {
  return Array.from({ length: perDay * 7 }, (_, i) => ({
    site: 'www',
    at: new Date(
      START + Math.floor(i / perDay) * 86_400_000 + (i % perDay) * 3_600_000,
    ).toISOString() as Instant, // written as the brand asks
    ok: missEvery === 0 || (i + 1) % missEvery !== 0,
    reason: 'ok',
    tookMs: 100,
  }));
}

describe('the visits of a week', () => {
  it('are enough with twenty a day on seven days', () => {
    expect(seriesOf(week(20, 0))).toEqual({ visits: 140, failed: 0, fullDays: 7, rate: 0, enough: true });
    expect(seriesOf(week(19, 0)).enough).toBe(false);
  });

  it('tell the share that failed', () => {
    expect(seriesOf(week(20, 20))).toMatchObject({ failed: 7, rate: 0.05 });
  });

  it('count once where they follow too closely', () => {
    const [first] = week(1, 0);
    if (!first) throw new Error('no visit');
    const soon = { ...first, at: new Date(Date.parse(first.at) + 60_000).toISOString() as Instant };
    expect(seriesOf([first, soon]).visits).toBe(1);
  });
});
