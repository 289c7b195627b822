import type { Site } from '../site.ts';
import { hanweb } from '../templates/hanweb.ts';
import type { Context } from '../world.ts';
import { addBasics, at, newSite, sideList } from './common.ts';
import { addTrueClaim } from './ipv6-claims.ts';

/** Hanweb pages with dates in square brackets. */
export function education(context: Context): Site {
  const site = newSite(context, {
    id: 'jyj',
    name: '清湖市教育局',
    organ: '市教育局',
    area: '清湖市',
    host: 'jyj.qinghu-demo.gov.cn',
    level: 'department',
    owner: '清湖市教育局',
    siteCode: '4299000005',
    field: 'education',
    template: hanweb,
    dateStyle: '[yyyy-mm-dd]',
    robots: 'User-agent: *\nAllow: /\n',
    slogan: '立德树人，办好人民满意的教育',
    colour: '#174a7c',
  });
  addTrueClaim(site);
  const { guides, leaders } = addBasics(site, 2);
  const news = site.column({
    slug: 'gzdt',
    name: '工作动态',
    class: 'news',
    latest: '2026-11-19',
    count: 8,
    every: 2,
    perPage: 5,
    onHome: true,
  });
  site.column({
    slug: 'xyxw',
    name: '校园新闻',
    class: 'news',
    latest: '2026-11-08',
    count: 4,
    onHome: true,
    stale: '最新一条是第15天，刚过期限',
  });
  const notices = site.column({
    slug: 'tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-11-10',
    count: 4,
    every: 8,
    onHome: true,
  });
  site.column({ slug: 'zcwj', name: '政策文件', class: 'policy', latest: '2026-09-01', count: 3, every: 30 });
  const explained = site.column({
    slug: 'zcjd',
    name: '政策解读',
    class: 'interpretation',
    latest: '2026-03-11',
    count: 3,
    every: 30,
    stale: '解读类超过6个月；旁边的最新信息是新的',
  });
  site.insert(explained, 'side', sideList('最新信息', news.articles.slice(0, 4)));
  site.column({
    slug: 'rsxx',
    name: '人事信息',
    class: 'personnel',
    latest: '2026-07-01',
    count: 2,
    every: 40,
  });
  site.column({
    slug: 'yjzj',
    name: '意见征集',
    class: 'survey',
    latest: '2025-10-08',
    count: 2,
    every: 60,
    stale: '征集类超过1年',
  });
  site.column({
    slug: 'jyzt',
    name: '教育资助',
    latest: '2025-06-03',
    count: 2,
    every: 60,
    trap: '没有类别的栏目没有期限',
  });
  site.blankColumn({ slug: 'zkzy', name: '招生考试' }, '<div class="nodata">暂无数据</div>', '只写暂无数据');
  site.blankColumn({ slug: 'jxky', name: '教学科研' }, '', '列表完全为空');
  addLinks(site, context, { news, notices, guide: guides[0] ?? site.home });
  addAccessibility(site, at(news, 1), leaders);
  return site;
}

type Columns = {
  readonly news: Parameters<typeof at>[0];
  readonly notices: Parameters<typeof at>[0];
  readonly guide: Site['home'];
};

function addLinks(site: Site, { outside }: Context, { news, notices, guide }: Columns): void {
  site.insertEverywhere(
    'foot',
    `<p><a href="${site.fault('broken-link', 'everywhere', '/col/col9001/index.html', '每页页脚都有的死链接，只算一处')}">站点导航</a> <a href="/jgzn.html">机构职能</a></p>`,
  );
  const first = at(news, 0);
  site.insert(
    first,
    'main',
    `<p><iframe src="${site.fault('broken-link', first, '/video/player.html?id=88', '嵌入的页面404')}" title="活动视频" width="300" height="160"></iframe></p>`,
  );
  const second = at(notices, 0);
  site.insert(
    second,
    'main',
    `<p><a href="${site.fault('broken-attachment', second, '/attach/0/2611101530.doc', '附件404')}">报名登记表.doc</a> <a href="${site.trapLink('broken-link', second, `${outside.noHead}/enter/`, 'HEAD 405，GET 正常')}">教育云平台</a></p>`,
  );
  const third = at(notices, 1);
  site.insert(
    third,
    'main',
    `<p><img src="${site.fault('broken-image', third, '/picture/0/2610021200.jpg', '图片404')}" alt="考点分布图" width="200" height="120"></p>
<p>视频回看：<a href="${site.unsure('suspect-link', third, `${outside.silent}/live/0912`, '连上以后一直没有回应')}">网络直播</a></p>`,
  );
  site.insert(
    guide,
    'main',
    `<p><a href="javascript:void(0)" onclick="window.open('${site.fault('broken-link', guide, '/wsbs/zxbl/index.html', 'window.open 的地址404')}')">在线办理</a></p>`,
  );
}

function addAccessibility(site: Site, article: Site['home'], leaders: Site['home']): void {
  site.insert(
    site.home,
    'top',
    `<div class="c"><label for="topkw">关键词</label><input id="topkw" name="topkw" type="text"> <input id="kw-adv" name="kw" type="text"> <input id="kw-ok" name="kw2" type="text" title="文号"> <button id="btn-adv" type="button"><span class="icon"></span></button> <button type="button" aria-label="高级搜索"><span class="icon"></span></button></div>`,
  );
  site.element('control-without-name', 'id="kw-adv"', [site.home], '输入框没有标签');
  site.element('control-without-name', 'id="btn-adv"', [site.home], '图标按钮没有名称');
  site.trap({ rule: 'control-without-name', htmlIncludes: 'id="kw-ok"', why: '有 title' });
  site.trap({ rule: 'control-without-name', htmlIncludes: 'id="topkw"', why: '有 label' });
  site.insert(
    article,
    'main',
    '<iframe id="frm-map" src="/jgzn.html" width="300" height="160"></iframe><iframe id="frm-ok" src="/lxwm.html" title="联系方式" width="300" height="160"></iframe>',
  );
  site.element('wcag-frame-title', 'id="frm-map"', [article], '内嵌框架没有标题');
  site.trap({ rule: 'wcag-frame-title', htmlIncludes: 'id="frm-ok"', why: '有 title' });
  site.insert(
    leaders,
    'main',
    `<p><img id="img-group" src="/resource/photo1.png" width="200" height="120"> <img id="img-dot" src="/resource/photo2.png" alt="" width="8" height="8"></p>`,
  );
  site.element('wcag-image-alt', 'id="img-group"', [leaders], '图片没有 alt');
  site.trap({ rule: 'wcag-image-alt', htmlIncludes: 'id="img-dot"', why: '装饰图片' });
  site.insert(
    leaders,
    'main',
    '<h5 id="hd-skip">分工说明</h5><p><a id="tab-pos" href="/lxwm.html" tabindex="3">联系方式</a></p>',
  );
  site.trap({ rule: 'wcag-heading-order', htmlIncludes: 'id="hd-skip"', why: '最佳实践，不是不合格' });
  site.trap({ rule: 'wcag-tabindex', htmlIncludes: 'id="tab-pos"', why: '最佳实践，不是不合格' });
}
