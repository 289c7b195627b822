import { shownDate } from '../dates.ts';
import type { Article, Column } from '../model.ts';
import type { Crumb, Frame, ListView, PageView } from './template.ts';

/** Places where a site puts something of its own into a page. */
export const slot = (name: string): string => `<!--${name}-->`;

export function siteMetas({ spec }: Frame): string {
  return [
    `<meta name="SiteName" content="${spec.name}">`,
    `<meta name="SiteDomain" content="${spec.host}">`,
    `<meta name="SiteIDCode" content="${spec.siteCode}">`,
  ].join('\n');
}

export function columnMetas(frame: Frame, column: Column): string {
  return [
    siteMetas(frame),
    `<meta name="ColumnName" content="${column.name}">`,
    `<meta name="ColumnDescription" content="${frame.spec.name}${column.name}栏目">`,
    `<meta name="ColumnKeywords" content="${column.name},${frame.spec.area}">`,
    `<meta name="ColumnType" content="${column.class === 'replies' || column.class === 'survey' ? '互动交流' : '政务公开'}">`,
  ].join('\n');
}

export function articleMetas(frame: Frame, article: Article): string {
  return [
    columnMetas(frame, article.column),
    `<meta name="ArticleTitle" content="${article.title}">`,
    ...(article.metaDate === null
      ? []
      : [
          `<meta name="PubDate" content="${article.metaDate} 09:${String(article.no % 60).padStart(2, '0')}">`,
        ]),
    `<meta name="ContentSource" content="${article.source}">`,
    `<meta name="Url" content="${article.url}">`,
  ].join('\n');
}

export function pageMetas(frame: Frame, page: PageView): string {
  return `${siteMetas(frame)}\n<meta name="ColumnName" content="${page.title}">\n<meta name="ColumnType" content="政务公开">`;
}

/** The date as a list shows it. */
export function date(frame: Frame, article: Article): string {
  if (article.listDate === null) return '';
  return shownDate(article.listDate, article.column.dateStyle ?? frame.spec.dateStyle);
}

/** What an article's page says of its publication: empty where the page shows no date. */
export function published(article: Article, show: (date: string) => string): string {
  return article.pageDate === null ? '' : show(article.pageDate);
}

/** The items of a list page: as the column wants them, else as the template has them. */
export function items(view: ListView, usual: (view: ListView) => string): string {
  return view.column.view ? view.column.view(view) : usual(view);
}

export function crumbsOf(frame: Frame, column: Column): Crumb[] {
  return [
    { name: '首页', href: `${frame.prefix}/` },
    { name: column.name, href: column.path },
  ];
}

export function label(article: Article): string {
  return article.pinned ? `<em class="top">[置顶]</em>${article.title}` : article.title;
}

export function logo(frame: Frame): string {
  return `<a href="${frame.prefix}/"><img src="${frame.prefix}${frame.spec.template.assets}/logo.svg" alt="${frame.spec.name}" width="320" height="60"></a>`;
}

export function search(frame: Frame): string {
  return `<form class="search" action="${frame.prefix}/search" method="get"><label for="sitesearch">站内搜索</label><input type="text" id="sitesearch" name="q"><button type="submit">搜索</button></form>`;
}

export function friendLinks(frame: Frame): string {
  const links = frame.friends.map((f) => `<a href="${f.href}">${f.name}</a>`).join('\n');
  return `<div class="friends"><h2>友情链接</h2>${links}</div>`;
}

export interface Marks {
  readonly organizer: string;
  readonly siteCode: string;
  readonly icp: string;
  readonly police: string;
  readonly conac: string;
  readonly errorReport: string;
  readonly siteMap: string;
  readonly contact: string;
}

/** The marks a footer must bear, each as HTML. */
export function marks(frame: Frame): Marks {
  const { spec, prefix } = frame;
  const at = (host: string): string => `http://${host}:${spec.web}`;
  const serial = spec.siteCode.slice(-4);
  const police = `4299000200${serial}`;
  return {
    organizer: `主办：${spec.owner}`,
    siteCode: `网站标识码：${spec.siteCode}`,
    icp: `<a href="${at('beian.miit.gov.cn')}/">鄂ICP备2026${serial}号-1</a>`,
    police: `<a href="${at('beian.mps.gov.cn')}/query/webSearch?code=${police}">鄂公网安备 ${police}号</a>`,
    conac: `<a href="${at('bszs.conac.cn')}/sitename?method=show&amp;id=QH${spec.siteCode}"><img src="${prefix}${spec.template.assets}/dzjg.png" alt="党政机关" width="60" height="40"></a>`,
    errorReport: `<a href="${at('zfwzgl.www.gov.cn')}/exposure/jiucuo.html?site_code=${spec.siteCode}"><img src="${prefix}${spec.template.assets}/jiucuo.png" alt="我为政府网站找错" width="90" height="40"></a>`,
    siteMap: `<a href="${prefix}/wzdt.html">网站地图</a>`,
    contact: `<a href="${prefix}/lxwm.html">联系我们</a>`,
  };
}
