import type { Site } from '../site.ts';
import { hanweb } from '../templates/hanweb.ts';
import type { Context } from '../world.ts';
import { addBasics, at, newSite } from './common.ts';
import { excuseLinks } from './ipv6-claims.ts';

/** A township whose site nobody looks after. */
export function township(context: Context): Site {
  const site = newSite(context, {
    id: 'shiqiao',
    name: '石桥镇人民政府',
    organ: '镇政府',
    area: '石桥镇',
    host: 'shiqiao.baishi-demo.gov.cn',
    records: { a: ['127.0.0.1'], aaaa: ['2001:db8:29:9::80'] },
    level: 'township',
    county: '白石县',
    owner: '白石县石桥镇人民政府',
    siteCode: '4299210031',
    field: 'town',
    template: hanweb,
    dateStyle: 'yyyy-mm-dd',
    slogan: '古桥茶乡，和美石桥',
    colour: '#41502f',
  });
  site.siteFault('ipv6-address-invalid', 'AAAA 是文档用地址');
  excuseLinks(site);
  const { contact } = addBasics(site, 12);
  const news = site.column({
    slug: 'zcdt',
    name: '镇村动态',
    class: 'news',
    latest: '2026-08-19',
    count: 6,
    every: 6,
    onHome: true,
    stale: '动态类超过14天',
  });
  const notices = site.column({
    slug: 'tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-06-25',
    count: 3,
    every: 20,
    onHome: true,
  });
  site.column({
    slug: 'ghjh',
    name: '规划计划',
    class: 'planning',
    latest: '2026-01-08',
    count: 2,
    every: 90,
  });
  site.column({
    slug: 'zcjd',
    name: '政策解读',
    class: 'interpretation',
    latest: '2025-08-12',
    count: 2,
    every: 60,
    stale: '解读类超过6个月',
  });
  site.column({
    slug: 'cwgk',
    name: '村级事务',
    latest: '2025-01-20',
    count: 2,
    every: 60,
    trap: '没有类别的栏目没有期限',
  });
  site.blankColumn({ slug: 'bmfw', name: '便民服务' }, '<p>暂无内容</p>', '只写暂无内容');
  site.staleHome('首页最新的信息是8月的');
  const first = at(news, 0);
  site.insert(
    first,
    'main',
    `<p><a href="${site.fault('broken-link', first, '/art/2023/1/1/art_9_9.html', '旧稿404')}">相关阅读</a> <img src="${site.fault('broken-image', first, '/resource/2026/tea.png', '图片404')}" alt="茶园" width="100" height="60"></p>`,
  );
  const second = at(notices, 0);
  site.insert(
    second,
    'main',
    `<p><a href="${site.fault('broken-attachment', second, '/files/a.zip', '附件404')}">材料.zip</a></p>`,
  );
  site.insert(
    contact,
    'main',
    '<p><a id="lnk-qr" href="/jgzn.html"><img src="/resource/photo1.png" alt="" width="60" height="36"></a></p>',
  );
  site.element('link-without-name', 'id="lnk-qr"', [contact], '图片链接没有名称');
  return site;
}
