import { asOf, daysBefore } from './dates.ts';
import { ELDER_SCRIPT } from './elder.ts';
import { docx, pdf, xlsx } from './files.ts';
import { ico, png, svg } from './images.ts';
import type { Article, Column, Place } from './model.ts';
import { file, html, mime, text } from './resources.ts';
import type { Site } from './site.ts';
import type { Block, Frame } from './templates/template.ts';

/** Turns a site's contents into resources. */
export function renderSite(site: Site): void {
  addSiteMap(site);
  const frame = frameOf(site);
  const template = site.spec.template;
  put(site, site.home, template.home(frame, blocks(site)));
  for (const column of site.columns) renderColumn(site, frame, column);
  for (const page of site.pages) put(site, page, template.page(frame, page));
  addAssets(site);
  addRobots(site);
  for (const insert of site.inserts)
    if (insert.path !== undefined && !site.resources.has(decodeURI(insert.path)))
      throw new Error(`${site.spec.id}: nothing to insert into at ${insert.path}`);
}

function frameOf(site: Site): Frame {
  const menu = [
    { name: '首页', href: `${site.prefix}/` },
    ...site.columns.filter((c) => c.inMenu).map((c) => ({ name: c.name, href: c.path })),
    ...site.pages.filter((p) => p.inMenu).map((p) => ({ name: p.title, href: p.path })),
  ];
  return {
    spec: site.spec,
    prefix: site.prefix,
    menu,
    friends: site.homeOptions.friends ?? defaultFriends(site),
  };
}

function defaultFriends(site: Site): Frame['friends'] {
  return [
    { name: '清湖市人民政府', href: `http://www.qinghu-demo.gov.cn:${site.spec.web}/` },
    { name: '清湖新闻网', href: `http://www.qinghu-news.example:${site.spec.web}/` },
    { name: '政务服务网', href: `http://zwfw.qinghu-service.example:${site.spec.web}/` },
  ];
}

function blocks(site: Site): Block[] {
  const until = site.homeOptions.until ?? '9999';
  return site.columns
    .filter((column) => column.onHome)
    .map((column) => ({ column, items: column.articles.filter((a) => a.date <= until).slice(0, 7) }));
}

/** How many items of the last two weeks the home page shows, without and with the day two weeks ago. */
export function newOnHome(site: Site): readonly [number, number] {
  const dates = new Map<string, string>();
  for (const { items } of blocks(site))
    for (const item of items) if (item.date <= asOf) dates.set(item.href, item.date);
  const since = (day: string): number => [...dates.values()].filter((date) => date >= day).length;
  return [since(daysBefore(asOf, 13)), since(daysBefore(asOf, 14))];
}

function renderColumn(site: Site, frame: Frame, column: Column): void {
  const pages = Math.max(1, Math.ceil(column.articles.length / column.perPage));
  for (let page = 1; page <= pages; page++) {
    const items = column.articles.slice((page - 1) * column.perPage, page * column.perPage);
    const place = page === 1 ? column : site.place(site.spec.template.listPath(column.slug, column.no, page));
    put(site, place, site.spec.template.list(frame, { column, items, page, pages }));
  }
  for (const article of column.articles) {
    if (article.href !== article.path) continue;
    put(site, article, site.spec.template.article(frame, article, body(site, article)));
  }
}

function body(site: Site, article: Article): string {
  const text = article.paragraphs.map((p) => `<p>${p}</p>`);
  const position = article.column.articles.indexOf(article);
  if (article.column.class === 'news' && position % 3 === 0) text.splice(1, 0, picture(site, article));
  if (['notice', 'policy'].includes(article.column.class ?? '') && position % 2 === 0)
    text.push(attachment(site, article, position));
  return text.join('\n');
}

function picture(site: Site, article: Article): string {
  const path = `${site.prefix}${site.spec.template.assets}/photo${(article.no % 3) + 1}.png`;
  return `<p><img src="${path}" alt="活动现场图片" width="400" height="240"></p>`;
}

