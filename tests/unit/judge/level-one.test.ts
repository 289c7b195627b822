import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/brand.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { levelOneSchema } from '../../../src/domain/level-one.ts';
import { levelOne } from '../../../src/judge/level-one.ts';
import { rateOf } from '../../../src/judge/rates.ts';
import { pack, seen, site, unseen } from './samples.ts';

const URL_A = 'http://www.demo.gov.cn/a.html';
const INDICATORS = [
  { number: 1, clause: '3.2.1.1', by: 'markup', rules: ['captcha-without-alternative'], hints: [] },
  { number: 2, clause: '3.2.1.2', by: 'engine', rules: ['link-without-name'], hints: ['wcag-hint'] },
  { number: 8, clause: '3.3.3.1', by: 'rendered', rules: ['keyboard-unreachable'], hints: [] },
].map((one) => ({ ...one, title: '题', titleEn: 'T', person: '看', personEn: 'look' }));
const PACK = pack({
  tables: {
    'level-one': { indicators: INDICATORS } as unknown as Json,
    'own-checks': {
      rules: [{ id: 'not-focusable', levelOne: 'keyboard-unreachable' }, { id: 'lang-contradicts-text' }],
    },
  },
});
const page = { type: 'page', url: URL_A } as const;
const READ = seen({ pictureLinks: [] }, { kind: 'site-markup' });
const RENDERED = seen(
  { results: [], passedRules: ['not-focusable'] },
  { kind: 'accessibility', target: page },
);
const ENGINE_ONLY = seen({ results: [], passedRules: [] }, { kind: 'accessibility', target: page });

function finding(rule: string, part: Partial<Finding> = {}): Finding {
  return {
    ...{
      indicator: '26.accessibility',
      rule,
      outcome: 'failed',
      severity: 'error',
      site: 'www',
      message: '',
      pages: 1,
    },
    target: { type: 'element', url: URL_A, selector: 'a', html: '<a>' },
    facts: { grade: 'failure', summary: '' },
    fingerprint: `of-${rule}`,
    ...part,
  };
}

function judged(
  findings: readonly Finding[],
  evidence: readonly Evidence[],
  checked = ['accessibility'] as const,
) {
  const made = levelOne({ findings, tallies: [] }, evidence, { pack: PACK, checked });
  if (!made) throw new Error('no table');
  return levelOneSchema.parse(made);
}

const states = (...input: Parameters<typeof judged>) =>
  judged(...input).indicators.map((one) => one.why ?? one.state);

describe('the verdict', () => {
  it('is at best that no failure was found', () => {
    const level = judged([], [READ, RENDERED]);
    expect(level.verdict).toBe('noFailureFound');
    expect(level.counts).toEqual({ failed: 0, noFailureFound: 3, needsPerson: 0, notJudged: 0 });
  });

  it('is failed with one indicator that certainly fails, proved by its findings', () => {
    const level = judged([finding('captcha-without-alternative')], [READ]);
    expect(level.verdict).toBe('failed');
    expect(level.indicators[0]).toMatchObject({
      state: 'failed',
      proof: [{ fingerprint: 'of-captcha-without-alternative', url: URL_A }],
    });
  });

  it('leaves open what a person must look at, and does not fail for it', () => {
    const facts = { grade: 'review', summary: '验证码' };
    const level = judged(
      [finding('captcha-without-alternative', { outcome: 'cantTell', facts })],
      [READ, RENDERED],
    );
    expect(level.verdict).toBe('noFailureFound');
    expect(level.indicators[0]).toMatchObject({
      state: 'needsPerson',
      items: [{ page: URL_A, see: '<a>', beside: '验证码' }],
    });
  });

  it('never fails for what is beyond the level', () => {
    const level = judged([finding('wcag-hint'), finding('wcag-other')], [READ, RENDERED]);
    expect(level.indicators.map((one) => one.state)).toEqual([
      'noFailureFound',
      'needsPerson',
      'noFailureFound',
    ]);
  });

  it('does not take advice for a doubt', () => {
    const advice = finding('link-without-name', { outcome: 'cantTell', facts: { grade: 'advice' } });
    expect(states([advice], [READ, RENDERED])).toEqual([
      'noFailureFound',
      'noFailureFound',
      'noFailureFound',
    ]);
  });

  it('lays at most twenty things ready', () => {
    const many = Array.from({ length: 30 }, () => finding('wcag-hint'));
    expect(judged(many, [READ, RENDERED]).indicators[1]?.items).toHaveLength(20);
  });
});

