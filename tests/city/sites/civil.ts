import type { Column, Place } from '../model.ts';
import { file, mime } from '../resources.ts';
import type { Site } from '../site.ts';
import { kaipu } from '../templates/kaipu.ts';
import type { Context } from '../world.ts';
import { addBasics, at, newSite, sideList } from './common.ts';

/** Kaipu pages; part of the site is closed to robots. */
export function civil(context: Context): Site {
  const site = newSite(context, {
    id: 'mzj',
    name: '清湖市民政局',
    organ: '市民政局',
    area: '清湖市',
    host: 'mzj.qinghu-demo.gov.cn',
    level: 'department',
    owner: '清湖市民政局',
    siteCode: '4299000009',
    field: 'civil',
    template: kaipu,
    dateStyle: 'yyyy-mm-dd',
    robots: 'User-agent: *\nDisallow: /oa/\nCrawl-delay: 0.05\n',
    slogan: '民政为民，民政爱民',
    colour: '#7a2e1d',
  });
  const { contact } = addBasics(site, 3);
  const news = site.column({
    slug: 'xwzx/mzyw',
    name: '民政要闻',
    class: 'news',
    latest: '2026-11-21',
    count: 8,
    every: 2,
    perPage: 6,
    onHome: true,
  });
  const notices = site.column({
    slug: 'xxgk/tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-11-03',
    count: 4,
    every: 10,
    onHome: true,
  });
  site.column({
    slug: 'xxgk/gfxwj',
    name: '规范性文件',
    class: 'policy',
    latest: '2026-07-20',
    count: 3,
    every: 30,
  });
  site.column({
    slug: 'xxgk/zcjd',
    name: '政策解读',
    class: 'interpretation',
    latest: '2026-06-18',
    count: 2,
    every: 30,
    onHome: true,
  });
  const personnel = site.column({
    slug: 'xxgk/rsrm',
    name: '人事任免',
    class: 'personnel',
    latest: '2025-06-30',
    count: 2,
    every: 60,
    stale: '人事类超过1年',
  });
  site.column({
    slug: 'hdjl/dczj',
    name: '调查征集',
    class: 'survey',
    latest: '2026-03-03',
    count: 2,
    every: 60,
  });
  site.column({
    slug: 'hdjl/lygk',
    name: '留言公开',
    class: 'replies',
    latest: '2026-08-30',
    count: 3,
    every: 8,
    stale: '答复类超过2个月',
  });
  site.column({
    slug: 'fwzn/yljg',
    name: '养老机构',
    latest: '2024-09-10',
    count: 2,
    every: 60,
    trap: '没有类别的栏目没有期限',
  });
  site.blankColumn({ slug: 'xxgk/shzz', name: '社会组织名录' }, '', '列表完全为空');
  site.excusedColumn(
    { slug: 'xxgk/zdms', name: '重大民生项目' },
    '<p>说明：2026年本局未承担重大民生项目，故本栏目无内容；全市项目进展由市发展和改革委员会统一公布。</p>',
    '空列表说明了原因',
  );
  site.insert(news, 'side', sideList('热点推荐', personnel.articles));
  site.trap({ rule: 'stale-column', url: news.url, why: '侧栏是旧的，列表是新的' });
  addLinks(site, context, { news, notices, contact });
  addAccessibility(site, contact, at(notices, 2));
  return site;
}

interface Places {
  readonly news: Column;
  readonly notices: Column;
  readonly contact: Place;
}

