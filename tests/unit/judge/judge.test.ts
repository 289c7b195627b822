import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { Rule } from '../../../src/domain/rule.ts';
import type { Target } from '../../../src/domain/target.ts';
import { canonicalOrder } from '../../../src/judge/canonical-order.ts';
import { judge } from '../../../src/judge/judge.ts';
import { AS_OF, finding, indicator, pack, rule, seen, unseen } from './samples.ts';

const SUBJECT = {
  id: 'www',
  target: { type: 'site', url: 'http://www.demo.gov.cn/' },
  isCity: false,
} as const;

function judged(one: Rule, evidence: readonly Evidence[], checked: readonly 'columns'[] = ['columns']) {
  const rules = pack({ indicators: [indicator({ rules: [one] })] });
  return judge(SUBJECT, evidence, { pack: rules, asOf: AS_OF, checked, lang: 'zh' });
}

const pageAt = (path: string) => ({ type: 'page', url: `http://www.demo.gov.cn${path}` }) as const;

describe('rows', () => {
  it('names every failed target, and no passed one', () => {
    const { findings, tallies } = judged(rule(), [
      seen({ well: false }, { target: pageAt('/b') }),
      seen({ well: true }, { target: pageAt('/a') }),
      seen({ well: false }, { target: pageAt('/a2') }),
    ]);
    expect(findings.map((one) => [one.outcome, 'url' in one.target && one.target.url])).toEqual([
      ['failed', 'http://www.demo.gov.cn/a2'],
      ['failed', 'http://www.demo.gov.cn/b'],
    ]);
    expect(tallies).toEqual([expect.objectContaining({ passed: 1, failed: 2, cantTell: 0, untested: 0 })]);
  });

  it('says inapplicable once, with a count, however many pages', () => {
    const one = rule({ applies: { fact: 'list', is: 'isTrue' } });
    const evidence = ['/a', '/b', '/c'].map((path) => seen({ list: false }, { target: pageAt(path) }));
    const { findings } = judged(one, evidence);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ outcome: 'inapplicable', severity: 'note', facts: { count: 3 } });
    expect(findings[0]?.target).toEqual(SUBJECT.target);
  });

  it('says untested once, with a count, however many pages', () => {
    const evidence = ['/a', '/b'].map((path) => unseen('no-browser', { target: pageAt(path) }));
    const { findings } = judged(rule(), evidence);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ outcome: 'untested', severity: 'note', facts: { count: 2 } });
  });

  it('says untested where there is no evidence at all, or where the run did not look', () => {
    expect(judged(rule(), []).findings).toMatchObject([{ outcome: 'untested', facts: { count: 0 } }]);
    const left = judged(rule(), [seen({ well: false })], []);
    expect(left.findings).toMatchObject([{ outcome: 'untested' }]);
    expect(left.tallies).toMatchObject([{ failed: 0, untested: 1 }]);
  });

  it('leaves rules of the city alone when it judges a site', () => {
    const { findings, tallies } = judged(rule({ target: 'city', evidence: 'rate' }), []);
    expect([findings, tallies]).toEqual([[], []]);
  });
});

describe('severity', () => {
  const hint = { fact: 'grade', is: 'equals', than: 'review' };

  it.each(['error', 'warning', 'note'] as const)('a failed %s stays what it is', (severity) => {
    expect(judged(rule({ severity }), [seen({ well: false })]).findings[0]?.severity).toBe(severity);
  });

  it.each(['error', 'warning', 'note'] as const)('a hint of a rule with %s is a note', (severity) => {
    const { findings } = judged(rule({ severity, hintWhen: hint }), [seen({ well: false, grade: 'review' })]);
    expect(findings[0]).toMatchObject({ outcome: 'cantTell', severity: 'note' });
  });

  it('what could not be looked at is a warning, and a note where the rule is one', () => {
    expect(judged(rule(), [unseen('timeout')]).findings[0]?.severity).toBe('warning');
    expect(judged(rule({ severity: 'note' }), [unseen('timeout')]).findings[0]?.severity).toBe('note');
  });
});

describe('facts and pages of a finding', () => {
  it('names the obstacle where nothing was seen', () => {
    expect(judged(rule(), [unseen('timeout')]).findings[0]?.facts).toEqual({ why: 'timeout', detail: '' });
  });

  it('counts the places of a link and the pages of a fault', () => {
    const target: Target = { type: 'link', url: 'http://x.cn/', from: [], count: 7 };
    expect(judged(rule(), [seen({ well: false }, { target })]).findings[0]?.pages).toBe(7);
    expect(judged(rule(), [seen({ well: false, pages: 36 })]).findings[0]?.pages).toBe(36);
  });

  it('speaks the language of the run', () => {
    const options = { pack: pack(), asOf: AS_OF, checked: ['columns'] } as const;
    const message = (lang: 'zh' | 'en') =>
      judge(SUBJECT, [seen({ well: false })], { ...options, lang }).findings[0]?.message;
    expect([message('zh'), message('en')]).toEqual(['不好', 'not well']);
  });
});

describe('canonicalOrder', () => {
  it('goes by indicator, rule, site, outcome, address', () => {
    const inOrder = [
      finding({ indicator: '26.ipv6', rule: 'z' }),
      finding({ rule: 'a', site: 'edu' }),
      finding({ rule: 'a', site: 'www', outcome: 'cantTell' }),
      finding({ rule: 'a', site: 'www', target: pageAt('/a') }),
      finding({ rule: 'a', site: 'www', target: pageAt('/b') }),
      finding({ rule: 'b', site: 'edu' }),
    ];
    expect(canonicalOrder([...inOrder].reverse())).toEqual(inOrder);
  });

  it('has no ties: the same address as picture and as page', () => {
    const target: Target = { type: 'link', url: 'http://x.cn/a', from: [], count: 1 };
    const two = [finding({ target, facts: { role: 'image' } }), finding({ target, facts: { role: 'page' } })];
    expect(canonicalOrder(two)).toEqual(canonicalOrder([...two].reverse()));
  });
});
