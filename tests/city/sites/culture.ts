import { elsewhere, splitDates } from '../lists.ts';
import type { Site } from '../site.ts';
import { plain } from '../templates/plain.ts';
import type { Context } from '../world.ts';
import { addContact, newSite } from './common.ts';
import { addItems } from './culture-items.ts';
import { addOldTopics } from './culture-topics.ts';

/** Dates in many notations, columns that fall due, items that are not what they say, old topics. */
export function culture(context: Context): Site {
  const site = newSite(context, {
    id: 'wlj',
    name: '清湖市文化和旅游局',
    organ: '市文旅局',
    area: '清湖市',
    host: 'wlj.qinghu-demo.gov.cn',
    level: 'department',
    owner: '清湖市文化和旅游局',
    siteCode: '4299000021',
    field: 'county',
    template: plain,
    dateStyle: 'yyyy-mm-dd',
    elder: 'idle',
    slogan: '诗画清湖，文旅名城',
    colour: '#6b2f4a',
  });
  site.siteFault('elder-mode-broken', '首页有“适老化浏览”按钮，点了没有反应');
  addContact(site, 21);
  addNotations(site, context.outside.news);
  addDue(site, context.outside.news);
  addItems(site);
  addOldTopics(site);
  return site;
}

function addNotations(site: Site, news: string): void {
  site.column({
    slug: 'wlyw',
    name: '文旅要闻',
    class: 'news',
    latest: '2026-11-21',
    count: 4,
    every: 1,
    onHome: true,
    dateStyle: '二〇yy年m月d日',
    hrefs: elsewhere(news, 'wl', 2, 4),
    trap: '日期用汉字数字书写',
  });
  site.column({
    slug: 'hddt',
    name: '活动动态',
    class: 'news',
    latest: '2026-10-26',
    count: 3,
    view: splitDates,
    hrefs: elsewhere(news, 'hd', 1, 3),
    stale: '日和年月分开写，已近一个月没有更新',
  });
  site.column({
    slug: 'tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-10-10',
    count: 2,
    dateStyle: 'yyyy年m月d日',
    titles: ['关于2024年3月1日起施行的演出管理规定有关事项的通知', '关于2019年度优秀剧目评选结果的公示'],
    trap: '标题里的旧日期不是发布日期',
  });
  site.column({
    slug: 'gsgg',
    name: '公示公告',
    class: 'notice',
    latest: '2026-04-02',
    count: 2,
    dateStyle: 'yyyy.mm.dd',
    titles: ['文化馆闭馆改造公告（2026年11月20日恢复开放）', '清湖市2026年11月惠民演出安排预告公示'],
    stale: '标题里的新日期不是发布日期，列表已超过6个月',
  });
  const future = site.column({
    slug: 'zxdt',
    name: '工作动态',
    class: 'news',
    latest: '2026-09-28',
    count: 3,
    items: [{ date: '2027-09-30' }, { date: '2026-09-28' }, { date: '2026-09-20' }],
    stale: '第一条的日期在将来，是写错的，其余已近两个月',
  });
  site.tolerate({
    rule: 'date-contradiction',
    url: future.articles[0]?.url ?? '',
    why: '将来的日期各处一致，但必是错的',
  });
}

/** Columns with few days left, and columns with just enough. */
function addDue(site: Site, news: string): void {
  const column = (
    slug: string,
    name: string,
    columnClass: Parameters<Site['column']>[0]['class'],
    latest: string,
  ): void =>
    void site.column({
      slug,
      name,
      ...(columnClass ? { class: columnClass } : {}),
      latest,
      count: 2,
      every: 20,
      hrefs: elsewhere(news, slug, 0, 2),
      inMenu: false,
    });
  column('whdt', '文化动态', 'news', '2026-11-10');
  column('lydt', '旅游动态', 'news', '2026-11-11');
  column('cydt', '产业动态', 'news', '2026-11-12');
  column('wwgg', '文物公告', 'notice', '2026-05-27');
  column('zcwj', '政策文件', 'policy', '2026-06-03');
  column('zcjd', '政策解读', 'interpretation', '2026-05-24');
  column('yjzj', '意见征集', 'survey', '2025-11-26');
  column('zxft', '在线访谈', 'interview', '2025-11-29');
  column('rsxx', '人事信息', 'personnel', '2025-12-05');
  column('hfxd', '回复选登', 'replies', '2026-09-27');
}
