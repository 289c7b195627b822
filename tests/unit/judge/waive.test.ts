import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPack } from '../../../src/app/load.ts';
import type { Day } from '../../../src/domain/brand.ts';
import type { Finding, Judgement, Tally } from '../../../src/domain/finding.ts';
import type { RulePack } from '../../../src/domain/rule.ts';
import type { Waiver } from '../../../src/domain/waiver.ts';
import { conclude } from '../../../src/judge/conclude.ts';
import { fitsGlob } from '../../../src/judge/fits-glob.ts';
import { waive } from '../../../src/judge/waive.ts';
import { AS_OF, AT, city, finding, site, tally } from './samples.ts';

const LINK: Finding = finding({
  ...{ indicator: '27.links', rule: 'broken-link', site: 'www', fingerprint: 'l1' },
  target: { type: 'link', url: 'http://old.example.gov.cn/a/b.html', from: ['http://www/'], count: 1 },
});
const COLUMN: Finding = finding({
  ...{ rule: 'stale-column', site: 'www', fingerprint: 'c1' },
  target: { type: 'column', name: '部门动态', url: 'http://www/bmdt/' },
});
const ELEMENT: Finding = finding({
  ...{ rule: 'link-without-name', site: 'www', fingerprint: 'e1' },
  target: { type: 'element', url: 'http://www/', selector: '#logo > a', html: '' },
});
const TALLIES: readonly Tally[] = [
  tally({ site: 'www', rule: 'broken-link', passed: 3, failed: 1 }),
  tally({ site: 'www', rule: 'stale-column', passed: 1, failed: 1 }),
  tally({ site: 'www', rule: 'link-without-name', failed: 1 }),
];
const JUDGEMENT: Judgement = { findings: [LINK, COLUMN, ELEMENT], tallies: TALLIES };

const waiver = (part: Partial<Waiver>): Waiver => ({
  ...{
    rule: 'broken-link',
    site: 'www',
    reason: '历史档案',
    owner: '信息中心',
    expires: '2027-01-01' as Day,
  },
  ...part,
});
const waivedBy = (part: Partial<Waiver>) =>
  waive(JUDGEMENT, [waiver(part)], AS_OF)
    .findings.filter((one) => one.waived)
    .map((one) => one.fingerprint);

describe('a waiver', () => {
  it.each<[string, Partial<Waiver>, readonly string[]]>([
    ['covers its rule on its site', {}, ['l1']],
    ['covers an address by a pattern', { target: { url: 'http://old.example.gov.cn/*.html' } }, ['l1']],
    ['covers a column by name', { rule: 'stale-column', target: { column: '部门*' } }, ['c1']],
    ['covers an element by selector', { rule: '*', target: { selector: '#logo > a' } }, ['e1']],
    ['covers nothing of another site', { site: 'jyj' }, []],
    ['covers nothing at another address', { target: { url: 'http://old.example.gov.cn/' } }, []],
    ['covers no link by the name of a column', { target: { column: '*' } }, []],
    ['holds on its last day', { expires: AS_OF }, ['l1']],
    ['holds no longer on the next', { expires: '2026-11-22' as Day }, []],
  ])('%s', (_, part, fingerprints) => {
    expect(waivedBy(part)).toEqual(fingerprints);
  });

  it('leaves findings and tallies what they are, and counts without them beside', () => {
    const judged = waive(JUDGEMENT, [waiver({})], AS_OF);
    expect(judged.findings[0]).toEqual({
      ...LINK,
      waived: { reason: '历史档案', owner: '信息中心', expires: '2027-01-01' },
    });
    expect(judged.tallies).toBe(TALLIES);
    expect(judged.lenient[0]).toMatchObject({ passed: 3, failed: 0, inapplicable: 1 });
    expect(judged.lenient[1]).toBe(TALLIES[1]);
  });

  it('never covers what was not checked', () => {
    const open = finding({ rule: 'broken-link', site: 'www', outcome: 'untested' });
    const judged = waive({ findings: [open], tallies: [] }, [waiver({})], AS_OF);
    expect(judged.findings).toEqual([open]);
  });
});

