import type { Article } from '../model.ts';
import * as parts from './parts.ts';
import type { Block, Crumb, Frame, ListView, PageView, Template } from './template.ts';

/** Static pages as a TRS WCM publishes them. */
export const trs: Template = {
  name: 'trs',
  assets: '/images',
  css,
  js: `function createPageHTML(count,current,name,ext){if(count<2){return;}
var s='',i;for(i=0;i<count;i++){var h=i===0?'./':name+'_'+i+'.'+ext;s+=i===current?'<b>'+(i+1)+'</b> ':'<a href="'+h+'">'+(i+1)+'</a> ';}document.write(s);}`,
  listPath: (slug, _no, page) => (page === 1 ? `/${slug}/` : `/${slug}/index_${page - 1}.shtml`),
  articlePath: (slug, _no, day, no) => {
    const plain = day.replaceAll('-', '');
    return `/${slug}/${plain.slice(0, 6)}/t${plain}_${no}.shtml`;
  },
  home: (frame, blocks) =>
    shell(frame, {
      title: frame.spec.name,
      metas: parts.siteMetas(frame),
      body: `<h1 class="hide">${frame.spec.name}</h1><div class="focus"><img src="${frame.prefix}/images/focus.png" alt="${frame.spec.slogan}" width="600" height="160"></div>
<div class="blocks">${blocks.map(block).join('\n')}</div>${parts.slot('main')}
<div class="side">${parts.slot('side')}</div>${parts.friendLinks(frame)}`,
    }),
  list: (frame, view) =>
    shell(frame, {
      title: `${view.column.name}_${frame.spec.name}`,
      metas: parts.columnMetas(frame, view.column),
      body: `${crumbs(parts.crumbsOf(frame, view.column))}
<div class="left"><h2>栏目导航</h2><ul>${frame.menu.map(menuItem).join('')}</ul>${parts.slot('side')}</div>
<div class="right"><h1 class="lmmc">${view.column.name}</h1>
${parts.items(view, (v) => (v.column.table ? table(frame, v) : list(frame, v)))}${view.column.emptyText}
<div class="page"><script>createPageHTML(${view.pages}, ${view.page - 1}, "index", "shtml")</script></div>${parts.slot('main')}</div>`,
    }),
  article: (frame, article, body) =>
    shell(frame, {
      title: `${article.title}_${frame.spec.name}`,
      metas: parts.articleMetas(frame, article),
      body: `${crumbs(parts.crumbsOf(frame, article.column))}
<div class="detail"><h1>${article.title}</h1>
<div class="info">${parts.published(article, (date) => `<span>发布日期：${date}</span>`)}<span>来源：${article.source}</span><span>字体：<button type="button">大</button><button type="button">小</button></span></div>
<div class="TRS_Editor">${body}</div>${parts.slot('main')}</div><div class="side">${parts.slot('side')}</div>`,
    }),
  page: (frame, page: PageView) =>
    shell(frame, {
      title: `${page.title}_${frame.spec.name}`,
      metas: parts.pageMetas(frame, page),
      body: `${crumbs([{ name: '首页', href: `${frame.prefix}/` }])}<div class="detail"><h1>${page.title}</h1>${page.html}${parts.slot('main')}</div><div class="side">${parts.slot('side')}</div>`,
    }),
};

interface Shell {
  readonly title: string;
  readonly metas: string;
  readonly body: string;
}

