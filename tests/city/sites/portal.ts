import { gif } from '../images.ts';
import type { Column } from '../model.ts';
import { file, mime } from '../resources.ts';
import type { Site } from '../site.ts';
import { trs } from '../templates/trs.ts';
import type { Context } from '../world.ts';
import { addBasics, newSite } from './common.ts';
import { addPortalLinks } from './portal-links.ts';
import { addPortalTraps } from './portal-traps.ts';

export interface PortalColumns {
  readonly news: Column;
  readonly notices: Column;
  readonly policies: Column;
  /** A column whose items are all old. */
  readonly old: Column;
}

export function portal(context: Context): Site {
  const site = newSite(context, {
    id: 'www',
    name: '清湖市人民政府',
    organ: '清湖市人民政府办公室',
    area: '清湖市',
    host: 'www.qinghu-demo.gov.cn',
    level: 'city',
    owner: '清湖市人民政府办公室',
    siteCode: '4299000001',
    field: 'government',
    template: trs,
    dateStyle: 'yyyy-mm-dd',
    robots: `User-agent: *
Disallow: /internal/
Crawl-delay: 0.05

Sitemap: http://www.qinghu-demo.gov.cn:${context.ports.web}/sitemap.xml
`,
    sitemap: true,
    slogan: '清湖市人民政府门户网站欢迎您',
    colour: '#8c1d18',
  });
  // Counted by the formula: the department without an AAAA record holds more than a tenth of the third-level links.
  site.siteFault('ipv6-third-level-links', '三级链接指向没有 IPv6 地址的部门网站');
  const basics = addBasics(site, 1);
  const columns = { ...addColumns(site, context), old: addDefectColumns(site) };
  addEmptyAndRedirects(site);
  addPortalLinks(site, context, columns, basics);
  addPortalTraps(site, context, columns);
  addAccessibility(site);
  site.homeOptions = {
    friends: [
      { name: '市教育局', href: `http://jyj.qinghu-demo.gov.cn:${context.ports.web}/` },
      { name: '市民政局', href: `http://mzj.qinghu-demo.gov.cn:${context.ports.web}/` },
      { name: '市卫生健康委员会', href: `http://wjw.qinghu-demo.gov.cn:${context.ports.web}/` },
      { name: '市科学技术局', href: `http://kjj.qinghu-demo.gov.cn:${context.ports.v4only}/` },
      { name: '市自然资源和规划局', href: `http://zrzy.qinghu-demo.gov.cn:${context.ports.web}/` },
      { name: '白石县', href: `http://www.baishi-demo.gov.cn:${context.ports.web}/` },
      { name: '东岭县', href: `http://www.dongling-demo.gov.cn:${context.ports.web}/` },
      { name: '南溪区', href: `http://www.nanxi-demo.gov.cn:${context.ports.web}/` },
      { name: '清湖新闻网', href: `${context.outside.news}/` },
      { name: '清湖通', href: `${context.outside.app}/` },
      {
        name: '清湖旅游',
        href: site.fault('broken-link', site.home, `${context.outside.dead}/`, '友情链接的域名已不存在'),
      },
      {
        name: '市统计局',
        href: site.fault(
          'broken-link',
          site.home,
          `http://tjj.qinghu-demo.gov.cn:${context.ports.closedSite}/`,
          '该网站拒绝连接',
        ),
      },
    ],
  };
  return site;
}

function addColumns(site: Site, { outside }: Context): Omit<PortalColumns, 'old'> {
  const news = site.column({
    slug: 'xwzx/qhyw',
    name: '清湖要闻',
    class: 'news',
    latest: '2026-11-22',
    count: 8,
    every: 1,
    perPage: 5,
    onHome: true,
  });
  site.column({
    slug: 'xwzx/bmdt',
    name: '部门动态',
    class: 'news',
    latest: '2026-11-20',
    count: 6,
    every: 2,
    onHome: true,
    hrefs: [
      `${outside.news}/bm/20261120/c_4411.html`,
      undefined,
      `${outside.news}/bm/20261117/c_4390.html`,
      undefined,
      `${outside.news}/bm/c_4377.html`,
    ],
  });
  site.column({
    slug: 'xwzx/qxdt',
    name: '区县动态',
    class: 'news',
    latest: '2026-11-09',
    count: 4,
    onHome: true,
    trap: '最新一条恰好在第14天，未超过期限',
  });
  const notices = site.column({
    slug: 'xxgk/tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-11-18',
    count: 5,
    every: 4,
    pinned: '2024-05-06',
    onHome: true,
    trap: '第一条是置顶的旧信息，列表本身是新的',
  });
  const policies = site.column({
    slug: 'xxgk/zcwj',
    name: '政策文件',
    class: 'policy',
    latest: '2026-10-12',
    count: 4,
    every: 20,
    table: true,
    titles: [
      '清湖市人民政府关于2019年度科学技术奖励的决定',
      '关于印发清湖市2020—2035年城市绿地系统方案的通知',
    ],
    trap: '索引号和标题里的年份不是日期',
  });
  site.column({
    slug: 'xxgk/zcjd',
    name: '政策解读',
    class: 'interpretation',
    latest: '2026-10-30',
    count: 3,
    every: 20,
  });
  site.column({
    slug: 'xxgk/rsrm',
    name: '人事任免',
    class: 'personnel',
    latest: '2026-09-15',
    count: 2,
    every: 40,
    inMenu: false,
  });
  site.column({
    slug: 'hdjl/yjzj',
    name: '意见征集',
    class: 'survey',
    latest: '2026-08-01',
    count: 2,
    every: 60,
  });
  site.column({
    slug: 'hdjl/hfxd',
    name: '回复选登',
    class: 'replies',
    latest: '2026-11-12',
    count: 3,
    every: 6,
  });
  site.column({
    slug: 'xxgk/czyjs',
    name: '财政预决算',
    latest: '2026-02-10',
    count: 2,
    every: 150,
    inMenu: false,
    trap: '年度公开事项，没有期限',
  });
  return { news, notices, policies };
}

