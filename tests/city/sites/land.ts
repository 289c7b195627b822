import type { Column, Place } from '../model.ts';
import type { Site } from '../site.ts';
import { table } from '../templates/table.ts';
import type { Context } from '../world.ts';
import { addBasics, at, newSite, sideList } from './common.ts';
import { addClaim, excuseLinks } from './ipv6-claims.ts';

/** An old GBK site with dates that lack the year, and without AAAA. */
export function land(context: Context): Site {
  const site = newSite(context, {
    id: 'zrzy',
    name: '清湖市自然资源和规划局',
    organ: '市自然资源和规划局',
    area: '清湖市',
    host: 'zrzy.qinghu-demo.gov.cn',
    level: 'department',
    owner: '清湖市自然资源和规划局',
    siteCode: '4299000014',
    field: 'land',
    template: table,
    dateStyle: '[mm-dd]',
    encoding: 'gbk',
    records: { a: ['127.0.0.1'], aaaa: [] },
    slogan: '珍惜每一寸土地',
    colour: '#2f4f2f',
  });
  site.siteFault('ipv6-address-missing', '域名没有 AAAA 记录');
  site.siteFault('elder-mode-missing', '旧模板首页没有适老化入口');
  addClaim(site, '页脚说支持 IPv6，域名却没有 AAAA 记录');
  excuseLinks(site);
  const { contact, guides } = addBasics(site, 6);
  const news = site.column({
    slug: 'gtdt',
    name: '工作动态',
    class: 'news',
    latest: '2026-11-16',
    count: 7,
    every: 2,
    perPage: 5,
    onHome: true,
  });
  const notices = site.column({
    slug: 'tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-10-21',
    count: 4,
    every: 14,
    onHome: true,
  });
  site.column({
    slug: 'gsgg',
    name: '公示公告',
    class: 'notice',
    latest: '2026-11-02',
    count: 3,
    every: 9,
    onHome: true,
  });
  const explained = site.column({
    slug: 'zcjd',
    name: '政策解读',
    class: 'interpretation',
    latest: '2025-12-12',
    count: 3,
    every: 20,
    stale: '只写月日；年份在链接里，是去年',
  });
  site.column({
    slug: 'gfxwj',
    name: '规范性文件',
    class: 'policy',
    latest: '2026-06-25',
    count: 2,
    every: 60,
  });
  site.column({ slug: 'dczj', name: '调查征集', class: 'survey', latest: '2026-02-02', count: 2, every: 60 });
  site.column({
    slug: 'ghjh',
    name: '规划计划',
    class: 'planning',
    latest: '2025-03-18',
    count: 2,
    every: 90,
    stale: '规划计划类超过1年，页面上只写月日',
  });
  site.blankColumn({ slug: 'kyq', name: '矿业权登记' }, '', '列表完全为空');
  site.insert(news, 'side', sideList('热点推荐', explained.articles));
  site.trap({ rule: 'stale-column', url: news.url, why: '侧栏是旧的，列表是新的' });
  addLinks(site, context, { news, notices, contact });
  addAccessibility(site, guides[0] ?? site.home, at(news, 3));
  return site;
}

function addLinks(
  site: Site,
  { outside }: Context,
  { news, notices, contact }: { readonly news: Column; readonly notices: Column; readonly contact: Place },
): void {
  const first = at(news, 0);
  const chinese = site.page('/图件/说明.htm', '图件说明', '<p>图件坐标系为2000国家大地坐标系。</p>');
  site.insert(
    first,
    'main',
    `<p><a href="${site.trapLink('broken-link', first, chinese.path, 'GBK 页面里的中文路径')}">图件说明</a> <a href="${site.fault('broken-link', first, '/图件/不存在.htm', 'GBK 页面里的中文路径404')}">图件下载</a></p>`,
  );
  const second = at(news, 1);
  site.insert(
    second,
    'main',
    `<p><a href="${site.fault('broken-link', second, `${outside.dead}/gt/`, '域名不存在')}">国土资源网</a></p>`,
  );
  const third = at(notices, 0);
  site.insert(
    third,
    'main',
    `<p><a href="${site.fault('broken-attachment', third, '/uploadfile/2026/zd.rar', '附件404')}">宗地图.rar</a></p><p><img src="${site.fault('broken-image', third, '/uploadfile/2026/zd.gif', '图片404')}" alt="宗地位置图" width="200" height="120"></p>`,
  );
  site.insert(
    contact,
    'main',
    `<iframe src="${site.fault('broken-link', contact, '/map/frame.htm', '框架页404')}" title="位置图" width="300" height="120"></iframe><p><a href="${site.unsure('blocked-link', contact, `${outside.limited}/api/land`, '429')}">数据接口</a></p>`,
  );
}

function addAccessibility(site: Site, guide: Place, article: Place): void {
  site.insert(site.home, 'top', '<marquee id="mq">欢迎访问清湖市自然资源和规划局网站</marquee>');
  site.element('wcag-marquee', 'id="mq"', [site.home], '滚动文字');
  site.insert(
    site.home,
    'side',
    `<p><a id="pic-zt" href="/ghjh/index.htm"><img src="/images/photo1.png" alt="" width="150" height="60"></a> <a id="pic-ok" href="/dczj/index.htm"><img src="/images/photo2.png" alt="调查征集" width="150" height="60"></a></p>`,
  );
  site.element('link-without-name', 'id="pic-zt"', [site.home], '图片链接 alt 为空');
  site.trap({ rule: 'link-without-name', htmlIncludes: 'id="pic-ok"', why: '有 alt' });
  site.edit(guide, (html) => html.replace(' lang="zh-CN"', ''));
  site.element('wcag-html-has-lang', '<html', [guide], '没有 lang');
  site.insert(article, 'main', '<p><font id="fnt-pale" color="#c8c800">本消息由局办公室提供。</font></p>');
  site.element('wcag-color-contrast', 'id="fnt-pale"', [article], '黄字白底');
}
