import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/brand.ts';
import type { Evidence } from '../../../../src/domain/evidence.ts';
import { faultSchema } from '../../../../src/domain/facts/derived.ts';
import { deriveFaults } from '../../../../src/judge/derive/faults.ts';
import type { SiteFault } from '../../../../src/judge/derive/markup/site-fault.ts';
import { withMarkup } from '../../../../src/judge/derive/markup-faults.ts';
import { indicator, pack, rule, seen, unseen } from '../samples.ts';

const PACK = pack({
  indicators: [indicator({ rules: [rule({ id: 'captcha-without-alternative', evidence: 'markup-fault' })] })],
  tables: {
    'own-checks': {
      rules: [
        { id: 'captcha', levelOne: 'captcha-without-alternative', grade: 'failure', wcag: ['1.1.1'] },
        { id: 'link-words', levelOne: 'link-without-name', grade: 'failure' },
        { id: 'title', grade: 'advice' },
      ],
    },
  },
});
const A = { type: 'page', url: 'http://www.demo.gov.cn/a' } as const;
const place = { selector: '#q', html: '<input>', shape: 'form>input', summary: 's' };

function result(checked: string) {
  return {
    rule: checked,
    outcome: 'failed',
    impact: null,
    grade: 'failure',
    wcag: [],
    nodes: [place],
    count: 1,
  };
}

const onPage = (...checks: readonly string[]): Evidence =>
  seen({ results: checks.map(result), passedRules: [] } as unknown as Json, { kind: 'markup', target: A });
const ofSite = (part: { more?: Json; fine?: Json } = {}): Evidence =>
  seen({ pages: 9, more: [], fine: [], ...part }, { kind: 'site-markup' });
const rendered = seen({ results: [], passedRules: [] }, { kind: 'accessibility', target: A });

function derive(evidence: readonly Evidence[], whole: readonly SiteFault[] = []): readonly Evidence[] {
  return withMarkup(deriveFaults(evidence, PACK), { evidence, whole, pack: PACK });
}

const kinds = (evidence: readonly Evidence[]) =>
  derive(evidence)
    .map((one) => `${one.kind} ${one.status === 'observed' ? one.target.type : one.why}`)
    .sort();

describe('faults of checks that need no browser', () => {
  it('are evidence of their own kind where their rule asks for it', () => {
    expect(kinds([onPage('captcha', 'link-words'), ofSite(), rendered])).toEqual([
      'fault element',
      'markup-fault element',
    ]);
  });

  it('count the pages that are kept by number alone', () => {
    const more = [{ rule: 'captcha', outcome: 'failed', shape: 'form>input', pages: 5, places: 7 }];
    expect(derive([onPage('captcha'), ofSite({ more }), rendered])).toMatchObject([
      { facts: { pages: 6, places: 8 } },
    ]);
  });

  it('of several pages together have the grade of their table', () => {
    const samplePages = [A.url];
    const whole: SiteFault[] = [
      { rule: 'title', outcome: 'failed', place, pages: 6, samplePages },
      { rule: 'captcha', outcome: 'review', place, pages: 1, samplePages },
    ];
    const facts = derive([ofSite(), rendered], whole).flatMap((one) =>
      one.status === 'observed' ? [faultSchema.parse(one.facts)] : [],
    );
    expect(facts).toMatchObject([
      { engineRule: 'title', grade: 'advice', pages: 6, samplePages },
      { engineRule: 'captcha', grade: 'review', wcag: ['1.1.1'] },
    ]);
  });
});

describe('without a rendered page', () => {
  const fine = [
    { rule: 'captcha', pages: 9 },
    { rule: 'link-words', pages: 9 },
  ];

  it('the HTML passes only what needs no browser, and the rest says that it was not looked at', () => {
    expect(kinds([ofSite({ fine })])).toEqual(['fault no-browser', 'markup-fault site']);
    expect(kinds([ofSite({ fine }), rendered])).toEqual(['fault site', 'markup-fault site']);
  });

  it('the HTML still fails what it shows', () => {
    expect(kinds([onPage('link-words'), ofSite()])).toEqual(['fault element', 'fault no-browser']);
  });

  it('the reason of the pages that did not open is told', () => {
    expect(kinds([ofSite(), unseen('timeout', { kind: 'accessibility', target: A })])).toEqual([
      'fault timeout',
    ]);
  });
});

it('runs that kept nothing of the HTML are judged as before', () => {
  expect(kinds([rendered])).toEqual([]);
  expect(kinds([unseen('timeout', { kind: 'accessibility', target: A })])).toEqual(['fault timeout']);
});
