import { describe, expect, it } from 'vitest';
import type { Case } from '../../accessibility/case.ts';
import { cases } from '../../accessibility/cases.ts';
import { type Accusation, score } from '../../accessibility/score.ts';

const failing: Case = {
  ...{ id: 'link-empty', rule: 'c487ae', title: '空链接', outcome: 'failed', wcag: ['2.4.4'] },
  html: '<a id="bad" href="x"></a>',
  expect: '#bad',
};
const passing: Case = { ...failing, id: 'link-named', outcome: 'passed' };
const accusation = (more: Partial<Accusation> = {}): Accusation => ({
  ...{ rule: 'link-name', wcag: ['2.4.4', '4.1.2'], act: [], selectors: ['#bad'], atExpected: true },
  ...more,
});
const judged = (one: Case, ...accusations: Accusation[]) =>
  score([{ case: one, accusations, hints: [], unseen: null }]);

describe('the score of a look at labelled pages', () => {
  it('counts a fault as found by its criterion or by its ACT rule', () => {
    expect(judged(failing, accusation()).found).toBe(1);
    expect(judged(failing, accusation({ wcag: [], act: ['c487ae'] })).found).toBe(1);
  });

  it('counts neither another criterion nor another place', () => {
    expect(judged(failing, accusation({ wcag: ['1.4.3'] })).found).toBe(0);
    expect(judged(failing, accusation({ atExpected: false })).found).toBe(0);
    expect(judged(failing).missed).toEqual(['link-empty [c487ae; 2.4.4] 空链接']);
  });

  it('tells an accusation of what a passing page is in order about from one of something else', () => {
    expect(judged(passing, accusation())).toMatchObject({ accused: 1, beside: [] });
    expect(judged(passing, accusation({ wcag: ['1.4.3'] }))).toMatchObject({ accused: 0, falseAlarms: [] });
    expect(judged(passing, accusation({ wcag: ['1.4.3'] })).beside).toHaveLength(1);
  });
});

describe('the labelled pages', () => {
  it('have ids of their own, and criteria', () => {
    expect(new Set(cases.map((one) => one.id)).size).toBe(cases.length);
    expect(cases.filter((one) => one.wcag.length === 0)).toEqual([]);
  });

  it('mark the faulty element by an id that stands in the page', () => {
    const marked = cases.filter((one) => /^#[\w-]+$/.test(one.expect ?? ''));
    expect(marked.filter((one) => !one.html.includes(`id="${one.expect?.slice(1)}"`))).toEqual([]);
  });
});
