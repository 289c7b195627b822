import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tally } from '../../../src/domain/finding.ts';
import type { Indicator, Rule } from '../../../src/domain/rule.ts';
import { scoreSite } from '../../../src/judge/score.ts';
import { indicator, pack, rule, tally } from './samples.ts';

function scored(
  one: Partial<Indicator>,
  tallies: readonly Tally[],
  checked: readonly 'columns'[] = ['columns'],
) {
  const rules = pack({ indicators: [indicator(one)] });
  return scoreSite(tallies, rules, checked);
}

function of(method: Indicator['score'], rules: readonly Rule[], tallies: readonly Tally[]) {
  return scored({ score: method, rules }, tallies).items['27']?.indicators[0];
}

const A = rule({ id: 'a', points: 5, weight: 3 });
const B = rule({ id: 'b', points: 0.1, weight: 1 });
const HINT = rule({ id: 'hint', otherwise: 'cantTell', severity: 'note' });

describe('deduct', () => {
  it('takes the points of every failed target from 100', () => {
    const score = of(
      'deduct',
      [A, B],
      [tally({ rule: 'a', failed: 2, passed: 9 }), tally({ rule: 'b', failed: 3 })],
    );
    expect(score).toMatchObject({ score: 89.7, low: 89.7, high: 89.7, judged: 14, total: 14 });
  });

  it('never goes below 0', () => {
    expect(of('deduct', [A], [tally({ rule: 'a', failed: 500 })])).toMatchObject({
      score: 0,
      low: 0,
      high: 0,
    });
  });

  it('counts the undecided as failed in low only', () => {
    const score = of('deduct', [A], [tally({ rule: 'a', failed: 1, cantTell: 2 })]);
    expect(score).toMatchObject({ score: 95, low: 85, high: 95, judged: 1, total: 3 });
  });

  it('is not in doubt for targets nobody looked at, where the rule did not apply to the others', () => {
    const seen = tally({ rule: 'a', inapplicable: 45, untested: 24 });
    expect(of('deduct', [A, B], [seen, tally({ rule: 'b', passed: 1 })])).toMatchObject({
      score: 100,
      low: 100,
    });
    const unseen = tally({ rule: 'a', untested: 2 });
    expect(of('deduct', [A, B], [unseen, tally({ rule: 'b', passed: 1 })])).toMatchObject({
      score: 100,
      low: 90,
    });
  });

  it('is not moved by hints', () => {
    const score = of(
      'deduct',
      [A, HINT],
      [tally({ rule: 'a', passed: 1 }), tally({ rule: 'hint', cantTell: 9 })],
    );
    expect(score).toMatchObject({ score: 100, low: 100, high: 100 });
  });
});

describe('share-passed', () => {
  it('is the share of passed targets, weighted by rule', () => {
    const tallies = [tally({ rule: 'a', passed: 1, failed: 1 }), tally({ rule: 'b', passed: 4 })];
    expect(of('share-passed', [A, B], tallies)).toMatchObject({ score: 62.5, low: 62.5, high: 62.5 });
  });

  it('leaves rules out that judged nothing', () => {
    const tallies = [tally({ rule: 'a', passed: 1 }), tally({ rule: 'b', inapplicable: 4 })];
    expect(of('share-passed', [A, B], tallies)).toMatchObject({ score: 100, low: 100, high: 100 });
  });

  it('bounds the undecided both ways', () => {
    const score = of('share-passed', [A], [tally({ rule: 'a', passed: 2, failed: 1, cantTell: 1 })]);
    expect(score).toMatchObject({ score: 66.66, low: 50, high: 75, judged: 3, total: 4 });
  });

  it('gives no marks for hints, whichever way they go', () => {
    const a = tally({ rule: 'a', passed: 1, failed: 1 });
    const without = of('share-passed', [A], [a]);
    for (const hint of [{ passed: 40 }, { cantTell: 40 }, { passed: 1, cantTell: 1 }]) {
      const score = of('share-passed', [A, HINT], [a, tally({ rule: 'hint', ...hint })]);
      expect(score).toMatchObject({ score: 50, low: 50, high: 50 });
      expect(score?.score).toBe(without?.score);
    }
  });

  it('has no score where only hints had something to say', () => {
    const score = of(
      'share-passed',
      [A, HINT],
      [tally({ rule: 'a', inapplicable: 1 }), tally({ rule: 'hint', passed: 3 })],
    );
    expect(score).toMatchObject({ score: null, low: null, high: null });
  });

  it('never rounds a miss up to a pass', () => {
    expect(of('share-passed', [A], [tally({ rule: 'a', passed: 99_999, failed: 1 })])?.score).toBe(99.99);
  });
});

