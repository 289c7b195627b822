import type { IndicatorScore, ItemScore, Score } from '../../domain/score.ts';
import { formatCount } from '../amounts.ts';
import { type Change, changesOf, changeWords } from '../change.ts';
import { pathHref } from '../file-id.ts';
import { formatBounds } from '../share.ts';
import { errorsOf, type SiteView, type View } from '../view.ts';
import { html, type Markup } from './markup.ts';
import { scoreCell } from './score-cell.ts';
import { wideTable } from './scroll-table.ts';
import { siteLink } from './site-link.ts';

/** Sites × items (or their indicators), best total first: matrix and ranking in one, with the change since the last run. */
export function scoreMatrix(
  view: View,
  sites: readonly SiteView[],
  options: {
    readonly id: string;
    readonly caption: string;
    readonly root: string;
    readonly columns: 'items' | 'indicators';
  },
): Markup {
  const { text } = view;
  const columns = columnsOf(view, options.columns);
  const ranked = rank(sites);
  const changes = view.past.previous === null ? null : changesOf(view, sites);
  const severalGroups = new Set(sites.map((site) => site.groupFile)).size > 1;
  const body = ranked.map(
    ({ site, place }) =>
      html`<tr><td class="n">${place}</td><th scope="row">${siteLink(site, options.root)}</th>${totalCell(view, site)}${
        changes !== null && changeCell(view, changes.get(site.site.id))
      }<td class="n">${errorsWords(view, site)}</td>${columns.map((column) =>
        scoreCell(text, column.pick(site)),
      )}${
        severalGroups &&
        html`<td class="nowrap"><a href="${options.root}${pathHref(site.groupFile)}">${site.groupName}</a></td>`
      }</tr>\n`,
  );
  const rows = options.columns === 'items' ? html`` : html` rowspan="2"`;
  const head = html`<thead><tr><th scope="col"${rows} class="n">${text.city.rank}</th><th scope="col"${rows}>${text.city.site}</th><th scope="col"${rows}>${text.city.total}</th>${
    changes !== null && html`<th scope="col"${rows}>${text.past.change}</th>`
  }<th scope="col"${rows} class="n">${text.city.mustFix}</th>${
    options.columns === 'items'
      ? columns.map(
          (column) => html`<th scope="col" class="item">${text.city.item(column.item, column.title)}</th>`,
        )
      : itemHeads(view, columns)
  }${severalGroups && html`<th scope="col"${rows}>${text.city.group}</th>`}</tr>${
    options.columns === 'indicators' &&
    html`<tr>${columns.map((column) => html`<th scope="col">${column.title}</th>`)}</tr>`
  }</thead>`;
  return wideTable(text, options, html`${head}<tbody data-filter>${body}</tbody>`);
}

/** How many faults must be mended; a dash where nobody could look and nothing was found. */
export function errorsWords(view: View, site: SiteView): string {
  const errors = errorsOf(site);
  const seen = site.report !== null && site.report.state !== 'unreached';
  return seen || errors > 0 ? formatCount(errors) : view.text.common.none;
}

/** An item that the pack has no rules for. */
const NOT_CHECKED: IndicatorScore = {
  ...{ id: '', weight: 0, score: null, low: null, high: null, judged: 0, total: 0 },
  state: 'not-checked',
};

interface Column {
  readonly item: number;
  readonly title: string;
  readonly pick: (site: SiteView) => Score | IndicatorScore | undefined;
}

function columnsOf(view: View, kind: 'items' | 'indicators'): readonly Column[] {
  const { pack, lang } = view.run;
  return pack.items.flatMap((item): readonly Column[] => {
    const itemOf = (site: SiteView): ItemScore | undefined => site.score?.items[String(item.id)];
    const title = (lang === 'en' && item.titleEn) || item.title;
    const indicators = pack.indicators.filter((one) => one.item === item.id && one.rules.some(isOfSites));
    if (kind === 'items')
      return [{ item: item.id, title, pick: indicators.length === 0 ? () => NOT_CHECKED : itemOf }];
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

/** A site without a score in this run shows the last one that is known, marked as such. */
function totalCell({ text, past }: View, site: SiteView): Markup {
  const total = site.score?.total;
  const known = total === undefined || total.score === null ? past.lastKnown(site.site.id) : null;
  if (known === null) return scoreCell(text, total);
  return html`<td class="s none stale">${text.past.stale(formatBounds(known.total), known.asOf)}</td>`;
}

function changeCell(view: View, change: Change | undefined): Markup {
  if (change === undefined) return html`<td>${view.text.common.none}</td>`;
  return html`<td class="nowrap">${changeWords(view, change).map((words, i) => html`${i > 0 && html`<br>`}${words}`)}</td>`;
}
