import { formatCount } from '../amounts.ts';
import { groupChangeWords } from '../change.ts';
import { pathHref } from '../file-id.ts';
import { rateViews } from '../rate-view.ts';
import { errorsOf, type GroupView, type View } from '../view.ts';
import { html, type Markup } from './markup.ts';
import { scoreCell } from './score-cell.ts';
import { wideTable } from './scroll-table.ts';
import { tableHead } from './table-head.ts';

/** One row a county (and one for the city's own sites), with link, rates and mean score. */
export function groupTable(view: View, root: string): Markup {
  const { text } = view;
  const targeted = view.run.pack.rates.filter((rate) => rate.target !== undefined);
  const titles = targeted.map((rate) => (view.run.lang === 'en' && rate.titleEn) || rate.title);
  const withChange = view.past.previous !== null;
  const heads = [
    text.city.groupName,
    [text.city.groupSites],
    [text.city.mustFix],
    ...titles.map((title) => [title] as const),
    text.city.total,
    ...(withChange ? [text.past.change] : []),
  ] as const;
  const rows = view.groups.map((group) => {
    const rates = rateViews(view, group.score?.rates ?? {}, group.sites);
    return html`<tr><th scope="row"><a href="${root}${pathHref(group.file)}">${group.name}</a></th><td class="n">${formatCount(group.sites.length)}</td><td class="n">${formatCount(errorsIn(group))}</td>${targeted.map(
      ({ id }) => html`<td class="n">${rates.find((rate) => rate.id === id)?.value ?? text.common.none}</td>`,
    )}${scoreCell(text, group.score?.total)}${withChange && html`<td class="nowrap">${groupChangeWords(view, group) || text.common.none}</td>`}</tr>\n`;
  });
  return wideTable(
    text,
    { id: 'group-table', caption: text.city.groupsCaption },
    html`${tableHead(heads)}<tbody>${rows}</tbody>`,
  );
}

export function errorsIn(group: GroupView): number {
  return group.sites.reduce((sum, site) => sum + errorsOf(site), 0);
}