function shell(frame: Frame, { title, metas, body }: Shell): string {
  const mark = parts.marks(frame);
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${metas}
<link rel="stylesheet" type="text/css" href="${frame.prefix}/images/style.css">
<script src="${frame.prefix}/images/site.js"></script>
${parts.slot('head')}
</head>
<body>
<a class="skip" href="#content">跳到主要内容</a>
<div class="head"><div class="w">${parts.logo(frame)}<button type="button" class="elder">长者模式</button><button type="button">无障碍浏览</button>${parts.search(frame)}</div></div>
<div class="nav"><ul class="w">${frame.menu.map(menuItem).join('')}</ul></div>
${parts.slot('top')}
<div class="w" id="content">
${body}
</div>
<div class="foot"><div class="w">
<p>${mark.siteMap} | ${mark.contact} | ${mark.organizer}</p>
<p>${mark.siteCode} ${mark.icp} ${mark.police}</p>
<p>${mark.conac} ${mark.errorReport}</p>
${parts.slot('foot')}</div></div>
</body>
</html>`;
}

function menuItem(item: Crumb): string {
  return `<li><a href="${item.href}">${item.name}</a></li>`;
}

function crumbs(trail: readonly Crumb[]): string {
  const links = trail.map((c) => `<a href="${c.href}" title="${c.name}" class="CurrChnlCls">${c.name}</a>`);
  return `<div class="dqwz">您当前所在位置：${links.join('&nbsp;&gt;&nbsp;')}</div>`;
}

function block({ column, items }: Block): string {
  const rows = items.map(
    (a) =>
      `<li><a href="${a.href}" title="${a.title}">${parts.label(a)}</a><span>${a.listDate?.slice(5) ?? ''}</span></li>`,
  );
  return `<div class="box"><h2><a href="${column.path}">${column.name}</a></h2><ul class="news_list">${rows.join('\n')}</ul></div>`;
}

function list(frame: Frame, { items }: ListView): string {
  const rows = items.map(
    (a) =>
      `<li>\n<a href="${relative(a)}" title="${a.title}">${parts.label(a)}</a>\n<span>${parts.date(frame, a)}</span>\n</li>`,
  );
  return `<ul class="list_box">${rows.join('\n')}</ul>`;
}

function table(frame: Frame, { items, column }: ListView): string {
  const rows = items.map(
    (a) =>
      `<tr><td>014299${String(column.no).padStart(3, '0')}/2019-${10_000 + (a.no % 2000)}</td><td><a href="${relative(a)}">${a.title}</a></td><td>清政发〔${a.date.slice(0, 4)}〕${a.no % 90}号</td><td>${parts.date(frame, a)}</td></tr>`,
  );
  return `<table class="files"><thead><tr><th>索引号</th><th>名称</th><th>文号</th><th>发布日期</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function relative(article: Article): string {
  const base = article.column.path;
  return article.href.startsWith(base) ? `./${article.href.slice(base.length)}` : article.href;
}

function css(colour: string): string {
  return `*{margin:0;padding:0}body{font:14px/1.9 "Microsoft YaHei",sans-serif;color:#222;background:#fff}
.w{width:1100px;max-width:100%;margin:0 auto}ul{list-style:none}img{border:0}a{color:#1a3f6f}
.skip{position:absolute;left:-999px}.skip:focus{left:0}.hide{position:absolute;left:-9999px}
.head{background:#fff;padding:16px 0}.search{float:right}.nav{background:${colour};overflow:hidden}
.nav li{float:left;padding:6px 14px}.nav a{color:#fff;text-decoration:none}
.box{width:48%;float:left;margin:8px 1%}.box h2{border-bottom:2px solid ${colour};font-size:18px}
.news_list li,.list_box li{overflow:hidden;border-bottom:1px dashed #ccc;padding:4px 0}.news_list span,.list_box span{float:right;color:#555}
.blocks,.friends{overflow:hidden;clear:both}.friends a{margin-right:16px}.left{float:left;width:220px}.left li{padding:4px 0}.right{margin-left:250px}
.detail{padding:16px 0}.detail h1{font-size:24px;text-align:center}.info{text-align:center;color:#444}.info span{margin:0 8px}.TRS_Editor p{margin:12px 0}
.files{width:100%;border-collapse:collapse}.files td,.files th{border:1px solid #bbb;padding:6px}.top{color:#a61b1b}
.foot{clear:both;background:#eee;color:#333;text-align:center;padding:16px 0;margin-top:24px}.foot a{color:#1a3f6f}`;
}
