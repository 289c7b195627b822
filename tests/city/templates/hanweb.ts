import * as parts from './parts.ts';
import type { Block, Crumb, Frame, ListView, Template } from './template.ts';

/** Pages as a Hanweb jcms publishes them, with static lists. */
export const hanweb: Template = {
  name: 'hanweb',
  assets: '/resource',
  css,
  js: `function doZoom(size){var z=document.getElementById('zoom');if(z){z.style.fontSize=size+'px';}}`,
  listPath: (_slug, no, page) =>
    `/col/col${no}/index.html${page === 1 ? '' : `?uid=${no * 3}&pageNum=${page}`}`,
  articlePath: (_slug, columnNo, day, no) => {
    const [y, m, d] = day.split('-').map(Number);
    return `/art/${y}/${m}/${d}/art_${columnNo}_${no}.html`;
  },
  home: (frame, blocks) =>
    shell(frame, {
      title: frame.spec.name,
      metas: parts.siteMetas(frame),
      where: '',
      body: `<h1 class="sr">${frame.spec.name}</h1><div class="banner"><img src="${frame.prefix}/resource/focus.png" alt="${frame.spec.slogan}" width="600" height="160"></div>
${blocks.map((b) => block(frame, b)).join('\n')}${parts.slot('main')}<div class="sidebar">${parts.slot('side')}</div>${parts.friendLinks(frame)}`,
    }),
  list: (frame, view) =>
    shell(frame, {
      title: `${frame.spec.name} ${view.column.name}`,
      metas: parts.columnMetas(frame, view.column),
      where: where(parts.crumbsOf(frame, view.column)),
      body: `<div class="lm_left"><h2>${frame.spec.name}</h2><ul>${frame.menu.map((m) => `<li><a href="${m.href}">${m.name}</a></li>`).join('')}</ul>${parts.slot('side')}</div>
<div class="lm_right"><h1>${view.column.name}</h1>${parts.items(view, (v) => list(frame, v))}${view.column.emptyText}${pager(frame, view)}${parts.slot('main')}</div>`,
    }),
  article: (frame, article, body) => {
    const trail = parts.crumbsOf(frame, article.column);
    return shell(frame, {
      title: article.title,
      metas: `<meta name="Maketime" content="${article.metaDate ?? article.date} 09:12:30_115">\n${parts.articleMetas(frame, article)}`,
      where: where(trail),
      body: `<table class="art" role="presentation"><tr><td class="title"><h1>${article.title}</h1></td></tr>
<tr><td><table class="bt_size" role="presentation"><tr>${parts.published(article, (date) => `<td>发布日期：${date}</td>`)}<td>来源：${article.source}</td><td>字号：<button type="button" onclick="doZoom(18)">大</button> <button type="button" onclick="doZoom(14)">小</button></td></tr></table></td></tr>
<tr><td class="bt_content"><div id="zoom"><!--ZJEG_RSS.content.begin--><meta name="ContentStart">${body}<meta name="ContentEnd"><!--ZJEG_RSS.content.end--></div>${parts.slot('main')}</td></tr></table>
<div class="sidebar">${parts.slot('side')}</div>`,
    });
  },
  page: (frame, page) =>
    shell(frame, {
      title: `${frame.spec.name} ${page.title}`,
      metas: parts.pageMetas(frame, page),
      where: where([{ name: '首页', href: `${frame.prefix}/` }]),
      body: `<div id="zoom"><h1>${page.title}</h1>${page.html}</div>${parts.slot('main')}<div class="sidebar">${parts.slot('side')}</div>`,
    }),
};

interface Shell {
  readonly title: string;
  readonly metas: string;
  readonly where: string;
  readonly body: string;
}

