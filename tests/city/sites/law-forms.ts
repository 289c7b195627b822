import { text } from '../resources.ts';
import type { Site } from '../site.ts';
import type { Context } from '../world.ts';
import type { AddPage } from './law.ts';

/** The ways in which an address may stand in a page. */
export function addForms(site: Site, context: Context, add: AddPage): void {
  addPaths(site, context, add);
  addInert(site, add);
  addScripted(site, add);
  addFragments(site, context, add);
  addRefresh(site, add);
  addSitemap(site, context);
}

function addPaths(site: Site, { ports, outside }: Context, add: AddPage): void {
  const body = '<p>本页供核对地址写法。</p>';
  const good = [
    '/lj/法规 汇编/目录.html',
    '/lj/a+b.html',
    '/lj/a;v=1.html',
    '/lj/[2026]/x.html',
    '/lj/50%25/x.html',
  ];
  for (const path of good)
    site.rawPage(
      path,
      `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>核对</title></head><body><main><h1>核对</h1>${body}</main></body></html>`,
    );
  add('地址写法', (page) => {
    const fine = (href: string, why: string): string => site.trapLink('broken-link', page, href, why);
    const dead = (href: string, why: string): string => site.fault('broken-link', page, href, why);
    return `<p><a href="${fine('/lj/法规 汇编/目录.html', '路径含中文和空格')}">甲</a> <a href="${fine('/lj/a+b.html', '路径含加号')}">乙</a> <a href="${fine('/lj/a;v=1.html', '路径含分号')}">丙</a> <a href="${fine('/lj/[2026]/x.html', '路径含方括号')}">丁</a> <a href="${fine('/lj/50%25/x.html', '路径含编码的百分号')}">戊</a></p>
<p><a href="  ${fine('/lxwm.html', '前后有空白')}
">己</a> <a href="\\lxwm.html">庚</a> <a href="HTTP://SFJ.qinghu-demo.gov.cn:${ports.web}/lxwm.html">辛</a> <a href="//sfj.qinghu-demo.gov.cn:${ports.web}/lxwm.html">壬</a> <a href="../../../lxwm.html">癸</a> <a href="/lxwm.html?a=1&amp;b=2">子</a> <a href="/lxwm.html;jsessionid=0A1B2C3D4E5F">丑</a> <a href="/lxwm.html?PHPSESSID=77c1">寅</a></p>
<p><a href="${dead('/lj/法规汇编/失踪.html', '中文路径404')}">卯</a> <a href="${dead('www.qinghu-news.example/fz/', '漏写 http://，成了相对地址')}">辰</a> <a href="${dead(`http://${outside.news}/`, '写了两个 http://，主机名不存在')}">巳</a> <a href="${dead('/lj/%C7%E5%BA%FE.html', 'GBK 编码的路径404')}">午</a> <a href="${dead(' ./missing.html ', '前后有空白，404')}">未</a></p>`;
  });
  site.serve(
    '/lxwm.html;jsessionid=0A1B2C3D4E5F',
    text(
      '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>联系我们</title></head><body><main><h1>联系我们</h1><p>电话：0799-8711390</p></main></body></html>',
      'text/html; charset=utf-8',
    ),
  );
  const based = site.rawPage(
    '/lj/base.html',
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>地址基准</title><base href="/lj/sub/"></head><body><main><h1>地址基准</h1><p><a href="in.html">目录内</a> <a href="gone.html">已删除</a> <a href="/">首页</a></p></main></body></html>`,
  );
  site.page(
    '/lj/sub/in.html',
    '基准之下',
    '<p>本目录收录本局制定的办事指引和文书式样，供群众查阅下载；如有调整，以办事窗口公布的版本为准。咨询电话见联系我们。</p>',
  );
  site.fault('broken-link', based, 'sub/gone.html', '按 base 解析后404');
  site.trapLink('broken-link', based, 'in.html', 'base 元素使它不在本目录');
  site.trapLink('broken-link', based, 'gone.html', 'base 元素使它不在本目录');
  site.insert(site.home, 'main', `<p><a href="${based.path}">地址基准</a></p>`);
}

function addInert(site: Site, add: AddPage): void {
  add('不是链接', (page) => {
    const inert = (href: string, why: string): string => site.trapLink('broken-link', page, href, why);
    const image = (href: string, why: string): string => site.trapLink('broken-image', page, href, why);
    return `<!-- <a href="${inert('/none/comment.html', '注释里')}">旧</a><!--[if lt IE 9]><script src="${site.trapLink('broken-resource', page, '/none/ie.js', '条件注释里')}"></script><![endif]-->
<template><a href="${inert('/none/template.html', 'template 里')}">样</a><img src="${image('/none/{{item.pic}}', '模板占位符')}" alt="样"></template>
<script type="text/template"><a href="${inert('/none/<%=id%>.html', '模板脚本里')}">{{title}}</a></script>
<script>var s="<a href='${inert('/none/script.html', '脚本字符串里')}'>x</a>"; var p='/none/'+s.length+'.html';</script>
<p><label for="code">嵌入代码</label><textarea id="code" rows="2" cols="40"><a href="${inert('/none/textarea.html', '文本框里')}">x</a></textarea></p>
<p><code>&lt;a href="${inert('/none/code.html', '转义的代码示例')}"&gt;</code> <span data-href="${inert('/none/data.html', 'data-href 不是链接')}">提示</span> <a name="anchor-only">锚点</a></p>
<p><a href="javascript:;">展开</a> <a href="javascript:void(0);">收起</a> <a href="mailto:a@b.example">邮箱</a> <a href="tel:12348">12348</a> <a href="data:text/plain,ok">数据</a> <a href="weixin://dl/business">微信</a> <a href="about:blank">空白</a></p>`;
  });
}

function addScripted(site: Site, add: AddPage): void {
  add('脚本里的地址', (page) => {
    const dead = (href: string, why: string): string => site.fault('broken-link', page, href, why);
    const inert = (href: string, why: string): string => site.trapLink('broken-link', page, href, why);
    return `<p><button type="button" onclick="window.location.href='${dead('/gone/a.html', 'location.href 里404')}';return false;">甲</button> <button type="button" onclick="window.open(&quot;${dead('/gone/b.html', 'window.open 里404，用双引号')}&quot;,&quot;_blank&quot;)">乙</button> <button type="button" onclick="location.replace('${dead('/gone/c.html', 'location.replace 里404')}')">丙</button> <a href="javascript:window.open('${dead('/gone/d.html', 'javascript: 地址里404')}')">丁</a></p>
<p><button type="button" onclick="location.href='/lxwm.html'">戊</button> <button type="button" onclick="showTab('tab1')">己</button> <button type="button" onclick="location.href='${inert('/item/', '拼接出来的地址，不完整')}'+this.value+'.html'" value="3">庚</button></p>
<p><label for="yq">友情链接</label><select id="yq" onchange="if(this.value!='')window.open(this.options[this.selectedIndex].value)"><option value="">请选择</option><option value="${dead('/gone/e.html', '跳转菜单里404')}">县区司法局</option><option value="/lxwm.html">联系我们</option></select>
<label for="nd">年度</label><select id="nd" onchange="this.form&amp;&amp;this.form.submit()"><option value="2026">2026</option><option value="2025">2025</option></select></p>
<script type="text/xml"><datastore><recordset><record><![CDATA[<li><a href="${dead('/gone/f.html', 'datastore 列表里404')}">一条信息</a><span>2026-10-01</span></li>]]></record></recordset></datastore></script>`;
  });
}

function addFragments(site: Site, { odd }: Context, add: AddPage): void {
  const target = site.page(
    '/lj/chapters.html',
    '章节',
    '<h2 id="zy">总则</h2><p>第一条。</p><h2 id="附则">附则</h2><p>最后一条。</p><p><a name="old">旧锚点</a></p>',
  );
  site.insert(
    target,
    'main',
    '<div id="box"></div><script>document.getElementById("box").innerHTML="<h2 id=\'made\'>附件</h2><p>脚本写出的一节。</p>";</script>',
  );
  const quiet = site.page(
    '/lj/static.html',
    '静态章节',
    '<h2 id="first">第一节</h2><p>公民申请法律援助，可以向义务人住所地、义务机关所在地或者受理案件的机关所在地的法律援助机构提出，由法律援助机构在规定期限内审查并作出决定。</p><p>对决定不服的，可以向设立该机构的司法行政部门提出。</p>',
  );
  add('页内位置', (page) => {
    const fine = (href: string, why: string): string => {
      site.trap({ rule: 'broken-fragment', url: new URL(href, page.url).href, why });
      return href;
    };
    const dead = (href: string, why: string): string => site.fault('broken-fragment', page, href, why);
    return `<p><a href="${fine(`${target.path}#zy`, 'id')}">甲</a> <a href="${fine(`${target.path}#附则`, '中文 id')}">乙</a> <a href="${fine(`${target.path}#old`, 'a name')}">丙</a> <a href="${fine(`${target.path}#made`, '脚本写出的 id')}">丁</a> <a href="${fine('#top', '#top 总是页首')}">戊</a> <a href="${fine('#', '空片段')}">己</a> <a href="${fine(`${quiet.path}#:~:text=第一节`, '文本片段')}">庚</a> <a href="${fine('/lxwm.html#/list?page=2', '前端路由')}">辛</a></p>
<p><a href="${dead(`${quiet.path}#second`, '目标页没有这个位置')}">壬</a> <a href="${dead('#nowhere', '本页没有这个位置')}">癸</a> <a href="${quiet.path}">静态章节</a></p>
<p><a href="${fine(`${odd.places}/zn.html#first`, '对方网站页面里有')}">子</a> <a href="${fine(`${odd.places}/made.html#later`, '对方网站的脚本写出')}">丑</a> <a href="${dead(`${odd.places}/zn.html#second`, '对方网站页面里没有')}">寅</a></p>`;
  });
}

function addRefresh(site: Site, add: AddPage): void {
  add('旧址', (page) => {
    const old = site.rawPage(
      '/lj/old.html',
      '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>已迁移</title><meta http-equiv="refresh" content="3;url=\'/gone/new.html\'"></head><body><main><h1>已迁移</h1><p>三秒后转到新址。</p></main></body></html>',
    );
    site.fault('broken-link', old, '/gone/new.html', '自动刷新的去处404');
    return `<p><a href="${site.trapLink('broken-link', page, old.path, '页面本身正常')}">旧站入口</a></p>`;
  });
}

function addSitemap(site: Site, { ports }: Context): void {
  const map = site.place('/map.xml');
  const lost = `http://sfj.qinghu-demo.gov.cn:${ports.web}/gone/in-map.html`;
  site.serve(
    '/map.xml',
    text(
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${site.url}</loc></url><url><loc>${lost}</loc></url></urlset>`,
      'application/xml; charset=utf-8',
    ),
  );
  site.fault('broken-link', map, lost, '站点地图里的地址404');
}