function attachment(site: Site, article: Article, position: number): string {
  const kinds = ['pdf', 'docx', 'xlsx'] as const;
  const kind = kinds[(position / 2) % 3] ?? 'pdf';
  const make = { pdf, docx, xlsx }[kind];
  const place = site.serve(`/files/${article.no}.${kind}`, file(make(article.title), mime[kind]));
  return `<p>附件：<a href="${place.path}">${article.title}附件.${kind}</a></p>`;
}

/** Puts a page in its place with everything that was planted on it. */
function put(site: Site, place: Place, source: string): void {
  let result = source;
  for (const insert of site.inserts) {
    if (insert.path !== undefined && insert.path !== place.path) continue;
    const marker = `<!--${insert.slot}-->`;
    if (!result.includes(marker)) throw new Error(`${place.path} has no slot ${insert.slot}`);
    result = result.replace(marker, () => `${insert.html}\n${marker}`);
  }
  for (const { path, edit } of site.edits) {
    if (path !== undefined && path !== place.path) continue;
    const edited = edit(result);
    if (edited === result && path !== undefined) throw new Error(`an edit of ${place.path} changed nothing`);
    result = edited;
  }
  result = result.replace(/<!--(head|top|main|side|foot)-->\n?/g, '');
  site.resources.set(decodeURI(place.path), html(result, site.spec.encoding));
}

function addSiteMap(site: Site): void {
  const rows = [...site.columns, ...site.pages].map((place) => {
    const name = 'name' in place ? place.name : place.title;
    return `<li><a href="${place.path}">${name}</a></li>`;
  });
  site.page('/wzdt.html', '网站地图', `<ul class="map">${rows.join('\n')}</ul>`);
}

function addAssets(site: Site): void {
  const { template, colour, name, elder } = site.spec;
  const at = (file_: string): string => `${template.assets}/${file_}`;
  site.serve(at('style.css'), text(template.css(colour), mime.css));
  site.serve(at('site.js'), text(`${template.js}${elder === 'idle' ? '' : ELDER_SCRIPT}`, mime.js));
  site.serve(at('logo.svg'), file(svg(name, colour), mime.svg));
  site.serve(at('focus.png'), file(png(600, 160, colour), mime.png));
  site.serve(at('dzjg.png'), file(png(60, 40, '#b01c1c'), mime.png));
  site.serve(at('jiucuo.png'), file(png(90, 40, '#1c5fb0'), mime.png));
  for (const [i, tone] of ['#4a6b3c', '#6b5a3c', '#3c566b'].entries())
    site.serve(at(`photo${i + 1}.png`), file(png(400, 240, tone), mime.png));
  site.resources.set('/favicon.ico', file(ico(colour), 'image/x-icon'));
  if (!site.resources.has(`${site.prefix}/search`))
    site.rawPage(
      '/search',
      `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="${site.spec.encoding === 'gbk' ? 'gb2312' : 'utf-8'}"><title>站内搜索_${name}</title></head><body><h1>站内搜索</h1><p>请在首页输入关键词。</p></body></html>`,
    );
}

function addRobots(site: Site): void {
  // A sub-site has no robots file of its own: that of its host counts.
  if (site.prefix === '' && site.spec.robots !== undefined) site.serve('/robots.txt', text(site.spec.robots));
  if (!site.spec.sitemap) return;
  const places: Place[] = [site.home, ...site.columns, ...site.pages];
  for (const column of site.columns)
    places.push(...column.articles.filter((article) => article.href === article.path));
  const rows = places.map((place) => `<url><loc>${place.url.replaceAll('&', '&amp;')}</loc></url>`);
  site.serve(
    '/sitemap.xml',
    text(
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${rows.join('\n')}</urlset>`,
      'application/xml; charset=utf-8',
    ),
  );
}