describe('what was not looked at', () => {
  it('is not-checked, never full marks', () => {
    const { items, total } = scored({}, [tally({ passed: 5 })], []);
    expect(items['27']?.indicators[0]).toMatchObject({
      score: null,
      low: 0,
      high: 100,
      state: 'not-checked',
    });
    expect(items['27']).toMatchObject({ score: null, low: 0, high: 100 });
    expect(total.score).toBeNull();
  });

  it('is not-checked where every target was left out', () => {
    expect(of('share-passed', [A], [tally({ rule: 'a', untested: 3 })])).toMatchObject({
      score: null,
      state: 'not-checked',
      total: 3,
    });
  });

  it('widens the bounds where one rule of several was never tried', () => {
    const tallies = [tally({ rule: 'a', passed: 2 }), tally({ rule: 'b', untested: 1 })];
    expect(of('share-passed', [A, B], tallies)).toMatchObject({ score: 100, low: 75, high: 100 });
    expect(of('deduct', [A, B], tallies)).toMatchObject({ score: 100, low: 99.9, high: 100 });
  });

  it('has no score, but bounds, where all is undecided', () => {
    expect(of('share-passed', [A], [tally({ rule: 'a', cantTell: 2 })])).toMatchObject({
      score: null,
      low: 0,
      high: 100,
      state: 'undecided',
      judged: 0,
      total: 2,
    });
  });

  it('is inapplicable, with nothing in sums, where nothing applies', () => {
    const inapplicable = of('share-passed', [A], [tally({ rule: 'a', inapplicable: 2 })]);
    expect(inapplicable).toMatchObject({ score: null, low: null, high: null, state: 'inapplicable' });
  });

  it('gives null for an item for which the pack has no rules', () => {
    expect(scored({}, []).items['26']).toMatchObject({ score: null, low: null, high: null, total: 0 });
  });
});

describe('total', () => {
  it('is weighted by item, over the items that judged something', () => {
    const rules = pack({
      indicators: [
        indicator({ id: '26.ipv6', item: 26, rules: [rule({ id: 'six' })] }),
        indicator({ rules: [rule({ id: 'seven' })] }),
      ],
    });
    const both = scoreSite([tally({ rule: 'six', passed: 1 }), tally({ rule: 'seven', failed: 1 })], rules, [
      'columns',
    ]);
    expect(both.total).toMatchObject({ score: 25, low: 25, high: 25 });
    const one = scoreSite(
      [tally({ rule: 'six', passed: 1 }), tally({ rule: 'seven', inapplicable: 1 })],
      rules,
      ['columns'],
    );
    expect(one.total).toMatchObject({ score: 100, low: 100, high: 100 });
  });

  it('keeps low ≤ score ≤ high within 0 and 100, for any tallies', () => {
    const count = fc.integer({ min: 0, max: 5 });
    const counts = fc.record({
      passed: count,
      failed: count,
      cantTell: count,
      inapplicable: count,
      untested: count,
    });
    const methods = fc.constantFrom<Indicator['score']>('deduct', 'share-passed');
    fc.assert(
      fc.property(methods, counts, counts, counts, (score, a, b, hint) => {
        const tallies = [
          tally({ rule: 'a', ...a }),
          tally({ rule: 'b', ...b }),
          tally({ rule: 'hint', ...hint }),
        ];
        const { total } = scored({ score, rules: [A, B, HINT] }, tallies);
        if (total.low === null || total.high === null) return expect(total.score).toBeNull();
        expect(total.low).toBeGreaterThanOrEqual(0);
        expect(total.high).toBeLessThanOrEqual(100);
        expect(total.low).toBeLessThanOrEqual(total.score ?? total.low);
        expect(total.score ?? total.high).toBeLessThanOrEqual(total.high);
        expect(total.judged).toBeLessThanOrEqual(total.total);
      }),
      { numRuns: 300 },
    );
  });
});
