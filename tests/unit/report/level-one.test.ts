import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { LevelOne, LevelOneRow } from '../../../src/domain/level-one.ts';
import type { FinishedRun } from '../../../src/domain/run.ts';
import { levelOneTable } from '../../../src/report/html/level-one-table.ts';
import { write } from '../../../src/report/html/markup.ts';
import { scoresJson } from '../../../src/report/json/scores.ts';
import { levelOneRows } from '../../../src/report/level-one-rows.ts';
import { type SiteView, type View, viewOf } from '../../../src/report/view.ts';
import { HOSTILE, sampleRun } from './sample-run.ts';

const PAGE = 'http://www.qinghu.gov.cn/a.html';
const row = (part: Partial<LevelOneRow>): LevelOneRow => ({
  ...{
    number: 1,
    clause: '3.2.1.1',
    rules: ['captcha-without-alternative'],
    state: 'noFailureFound',
    proof: [],
    items: [],
  },
  ...part,
});
const LEVEL: LevelOne = {
  verdict: 'failed',
  counts: { failed: 1, noFailureFound: 1, needsPerson: 1, notJudged: 1 },
  indicators: [
    row({ state: 'failed', proof: [{ fingerprint: 'f1', url: PAGE }] }),
    row({ number: 2, clause: '3.2.1.2' }),
    row({
      ...{ number: 3, clause: '3.2.1.3', state: 'needsPerson' },
      items: [{ page: HOSTILE.address, see: HOSTILE.script, beside: HOSTILE.attribute }],
    }),
    row({ number: 4, clause: '3.2.2.1', state: 'notJudged', why: 'no-browser' }),
  ],
};

function viewWith(
  level: LevelOne | null,
  lang: 'zh' | 'en' = 'zh',
): { readonly view: View; readonly site: SiteView } {
  const run = sampleRun({ lang });
  const [first, ...others] = run.scores.sites;
  if (!first) throw new Error('no site');
  const sites = [{ ...first, ...(level ? { levelOne: level } : {}) }, ...others];
  const person = { person: '看验证码', personEn: 'look at the captcha', title: '验证码', titleEn: 'Captcha' };
  const indicators = LEVEL.indicators.map(({ number, clause, rules }) => ({
    number,
    clause,
    rules: [...rules],
    hints: [],
    by: 'markup',
    ...person,
  }));
  const pack = { ...run.pack, tables: { ...run.pack.tables, 'level-one': { indicators } } };
  const changed: FinishedRun = { ...run, pack, scores: { ...run.scores, sites } };
  const view = viewOf(changed);
  const site = view.sites.find((one) => one.site.id === first.id);
  if (!site) throw new Error('no site');
  return { view, site };
}

function tableOf(level: LevelOne | null, lang: 'zh' | 'en' = 'zh'): string {
  const { view, site } = viewWith(level, lang);
  const made = levelOneTable(view, site);
  return made ? write(made) : '';
}

describe('the table of level 1', () => {
  it('tells of each indicator its state and what was seen', () => {
    const $ = load(tableOf(LEVEL));
    const cells = $('#level-one tbody tr')
      .toArray()
      .map((tr) =>
        $(tr)
          .find('td')
          .slice(1)
          .toArray()
          .map((td) => $(td).text().trim()),
      );
    expect(cells).toEqual([
      ['▲ 不符合', `1 个问题，例如 ${PAGE}`],
      ['● 未发现', '未发现不符合的情况'],
      ['◇ 待人工核实', '看验证码（已列出 1 处，见表下）'],
      ['○ 未判定', '要用浏览器打开页面才能检查，本次没有用浏览器'],
    ]);
    expect($('p').text()).toContain('不符合 1 项，未发现不符合 1 项，待人工核实 1 项，未判定 1 项');
  });

  it('escapes what comes from a site', () => {
    const $ = load(tableOf(LEVEL));
    expect($('script, img, [onmouseover]')).toHaveLength(0);
    expect(
      $('a')
        .toArray()
        .map((a) => $(a).attr('href')),
    ).toEqual([PAGE]);
    expect($('.items li')).toHaveLength(1);
  });

  it('speaks English where the report does', () => {
    const text = load(tableOf(LEVEL, 'en'))('#level-one').text();
    expect(text).toContain('look at the captcha');
    expect(text).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('is not there where the site was not judged', () => {
    expect(tableOf(null)).toBe('');
  });
});

it('rows for other formats say the same in plain text', () => {
  const { view, site } = viewWith(LEVEL);
  expect(levelOneRows(view, site).map(({ number, stateWord, page }) => [number, stateWord, page])).toEqual([
    [1, '不符合', PAGE],
    [2, '未发现', ''],
    [3, '待人工核实', HOSTILE.address],
    [4, '未判定', ''],
  ]);
});

it('stands in scores.json for a site that has it', () => {
  const { view } = viewWith(LEVEL);
  const written = JSON.parse(scoresJson(view.run.scores)) as {
    readonly sites: readonly { readonly levelOne?: unknown }[];
  };
  expect(written.sites[0]?.levelOne).toEqual(LEVEL);
  expect(written.sites[1]).not.toHaveProperty('levelOne');
});
