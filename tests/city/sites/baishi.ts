import type { Column, Place } from '../model.ts';
import { redirect } from '../resources.ts';
import type { Site } from '../site.ts';
import { hanweb } from '../templates/hanweb.ts';
import type { Context } from '../world.ts';
import { addBasics, at, newSite, sideList } from './common.ts';

/** A county portal; the county's civil bureau lives below /mzj on the same host. */
export function baishi(context: Context): Site {
  const site = newSite(context, {
    id: 'baishi',
    name: '白石县人民政府',
    organ: '县政府办公室',
    area: '白石县',
    host: 'www.baishi-demo.gov.cn',
    level: 'county',
    county: '白石县',
    owner: '白石县人民政府办公室',
    siteCode: '4299210001',
    field: 'county',
    template: hanweb,
    dateStyle: 'yyyy.mm.dd',
    robots: 'User-agent: *\nDisallow: /admin/\n',
    slogan: '生态白石，宜居家园',
    colour: '#35522a',
  });
  const { contact, leaders } = addBasics(site, 7);
  const news = site.column({
    slug: 'bsyw',
    name: '白石要闻',
    class: 'news',
    latest: '2026-11-22',
    count: 8,
    every: 1,
    perPage: 6,
    onHome: true,
  });
  const towns = site.column({
    slug: 'xzdt',
    name: '乡镇动态',
    class: 'news',
    latest: '2026-10-15',
    count: 3,
    every: 5,
    stale: '动态类超过14天；侧栏是新的',
  });
  site.insert(towns, 'side', sideList('最新发布', news.articles.slice(0, 3)));
  const notices = site.column({
    slug: 'tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-11-13',
    count: 4,
    every: 6,
    onHome: true,
  });
  site.column({ slug: 'gsgg', name: '公示公告', class: 'notice', latest: '2026-08-01', count: 2, every: 20 });
  site.column({ slug: 'zcwj', name: '政策文件', class: 'policy', latest: '2026-06-30', count: 3, every: 30 });
  site.column({
    slug: 'zcjd',
    name: '政策解读',
    class: 'interpretation',
    latest: '2026-01-20',
    count: 2,
    every: 40,
    stale: '解读类超过6个月',
  });
  site.column({ slug: 'hfxd', name: '来信选登', class: 'replies', latest: '2026-10-10', count: 3, every: 8 });
  site.column({
    slug: 'rsrm',
    name: '人事任免',
    class: 'personnel',
    latest: '2026-05-05',
    count: 2,
    every: 50,
  });
  site.column({
    slug: 'bsgk',
    name: '白石概况',
    latest: '2023-05-18',
    count: 2,
    every: 100,
    trap: '概况没有期限',
  });
  site.blankColumn({ slug: 'fpzj', name: '衔接资金' }, '<p>暂无内容</p>', '只写暂无内容');
  addLinks(site, context, { news, notices, contact });
  site.insert(
    leaders,
    'main',
    '<p><span id="rb-voice" role="button" tabindex="0"></span> <span id="rb-ok" role="button" tabindex="0">朗读</span></p><ul id="ul-bad"><div>县长</div><div>副县长</div></ul>',
  );
  site.element('control-without-name', 'id="rb-voice"', [leaders], 'role=button 没有名称');
  site.trap({ rule: 'control-without-name', htmlIncludes: 'id="rb-ok"', why: '有文字' });
  site.element('wcag-list', 'id="ul-bad"', [leaders], '列表里直接放 div');
  return site;
}

function addLinks(
  site: Site,
  { outside, ports }: Context,
  { news, notices, contact }: { readonly news: Column; readonly notices: Column; readonly contact: Place },
): void {
  const first = at(news, 0);
  site.serve('/wsbs/old/', redirect('/wsbs/old/?t=1', 302));
  site.insert(
    first,
    'main',
    `<p><a href="${site.fault('broken-link', first, '/wsbs/old/', '跳转到自己')}">办事大厅</a> <a href="${site.fault('broken-link', first, '/art/2025/1/2/art_1_2.html', '旧稿404')}">此前报道</a></p>`,
  );
  const second = at(news, 3);
  site.insert(
    second,
    'main',
    `<p><a href="${site.unsure('suspect-link', second, `${outside.silent}/vod/11`, '连上以后没有回应')}">视频</a> <a href="${site.unsure('suspect-link', second, `${outside.unstable}/map`, '每次错得不一样')}">地图</a> <a href="${site.trapLink('broken-link', second, `${outside.noHead}/`, 'HEAD 405')}">云平台</a></p>`,
  );
  const third = at(notices, 1);
  site.insert(
    third,
    'main',
    `<p><a href="${site.fault('broken-attachment', third, '/attach/0/fj2.pdf', '附件404')}">附件2.pdf</a><img src="${site.fault('broken-image', third, '/picture/0/s1.png', '图片404')}" alt="现场" width="100" height="60"></p>`,
  );
  site.insert(
    contact,
    'main',
    `<p><a href="/mzj/">县民政局</a> <a href="http://shiqiao.baishi-demo.gov.cn:${ports.web}/">石桥镇</a> <a href="http://www.qinghu-demo.gov.cn:${ports.web}/">市政府</a></p>`,
  );
}
