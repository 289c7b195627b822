import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadPack } from '../../../src/app/load.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { DeductionSheet } from '../../../src/domain/rule.ts';
import { nationalDeductions } from '../../../src/judge/national-deductions.ts';
import { finding, pack, site } from './samples.ts';

/** The shipped table is what is tested. */
const TABLE = parse(
  readFileSync(new URL('../../../rules/tables/national-deductions.yaml', import.meta.url), 'utf8'),
);
const PACK = pack({ tables: { 'national-deductions': TABLE } });
const PORTAL = site();

function stale(count: number, facts: Finding['facts'], outcome: Finding['outcome'] = 'failed') {
  return Array.from({ length: count }, () => finding({ rule: 'stale-column', outcome, facts }));
}

function broken(from: readonly string[], outcome: Finding['outcome'] = 'failed'): Finding {
  const target: Finding['target'] = {
    type: 'link',
    url: 'http://gone.example/',
    from: [...from],
    count: from.length,
  };
  return finding({ rule: 'broken-link', outcome, target });
}

function sheet(findings: readonly Finding[], one = PORTAL) {
  return nationalDeductions(one, { findings, tallies: [] }, PACK);
}

function rowOf(findings: readonly Finding[], id: string) {
  return sheet(findings)?.rows.find((row) => row.id === id);
}

describe('the national sheet', () => {
  it('takes for each failed target what its row says', () => {
    const found = [...stale(2, { class: 'news' }), ...stale(1, { class: 'policy' })];
    expect(rowOf(found, 'news-columns')).toMatchObject({ outcome: 'failed', failed: 2, points: 6 });
    expect(rowOf(found, 'notice-and-policy-columns')).toMatchObject({ failed: 1, points: 4 });
    expect(sheet(found)).toMatchObject({ points: 10, high: 90, low: 0 });
  });

  it('tells links on the home page from the others', () => {
    const found = [
      broken(['https://www.demo.gov.cn']),
      broken(['http://www.demo.gov.cn/zwgk/']),
      broken(['http://www.demo.gov.cn/a', 'http://www.demo.gov.cn/']),
    ];
    expect(rowOf(found, 'home-page-links')).toMatchObject({ failed: 2, points: 2 });
    expect(rowOf(found, 'other-links')).toMatchObject({ failed: 1, points: 0.1 });
    expect(sheet(found)?.points).toBe(2.1);
  });

  it('never takes more from a group than it has', () => {
    const found = [...stale(9, { class: 'news' }), ...stale(9, { class: 'notice' })];
    expect(rowOf(found, 'news-columns')?.points).toBe(27);
    expect(rowOf(found, 'notice-and-policy-columns')?.points).toBe(4);
    expect(sheet(found)).toMatchObject({ points: 31, high: 69 });
  });

  it('takes nothing for what cannot be told or was not looked at', () => {
    const found = [...stale(3, { class: 'news' }, 'cantTell'), broken([], 'untested')];
    expect(rowOf(found, 'news-columns')).toMatchObject({ outcome: 'cantTell', open: 3, points: 0 });
    expect(rowOf(found, 'other-links')).toMatchObject({ outcome: 'cantTell', points: 0 });
    expect(sheet(found)).toMatchObject({ points: 0, high: 100 });
  });

  it('bounds the undecided where a group is judged as a whole', () => {
    const group = { title: '甲', titleEn: 'A', points: 100, sure: 'own', open: [] } as const;
    const row = {
      id: 'r',
      group: 'g',
      title: '乙',
      titleEn: 'B',
      rules: ['stale-column'],
      each: 10,
    } as const;
    const small: DeductionSheet = {
      levels: ['city'],
      groups: [{ ...group, id: 'g' }],
      rows: [{ ...row, norm: '测试', sure: 'own' }],
    };
    const found = [...stale(2, {}), ...stale(3, {}, 'cantTell')];
    const own = pack({ tables: { 'national-deductions': JSON.parse(JSON.stringify(small)) } });
    expect(nationalDeductions(PORTAL, { findings: found, tallies: [] }, own)).toMatchObject({
      points: 20,
      low: 50,
      high: 80,
    });
  });

  it('scores portals only, and none that was never judged', () => {
    expect(sheet([], site({ level: 'township' }))).toBeNull();
    expect(sheet([], site({ level: 'county' }))).toMatchObject({ points: 0, high: 100 });
    expect(nationalDeductions(PORTAL, undefined, PACK)).toBeNull();
  });
});

it('the shipped sheet names rules and column classes that exist', async () => {
  const loaded = await loadPack('rules');
  if (!loaded.ok) throw new Error(loaded.lines.join('\n'));
  const rules = new Set(loaded.pack.indicators.flatMap((one) => one.rules.map((rule) => rule.id)));
  const classes = new Set(loaded.pack.columnClasses.map((one) => one.id));
  const table: DeductionSheet = TABLE;
  expect(table.rows.flatMap((row) => row.rules).filter((id) => !rules.has(id))).toEqual([]);
  expect(table.rows.flatMap((row) => row.classes ?? []).filter((id) => !classes.has(id))).toEqual([]);
});
