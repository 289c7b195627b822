import { describe, expect, it } from 'vitest';
import { DEFAULT_GATE } from '../../../../src/config/load-policy.ts';
import type { Finding } from '../../../../src/domain/finding.ts';
import type { GatePolicy } from '../../../../src/domain/gate.ts';
import type { Scores } from '../../../../src/domain/score.ts';
import { decide, type GateInput } from '../../../../src/judge/gate/decide.ts';

const SCORES = {
  city: { total: { score: 79.96 }, items: { '26': { score: 90 }, '27': { score: null } } },
} as unknown as Scores; // what the gate reads of them

function finding(rule: string, indicator = '27.links'): Finding {
  return { rule, indicator, fingerprint: `${rule}${Math.abs(indicator.length)}` } as unknown as Finding; // as above
}

function input(...findings: readonly Partial<GateInput['findings'][number]>[]): GateInput {
  return {
    findings: findings.map((one) => ({
      finding: finding('broken-link'),
      known: false,
      confirmed: true,
      outside: false,
      ...one,
    })),
    gone: [],
    scores: SCORES,
    judged: 1,
  };
}

const by = (policy: Partial<GatePolicy>): GatePolicy => ({ ...DEFAULT_GATE.policy, ...policy });
const effects = (given: GateInput, policy: Partial<GatePolicy>) =>
  decide(given, by(policy)).findings.map((one) => one.effect);

describe('without a policy', () => {
  it('stops for a certain fault that is new, and says why', () => {
    const decision = decide(input({}), by({}));
    expect(decision.passed).toBe(false);
    expect(decision.stops).toEqual([{ kind: 'findings', rule: 'broken-link', count: 1, allowed: 0 }]);
  });

  it('lets through what was there, what did not come back, and links to other hosts', () => {
    const given = input({ known: true }, { confirmed: false }, { outside: true });
    expect(effects(given, {})).toEqual(['known', 'unconfirmed', 'outside']);
    expect(decide(given, by({})).passed).toBe(true);
  });

  it('stops where too little was seen', () => {
    const decision = decide({ ...input(), judged: 0.94 }, by({}));
    expect(decision.stops).toEqual([{ kind: 'judged', share: 0.94, least: 0.95 }]);
  });
});

describe('a policy', () => {
  it('is taken from the narrowest name', () => {
    const given = input({ known: true });
    expect(effects(given, { failOn: 'any' })).toEqual(['stops']);
    expect(effects(given, { failOn: 'any', items: { '27': 'new' } })).toEqual(['known']);
    expect(effects(given, { items: { '27': 'new' }, indicators: { '27.links': 'any' } })).toEqual(['stops']);
    expect(effects(given, { indicators: { '27.links': 'any' }, rules: { 'broken-link': 'never' } })).toEqual([
      'never',
    ]);
  });

  it('lets a budget through, and nothing of it once it is overspent', () => {
    const two = input({}, {});
    expect(effects(two, { budgets: { 'broken-link': { new: 2 } } })).toEqual(['budget', 'budget']);
    expect(effects(two, { budgets: { 'broken-link': { new: 1 } } })).toEqual(['stops', 'stops']);
    const one = input({ known: true }, {});
    expect(effects(one, { budgets: { 'broken-link': { new: 1, all: 1 } } })).toEqual(['known', 'stops']);
  });

  it('never rounds a score up to a pass, and leaves out what nobody could tell', () => {
    const stops = decide(input(), by({ minScore: { total: 80, '26': 90, '27': 90 } })).stops;
    expect(stops).toEqual([{ kind: 'score', scope: 'total', score: 79.96, least: 80 }]);
  });

  it('can demand that the baseline is kept clean', () => {
    const gone = [
      { rule: 'x', type: 'site', places: [], essence: '', text: '', trail: '', shape: '' },
    ] as const;
    expect(decide({ ...input(), gone }, by({})).passed).toBe(true);
    expect(decide({ ...input(), gone }, by({ staleBaseline: 'fail' })).stops).toEqual([
      { kind: 'stale-baseline', count: 1 },
    ]);
  });

  it('can count links to other hosts', () => {
    expect(effects(input({ outside: true }), { outsideLinks: 'fail' })).toEqual(['stops']);
  });
});
