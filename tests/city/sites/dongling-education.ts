import type { Site } from '../site.ts';
import { trs } from '../templates/trs.ts';
import type { Context } from '../world.ts';
import { addBasics, at, newSite } from './common.ts';
import { addSkylight } from './ipv6-claims.ts';

/** A small county bureau: its news are stale, its home page is kept alive by notices. */
export function donglingEducation(context: Context): Site {
  const site = newSite(context, {
    id: 'dongling-jyj',
    name: '东岭县教育局',
    organ: '县教育局',
    area: '东岭县',
    host: 'jyj.dongling-demo.gov.cn',
    level: 'county-department',
    county: '东岭县',
    owner: '东岭县教育局',
    siteCode: '4299220008',
    field: 'education',
    template: trs,
    dateStyle: 'yyyy-mm-dd',
    robots: 'User-agent: *\nCrawl-delay: 0.05\n',
    slogan: '教书育人，启智润心',
    colour: '#5a3a12',
  });
  addBasics(site, 10);
  const news = site.column({
    slug: 'gzdt',
    name: '工作动态',
    class: 'news',
    latest: '2026-10-29',
    count: 6,
    every: 4,
    onHome: true,
    stale: '动态类超过14天',
  });
  const notices = site.column({
    slug: 'tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-11-16',
    count: 5,
    every: 4,
    onHome: true,
  });
  site.column({
    slug: 'zcwj',
    name: '政策文件',
    class: 'policy',
    latest: '2026-09-22',
    count: 3,
    every: 30,
    table: true,
  });
  site.column({
    slug: 'rsxx',
    name: '人事信息',
    class: 'personnel',
    latest: '2025-09-01',
    count: 2,
    every: 60,
    stale: '人事类超过1年',
  });
  site.column({
    slug: 'xxml',
    name: '学校名录',
    latest: '2022-09-01',
    count: 2,
    every: 100,
    trap: '名录没有期限',
  });
  site.excusedColumn(
    { slug: 'xzxk', name: '行政许可' },
    '<p>按照职责调整，教育类行政许可事项已划转县行政审批局办理，结果在县行政审批局网站公开。</p>',
    '空列表说明了原因和去处',
  );
  const first = at(news, 0);
  site.insert(
    first,
    'main',
    `<p><a href="${site.fault('broken-link', first, '../zsks/', '栏目已删除，404')}">招生专栏</a></p>`,
  );
  const second = at(notices, 0);
  site.insert(
    second,
    'main',
    `<p><img src="${site.fault('broken-image', second, '/images/none.png', '图片404')}" alt="流程图" width="200" height="120"></p>`,
  );
  addSkylight(site, context.odd.fourOnly);
  return site;
}