function addLinks(site: Site, { outside }: Context, { news, notices, contact }: Places): void {
  const moved = site.rawPage(
    '/zt/yl/index.html',
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>养老服务专题</title><meta http-equiv="refresh" content="0;url=/zt/yl2024/list.shtml"></head></html>`,
  );
  site.fault('broken-link', moved, '/zt/yl2024/list.shtml', '自动跳转到的页面404');
  site.trap({ rule: 'blank-column', url: moved.url, why: '只是跳转' });
  const first = at(news, 0);
  site.serve('/files/list.pdf', file(Buffer.alloc(0), mime.pdf));
  site.insert(
    first,
    'main',
    `<p><a href="${moved.path}">养老服务专题</a> <a href="${site.fault('broken-attachment', first, '/files/list.pdf', '附件零字节')}">机构名单.pdf</a></p>`,
  );
  const second = at(news, 2);
  site.insert(
    second,
    'main',
    `<p><a href="${site.unsure('blocked-link', second, `${outside.firewall}/zbgg/20261102.html`, '防火墙403')}">招标信息</a>
<a href="${site.fault('broken-link', second, '/xwzx/mzyw/202505/00000000000000000000000000000000.shtml', '引用的旧稿404')}">此前报道</a>
<a href="${site.unsure('blocked-link', second, '/oa/login.shtml', 'robots.txt 禁止访问')}">办公入口</a></p>`,
  );
  site.insert(
    site.home,
    'main',
    `<p><label for="mzj-links">相关网站</label><select id="mzj-links" onchange="location.href=this.options[this.selectedIndex].value"><option value="/">请选择</option><option value="${site.fault('broken-link', site.home, `${outside.dead}/mz/`, '跳转菜单里的域名不存在')}">福彩网</option><option value="${outside.news}/">清湖新闻网</option></select></p>`,
  );
  const third = at(notices, 0);
  site.insert(
    third,
    'main',
    `<p><img src="${site.fault('broken-image', third, `${outside.refused}/img/qr.png`, '图片所在端口拒绝连接')}" alt="公众号二维码" width="80" height="80"></p>`,
  );
  site.insert(
    contact,
    'main',
    `<p><a href="${site.trapLink('broken-link', contact, `${outside.slow}/ns/`, '第一次要3秒')}">市图书馆</a> <a href="${site.trapLink('broken-link', contact, `${outside.flaky}/thread/77.html`, '第一次503')}">论坛</a></p>`,
  );
}

function addAccessibility(site: Site, contact: Place, notice: Place): void {
  site.insert(
    contact,
    'main',
    `<p><img src="/xhtml/img/focus.png" usemap="#dt" alt="办公地点示意图" width="600" height="160"></p><map name="dt"><area id="area-a" shape="rect" coords="0,0,200,160" href="/jgzn.html"><area id="area-b" shape="rect" coords="200,0,400,160" href="/ldxx.html" alt="领导信息"><area shape="rect" coords="400,0,600,160" href="${site.fault('broken-link', contact, '/jgsz/detail.shtml', '热区链接404')}" alt="机构设置"></map>`,
  );
  site.element('link-without-name', 'id="area-a"', [contact], '热区没有 alt');
  site.trap({ rule: 'link-without-name', htmlIncludes: 'id="area-b"', why: '有 alt' });
  site.insert(
    site.home,
    'side',
    `<p><a id="ico-mail" href="/lxwm.html"><span class="icon icon-mail"></span></a> <a id="ico-tel" href="/lxwm.html" title="联系电话"><span class="icon"></span></a></p>`,
  );
  site.element('link-without-name', 'id="ico-mail"', [site.home], '图标链接没有文字');
  site.trap({ rule: 'link-without-name', htmlIncludes: 'id="ico-tel"', why: '有 title' });
  site.edit(notice, (html) => html.replace(/<title>[^<]*<\/title>/, '<title></title>'));
  site.element('wcag-document-title', '<html', [notice], '标题为空');
  site.insert(
    notice,
    'main',
    '<p><input id="img-submit" type="image" src="/xhtml/img/jiucuo.png" width="90" height="40"> <input id="img-ok" type="image" src="/xhtml/img/jiucuo.png" alt="提交" width="90" height="40"></p>',
  );
  site.element('control-without-name', 'id="img-submit"', [notice], '图片按钮没有 alt');
  site.trap({ rule: 'control-without-name', htmlIncludes: 'id="img-ok"', why: '有 alt' });
}
