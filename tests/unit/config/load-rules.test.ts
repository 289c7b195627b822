import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/config/fault.ts';
import { loadRules } from '../../../src/config/load-rules.ts';
import { tempFiles } from './temp-files.ts';

const OPERATORS = [
  'equals',
  'oneOf',
  'notOneOf',
  'atMost',
  'moreThan',
  'isTrue',
  'isFalse',
  'present',
  'matches',
];

const TABLES = {
  'tables/items.yaml': 'items: [{ id: 27, title: 运维, titleEn: Upkeep, weight: 1 }]\n',
  'tables/rates.yaml': 'rates: []\n',
  'tables/column-classes.yaml':
    'classes: [{ id: news, title: 要闻, titleEn: News, limit: { days: 14 }, names: [要闻], source: { plan: a, norm: b, sure: own } }]\n',
};

const GOOD = `id: 27.links
item: 27
kind: links
title: 链接
titleEn: Links
source: { plan: 第27项, norm: 无, sure: own }
weight: 1
score: deduct
rules:
  - id: broken-link
    target: link
    evidence: link
    title: 死链
    titleEn: Broken link
    expect: { fact: verdict, is: notOneOf, than: [broken] }
    severity: error
    says: { failed: "{url} {reason} {count}", cantTell: "{url}" }
    saysEn: { failed: "{url}", cantTell: "{url}" }
    remedy: 改
    remedyEn: mend
    examples:
      - { name: ok, facts: { verdict: ok }, outcome: passed }
      - { name: bad, facts: { verdict: broken }, outcome: failed }
`;

async function load(files: { readonly [name: string]: string }) {
  return loadRules(await tempFiles({ ...TABLES, ...files }), { operators: OPERATORS });
}

async function faultsOf(files: string | { readonly [name: string]: string }): Promise<readonly Fault[]> {
  const loaded = await load(typeof files === 'string' ? { '27/27.links.yaml': files } : files);
  return loaded.ok ? [] : loaded.faults;
}

function places(faults: readonly Fault[]): readonly string[] {
  return faults.map((f) => `${f.line} ${f.path}`.trim());
}

describe('a good rule pack', () => {
  it('has every default filled in', async () => {
    const loaded = await load({ '27/27.links.yaml': GOOD });
    expect(loaded.ok && loaded.value.indicators[0]?.rules[0]).toMatchObject({
      indicator: '27.links',
      otherwise: 'failed',
      points: 5,
      weight: 1,
      tags: {},
      source: { sure: 'own' },
    });
  });

  it('leaves out files whose name begins with _, and keeps further tables as data', async () => {
    const loaded = await load({
      '27/27.links.yaml': GOOD,
      '_template.yaml': 'id: [',
      'tables/home-page.yaml': 'limitDays: 14\n',
    });
    expect(loaded.ok && loaded.value.tables).toEqual({ 'home-page': { limitDays: 14 } });
  });

  it('has a digest of its texts, whatever the line ends', async () => {
    const digestOf = async (text: string) => {
      const loaded = await load({ '27/27.links.yaml': text });
      return loaded.ok ? loaded.value.digest : null;
    };
    const digest = await digestOf(GOOD);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await digestOf(GOOD.replaceAll('\n', '\r\n'))).toBe(digest);
    expect(await digestOf(GOOD.replace('改', '删'))).not.toBe(digest);
  });

  it('takes only the rows that have one of the wanted values', async () => {
    const rows =
      'rules:\n  - { id: a, grade: failure }\n  - { id: b, grade: advice }\n  - { id: c, grade: review }\n';
    const template = GOOD.replace(
      'id: broken-link',
      'each: { table: grades, where: { grade: [advice, review] } }\n    id: "wcag-{row.id}"',
    );
    const loaded = await load({ '27/27.links.yaml': template, 'tables/grades.yaml': rows });
    expect(loaded.ok && loaded.value.indicators[0]?.rules.map((r) => r.id)).toEqual(['wcag-b', 'wcag-c']);
  });

  it('makes one rule for every row of a table', async () => {
    const rows = `rules:
  - { id: image-alt, title: 图, titleEn: Picture, remedy: 改, wcag: ["1.1.1"], act: [], grade: failure, impact: critical }
  - { id: label, title: 标, titleEn: Label, remedy: 改, wcag: [], act: [], grade: failure, impact: critical, levelOne: control-without-name }
`;
    const template = GOOD.replace(
      'id: broken-link',
      'each: { table: axe-rules, without: levelOne }\n    id: "wcag-{row.id}"',
    )
      .replace('title: 死链', 'title: "{row.title}"')
      .replace('remedy: 改', 'remedy: "{row.remedy}"\n    tags: { wcag: "{row.wcag}" }');
    const loaded = await load({ '27/27.links.yaml': template, 'tables/axe-rules.yaml': rows });
    expect(loaded.ok && loaded.value.indicators[0]?.rules.map((r) => [r.id, r.title, r.tags])).toEqual([
      ['wcag-image-alt', '图', { wcag: ['1.1.1'] }],
    ]);
  });
});

