import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tally } from '../../../src/domain/finding.ts';
import type { RateDefinition } from '../../../src/domain/rule.ts';
import { rateEvidence, rateOf } from '../../../src/judge/rates.ts';
import { AT, city, site, tally } from './samples.ts';

const MORE_THAN_90: RateDefinition = {
  id: 'ipv6-support',
  title: '支持率',
  titleEn: 'Support',
  levels: ['city', 'department'],
  rules: ['missing', 'unreachable'],
  target: { is: '>', share: 0.9 },
};
const ALL: RateDefinition = { ...MORE_THAN_90, target: { is: '=', share: 1 } };

/** Sites that passed, failed, and could not be judged. */
function population(passed: number, failed: number, unknown: number) {
  const outcomes = [
    ...Array.from({ length: passed }, () => ({ passed: 1 })),
    ...Array.from({ length: failed }, () => ({ failed: 1 })),
    ...Array.from({ length: unknown }, () => ({ cantTell: 1 })),
  ];
  const sites = outcomes.map((_, i) => site({ id: `s${i}`, name: `网站${i}` }));
  const tallies = outcomes.map((outcome, i) => tally({ site: `s${i}`, rule: 'missing', ...outcome }));
  return { sites, tallies };
}

function rate(definition: RateDefinition, passed: number, failed: number, unknown: number) {
  const { sites, tallies } = population(passed, failed, unknown);
  return rateOf(definition, sites, tallies);
}

describe('more than 90 %', () => {
  it.each([
    [37, 3, 0, 'passed'],
    [36, 4, 0, 'failed'],
    [36, 3, 1, 'cantTell'],
    [37, 0, 3, 'passed'],
    [35, 4, 1, 'failed'],
    [9, 1, 0, 'failed'],
    [10, 0, 0, 'passed'],
    [1, 0, 0, 'passed'],
    [0, 0, 1, 'cantTell'],
    [90, 10, 0, 'failed'],
    [91, 9, 0, 'passed'],
    [63, 7, 0, 'failed'],
  ] as const)('%i passed, %i failed, %i unknown: %s', (passed, failed, unknown, verdict) => {
    expect(rate(MORE_THAN_90, passed, failed, unknown)).toMatchObject({ passed, failed, unknown, verdict });
  });

  it('gives bounds with everything unknown as failed and as passed', () => {
    expect(rate(MORE_THAN_90, 36, 3, 1)).toMatchObject({ low: 0.9, high: 0.925, target: '> 0.9' });
  });

  it('needs 37 of 40', () => {
    const counted = rate(MORE_THAN_90, 36, 4, 0);
    const evidence = rateEvidence(city([]), MORE_THAN_90, counted, AT);
    expect(evidence).toMatchObject({ facts: { needed: 37, counted: 40, verdict: 'failed' } });
  });
});

describe('all', () => {
  it.each([
    [20, 0, 0, 'passed'],
    [19, 1, 0, 'failed'],
    [19, 0, 1, 'cantTell'],
    [18, 1, 1, 'failed'],
  ] as const)('%i passed, %i failed, %i unknown: %s', (passed, failed, unknown, verdict) => {
    expect(rate(ALL, passed, failed, unknown).verdict).toBe(verdict);
  });
});

describe('one site', () => {
  const of = (tallies: readonly Tally[], definition = MORE_THAN_90) => {
    const { passed, failed, unknown } = rateOf(definition, [site({ id: 's' })], tallies);
    return passed ? 'passed' : failed ? 'failed' : unknown ? 'unknown' : 'not counted';
  };
  const missing = (part: Partial<Tally>) => tally({ site: 's', rule: 'missing', ...part });
  const unreachable = (part: Partial<Tally>) => tally({ site: 's', rule: 'unreachable', ...part });

  it('fails when one rule failed, whatever is unknown beside it', () => {
    expect(of([missing({ failed: 1 }), unreachable({ cantTell: 1 })])).toBe('failed');
  });

  it('is unknown when one rule could not be judged, was not tested, or nothing is known', () => {
    expect(of([missing({ passed: 1 }), unreachable({ cantTell: 1 })])).toBe('unknown');
    expect(of([missing({ passed: 1 }), unreachable({ untested: 1 })])).toBe('unknown');
    expect(of([])).toBe('unknown');
    expect(of([tally({ site: 's', rule: 'another', passed: 1 })])).toBe('unknown');
  });

  it('is not made unknown by hints, where hints do not count', () => {
    const definition = { ...ALL, hintsCount: false };
    expect(of([missing({ passed: 5, cantTell: 2 }), unreachable({ passed: 1 })], definition)).toBe('passed');
    expect(of([missing({ cantTell: 2 })], definition)).toBe('unknown');
  });

  it('is not made to pass by rules that do not apply', () => {
    expect(of([missing({ inapplicable: 1 }), unreachable({ inapplicable: 1 })])).toBe('unknown');
  });

  it('is counted only at the levels of the rate', () => {
    const town = site({ id: 's', level: 'township' });
    const counted = rateOf(MORE_THAN_90, [town], [missing({ failed: 1 })]);
    expect(counted).toMatchObject({ passed: 0, failed: 0, low: null, high: null, verdict: 'cantTell' });
  });
});

it('a rate without target has no verdict of its own', () => {
  const { target: _, ...definition } = MORE_THAN_90;
  const counted = rate(definition, 5, 0, 0);
  expect(counted).not.toHaveProperty('target');
  expect(counted.verdict).toBe('cantTell');
});

it('names the failing and the unknown sites', () => {
  expect(rate(MORE_THAN_90, 1, 1, 1)).toMatchObject({ failedSites: ['网站1'], unknownSites: ['网站2'] });
});

describe('any rate', () => {
  const few = fc.integer({ min: 0, max: 60 });

  it('is a verdict only where it holds at both ends', () => {
    fc.assert(
      fc.property(few, few, few, (passed, failed, unknown) => {
        const told = rate(MORE_THAN_90, passed, failed, unknown);
        const all = passed + failed + unknown;
        fc.pre(all > 0);
        expect(told).toMatchObject({ low: passed / all, high: (passed + unknown) / all });
        const [worst, best] = [passed * 10 > all * 9, (passed + unknown) * 10 > all * 9];
        expect(told.verdict).toBe(worst && best ? 'passed' : worst || best ? 'cantTell' : 'failed');
      }),
    );
  });

  it('is not lost by what weighs only as a warning', () => {
    const one = site({ id: 's', name: '网站' });
    const tallies = (warnings: number) => [
      tally({ site: 's', rule: 'missing', passed: 1 }),
      { ...tally({ site: 's', rule: 'unreachable', failed: 1 }), warnings },
    ];
    expect(rateOf(ALL, [one], tallies(1))).toMatchObject({ passed: 1, failed: 0 });
    expect(rateOf(ALL, [one], tallies(0))).toMatchObject({ passed: 0, failed: 1 });
  });

  it('may count targets in place of sites', () => {
    const apps: RateDefinition = { ...MORE_THAN_90, rules: ['app'], unit: 'target' };
    const sites = [site({ id: 's', name: '甲' }), site({ id: 't', name: '乙' })];
    const tallies = [
      tally({ site: 's', rule: 'app', passed: 2, failed: 1 }),
      tally({ site: 't', rule: 'app', inapplicable: 1 }),
    ];
    expect(rateOf(apps, sites, tallies)).toMatchObject({ passed: 2, failed: 1, unknown: 0, low: 2 / 3 });
  });
});
