import type { Site } from '../site.ts';
import { kaipu } from '../templates/kaipu.ts';
import type { Context } from '../world.ts';
import { addBasics, at, newSite } from './common.ts';

/** A bureau's site below a path of the county portal's host. */
export function baishiCivil(context: Context): Site {
  const site = newSite(context, {
    id: 'baishi-mzj',
    name: '白石县民政局',
    organ: '县民政局',
    area: '白石县',
    host: 'www.baishi-demo.gov.cn',
    prefix: '/mzj',
    level: 'county-department',
    county: '白石县',
    owner: '白石县民政局',
    siteCode: '4299210006',
    field: 'civil',
    template: kaipu,
    dateStyle: 'yyyy-mm-dd',
    slogan: '情系百姓，服务民生',
    colour: '#5b2c4f',
  });
  const { guides } = addBasics(site, 8);
  const news = site.column({
    slug: 'gzdt',
    name: '工作动态',
    class: 'news',
    latest: '2026-11-12',
    count: 6,
    every: 3,
    onHome: true,
  });
  const notices = site.column({
    slug: 'tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-07-07',
    count: 3,
    every: 20,
    onHome: true,
  });
  site.column({
    slug: 'zcwj',
    name: '政策文件',
    class: 'policy',
    latest: '2026-03-15',
    count: 3,
    every: 30,
    stale: '政策类超过6个月',
  });
  site.column({
    slug: 'zcjd',
    name: '政策解读',
    class: 'interpretation',
    latest: '2026-07-01',
    count: 2,
    every: 30,
  });
  site.column({
    slug: 'rsxx',
    name: '人事信息',
    class: 'personnel',
    latest: '2026-03-30',
    count: 2,
    every: 30,
  });
  site.blankColumn({ slug: 'shjz', name: '社会救助' }, '<ul></ul>', '列表完全为空');
  const first = at(news, 0);
  site.insert(
    first,
    'main',
    `<p><a href="${site.fault('broken-link', first, '/mzj/gzdt/old.shtml', '子站内的链接404')}">前期报道</a> <a href="/ldxx.html">县政府领导</a></p>`,
  );
  const second = at(notices, 0);
  site.insert(
    second,
    'main',
    `<p><a href="${site.fault('broken-link', second, '/art/2024/9/9/art_0_0.html', '链到县政府网站的旧稿404，算在本站')}">县政府文件</a></p>`,
  );
  const guide = guides[0] ?? site.home;
  site.insert(
    guide,
    'main',
    '<p><a id="dl-icon" href="/mzj/files/form1.docx"><i class="icon-down"></i></a> <label for="idno">身份证号</label><input id="idno" type="text"> <textarea id="ta-none"></textarea></p>',
  );
  site.element('link-without-name', 'id="dl-icon"', [guide], '图标链接没有文字');
  site.element('control-without-name', 'id="ta-none"', [guide], '文本框没有标签');
  site.trap({ rule: 'control-without-name', htmlIncludes: 'id="idno"', why: '有 label' });
  return site;
}
