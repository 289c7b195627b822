import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { ElderFacts } from '../../../src/domain/facts/elder.ts';
import { elderTable } from '../../../src/report/html/elder-table.ts';
import { write } from '../../../src/report/html/markup.ts';
import { textsOf } from '../../../src/report/text/texts.ts';
import type { View } from '../../../src/report/view.ts';

const FACTS: ElderFacts = {
  page: 'http://www.example.gov.cn/',
  whole: true,
  found: 'elder',
  state: 'works',
  reason: null,
  detail: '',
  entry: '长者模式',
  entryHtml: '<a>长者模式</a>',
  entryCertain: true,
  opensBy: 'script',
  product: null,
  entries: ['长者模式', '无障碍<b>'],
  opened: true,
  alternative: null,
  beforePx: 14,
  openedPx: 14,
  enlargedPx: 21,
  elderPx: 21,
  lineHeight: 1.6,
  contrast: true,
  readAloud: false,
  wayBack: true,
  search: true,
  links: 1200,
  ads: [],
  adLike: [],
  adMarks: [],
  floating: [],
  floatingCount: 0,
  fixedBoxes: 1,
  phone: null,
  phonePx: null,
};

function rowsOf(facts: ElderFacts, lang: 'zh' | 'en' = 'zh') {
  // The table reads nothing of the run but its words.
  const view = { text: textsOf(lang), words: {}, run: { lang } } as unknown as View;
  const $ = load(write(elderTable(view, facts)));
  return Object.fromEntries(
    $('tbody tr')
      .toArray()
      .map((row) => [$(row).find('th').text(), $(row).find('td').text()]),
  );
}

describe('the table of the version for the elderly', () => {
  it('tells sizes before and after, and what is in it', () => {
    expect(rowsOf(FACTS)).toMatchObject({
      首页入口: '长者模式',
      页面上的其他入口: '无障碍<b>',
      能否使用: expect.stringContaining('能用'),
      大部分文字的字号: '打开前 14 像素，打开后 14 像素，再用放大按钮 21 像素',
      语音朗读: '未见',
      可点的链接: '1,200',
      退出或返回: '有',
      固定的图片浮窗: '1',
      广告: '没有',
    });
  });

  it('tells who advertises in it, and with what words', () => {
    const rows = rowsOf({
      ...FACTS,
      ads: ['pos.example.com'],
      adLike: ['ad.example.com'],
      adMarks: ['广告：秘方'],
    });
    expect(rows['广告']).toBe('pos.example.com、ad.example.com、广告：秘方');
  });

  it('tells only of the entry where nothing was opened', () => {
    const rows = rowsOf({ ...FACTS, opened: false, state: 'unsure', reason: 'entry-hidden' }, 'en');
    expect(Object.keys(rows)).toEqual([
      'Entry on the home page',
      'Other entries on the page',
      'Opens by',
      'Can it be used',
    ]);
  });

  it('says that there is none', () => {
    const rows = rowsOf({
      ...FACTS,
      found: 'none',
      state: 'none',
      opened: false,
      opensBy: null,
      entries: [],
    });
    expect(rows).toMatchObject({ 首页入口: '没有找到', 能否使用: expect.stringContaining('没有入口') });
  });
});
