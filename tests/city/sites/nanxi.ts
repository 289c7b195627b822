import type { Site } from '../site.ts';
import { plain } from '../templates/plain.ts';
import type { Context } from '../world.ts';
import { addBasics, at, newSite } from './common.ts';
import { excuseLinks } from './ipv6-claims.ts';

/** A district portal: AAAA is IPv4-mapped, and the home page is no longer generated. */
export function nanxi(context: Context): Site {
  const site = newSite(context, {
    id: 'nanxi',
    name: '南溪区人民政府',
    organ: '区政府办公室',
    area: '南溪区',
    host: 'www.nanxi-demo.gov.cn',
    records: { a: ['127.0.0.1'], aaaa: ['::ffff:127.0.0.1'] },
    level: 'county',
    county: '南溪区',
    owner: '南溪区人民政府办公室',
    siteCode: '4299030001',
    field: 'county',
    template: plain,
    dateStyle: 'yyyy-mm-dd',
    robots: 'User-agent: *\nDisallow: /manage/\n',
    slogan: '活力南溪，产业新城',
    colour: '#4a2a6a',
  });
  site.siteFault('ipv6-address-invalid', 'AAAA 是 IPv4 映射地址');
  excuseLinks(site);
  const { contact } = addBasics(site, 11);
  const news = site.column({
    slug: 'nxyw',
    name: '南溪要闻',
    class: 'news',
    latest: '2026-11-19',
    count: 12,
    every: 5,
    perPage: 8,
    onHome: true,
  });
  const notices = site.column({
    slug: 'tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-11-06',
    count: 5,
    every: 12,
    onHome: true,
  });
  site.column({
    slug: 'gfxwj',
    name: '规范性文件',
    class: 'policy',
    latest: '2026-08-28',
    count: 3,
    every: 30,
  });
  site.column({
    slug: 'zcjd',
    name: '政策解读',
    class: 'interpretation',
    latest: '2026-10-09',
    count: 2,
    every: 30,
  });
  site.column({
    slug: 'rsxx',
    name: '人事信息',
    class: 'personnel',
    latest: '2025-03-03',
    count: 2,
    every: 60,
    stale: '人事类超过1年',
  });
  site.column({
    slug: 'zxft',
    name: '在线访谈',
    class: 'interview',
    latest: '2026-06-11',
    count: 2,
    every: 60,
  });
  site.blankColumn({ slug: 'jcwgk', name: '村务指导' }, '', '列表完全为空');
  site.homeOptions = { until: '2026-10-31' };
  site.staleHome('首页停留在10月，栏目页是新的');
  for (const column of [news, notices])
    site.trap({ rule: 'stale-column', url: column.url, why: '首页上的是旧的，栏目页是新的' });
  const first = at(news, 0);
  site.insert(
    first,
    'main',
    `<p><a href="${site.fault('broken-link', first, '/zt/2024/', '专题404')}">专题</a> <a href="${site.fault('broken-link', first, `${context.outside.dead}/nx/`, '域名不存在')}">南溪旅游</a></p>`,
  );
  const second = at(notices, 0);
  site.insert(
    second,
    'main',
    `<p><a href="${site.fault('broken-attachment', second, 'fj1.xlsx', '附件404')}">附件1.xlsx</a></p>`,
  );
  site.insert(
    contact,
    'main',
    '<p><select id="sel-street"><option>请选择街道</option></select> <select id="sel-ok" aria-label="选择街道"><option>南门街道</option></select></p>',
  );
  site.element('control-without-name', 'id="sel-street"', [contact], '下拉框没有标签');
  site.trap({ rule: 'control-without-name', htmlIncludes: 'id="sel-ok"', why: '有 aria-label' });
  const plainPage = at(news, 2);
  site.edit(plainPage, (html) => html.replace(' lang="zh-Hans"', ''));
  site.element('wcag-html-has-lang', '<html', [plainPage], '没有 lang');
  return site;
}