describe('what is wrong is named with its line and field', () => {
  it.each([
    ['an unknown key', GOOD.replace('remedy: 改', 'remedy: 改\n    remedyZh: 改'), '20 rules[0].remedyZh'],
    ['a missing text', GOOD.replace('    remedy: 改\n', ''), '10 rules[0].remedy'],
    ['a wrong type', GOOD.replace('weight: 1', 'weight: much'), '7 weight'],
    ['an unknown item', GOOD.replace('item: 27', 'item: 31'), '2 item'],
    ['an unknown kind', GOOD.replace('kind: links', 'kind: link'), '3 kind'],
    ['an unknown evidence', GOOD.replace('evidence: link', 'evidence: lnk'), '12 rules[0].evidence'],
    ['an unknown operator', GOOD.replace('notOneOf', 'noneOf'), '15 rules[0].expect.is'],
    ['an unknown fact', GOOD.replace('fact: verdict', 'fact: verdikt'), '15 rules[0].expect.fact'],
    ['a comparand that is missing', GOOD.replace(', than: [broken]', ''), '15 rules[0].expect'],
    ['a comparand that is no list', GOOD.replace('[broken] }', 'broken }'), '15 rules[0].expect.than'],
    ['a comparand too many', GOOD.replace('is: notOneOf', 'is: present'), '15 rules[0].expect.than'],
    [
      'a comparand fact that is unknown',
      GOOD.replace('is: notOneOf, than: [broken]', 'is: equals, than: { fact: x }'),
      '15 rules[0].expect.than.fact',
    ],
    [
      'a check that is none',
      GOOD.replace('{ fact: verdict, is: notOneOf, than: [broken] }', '{ every: [] }'),
      '15 rules[0].expect',
    ],
    [
      'a fault deep in a check',
      GOOD.replace('expect: {', 'expect:\n      any:\n        - {').replace('fact: verdict', 'fact: verdikt'),
      '17 rules[0].expect.any[0].fact',
    ],
    ['a placeholder that nothing fills', GOOD.replace('{reason}', '{unheardOf}'), '17 rules[0].says.failed'],
    [
      'a missing text for failed',
      GOOD.replace('saysEn: { failed: "{url}", ', 'saysEn: { '),
      '18 rules[0].saysEn.failed',
    ],
    [
      'a hint that is an error',
      GOOD.replace('severity: error', 'severity: error\n    otherwise: cantTell'),
      '16 rules[0].severity',
    ],
    [
      'an example with an invented fact',
      GOOD.replace('{ verdict: ok }', '{ verdct: ok }'),
      '22 rules[0].examples[0].facts',
    ],
    [
      'an example with an impossible value',
      GOOD.replace('{ verdict: ok }', '{ verdict: fine }'),
      '22 rules[0].examples[0].facts.verdict',
    ],
    ['no example that passes', GOOD.replace('outcome: passed', 'outcome: failed'), '21 rules[0].examples'],
    ['a rule twice', `${GOOD}${GOOD.slice(GOOD.indexOf('  - id: broken-link'))}`, '24 rules[1].id'],
    ['no rules', GOOD.slice(0, GOOD.indexOf('rules:')).concat('rules: []\n'), '9 rules'],
    [
      'a table that is not there',
      GOOD.replace('target: link', 'each: { table: nothing }\n    target: link'),
      '11 rules[0].each.table',
    ],
  ])('%s', async (_, content, place) => {
    const tables = { 'tables/some.yaml': 'rules: [{ id: a }]\n' };
    expect(places(await faultsOf({ ...tables, '27/27.links.yaml': content }))).toContain(place);
  });

  it('a file whose name or folder is not that of its indicator', async () => {
    expect(places(await faultsOf({ '28/27.link.yaml': GOOD }))).toEqual(['1 id', '2 item']);
  });

  it('a rule id which two files claim, with the first place', async () => {
    const other = GOOD.replace('id: 27.links', 'id: 27.other');
    const faults = await faultsOf({ '27/27.links.yaml': GOOD, '27/27.other.yaml': other });
    expect(places(faults)).toEqual(['10 rules[0].id']);
    expect(faults[0]?.message).toMatch(/27\.links\.yaml:10 rules\[0\]\.id$/);
  });

  it('a rate that hangs on a rule which does not exist', async () => {
    const rates = 'rates:\n  - { id: r, title: 率, titleEn: Rate, levels: [city], rules: [broken-lnk] }\n';
    const faults = await faultsOf({ '27/27.links.yaml': GOOD, 'tables/rates.yaml': rates });
    expect(places(faults)).toEqual(['2 rates[0].rules[0]']);
  });

  it('two faults in one file and one in another, all at once', async () => {
    const faults = await faultsOf({
      '27/27.links.yaml': GOOD.replace('notOneOf', 'noneOf').replace('severity: error', 'severity: grave'),
      '27/27.marks.yaml': 'id: {',
      'tables/items.yaml': 'items: []\n',
    });
    expect(new Set(faults.map((f) => f.file.replace(/.*[/\\]/, '')))).toEqual(
      new Set(['27.links.yaml', '27.marks.yaml', 'items.yaml']),
    );
  });

  it('suggests the nearest operator, fact and kind', async () => {
    const faults = await faultsOf(
      GOOD.replace('notOneOf', 'notOnOf').replace('fact: verdict', 'fact: verdit'),
    );
    expect(faults.map((f) => f.message.slice(f.message.indexOf(';')))).toEqual([
      '; did you mean “verdict”?',
      '; did you mean “notOneOf”?',
    ]);
  });
});

it('a directory that is not there, or holds no indicator, is a fault', async () => {
  expect((await loadRules('/nowhere', { operators: OPERATORS })).ok).toBe(false);
  expect((await load({})).ok).toBe(false);
});

it('the template is a rule pack that loads, once it has its name', async () => {
  const template = await readFile(new URL('../../../rules/_template.yaml', import.meta.url), 'utf8');
  const operators = [...OPERATORS, 'lessThan'];
  const dir = await tempFiles({ ...TABLES, '27/27.example.yaml': template });
  expect(await loadRules(dir, { operators })).toMatchObject({ ok: true });
});
