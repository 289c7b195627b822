import type { ItemScore, Score } from '../../domain/score.ts';
import { formatCount } from '../amounts.ts';
import { pathHref } from '../file-id.ts';
import type { Texts } from '../text/texts.ts';
import type { SiteView, View } from '../view.ts';
import { html, type Markup } from './markup.ts';
import { scoreCell } from './score-cell.ts';
import { scrollTable } from './scroll-table.ts';
import { siteLink } from './site-link.ts';

/** Above this, one column an item instead of one an indicator: the page stays below 1 MB. */
const MOST_ROWS_IN_DETAIL = 500;

/** Sites × indicators, best total first: matrix and ranking in one. */
export function scoreMatrix(
  view: View,
  sites: readonly SiteView[],
  options: { readonly id: string; readonly caption: string; readonly root: string },
): Markup {
  const { text } = view;
  const columns = columnsOf(view, sites.length <= MOST_ROWS_IN_DETAIL);
  const ranked = rank(sites);
  const severalGroups = new Set(sites.map((site) => site.groupFile)).size > 1;
  const body = ranked.map(
    ({ site, place }) =>
      html`<tr><td class="n">${place}</td><th scope="row">${siteLink(site, options.root)}</th>${
        severalGroups &&
        html`<td class="nowrap"><a href="${options.root}${pathHref(site.groupFile)}">${site.groupName}</a></td>`
      }<td class="n">${errorsWords(view, site)}</td>${columns.map((column) =>
        scoreCell(text, column.pick(site)),
      )}${totalCell(text, site)}</tr>\n`,
  );
  const head = html`<thead><tr><th scope="col" rowspan="2" class="n">${text.city.rank}</th><th scope="col" rowspan="2">${text.city.site}</th>${
    severalGroups && html`<th scope="col" rowspan="2">${text.city.group}</th>`
  }<th scope="col" rowspan="2" class="n">${text.city.mustFix}</th>${itemHeads(view, columns)}<th scope="col" rowspan="2">${text.city.total}</th></tr><tr>${columns.map(
    (column) => html`<th scope="col">${column.title}</th>`,
  )}</tr></thead>`;
  return scrollTable(options.id, options.caption, html`${head}<tbody data-filter>${body}</tbody>`);
}

export function errorsOf(site: SiteView): number {
  return site.failed.filter((f) => f.severity === 'error').length;
}

/** How many faults must be mended; a dash where nobody could look and nothing was found. */
export function errorsWords(view: View, site: SiteView): string {
  const errors = errorsOf(site);
  const seen = site.report !== null && site.report.state !== 'unreached';
  return seen || errors > 0 ? formatCount(errors) : view.text.common.none;
}

interface Column {
  readonly item: number;
  readonly title: string;
  readonly pick: (site: SiteView) => Score | undefined;
}

function columnsOf(view: View, detailed: boolean): readonly Column[] {
  const { pack, lang } = view.run;
  return pack.items.flatMap((item): readonly Column[] => {
    const itemOf = (site: SiteView): ItemScore | undefined => site.score?.items[String(item.id)];
    const title = (lang === 'en' && item.titleEn) || item.title;
    const indicators = pack.indicators.filter((one) => one.item === item.id && one.rules.some(isOfSites));
    if (indicators.length === 0) return [];
    if (!detailed) return [{ item: item.id, title, pick: itemOf }];
    return indicators.map((indicator) => ({
      item: item.id,
      title: (lang === 'en' && indicator.titleEn) || indicator.title,
      pick: (site) => itemOf(site)?.indicators.find((one) => one.id === indicator.id),
    }));
  });
}

function isOfSites(rule: { readonly target: string }): boolean {
  return rule.target !== 'city' && rule.target !== 'group';
}

function itemHeads(view: View, columns: readonly Column[]): readonly (Markup | null)[] {
  const { pack, lang } = view.run;
  return pack.items.map((item) => {
    const span = columns.filter((column) => column.item === item.id).length;
    if (span === 0) return null;
    const title = (lang === 'en' && item.titleEn) || item.title;
    const label = span === 1 ? view.text.city.itemShort(item.id) : view.text.city.item(item.id, title);
    return html`<th scope="colgroup" colspan="${span}">${label}</th>`;
  });
}

/** Best first; equal scores share a place; what could not be scored stands last and has none. */
function rank(sites: readonly SiteView[]): readonly { readonly site: SiteView; readonly place: string }[] {
  const scored = sites.filter((site) => scoreOf(site) !== null);
  const sorted = [...scored].sort((a, b) => (scoreOf(b) ?? 0) - (scoreOf(a) ?? 0));
  let place = 0;
  const placed = sorted.map((site, i) => {
    const before = sorted[i - 1];
    if (before === undefined || scoreOf(before) !== scoreOf(site)) place = i + 1;
    return { site, place: String(place) };
  });
  const unscored = sites.filter((site) => scoreOf(site) === null);
  return [...placed, ...unscored.map((site) => ({ site, place: '—' }))];
}

function scoreOf(site: SiteView): number | null {
  return site.score?.total.score ?? null;
}

function totalCell(text: Texts, site: SiteView): Markup {
  return scoreCell(text, site.score?.total);
}
