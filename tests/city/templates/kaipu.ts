import { hex32 } from '../random.ts';
import * as parts from './parts.ts';
import type { Block, Crumb, Frame, ListView, Template } from './template.ts';

/** Pages as a Kaipu (ucap) system publishes them. */
export const kaipu: Template = {
  name: 'kaipu',
  assets: '/xhtml/img',
  css,
  js: `function createPage(pages,current,name){if(pages<2){return;}var s='';for(var i=1;i<=pages;i++){s+=i===current?'<span>'+i+'</span> ':'<a href="'+(i===1?name+'.shtml':name+'_'+i+'.shtml')+'">'+i+'</a> ';}document.write(s);}`,
  listPath: (slug, _no, page) => `/${slug}/list${page === 1 ? '' : `_${page}`}.shtml`,
  articlePath: (slug, _columnNo, day, _no, key) =>
    `/${slug}/${day.slice(0, 4)}${day.slice(5, 7)}/${hex32(key)}.shtml`,
  home: (frame, blocks) =>
    shell(frame, {
      title: frame.spec.name,
      metas: parts.siteMetas(frame),
      body: `<h1 class="vh">${frame.spec.name}</h1><div class="index-top"><img src="${frame.prefix}/xhtml/img/focus.png" alt="${frame.spec.slogan}" width="600" height="160"></div>
<div class="index-grid">${blocks.map((b) => block(frame, b)).join('\n')}</div>${parts.slot('main')}<div class="rside">${parts.slot('side')}</div>${parts.friendLinks(frame)}`,
    }),
  list: (frame, view) =>
    shell(frame, {
      title: `${view.column.name} - ${frame.spec.name}`,
      metas: parts.columnMetas(frame, view.column),
      body: `${crumbs(parts.crumbsOf(frame, view.column))}<div class="gl"><h1 class="gl-t">${view.column.name}</h1>
${parts.items(view, (v) => list(frame, v))}${view.column.emptyText}
<div class="pagediv"><script>createPage(${view.pages},${view.page},'list');</script></div>${parts.slot('main')}</div><div class="rside">${parts.slot('side')}</div>`,
    }),
  article: (frame, article, body) =>
    shell(frame, {
      title: `${article.title}-${frame.spec.name}`,
      metas: `${parts.articleMetas(frame, article)}\n<meta name="others" content="页面生成时间 ${article.date} 10:16:14">`,
      body: `${crumbs(parts.crumbsOf(frame, article.column))}<div class="xl"><h1><ucaptitle>${article.title}</ucaptitle></h1>
<ul class="xl-info">${parts.published(article, (date) => `<li>${date} 10:16</li>`)}<li>来源：<ucapsource>${article.source}</ucapsource></li></ul>
<div class="xl-con"><ucapcontent>${body}</ucapcontent></div>${parts.slot('main')}</div><div class="rside">${parts.slot('side')}</div>`,
    }),
  page: (frame, page) =>
    shell(frame, {
      title: `${page.title} - ${frame.spec.name}`,
      metas: parts.pageMetas(frame, page),
      body: `${crumbs([{ name: '首页', href: `${frame.prefix}/` }])}<div class="xl"><h1>${page.title}</h1>${page.html}${parts.slot('main')}</div><div class="rside">${parts.slot('side')}</div>`,
    }),
};

interface Shell {
  readonly title: string;
  readonly metas: string;
  readonly body: string;
}

function shell(frame: Frame, { title, metas, body }: Shell): string {
  const mark = parts.marks(frame);
  return `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8"/>
<meta name="renderer" content="webkit"/>
<meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1"/>
<meta name="viewport" content="width=device-width,initial-scale=1"/>
<title>${title}</title>
${metas}
<meta name="template,templategroup,version" content="demo,default,1.0"/>
<link rel="stylesheet" href="${frame.prefix}/xhtml/img/style.css"/>
<script src="${frame.prefix}/xhtml/img/site.js"></script>
${parts.slot('head')}
</head>
<body>
<div class="container">
<a class="vh" href="#c">直接到主要内容</a>
<div class="ttop">${parts.logo(frame)}${parts.search(frame)}<button type="button">长者专区</button></div>
<ul class="mnav" id="navList">${frame.menu.map((m) => `<li><a href="${m.href}" target="_top">${m.name}</a></li>`).join('')}</ul>
${parts.slot('top')}
<div id="c" class="cbox">
${body}
</div>
<div class="btm">
<div>${mark.conac}${mark.errorReport}</div>
<div>${mark.organizer} <span>${mark.siteCode}</span></div>
<div>${mark.icp} ${mark.police} ${mark.siteMap} ${mark.contact}</div>
${parts.slot('foot')}
</div>
</div>
</body>
</html>`;
}

function crumbs(trail: readonly Crumb[]): string {
  return `<div class="dq">当前位置：${trail.map((c) => `<a href="${c.href}" target="_self">${c.name}</a>`).join('&gt;')}</div>`;
}

function list(frame: Frame, { items }: ListView): string {
  const rows = items.map(
    (a) =>
      `<li><a href="${a.href}" title="${a.title}" target="_blank"><i>${parts.date(frame, a)}</i>${parts.label(a)}</a></li>`,
  );
  return `<ul class="wzlm">${rows.join('\n')}</ul>`;
}

function block(frame: Frame, { column, items }: Block): string {
  const rows = items.map(
    (a) =>
      `<li><i>${parts.date(frame, a)}</i><a href="${a.href}" title="${a.title}">${parts.label(a)}</a></li>`,
  );
  return `<div class="ibox"><div class="ihd"><a href="${column.path}"><h2>${column.name}</h2></a></div><ul class="ilist">${rows.join('\n')}</ul></div>`;
}

function css(colour: string): string {
  return `html,body,ul,li,h1,h2,p{margin:0;padding:0}body{font-family:"Noto Sans CJK SC",sans-serif;font-size:16px;line-height:1.9;background:#fff;color:#262626}
.container{max-width:1200px;margin:0 auto}.vh{position:absolute;left:-9999px}a{color:#0f3b6e}li{list-style:none}i{font-style:normal;color:#505050;float:right}
.ttop{border-top:6px solid ${colour};padding:14px}.search{display:inline-block;margin:0 20px}.mnav{display:flex;flex-wrap:wrap;background:${colour}}.mnav a{display:block;color:#fff;padding:6px 16px;text-decoration:none}
.index-grid{display:grid;grid-template-columns:1fr 1fr;gap:20px}.ihd h2{font-size:20px;border-left:5px solid ${colour};padding-left:10px}.ilist li,.wzlm li{border-bottom:1px solid #ddd;padding:5px 0}
.gl-t{font-size:24px;text-align:center}.dq{padding:10px;background:#f3f3f3}.xl{padding:20px}.xl h1{text-align:center;font-size:26px}.xl-info{display:flex;gap:24px;justify-content:center;color:#444}.xl-con p{text-indent:2em;margin:14px 0}
.top{color:#a61b1b}.friends a{margin-right:20px}.btm{background:#2f2f2f;color:#fff;padding:18px;text-align:center;margin-top:30px}.btm a{color:#fff}`;
}
