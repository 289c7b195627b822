import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../../src/domain/finding.ts';
import type { RateDefinition } from '../../../src/domain/rule.ts';
import type { Site } from '../../../src/domain/site.ts';
import { conclude } from '../../../src/judge/conclude.ts';
import { AS_OF, AT, city, finding, indicator, pack, rule, site, tally } from './samples.ts';

const RATE: RateDefinition = {
  id: 'departments',
  title: '部门',
  titleEn: 'Departments',
  levels: ['department'],
  rules: ['thing'],
  target: { is: '=', share: 1 },
};
const PACK = pack({
  rates: [RATE],
  indicators: [
    indicator({
      rules: [
        rule({ id: 'thing' }),
        rule({
          id: 'department-rate',
          target: 'city',
          evidence: 'rate',
          applies: { fact: 'rate', is: 'equals', than: 'departments' },
          expect: { fact: 'verdict', is: 'equals', than: 'passed' },
          hintWhen: { fact: 'verdict', is: 'equals', than: 'cantTell' },
        }),
      ],
    }),
  ],
});

const PORTAL = site({ id: 'www', level: 'city' });
const FINANCE = site({ id: 'czj', name: '财政局', level: 'department' });
const COUNTY = site({ id: 'chibi', level: 'county', group: 'chibi' });
const GROUPS = [
  { id: 'chibi', name: '赤壁市' },
  { id: 'empty', name: '无网站县' },
];

function judgement(
  id: string,
  part: { passed?: number; failed?: number; cantTell?: number },
): [string, Judgement] {
  const findings = part.failed ? [finding({ site: id, rule: 'thing' })] : [];
  return [id, { findings, tallies: [tally({ site: id, rule: 'thing', ...part })] }];
}

function concluded(sites: readonly Site[], judgements: readonly [string, Judgement][]) {
  return conclude(city(sites, GROUPS), new Map(judgements), {
    ...{ pack: PACK, asOf: AS_OF, at: AT, checked: ['columns'], lang: 'zh' },
  });
}

describe('scores', () => {
  const { scores } = concluded(
    [PORTAL, FINANCE, COUNTY],
    [
      judgement('www', { passed: 1 }),
      judgement('czj', { failed: 1 }),
      judgement('chibi', { passed: 1, failed: 1 }),
    ],
  );

  it('of the city are the mean of its sites', () => {
    expect(scores.city.items['27']).toMatchObject({ score: 50, low: 50, high: 50 });
    expect(scores.city.total.score).toBe(50);
  });

  it('of groups: portal and departments together, each county by itself, none without sites', () => {
    expect(scores.groups.map((one) => [one.id, one.items['27']?.score])).toEqual([
      ['city', 50],
      ['chibi', 50],
    ]);
  });

  it('of groups have rates of their own, without the names of sites', () => {
    expect(scores.groups[0]?.rates['departments']).toEqual({
      ...{ passed: 0, failed: 1, unknown: 0, low: 0, high: 0, target: '= 1', verdict: 'failed' },
    });
    expect(scores.groups[1]?.rates['departments']).toMatchObject({ low: null, verdict: 'cantTell' });
  });

  it('of a site that was not judged are not checked, and have no vetoes', () => {
    const { scores: some } = concluded([PORTAL, FINANCE], [judgement('www', { passed: 1 })]);
    const left = some.sites.find((one) => one.id === 'czj');
    expect(left?.items['27']?.indicators[0]).toMatchObject({
      state: 'not-checked',
      score: null,
      low: 0,
      high: 100,
    });
    expect(left?.national.vetoes).toEqual([]);
    expect(some.city.items['27']).toMatchObject({ score: 100, low: 50, high: 100 });
  });
});

describe('findings about the city', () => {
  const of = (sites: readonly Site[], judgements: readonly [string, Judgement][]) =>
    concluded(sites, judgements).findings.filter((one) => one.rule === 'department-rate');

  it('have no site, and name who failed', () => {
    const [row, ...others] = of(
      [PORTAL, FINANCE],
      [judgement('www', { passed: 1 }), judgement('czj', { failed: 1 })],
    );
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      outcome: 'failed',
      target: { type: 'city', name: '清湖市' },
      facts: { failedSites: ['财政局'], counted: 1, needed: 1 },
    });
    expect(row).not.toHaveProperty('site');
  });

  it('are undecided where one site could tip the rate', () => {
    expect(of([FINANCE], [judgement('czj', { cantTell: 1 })])).toMatchObject([
      { outcome: 'cantTell', severity: 'note' },
    ]);
  });

  it('do not accuse or doubt a city that has no such site', () => {
    expect(of([PORTAL], [judgement('www', { passed: 1 })])).toMatchObject([{ outcome: 'untested' }]);
  });

  it('stand in canonical order among those of the sites', () => {
    const { findings } = concluded(
      [PORTAL, FINANCE],
      [judgement('www', { failed: 1 }), judgement('czj', { failed: 1 })],
    );
    expect(findings.map((one) => [one.rule, one.site])).toEqual([
      ['department-rate', undefined],
      ['thing', 'czj'],
      ['thing', 'www'],
    ]);
  });
});