function addDefectColumns(site: Site): Column {
  site.column({
    slug: 'xxgk/gsgg',
    name: '公示公告',
    class: 'notice',
    latest: '2026-04-20',
    count: 3,
    every: 12,
    titles: [
      '关于2026年12月6日举行公务员考试期间交通管制的公告',
      '清湖市2026年下半年重大项目环境影响评价公示',
    ],
    stale: '七个月没有新信息；标题里的未来日期不是发布日期',
  });
  const old = site.column({
    slug: 'xxgk/gfxwj',
    name: '规范性文件',
    class: 'policy',
    latest: '2025-12-30',
    count: 3,
    every: 60,
    table: true,
    stale: '政策类超过6个月',
  });
  site.column({
    slug: 'xxgk/ghjh',
    name: '规划计划',
    class: 'planning',
    latest: '2025-08-20',
    count: 2,
    every: 90,
    inMenu: false,
    stale: '规划计划类超过1年',
  });
  site.column({
    slug: 'hdjl/zxft',
    name: '在线访谈',
    class: 'interview',
    latest: '2025-09-30',
    count: 2,
    every: 60,
    stale: '访谈类超过1年',
  });
  return old;
}

function addEmptyAndRedirects(site: Site): void {
  site.blankColumn(
    { slug: 'xxgk/yjya', name: '应急预案' },
    '<p class="none">暂无内容</p>',
    '只写暂无内容，没有说明原因',
  );
  site.excusedColumn(
    { slug: 'xxgk/xzsyxsf', name: '行政事业性收费' },
    '<p class="none">本单位无行政事业性收费事项，全市收费目录清单由市财政局统一公开，请见市财政局网站“收费目录”栏目。</p>',
    '空列表有说明，并指明何处可见',
  );
  const refresh = site.rawPage(
    '/xxgk/',
    '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>信息公开</title>\n<meta http-equiv="Refresh" content="0;URL=./tzgg/">\n</head></html>',
  );
  const script = site.rawPage(
    '/hdjl/',
    `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>互动交流</title>\n<script>var lm="互动交流";if(lm=="互动交流"){document.write('<meta http-equiv="Refresh" content="0;URL=./hfxd/">');}</script>\n</head></html>`,
  );
  for (const place of [refresh, script])
    site.trap({ rule: 'blank-column', url: place.url, why: '栏目首页只是跳转，不是空白栏目' });
  site.insert(
    site.home,
    'main',
    `<p><a href="${refresh.path}">信息公开</a> <a href="${script.path}">互动交流</a></p>`,
  );
}

function addAccessibility(site: Site): void {
  site.serve('/images/wx.png', file(gif(), mime.gif));
  site.insert(
    site.home,
    'side',
    `<p><a id="lnk-wechat" href="/lxwm.html"><img src="/images/wx.png" alt="" width="24" height="24"></a>
<a id="lnk-weibo" href="/lxwm.html" aria-label="政务微博"><img src="/images/wx.png" alt="" width="24" height="24"></a>
<a id="lnk-hidden" href="/lxwm.html" style="display:none"><img src="/images/wx.png" alt=""></a>
<img id="img-line" src="/images/wx.png" alt="" width="300" height="2"></p>
<p><select id="sel-dept"><option value="">请选择部门</option><option value="1">市教育局</option></select>
<select id="sel-year" title="选择年份"><option>2026</option><option>2025</option></select></p>
<p id="txt-tip" style="color:#b9b9b9;background:#ffffff">温馨提示：本网站办事事项以实际受理为准。</p>`,
  );
  site.element('link-without-name', 'id="lnk-wechat"', [site.home], '链接里只有装饰图片，没有名称');
  site.element('control-without-name', 'id="sel-dept"', [site.home], '下拉框没有标签');
  site.element('wcag-color-contrast', 'id="txt-tip"', [site.home], '浅灰字白底，对比度约2比1');
  site.trap({ rule: 'link-without-name', htmlIncludes: 'id="lnk-weibo"', why: '有 aria-label' });
  site.trap({ rule: 'link-without-name', htmlIncludes: 'id="lnk-hidden"', why: '不显示的链接' });
  site.trap({ rule: 'wcag-image-alt', htmlIncludes: 'id="img-line"', why: '装饰图片 alt 为空是对的' });
  site.trap({ rule: 'control-without-name', htmlIncludes: 'id="sel-year"', why: '有 title' });
}
