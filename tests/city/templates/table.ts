import { shownDate } from '../dates.ts';
import * as parts from './parts.ts';
import type { Block, Crumb, Frame, ListView, Template } from './template.ts';

/** An old site laid out with tables; it is meant to be sent as GBK. */
export const table: Template = {
  name: 'table',
  assets: '/images',
  css,
  js: `function today(){return '';}`,
  listPath: (slug, _no, page) => `/${slug}/${page === 1 ? 'index.htm' : `index_${page}.htm`}`,
  articlePath: (slug, _columnNo, day, no) => `/${slug}/${day.slice(0, 4)}/content_${no}.htm`,
  home: (frame, blocks) =>
    shell(frame, {
      title: frame.spec.name,
      metas: parts.siteMetas(frame),
      body: `<h1 class="t">${frame.spec.name}</h1><table width="100%" role="presentation"><tr><td width="320" valign="top"><img src="${frame.prefix}/images/focus.png" alt="${frame.spec.slogan}" width="300" height="160">${parts.slot('side')}</td><td valign="top">${blocks.map((b) => block(frame, b)).join('\n')}</td></tr></table>${parts.slot('main')}${parts.friendLinks(frame)}`,
    }),
  list: (frame, view) =>
    shell(frame, {
      title: `${view.column.name}-${frame.spec.name}`,
      metas: parts.columnMetas(frame, view.column),
      body: `${where(parts.crumbsOf(frame, view.column))}<table width="100%" role="presentation"><tr><td width="200" valign="top">${parts.slot('side')}</td><td valign="top"><h1 class="t">${view.column.name}</h1>
${parts.items(view, (v) => list(frame, v))}${view.column.emptyText}${pager(frame, view)}${parts.slot('main')}</td></tr></table>`,
    }),
  article: (frame, article, body) =>
    shell(frame, {
      title: `${article.title}-${frame.spec.name}`,
      metas: parts.articleMetas(frame, article),
      body: `${where(parts.crumbsOf(frame, article.column))}<table width="90%" align="center" role="presentation"><tr><td align="center"><h1 class="t">${article.title}</h1></td></tr><tr><td align="center">${parts.published(article, (date) => `${shownDate(date, 'yyyy年mm月dd日')}　　　`)}稿源：${article.source}</td></tr><tr><td class="zw">${body}</td></tr><tr><td>${parts.slot('main')}</td></tr></table>${parts.slot('side')}`,
    }),
  page: (frame, page) =>
    shell(frame, {
      title: `${page.title}-${frame.spec.name}`,
      metas: parts.pageMetas(frame, page),
      body: `${where([{ name: '首页', href: `${frame.prefix}/` }])}<h1 class="t">${page.title}</h1>${page.html}${parts.slot('main')}${parts.slot('side')}`,
    }),
};

interface Shell {
  readonly title: string;
  readonly metas: string;
  readonly body: string;
}

function shell(frame: Frame, { title, metas, body }: Shell): string {
  const mark = parts.marks(frame);
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="zh-CN">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>${title}</title>
${metas}
<link href="${frame.prefix}/images/style.css" rel="stylesheet" type="text/css" />
<script type="text/javascript" src="${frame.prefix}/images/site.js"></script>
${parts.slot('head')}
</head>
<body>
<table width="980" align="center" cellpadding="0" cellspacing="0" role="presentation">
<tr><td>${parts.logo(frame)}</td><td align="right">${parts.search(frame)}</td></tr>
<tr><td colspan="2" class="dh"><center>${frame.menu.map((m) => `<a href="${m.href}">${m.name}</a>`).join('　|　')}</center></td></tr>
<tr><td colspan="2">${parts.slot('top')}</td></tr>
<tr><td colspan="2">
${body}
</td></tr>
<tr><td colspan="2" class="bq"><center>${mark.organizer}　${mark.siteMap}　${mark.contact}<br />${mark.icp}　${mark.police}<br />${mark.siteCode}<br />${mark.conac}${mark.errorReport}</center>${parts.slot('foot')}</td></tr>
</table>
</body>
</html>`;
}

function where(trail: readonly Crumb[]): string {
  return `<div class="wz">您的位置：${trail.map((c) => `<a href="${c.href}">${c.name}</a>`).join(' &gt;&gt; ')}</div>`;
}

function list(frame: Frame, { items }: ListView): string {
  const rows = items.map(
    (a) =>
      `<tr><td width="20">·</td><td><a href="${a.href}" target="_blank">${parts.label(a)}</a></td><td width="100">${parts.date(frame, a)}</td></tr>`,
  );
  return `<table width="100%" role="presentation" class="lb">${rows.join('\n')}</table>`;
}

function block(frame: Frame, { column, items }: Block): string {
  const rows = items.map(
    (a) =>
      `<tr><td><a href="${a.href}">${parts.label(a)}</a></td><td width="90">${parts.date(frame, a)}</td></tr>`,
  );
  return `<table width="100%" class="lb" role="presentation"><tr><td class="bt"><h2>${column.name}</h2></td><td class="bt"><a href="${column.path}" title="更多${column.name}">更多</a></td></tr>${rows.join('\n')}</table>`;
}

function pager(frame: Frame, { column, page, pages }: ListView): string {
  if (pages < 2) return '';
  const at = (n: number): string => `${frame.prefix}${table.listPath(column.slug, column.no, n)}`;
  const previous = page > 1 ? `<a href="${at(page - 1)}">上一页</a>` : '上一页';
  const following = page < pages ? `<a href="${at(page + 1)}">下一页</a>` : '下一页';
  return `<p align="center">第${page}页/共${pages}页 ${previous} ${following}</p>`;
}

function css(colour: string): string {
  return `body,td{font-family:SimSun,"Noto Serif CJK SC",serif;font-size:14px;line-height:26px;color:#222222}body{background:#ffffff}a{color:#0d3a66}
.dh{background:${colour};color:#ffffff}.dh a{color:#ffffff}.wz{border-bottom:1px solid #888888}.t{font-size:20px;text-align:center}
.bt{border-bottom:2px solid ${colour}}.bt h2{font-size:16px;margin:4px 0}.lb td{border-bottom:1px dashed #bbbbbb}.zw p{text-indent:28px}.bq{background:#eeeeee}.top{color:#a61b1b}.friends a{margin-right:14px}`;
}
