import { shownDate } from '../dates.ts';
import type { Article } from '../model.ts';
import * as parts from './parts.ts';
import type { Block, Crumb, Frame, ListView, Template } from './template.ts';

/** A modern template with landmarks. */
export const plain: Template = {
  name: 'plain',
  assets: '/assets',
  css,
  js: `document.addEventListener('DOMContentLoaded',function(){document.documentElement.setAttribute('data-ready','yes');});`,
  listPath: (slug, _no, page) => `/${slug}/${page === 1 ? '' : `page-${page}.html`}`,
  articlePath: (slug, _columnNo, _day, no) => `/${slug}/content_${no}.html`,
  home: (frame, blocks) =>
    shell(frame, {
      title: frame.spec.name,
      metas: parts.siteMetas(frame),
      body: `<h1>${frame.spec.name}</h1><figure><img src="${frame.prefix}/assets/focus.png" alt="${frame.spec.slogan}" width="600" height="160"><figcaption>${frame.spec.slogan}</figcaption></figure>
<div class="grid">${blocks.map((b) => block(frame, b)).join('\n')}</div>${parts.slot('main')}`,
      aside: parts.friendLinks(frame),
    }),
  list: (frame, view) =>
    shell(frame, {
      title: `${view.column.name} | ${frame.spec.name}`,
      metas: parts.columnMetas(frame, view.column),
      trail: parts.crumbsOf(frame, view.column),
      body: `<h1>${view.column.name}</h1>${parts.items(view, (v) => list(frame, v))}${view.column.emptyText}${pager(frame, view)}${parts.slot('main')}`,
    }),
  article: (frame, article, body) =>
    shell(frame, {
      title: `${article.title} | ${frame.spec.name}`,
      metas: parts.articleMetas(frame, article),
      trail: parts.crumbsOf(frame, article.column),
      body: `<article><h1>${article.title}</h1><p class="meta">${parts.published(article, (date) => `时间：<time datetime="${date}">${shownDate(date, frame.spec.dateStyle)}</time>　`)}信息来源：${article.source}</p>${body}</article>${parts.slot('main')}`,
    }),
  page: (frame, page) =>
    shell(frame, {
      title: `${page.title} | ${frame.spec.name}`,
      metas: parts.pageMetas(frame, page),
      trail: [{ name: '首页', href: `${frame.prefix}/` }],
      body: `<h1>${page.title}</h1>${page.html}${parts.slot('main')}`,
    }),
};

interface Shell {
  readonly title: string;
  readonly metas: string;
  readonly trail?: readonly Crumb[];
  readonly body: string;
  readonly aside?: string;
}

function shell(frame: Frame, { title, metas, trail, body, aside }: Shell): string {
  const mark = parts.marks(frame);
  return `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${metas}
<link rel="stylesheet" href="${frame.prefix}/assets/style.css">
<script src="${frame.prefix}/assets/site.js" defer></script>
${parts.slot('head')}
</head>
<body>
<a class="skip" href="#main-content">跳到主要内容</a>
<header>${parts.logo(frame)}${parts.search(frame)}<button type="button">适老化浏览</button></header>
<nav aria-label="主导航"><ul>${frame.menu.map((m) => `<li><a href="${m.href}">${m.name}</a></li>`).join('')}</ul></nav>
${trail ? `<nav aria-label="当前位置"><ol class="crumbs">${trail.map((c) => `<li><a href="${c.href}">${c.name}</a></li>`).join('')}</ol></nav>` : ''}
${parts.slot('top')}
<div class="cols"><main id="main-content">
${body}
</main>
<aside aria-label="相关链接"><p>${frame.spec.slogan}</p>${aside ?? ''}${parts.slot('side')}</aside></div>
<footer><p>${mark.organizer} · ${mark.siteCode}</p><p>${mark.icp} · ${mark.police}</p><p>${mark.siteMap} · ${mark.contact}</p><p>${mark.conac}${mark.errorReport}</p>${parts.slot('foot')}</footer>
</body>
</html>`;
}

function list(frame: Frame, { items }: ListView): string {
  const rows = items.map((a) => `<li>${time(frame, a)} <a href="${a.href}">${parts.label(a)}</a></li>`);
  return `<ul class="list">${rows.join('\n')}</ul>`;
}

function time(frame: Frame, article: Article): string {
  if (article.listDate === null) return '';
  return `<time datetime="${article.listDate}">${parts.date(frame, article)}</time>`;
}

function block(frame: Frame, { column, items }: Block): string {
  const rows = items.map((a) => `<li><a href="${a.href}">${parts.label(a)}</a> ${time(frame, a)}</li>`);
  return `<section aria-label="${column.name}"><h2>${column.name}</h2><ul class="list">${rows.join('\n')}</ul><p><a href="${column.path}">查看全部${column.name}</a></p></section>`;
}

function pager(frame: Frame, { column, page, pages }: ListView): string {
  if (pages < 2) return '';
  const links = Array.from({ length: pages }, (_, i) => i + 1).map((n) =>
    n === page
      ? `<li aria-current="page">${n}</li>`
      : `<li><a href="${frame.prefix}${plain.listPath(column.slug, column.no, n)}">第${n}页</a></li>`,
  );
  return `<nav aria-label="分页"><ul class="pager">${links.join('')}</ul></nav>`;
}

function css(colour: string): string {
  return `body{margin:0;font:1rem/1.9 system-ui,"Noto Sans CJK SC",sans-serif;color:#1f2328;background:#fff}img{max-width:100%;height:auto}figure{margin:0}@media(max-width:40rem){.cols,.grid{grid-template-columns:1fr}}.skip{position:absolute;left:-999rem}.skip:focus{position:static}
header{display:flex;gap:1rem;align-items:center;padding:1rem 2rem;flex-wrap:wrap}nav[aria-label=主导航]{background:${colour}}nav[aria-label=主导航] ul{display:flex;flex-wrap:wrap;margin:0;padding:0 2rem;list-style:none}
nav[aria-label=主导航] a{display:block;color:#fff;padding:.4rem .9rem}.crumbs{display:flex;gap:1rem;list-style:none;padding:0 2rem}
.cols{display:grid;grid-template-columns:3fr 1fr;gap:2rem;padding:0 2rem}.grid{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem}.list{padding:0;list-style:none}.list li{border-bottom:1px solid #d0d7de;padding:.3rem 0}time,.meta{color:#4b535d}
a{color:#0a4a8f}h2{color:${colour}}.pager{display:flex;gap:1rem;list-style:none}.friends a{display:block}.top{color:#a61b1b}footer{background:#f0f3f6;padding:1rem 2rem;margin-top:2rem}`;
}