function shell(frame: Frame, { title, metas, where: position, body }: Shell): string {
  const mark = parts.marks(frame);
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="UTF-8">
<meta http-equiv="X-UA-Compatible" content="ie=edge">
<meta name="viewport" content="width=device-width,initial-scale=1.0">
<title>${title}</title>
${metas}
<link rel="stylesheet" href="${frame.prefix}/resource/style.css">
<script src="${frame.prefix}/resource/site.js"></script>
${parts.slot('head')}
</head>
<body>
<div id="hiddenLocation" style="display:none"><span id="ss_webid">${frame.spec.siteCode.slice(-3)}</span></div>
<a class="sr" href="#main">跳到正文</a>
<div class="topbar"><div class="c"><span>${frame.spec.slogan}</span> <button type="button">关怀版</button> <button type="button">无障碍</button></div></div>
<div class="c header">${parts.logo(frame)}${parts.search(frame)}</div>
<div class="mainnav"><div class="c">${frame.menu.map((m) => `<a href="${m.href}">${m.name}</a>`).join('')}</div></div>
${parts.slot('top')}
<div class="c" id="main">${position}
${body}
</div>
<div class="footer"><div class="c"><table role="presentation"><tr><td>${mark.conac}</td><td>
<p>${mark.organizer}　${mark.siteMap}　${mark.contact}</p><p>${mark.icp}　${mark.police}</p><p>${mark.siteCode}</p>${parts.slot('foot')}</td><td>${mark.errorReport}</td></tr></table></div></div>
</body>
</html>`;
}

function where(trail: readonly Crumb[]): string {
  const cells = trail.map(
    (c) => `<td>${c.name === '首页' ? '' : ' &gt; '}<a href="${c.href}">${c.name}</a></td>`,
  );
  return `<div class="current-position"><table role="presentation"><tr><td>当前位置：</td>${cells.join('')}</tr></table></div>`;
}

function list(frame: Frame, { items }: ListView): string {
  const rows = items.map(
    (a) =>
      `<li><span class="bt-data-time">${parts.date(frame, a)}</span><a class="bt_link" href="${a.href}" title="${a.title}" target="_blank">${parts.label(a)}</a></li>`,
  );
  return `<ul class="default_pgContainer">${rows.join('\n')}</ul>`;
}

function block(frame: Frame, { column, items }: Block): string {
  const rows = items.map(
    (a) =>
      `<tr><td><a href="${a.href}" title="${a.title}">${parts.label(a)}</a></td><td class="d">${parts.date(frame, a)}</td></tr>`,
  );
  return `<div class="mod"><div class="mod_t"><h2>${column.name}</h2><a class="more" href="${column.path}" aria-label="更多${column.name}">更多&gt;&gt;</a></div><table role="presentation">${rows.join('\n')}</table></div>`;
}

function pager(frame: Frame, { column, page, pages }: ListView): string {
  if (pages < 2) return '';
  const links = Array.from({ length: pages }, (_, i) => i + 1).map((n) => {
    const href = `${frame.prefix}${hanweb.listPath(column.slug, column.no, n)}`.replaceAll('&', '&amp;');
    return n === page ? `<b>${n}</b>` : `<a href="${href}">${n}</a>`;
  });
  return `<div class="pgs">${links.join(' ')} 共${pages}页</div>`;
}

function css(colour: string): string {
  return `body{margin:0;font:15px/28px "SimSun","Noto Serif CJK SC",serif;color:#1c1c1c;background:#f7f9fc}
.c{width:1000px;max-width:100%;margin:0 auto;background:#fff}.sr{position:absolute;left:-9999px}a{color:#123c69}
.topbar{background:#e6eef7;color:#222}.topbar .c{background:#e6eef7}.mainnav,.mainnav .c{background:${colour}}.mainnav a{display:inline-block;color:#fff;padding:6px 12px;text-decoration:none}
.mod{border:1px solid #c9d6e4;margin:12px 0;padding:8px}.mod_t h2{display:inline-block;margin:0 24px 0 0;font-size:18px;color:${colour}}.mod table{width:100%}.d{width:120px;color:#4a4a4a;text-align:right}
.lm_left{float:left;width:200px}.lm_right{margin-left:220px;min-height:480px}.lm_right li{list-style:none;border-bottom:1px dotted #999;padding:4px}.bt-data-time{float:right;color:#4a4a4a}
.art{width:100%}.title h1{text-align:center;font-size:26px;font-weight:normal}.bt_size{width:90%;margin:0 auto}.top{color:#a61b1b;font-style:normal}
.friends a{margin-right:18px}.footer{clear:both;background:#dfe7f0;color:#222}.footer .c{background:#dfe7f0}`;
}