describe('the city', () => {
  let rules: RulePack;
  beforeAll(async () => {
    const loaded = await loadPack('rules');
    if (!loaded.ok) throw new Error(loaded.lines.join('\n'));
    rules = loaded.pack;
  });
  const concluded = (waivers: readonly Waiver[], whole: readonly string[] = ['www', 'jyj']) =>
    conclude(city([site({ id: 'www' }), site({ id: 'jyj' })]), new Map([['www', JUDGEMENT]]), {
      ...{ pack: rules, asOf: AS_OF, at: AT, checked: ['links', 'columns', 'accessibility'], lang: 'zh' },
      ...{ waivers, whole: new Set(whole) },
    });
  const about = (waivers: readonly Waiver[], whole?: readonly string[]) =>
    concluded(waivers, whole)
      .findings.filter((one) => one.rule.endsWith('-waiver'))
      .map((one) => [one.rule, one.outcome, one.severity]);

  it('has scores with and without what is waived, where something is', () => {
    const { scores } = concluded([waiver({})]);
    const [www, jyj] = scores.sites;
    const links = (items: NonNullable<typeof www>['items'] | undefined) =>
      items?.['27']?.indicators.find((one) => one.id === '27.links')?.score;
    expect(links(www?.items)).toBeLessThan(100);
    expect(links(www?.waived?.items)).toBe(100);
    expect(www?.waived?.total.score ?? 0).toBeGreaterThan(www?.total.score ?? 100);
    expect(jyj).not.toHaveProperty('waived');
    expect(scores.city.waived?.rates).toHaveProperty('ipv6-support');
  });
  it('is the same as ever without waivers', () => {
    expect(JSON.stringify(concluded([]).scores)).not.toContain('waived');
    expect(about([])).toEqual([]);
  });
  it('is told of a waiver that has expired and is still needed', () => {
    expect(about([waiver({ expires: '2026-11-01' as Day })])).toContainEqual([
      'expired-waiver',
      'failed',
      'warning',
    ]);
  });
  it('is told of a waiver that fits nothing, as a hint', () => {
    expect(about([waiver({ rule: 'broken-image' })])).toContainEqual(['unused-waiver', 'cantTell', 'note']);
  });
  it('is told nothing of a waiver whose site was not looked at to the end', () => {
    const unused = about([waiver({ rule: 'broken-image' })], ['jyj']);
    expect(unused.filter(([, outcome]) => outcome !== 'inapplicable')).toEqual([]);
  });
  it('is told nothing of a waiver of a kind that was not checked', () => {
    const unused = about([waiver({ rule: 'ipv6-slow' })]);
    expect(unused.filter(([, outcome]) => outcome !== 'inapplicable')).toEqual([]);
  });
  it('knows two waivers apart', () => {
    const two = concluded([waiver({ rule: 'broken-image' }), waiver({ rule: 'soft-404' })]).findings;
    const fingerprints = two.filter((one) => one.rule === 'unused-waiver').map((one) => one.fingerprint);
    expect(new Set(fingerprints).size).toBe(2);
  });
});

describe('fitsGlob', () => {
  it('says what the pattern as a regular expression would say', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.'), maxLength: 12 });
    fc.assert(
      fc.property(
        letters,
        fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 12 }),
        (glob, text) => {
          const pattern = glob
            .split('*')
            .map((part) => part.replaceAll('.', '\\.'))
            .join('.*');
          expect(fitsGlob(glob, text)).toBe(new RegExp(`^${pattern}$`).test(text));
        },
      ),
    );
  });
  it('ends for the worst of patterns', () => {
    expect(fitsGlob('*a'.repeat(500), 'a'.repeat(100_000).concat('b'))).toBe(false);
  });
});