describe('our own checks in the browser', () => {
  const page = (facts: object) => seen(facts as Json, { kind: 'accessibility' });
  const result = (rule: string, selector: string) => ({ rule, outcome: 'review', nodes: [{ selector }] });
  const state = (...pages: readonly Evidence[]) => states([], [READ, ...pages])[2];

  it('that are silent where others spoke had nothing to judge', () => {
    expect(state(page({ results: [], passedRules: ['lang-contradicts-text'] }))).toBe('noFailureFound');
  });

  it('that came to no end on any page are not judged', () => {
    const unfinished = page({
      results: [result('not-focusable', 'html')],
      passedRules: ['lang-contradicts-text'],
    });
    expect(state(unfinished)).toBe('no-result');
    expect(state(unfinished, page({ results: [], passedRules: ['not-focusable'] }))).toBe('noFailureFound');
    expect(state(page({ results: [result('not-focusable', '#menu')], passedRules: [] }))).toBe(
      'noFailureFound',
    );
  });
});

describe('what did not run', () => {
  it.each([
    ['no browser', [READ], ['noFailureFound', 'no-browser', 'no-browser']],
    [
      'pages that did not open in it',
      [READ, unseen('timeout', { kind: 'accessibility' })],
      ['noFailureFound', 'not-rendered', 'not-rendered'],
    ],
    [
      'a check of our own that came to no end',
      [READ, ENGINE_ONLY],
      ['noFailureFound', 'noFailureFound', 'no-result'],
    ],
    ['pages that were not read for it', [RENDERED], ['no-result', 'noFailureFound', 'noFailureFound']],
    ['a site that was not reached', [], ['not-reached', 'not-reached', 'not-reached']],
  ] as const)('is not judged: %s', (_, evidence, expected) => {
    expect(states([], evidence)).toEqual(expected);
    expect(judged([], evidence).verdict).toBe('notJudged');
  });

  it('is not judged where accessibility was left out', () => {
    expect(
      levelOne({ findings: [], tallies: [] }, [READ, RENDERED], { pack: PACK, checked: ['links'] })?.verdict,
    ).toBe('notJudged');
  });

  it('does not hide a failure', () => {
    expect(judged([finding('link-without-name')], [READ]).verdict).toBe('failed');
  });
});

describe('picture links', () => {
  const links = (name: string) => [
    seen(
      { pictureLinks: [{ url: URL_A, name, src: 'a.png', page: 'http://www.demo.gov.cn/' }] },
      { kind: 'site-markup' },
    ),
    seen({ title: '政务公开年报 - 某局', heading: '年报' }, { kind: 'page', target: page }),
    RENDERED,
  ];

  it('lie ready where name and target have no words in common', () => {
    expect(judged([], links('浮动窗口')).indicators[1]).toMatchObject({
      state: 'needsPerson',
      items: [{ page: 'http://www.demo.gov.cn/', see: '浮动窗口', beside: '年报 · 政务公开年报 - 某局' }],
    });
  });

  it('need nobody where they have', () => {
    expect(judged([], links('公开年报')).indicators[1]?.state).toBe('noFailureFound');
  });
});

describe('the rate of the city', () => {
  const definition = {
    ...{ id: 'accessibility-level-1', title: '率', titleEn: 'Rate', levels: ['city'] as const },
    ...{ rules: ['link-without-name'], by: 'level-one' as const, target: { is: '=' as const, share: 1 } },
  };
  const sites = ['a', 'b', 'c', 'd'].map((id) => site({ id }));

  it('counts what was not judged, and what was not reached, as unknown', () => {
    const levels = new Map([
      ['a', judged([], [READ, RENDERED])],
      ['b', judged([], [READ])],
      ['c', judged([finding('link-without-name')], [READ])],
    ]);
    expect(rateOf(definition, sites, [], levels)).toMatchObject({
      passed: 1,
      failed: 1,
      unknown: 2,
      low: 0.25,
      high: 0.75,
      verdict: 'failed',
    });
  });
});
