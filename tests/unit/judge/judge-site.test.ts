import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/brand.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { PageFacts } from '../../../src/domain/facts/page.ts';
import { judgeSite } from '../../../src/judge/judge-site.ts';
import { AS_OF, indicator, pack, rule, seen, site, unseen } from './samples.ts';

const HOME = 'http://www.demo.gov.cn/';
const FRESH = rule({
  id: 'stale-home-page',
  target: 'page',
  evidence: 'home',
  expect: { fact: 'ageDays', is: 'atMost', than: { fact: 'limitDays' } },
});

function page(
  url: string,
  shape: PageFacts['shape'],
  part: { date?: string; redirectTo?: string } = {},
): Evidence {
  const item = {
    title: '一条信息的标题',
    href: `${url}1.html`,
    date: part.date ?? null,
    dateText: '',
    dateFrom: 'shown',
    linkDate: null,
  };
  const block = {
    name: '要闻',
    moreUrl: null,
    region: 'main',
    items: [item],
    itemCount: 1,
    latest: part.date ?? null,
  };
  const none = {
    jiucuo: 'no',
    elderly: 'no',
    barrierFree: 'no',
    disclosure: 'no',
    weibo: 'no',
    wechat: 'no',
  };
  const facts = {
    ...{
      status: 200,
      final: url,
      charset: 'utf-8',
      sizeBytes: 1,
      title: '',
      lang: null,
      meta: {},
      breadcrumb: [],
      heading: null,
    },
    ...{
      footer: { present: false, siteIdCode: null, icp: [], police: null, conac: null },
      entries: none,
      article: null,
    },
    ...{
      blocks: part.date ? [block] : [],
      shape,
      redirectTo: part.redirectTo ?? null,
      pager: null,
      emptyRemark: 'none',
    },
    ...{ emptyText: '', mainTextLength: 0, needsScript: false, nav: [] },
  };
  return seen(facts as Json, { kind: 'page', target: { type: 'page', url } });
}

function judged(evidence: readonly Evidence[]) {
  const rules = pack({ indicators: [indicator({ rules: [FRESH] })] });
  const { judgement } = judgeSite(site(), evidence, {
    pack: rules,
    asOf: AS_OF,
    checked: ['columns'],
    lang: 'zh',
  });
  return judgement.findings.map((one) => [one.outcome, one.facts['ageDays'] ?? one.facts['why'] ?? null]);
}

describe('freshness of the home page', () => {
  it('is that of the page at the address of the site', () => {
    expect(judged([page(HOME, 'home', { date: '2026-11-08' })])).toEqual([['failed', 15]]);
    expect(judged([page(HOME, 'home', { date: '2026-11-09' })])).toEqual([]);
  });

  it('is that of the page to which it only sends on', () => {
    const onward = page(HOME, 'redirect', { redirectTo: `${HOME}index/` });
    expect(judged([onward, page(`${HOME}index/`, 'column', { date: '2026-10-02' })])).toEqual([
      ['failed', 52],
    ]);
  });

  it('cannot be told where site or home page did not open', () => {
    expect(judged([unseen('timeout')])).toEqual([['cantTell', 'timeout']]);
    const closed = unseen('too-large', { kind: 'page', target: { type: 'page', url: HOME } });
    expect(judged([closed])).toEqual([['cantTell', 'too-large']]);
  });

  it('is untested where nobody looked at the home page', () => {
    expect(judged([page(`${HOME}xwdt/`, 'column', { date: '2020-01-01' })])).toEqual([['untested', null]]);
    expect(judged([])).toEqual([['untested', null]]);
  });
});
