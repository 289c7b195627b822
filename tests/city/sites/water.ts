import { elsewhere, indexTable } from '../lists.ts';
import type { Site } from '../site.ts';
import { table } from '../templates/table.ts';
import type { Context } from '../world.ts';
import { addContact, newSite, sideList } from './common.ts';

/** The old table layout with addresses that hold no date at all. */
const bare = {
  ...table,
  articlePath: (slug: string, _no: number, _day: string, no: number) => `/${slug}/content_${no}.htm`,
};

/** A GBK site whose lists show no years, across the turn of a year. */
export function water(context: Context): Site {
  const site = newSite(context, {
    id: 'slj',
    name: '清湖市水利局',
    organ: '市水利局',
    area: '清湖市',
    host: 'slj.qinghu-demo.gov.cn',
    level: 'department',
    owner: '清湖市水利局',
    siteCode: '4299000016',
    field: 'land',
    template: bare,
    dateStyle: 'mm-dd',
    encoding: 'gbk',
    slogan: '治水兴水，造福清湖',
    colour: '#1d4d6b',
  });
  addContact(site, 16);
  addTurnOfYear(site, context.outside.news);
  addOrders(site);
  addBesides(site);
  return site;
}

function addTurnOfYear(site: Site, news: string): void {
  site.column({
    slug: 'slyw',
    name: '水利要闻',
    class: 'news',
    latest: '2026-11-21',
    count: 5,
    every: 1,
    onHome: true,
    hrefs: elsewhere(news, 'sl', 3, 5),
  });
  site.column({
    slug: 'gzjz',
    name: '工作进展',
    class: 'news',
    latest: '2026-01-08',
    count: 4,
    items: [{ date: '2026-01-08' }, { date: '2026-01-05' }, { date: '2025-12-28' }, { date: '2025-12-20' }],
    stale: '列表没有年份，跨年：12-28 是去年的，不是今年的',
  });
  site.column({
    slug: 'tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-02-09',
    count: 3,
    items: [{ date: '2026-02-09' }, { date: '2026-01-15' }, { date: '2025-11-20' }],
    stale: '列表没有年份，跨年：11-20 是去年的',
  });
  site.column({
    slug: 'gsgg',
    name: '公示公告',
    class: 'notice',
    latest: '2026-11-05',
    count: 3,
    items: [{ date: '2026-11-05' }, { date: '2026-06-01' }, { date: '2025-12-01' }],
    trap: '列表没有年份，跨年，最新一条是今年的',
  });
  const elsewhereOnly = site.column({
    slug: 'mtjj',
    name: '媒体聚焦',
    class: 'news',
    latest: '2026-11-19',
    count: 3,
    items: [{ date: '2026-11-19' }, { date: '2026-11-13' }, { date: '2026-10-30' }],
    hrefs: elsewhere(news, 'mt', 0, 3),
  });
  site.trap({ rule: 'stale-column', url: elsewhereOnly.url, why: '年份无从得知，不得猜成去年' });
}

function addOrders(site: Site): void {
  site.column({
    slug: 'zcwj',
    name: '政策文件',
    class: 'policy',
    latest: '2025-12-15',
    count: 2,
    every: 30,
    view: indexTable,
    dateStyle: 'yyyy-mm-dd',
    stale: '索引号像今年11月的日期，发布日期是去年的',
  });
  site.column({
    slug: 'zcjd',
    name: '政策解读',
    class: 'interpretation',
    latest: '2026-09-08',
    count: 4,
    dateStyle: '[yyyy-mm-dd]',
    items: [
      { date: '2023-04-18', pinned: true },
      { date: '2024-08-02', pinned: true },
      { date: '2026-09-08' },
      { date: '2026-07-21' },
    ],
    trap: '前两条是置顶的旧信息',
  });
  site.column({
    slug: 'ghjh',
    name: '规划计划',
    class: 'planning',
    latest: '2026-08-19',
    count: 3,
    dateStyle: 'yyyy-mm-dd',
    every: 200,
    ascending: true,
    trap: '从旧到新排列，最新的在最后',
  });
  site.column({
    slug: 'rsxx',
    name: '人事信息',
    class: 'personnel',
    latest: '2025-09-10',
    count: 3,
    dateStyle: 'yyyy-mm-dd',
    every: 100,
    ascending: true,
    stale: '从旧到新排列，最新的也超过1年',
  });
  site.column({
    slug: 'hfxd',
    name: '回复选登',
    class: 'replies',
    latest: '2026-10-28',
    count: 5,
    dateStyle: 'yyyy-mm-dd',
    every: 40,
    perPage: 3,
    ascending: true,
    trap: '从旧到新排列，最新的在第二页',
  });
}

function addBesides(site: Site): void {
  const fresh = site.columns[0]?.articles.slice(0, 3) ?? [];
  const floods = site.column({
    slug: 'fxdt',
    name: '防汛动态',
    class: 'news',
    latest: '2026-08-30',
    count: 2,
    stale: '列表是旧的，旁边的最新要闻是新的',
  });
  const blank = site.blankColumn({ slug: 'sqxx', name: '水情信息' }, '', '列表为空，旁边的最新要闻不算');
  for (const column of [floods, blank]) site.insert(column, 'side', sideList('最新要闻', fresh));
  site.insert(site.columns[3] ?? site.home, 'side', sideList('历史回顾', floods.articles));
  const facts = site.page(
    '/slgk.htm',
    '水利概况',
    '<p>清湖水库1958年10月动工，1960年6月建成。2019年5月20日完成除险加固，2021年3月1日通过验收。</p><ul><li>水库12座</li><li>泵站31处</li></ul>',
    true,
  );
  for (const rule of ['stale-column', 'blank-column', 'expired-topic'])
    site.trap({ rule, url: facts.url, why: '静态介绍，文中的日期不是发布日期' });
}
