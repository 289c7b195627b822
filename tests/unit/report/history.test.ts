import { readFileSync } from 'node:fs';
import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Day, Json } from '../../../src/domain/brand.ts';
import type { History, PastFault, PastRun } from '../../../src/domain/history.ts';
import type { FinishedRun } from '../../../src/domain/run.ts';
import type { Score, Scores } from '../../../src/domain/score.ts';
import { render } from '../../../src/report/render.ts';
import { sampleRun } from './sample-run.ts';

const RUN = sampleRun();
const GONE: PastFault = {
  site: 's002',
  rule: 'broken-image',
  fingerprint: 'gone',
  message: '图片打不开，影响 2 处。',
  url: 'http://s2.qinghu.example.gov.cn/old.png',
};

/** The scores of a run, every total moved by so many points; of some sites no total was known. */
function scoresOf(run: FinishedRun, points: number, unknown: readonly string[] = []): Scores {
  const moved = (total: Score): Score =>
    total.score === null
      ? { ...total, score: 50, low: 40, high: 60 }
      : { ...total, score: total.score + points };
  return {
    ...run.scores,
    sites: run.scores.sites.map((site) => ({
      ...site,
      total: unknown.includes(site.id) ? { ...site.total, score: null } : moved(site.total),
    })),
  };
}

function past(asOf: string, scores: Scores, pack = RUN.manifest.pack): PastRun {
  return { run: asOf, asOf: asOf as Day, pack, scores };
}

async function pagesOf(
  history: History | undefined,
  run: FinishedRun = RUN,
): Promise<ReadonlyMap<string, CheerioAPI>> {
  const pages = new Map<string, CheerioAPI>();
  for await (const { name, content } of render({ ...run, ...(history ? { history } : {}) }, ['html']))
    if (name.endsWith('.html')) pages.set(name, load(String(content)));
  return pages;
}

function page(pages: ReadonlyMap<string, CheerioAPI>, name: string): CheerioAPI {
  const found = pages.get(name);
  if (!found) throw new Error(`no page ${name}`);
  return found;
}

const failedOf = (site: string) => RUN.findings.filter((f) => f.site === site && f.outcome === 'failed');

describe('with earlier runs', () => {
  let pages: ReadonlyMap<string, CheerioAPI>;
  beforeAll(async () => {
    const known = failedOf('s002').slice(1);
    const faults = known.map(({ rule, fingerprint, message }) => ({
      ...{ site: 's002', rule, fingerprint, message, url: '' },
    }));
    const unseen: PastFault = { ...GONE, site: 's004', fingerprint: 'unseen' };
    const open: PastFault = { ...GONE, rule: 'footer-mark-missing', fingerprint: 'open' };
    pages = await pagesOf({
      runs: [
        past('2026-11-22', scoresOf(RUN, -2, ['s003'])),
        past('2026-11-21', scoresOf(RUN, -3), 'other rules'),
      ],
      faults: [...faults, GONE, unseen, open],
    });
  });

  it('the ranking tells the change of each site that both runs judged', () => {
    const $ = page(pages, 'index.html');
    const changeOf = (name: string) => $(`#matrix tr:contains(${name}) td:nth-of-type(3)`).first().text();
    expect($('#matrix thead').text()).toContain('较上次');
    expect(changeOf('清湖市教育局')).toBe('升 2 分');
    expect(changeOf('清湖市卫生健康委员会')).toBe('—');
  });

  it('a site without a score shows its last one with the day, and has no place', () => {
    const row = page(pages, 'index.html')('#matrix tbody tr').last();
    expect(row.find('th').text()).toBe('清湖市供销合作社');
    expect(row.find('.stale').text()).toBe('上次 40–60（2026-11-22）');
    expect(row.find('td').first().text()).toBe('—');
    expect(page(pages, 'sites/s004/index.html')('.score').text()).toContain('上次 40–60（2026-11-22）');
  });

  it('the trend is drawn, with the same figures as a table and a mark where the rules changed', () => {
    const $ = page(pages, 'index.html');
    expect($('.trend svg').length).toBeGreaterThan(0);
    const days = $('#trend-table tbody th')
      .toArray()
      .map((cell) => $(cell).text());
    expect(days.map((day) => day.slice(0, 10))).toEqual(['2026-11-23', '2026-11-22', '2026-11-21']);
    expect(days[1]).toContain('规则有改动');
    expect($('.rules-line').length).toBeGreaterThan(0);
  });

  it('findings are marked as new or remaining', () => {
    const $ = page(pages, 'sites/s002/index.html');
    expect($('#problems').parent().find('.msg .new')).toHaveLength(1);
    expect($('#since').parent().text()).toContain('新增 1 处');
    expect(page(pages, 'sites/s003/index.html')('.msg .new')).toHaveLength(0);
  });

  it('nothing counts as gone that was not judged this time', () => {
    const $ = page(pages, 'sites/s002/index.html');
    expect($('#gone tbody tr')).toHaveLength(1);
    expect($('#gone').text()).toContain('old.png');
    expect(page(pages, 'sites/s004/index.html')('#gone')).toHaveLength(0);
  });
});

