import { describe, expect, it } from 'vitest';
import {
  formatBounds,
  formatRate,
  formatScore,
  formatShare,
  neededFor,
  shareTarget,
  standsOnLimit,
} from '../../../src/report/share.ts';
import { rateOf } from './sample-run.ts';

const OVER_90 = { is: '>', share: 0.9 } as const;
const ALL = { is: '=', share: 1 } as const;

describe('shares', () => {
  it('are cut off, so that rounding never turns a miss into a pass', () => {
    expect(formatShare(0.9997, ALL)).toBe('99.9%');
    expect(formatShare(0.89999, OVER_90)).toBe('89.9%');
    expect(formatShare(2 / 3)).toBe('66.6%');
    expect(formatShare(1, ALL)).toBe('100.0%');
  });
  it('get further digits where one digit would hide a pass', () => {
    expect(formatShare(361 / 401, OVER_90)).toBe('90.02%');
    expect(formatShare(0.9, OVER_90)).toBe('90.0%');
  });
  it('are not thrown off by binary fractions', () => {
    expect(formatShare(0.29)).toBe('29.0%');
    expect(formatShare(0.57)).toBe('57.0%');
  });
  it('become an interval where sites are undecided', () => {
    expect(formatRate(rateOf(36, 3, 1, OVER_90))).toBe('90.0%–92.5%');
    expect(formatRate(rateOf(0, 0, 0, OVER_90))).toBe('—');
  });
});

describe('targets', () => {
  it('36 of 40 is not more than 90 %: 37 are needed', () => {
    expect(neededFor(OVER_90, 40)).toBe(37);
    expect(neededFor(OVER_90, 12)).toBe(11);
    expect(neededFor(ALL, 40)).toBe(40);
    expect(neededFor({ is: '>=', share: 0.9 }, 40)).toBe(36);
    expect(standsOnLimit(rateOf(36, 4, 0, OVER_90))).toBe(true);
    expect(standsOnLimit(rateOf(37, 3, 0, OVER_90))).toBe(false);
  });
  it('are read as the scores write them', () => {
    expect(shareTarget(rateOf(1, 0, 0, OVER_90))).toEqual(OVER_90);
    expect(shareTarget(rateOf(1, 0, 0, undefined))).toBeNull();
  });
});

describe('scores', () => {
  it('are cut off: 59.96 stays below 60', () => {
    expect(formatScore(59.96)).toBe('59.9');
    expect(formatScore(60)).toBe('60');
    expect(formatScore(99.999)).toBe('99.9');
  });
  it('show their bounds where they differ, and a dash where nothing was judged', () => {
    expect(formatBounds({ score: 90, low: 88, high: 92.55 })).toBe('88–92.5');
    expect(formatBounds({ score: 90, low: 90, high: 90 })).toBe('90');
    expect(formatBounds({ score: null, low: 0, high: 100 })).toBe('—');
  });
});
