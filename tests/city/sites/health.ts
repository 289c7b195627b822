import type { Site } from '../site.ts';
import { plain } from '../templates/plain.ts';
import type { Context } from '../world.ts';
import { addBasics, at, newSite } from './common.ts';
import { addLiteral } from './ipv6-claims.ts';

/** The modern template, with nothing wrong in accessibility. */
export function health(context: Context): Site {
  const site = newSite(context, {
    id: 'wjw',
    name: '清湖市卫生健康委员会',
    organ: '市卫生健康委',
    area: '清湖市',
    host: 'wjw.qinghu-demo.gov.cn',
    level: 'department',
    owner: '清湖市卫生健康委员会',
    siteCode: '4299000012',
    field: 'health',
    template: plain,
    dateStyle: 'yyyy年mm月dd日',
    robots: 'User-agent: *\nDisallow:\n',
    sitemap: true,
    slogan: '共建共享，全民健康',
    colour: '#0b5351',
  });
  const { contact } = addBasics(site, 4);
  const news = site.column({
    slug: 'gzdt',
    name: '工作动态',
    class: 'news',
    latest: '2026-11-20',
    count: 9,
    every: 2,
    perPage: 6,
    onHome: true,
  });
  const notices = site.column({
    slug: 'tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-11-16',
    count: 4,
    every: 6,
    onHome: true,
    pinned: '2025-02-01',
    trap: '第一条是置顶的旧信息',
  });
  site.column({ slug: 'zcwj', name: '政策文件', class: 'policy', latest: '2026-08-11', count: 3, every: 30 });
  site.column({
    slug: 'zcjd',
    name: '政策解读',
    class: 'interpretation',
    latest: '2026-08-14',
    count: 3,
    every: 30,
    onHome: true,
  });
  site.column({
    slug: 'rsxx',
    name: '人事信息',
    class: 'personnel',
    latest: '2025-12-20',
    count: 2,
    every: 50,
  });
  site.column({
    slug: 'zxft',
    name: '在线访谈',
    class: 'interview',
    latest: '2025-10-15',
    count: 2,
    every: 60,
    stale: '访谈类超过1年',
  });
  site.column({ slug: 'jkkp', name: '健康科普', latest: '2026-10-22', count: 3, every: 9 });
  site.column({ slug: 'hfxd', name: '回复选登', class: 'replies', latest: '2026-10-28', count: 2, every: 9 });
  site.blankColumn({ slug: 'xzcf', name: '行政处罚' }, '<p>暂无内容。</p>', '只写暂无内容');
  const first = at(news, 0);
  site.insert(
    first,
    'main',
    `<p><a href="${site.fault('broken-link', first, 'content_1.html', '相对地址的链接404')}">活动预告</a> <a href="${site.trapLink('broken-link', first, `${context.outside.flaky}/health/9`, '第一次503')}">健康论坛</a></p>`,
  );
  const second = at(news, 4);
  site.insert(
    second,
    'main',
    `<p><img src="${site.fault('broken-image', second, '/assets/2026/poster.png', '图片404')}" alt="宣传海报" width="200" height="120"></p>`,
  );
  const third = at(notices, 1);
  site.insert(
    third,
    'main',
    `<p><a href="${site.fault('broken-attachment', third, '/files/2026/体检表.pdf', '中文名的附件404')}">体检表</a></p>`,
  );
  site.insert(
    contact,
    'main',
    `<p><a href="${site.unsure('suspect-link', contact, `${context.outside.unstable}/poi/33`, '每次错得不一样')}">地图位置</a> <a href="/#main-content">首页正文</a></p>`,
  );
  site.insert(
    site.home,
    'side',
    `<form action="/search" method="get"><label for="dq">按地区查</label><select id="dq" name="dq"><option>全市</option><option>湖滨</option></select><button type="submit" aria-label="查询"><svg width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="6"></circle></svg></button></form><p><a href="/lxwm.html"><img src="/assets/photo1.png" alt="联系我们" width="60" height="36"></a></p>`,
  );
  addLiteral(site, contact, context.odd.literal);
  return site;
}
