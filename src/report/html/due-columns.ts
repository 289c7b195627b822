import type { ColumnRow } from '../../domain/run.ts';
import { classTitle } from '../fact-rows.ts';
import type { SiteView, View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';
import { outLink } from './out-link.ts';
import { wideTable } from './scroll-table.ts';
import { siteLink } from './site-link.ts';
import { tableHead } from './table-head.ts';
import { tag } from './tag.ts';

const MOST = 60;
const SOON_DAYS = 7;

/** Columns of several sites that are overdue, blank, or due within a week. */
export function dueColumns(view: View, sites: readonly SiteView[], root: string): Markup {
  const { text } = view;
  const rows = sites.flatMap((site) => site.columns.filter(isUrgent).map((row) => ({ site, row })));
  if (rows.length === 0) return html`<p>${text.due.none}</p>`;
  rows.sort((a, b) => urgency(a.row) - urgency(b.row));
  const shown = rows.slice(0, MOST);
  const heads = [
    text.site.columnName,
    text.city.site,
    text.site.columnState,
    text.site.columnClass,
    text.site.columnLatest,
  ];
  return html`<p class="lead">${text.due.lead}</p>${wideTable(
    text,
    { id: 'due-columns', caption: text.due.caption(shown.length, rows.length) },
    html`${tableHead(heads)}<tbody data-filter>${shown.map(
      ({ site, row }) =>
        html`<tr><th scope="row">${outLink(row.url, cap(row.name, 60))}</th><td>${siteLink(site, root)}</td><td class="nowrap">${stateOf(view, row)}</td><td class="nowrap">${classTitle(view, row.class)}</td><td class="nowrap">${row.latest ?? text.site.noDate}</td></tr>\n`,
    )}</tbody>`,
  )}`;
}

function isUrgent({ outcome, dueInDays }: ColumnRow): boolean {
  return outcome === 'failed' || (outcome === 'passed' && dueInDays !== null && dueInDays <= SOON_DAYS);
}

/** Blank columns first: nothing is older than never. */
function urgency({ dueInDays }: ColumnRow): number {
  return dueInDays ?? -100_000;
}

function stateOf({ text }: View, row: ColumnRow): Markup {
  const { dueInDays } = row;
  if (row.outcome === 'passed')
    return tag('fair', dueInDays === 0 ? text.site.dueToday : text.site.left(dueInDays ?? 0));
  if (dueInDays !== null && dueInDays < 0) return tag('poor', text.site.overdue(-dueInDays));
  return tag('poor', row.latest === null ? text.site.blank : text.words.outcomes.failed);
}