describe('in English', () => {
  it('has no Chinese text of ours about earlier runs', async () => {
    const faults = [GONE];
    const runs = [past('2026-11-22', scoresOf(RUN, -2), 'other rules')];
    const pages = await pagesOf({ runs, faults }, { ...RUN, lang: 'en' });
    const city = page(pages, 'index.html');
    const site = page(pages, 'sites/s002/index.html');
    const told = [
      ...[
        '.trend figcaption',
        '#trend-table thead',
        '#matrix thead',
        '.legend',
        '#matrix td:nth-of-type(3)',
        '.tiles .soft',
      ].map((selector) => city(selector).text()),
      ...['#since', '.why', '.new', '#first-repairs thead', '.tabs', '#gone caption'].map((selector) =>
        site(selector).first().text(),
      ),
    ];
    expect(told.filter((text) => text.trim() === '')).toEqual([]);
    expect(told.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

describe('without earlier runs', () => {
  it('nothing is said about them', async () => {
    const pages = await pagesOf(undefined);
    const $ = page(pages, 'index.html');
    expect($('.trend,.stale,#trend')).toHaveLength(0);
    expect($('#matrix thead').text()).not.toContain('较上次');
    expect(page(pages, 'sites/s002/index.html')('.new,#since')).toHaveLength(0);
  });
});

describe('the national sheet', () => {
  const file = new URL('../../../rules/tables/national-deductions.yaml', import.meta.url);
  const table: Json = parse(readFileSync(file, 'utf8'));
  const rows = [
    { id: 'news-columns', group: 'publishing', outcome: 'failed', failed: 2, open: 1, points: 6 },
    { id: 'other-links', group: 'functions', outcome: 'cantTell', failed: 0, open: 0, points: 0 },
  ] as const;
  const [first, ...others] = RUN.scores.sites;
  if (!first) throw new Error('the sample has no site');
  const national = { ...first.national, deductions: { points: 6, low: 0, high: 94, rows } };
  const run: FinishedRun = {
    ...RUN,
    pack: { ...RUN.pack, tables: { ...RUN.pack.tables, 'national-deductions': table } },
    scores: { ...RUN.scores, sites: [{ ...first, national }, ...others] },
  };

  it('stands beside the vetoes of a portal, folded, with the source of every figure, and is no part of the score', async () => {
    const pages = await pagesOf(undefined, run);
    const $ = page(pages, 'sites/s001/index.html');
    const fold = $('#deductions').closest('details');
    expect(fold.find('summary').text()).toBe('国办扣分指标试算：能证明的扣 6 分，至多得 94 分');
    expect(fold.text()).toContain('与本报告的得分无关');
    expect($('#deductions').text()).toContain('2015年全国政府网站普查评分表');
    expect($('#deductions tr:contains(其他页面) td').eq(2).text()).toBe('未检查');
    expect($('.score strong').text()).toBe(
      page(await pagesOf(undefined), 'sites/s001/index.html')('.score strong').text(),
    );
    expect(page(pages, 'sites/s002/index.html')('#deductions')).toHaveLength(0);
  });
});

describe('a score', () => {
  it('opens into its rules, with counts, weights and bounds', async () => {
    const $ = page(await pagesOf(undefined), 'sites/s001/index.html');
    const links = $('#item-27 .indicators > li').filter((_, li) => $(li).text().startsWith('链接'));
    expect(links.find('summary').text()).toBe('得分计算');
    expect(links.text()).toMatch(/链接打不开（每处扣 2 分）：\d+ 处，扣 \d+ 分；涉及：/);
    const columns = $('#item-27 .indicators > li').filter((_, li) => $(li).text().startsWith('栏目更新'));
    expect(columns.text()).toMatch(
      /栏目超期未更新（权重 1）：判定 \d+ 个，没有问题 \d+ 个，得 [\d.]+ 分；有问题 \d+ 个：/,
    );
    expect($('.verdict details').text()).toContain('按权重平均');
  });
});
