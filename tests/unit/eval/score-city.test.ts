import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/domain/finding.ts';
import type { Expectation, SiteAnswers } from '../../city/model.ts';
import { scoreCity } from '../../eval/score-city.ts';

const url = 'http://www.demo.gov.cn/gone.html';

describe('scoreCity', () => {
  it('finds what was planted', () => {
    const score = scored({ expect: [planted('broken-link')] }, [finding('broken-link')], ['broken-link']);
    expect(score).toMatchObject({ clean: true, missed: [], wrong: [] });
  });

  it('leaves rules out of account which the pack does not have', () => {
    const score = scored({ expect: [planted('soft-404')] }, [], ['broken-link']);
    expect(score).toMatchObject({ clean: true, rules: [], notInThePack: [{ rule: 'soft-404', cases: 1 }] });
  });

  it('misses what the pack could have said', () => {
    const score = scored({ expect: [planted('soft-404')] }, [], ['soft-404']);
    expect(score).toMatchObject({ clean: false, rules: [{ rule: 'soft-404', recall: 0 }] });
  });

  it('calls wrong what nobody planted', () => {
    const score = scored({}, [finding('broken-link')], ['broken-link']);
    expect(score).toMatchObject({ clean: false, rules: [{ rule: 'broken-link', precision: 0 }] });
  });

  it('holds nothing against a finding that may be made or not', () => {
    const tolerated = [{ rule: 'broken-link', url, why: '' }];
    expect(scored({ tolerated }, [finding('broken-link')], ['broken-link']).clean).toBe(true);
  });

  it('accepts a neighbouring rule only while the case has none of its own in the pack', () => {
    const expected = { expect: [{ ...planted('soft-404'), standIns: ['broken-link'] }] };
    expect(scored(expected, [finding('broken-link')], ['broken-link']).clean).toBe(true);
    expect(scored(expected, [finding('broken-link')], ['broken-link', 'soft-404']).wrong).toHaveLength(1);
  });
});

function planted(rule: string): Expectation {
  return { rule, outcome: 'failed', target: { type: 'link', url }, why: 'planted' };
}

function finding(rule: string): Finding {
  return {
    indicator: '27.links',
    rule,
    outcome: 'failed',
    severity: 'error',
    site: 'www',
    target: { type: 'link', url, from: [], count: 1 },
    message: '',
    facts: {},
    pages: 1,
    fingerprint: rule,
  };
}

function scored(answers: Partial<SiteAnswers>, findings: readonly Finding[], pack: readonly string[]) {
  const site = { id: 'www', expect: [], traps: [], tolerated: [], columns: [], ...answers };
  const sheet = { asOf: '2026-11-23', sites: [site], city: [], neverRequested: [] };
  return scoreCity({
    sheet,
    findings,
    requests: [],
    pack: new Set(pack),
    scores: { compared: 0, differences: [] },
    seconds: 0,
  });
}
