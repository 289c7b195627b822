import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Finding } from '../../../src/domain/finding.ts';
import { vetoes } from '../../../src/judge/vetoes.ts';
import { finding, pack } from './samples.ts';

/** The shipped table is what is tested. */
const PACK = pack({
  tables: {
    vetoes: parse(readFileSync(new URL('../../../rules/tables/vetoes.yaml', import.meta.url), 'utf8')),
  },
});

function stale(
  count: number,
  facts: Finding['facts'],
  outcome: Finding['outcome'] = 'failed',
): readonly Finding[] {
  return Array.from({ length: count }, () => finding({ rule: 'stale-column', outcome, facts }));
}

function outcomes(findings: readonly Finding[]) {
  return Object.fromEntries(vetoes({ findings, tallies: [] }, PACK).map((one) => [one.id, one.outcome]));
}

const NEWS = { class: 'news', level: 3 };

describe('stale columns', () => {
  it('five news columns of any level are a veto, four are none', () => {
    expect(outcomes(stale(5, NEWS))).toMatchObject({
      'stale-columns': 'failed',
      'overdue-columns': 'passed',
    });
    expect(outcomes(stale(4, NEWS))).toMatchObject({ 'stale-columns': 'passed' });
  });

  it('notices and policies count at the first level only', () => {
    expect(outcomes(stale(5, { class: 'notice', level: 1 }))).toMatchObject({ 'stale-columns': 'failed' });
    expect(outcomes(stale(5, { class: 'policy', level: 2 }))).toMatchObject({ 'stale-columns': 'passed' });
  });

  it('other classes count among the ten overdue ones', () => {
    expect(outcomes(stale(10, { class: 'planning', level: 1 }))).toMatchObject({
      'stale-columns': 'passed',
      'overdue-columns': 'failed',
    });
  });

  it('cannot be told where undecided columns could make the difference', () => {
    const four = stale(4, NEWS);
    expect(outcomes([...four, ...stale(1, NEWS, 'cantTell')])).toMatchObject({ 'stale-columns': 'cantTell' });
    expect(outcomes([...stale(3, NEWS), ...stale(1, NEWS, 'cantTell')])['stale-columns']).toBe('passed');
  });

  it('cannot be told where nobody looked', () => {
    expect(outcomes(stale(1, { count: 0 }, 'untested'))).toMatchObject({
      'stale-columns': 'cantTell',
      'overdue-columns': 'cantTell',
      'blank-columns': 'passed',
    });
  });
});

it('blank columns: five are a veto; blank and stale ones together make ten', () => {
  const blank = Array.from({ length: 5 }, () => finding({ rule: 'blank-column' }));
  expect(outcomes([...blank, ...stale(5, { class: 'planning', level: 1 })])).toEqual({
    'stale-columns': 'passed',
    'overdue-columns': 'failed',
    'blank-columns': 'failed',
    'stale-home-page': 'passed',
  });
});

it('one stale home page is a veto; an undecided one is not', () => {
  expect(outcomes([finding({ rule: 'stale-home-page' })])['stale-home-page']).toBe('failed');
  expect(outcomes([finding({ rule: 'stale-home-page', outcome: 'cantTell' })])['stale-home-page']).toBe(
    'cantTell',
  );
});

it('says nothing of a site that was never judged', () => {
  expect(vetoes(undefined, PACK)).toEqual([]);
});
