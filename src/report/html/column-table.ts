import type { ColumnRow } from '../../domain/run.ts';
import { classTitle } from '../fact-rows.ts';
import { reasonWord } from '../reason-word.ts';
import type { SiteView, View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';
import { outLink } from './out-link.ts';
import { wideTable } from './scroll-table.ts';
import { tableHead } from './table-head.ts';
import { tag } from './tag.ts';

const SOON_DAYS = 3;

export function columnTable(view: View, site: SiteView, rows: readonly ColumnRow[]): Markup {
  const { text } = view;
  const soon = new Set(site.soon.flatMap((f) => (f.target.type === 'column' ? [f.target.url] : [])));
  const heads = [
    text.site.columnName,
    text.site.columnState,
    text.site.columnClass,
    text.site.columnLatest,
    text.site.columnLimit,
  ];
  return wideTable(
    text,
    { id: 'columns-table', caption: text.site.columnsCaption(rows.length, site.columns.length) },
    html`${tableHead(heads)}<tbody data-filter>${rows.map(
      (row) =>
        html`<tr><th scope="row">${outLink(row.url, cap(row.name, 60))}</th><td>${stateOf(view, row, soon)}</td><td class="nowrap">${classTitle(view, row.class)}</td><td class="lines">${newest(view, row)}</td><td class="nowrap">${limitOf(
          view,
          row,
        )}</td></tr>\n`,
    )}</tbody>`,
  );
}

/** As its class says it, in months where that is how it is reckoned; a seed may give another class its own days. */
function limitOf({ text, run }: View, row: ColumnRow): string {
  if (row.limitDays === null) return text.site.noLimit;
  const limit = run.pack.columnClasses.find((one) => one.id === row.class)?.limit;
  return limit && 'months' in limit ? text.site.months(limit.months) : text.common.days(row.limitDays);
}

function newest(view: View, row: ColumnRow): Markup | string {
  if (row.latest === null) return view.text.site.noDate;
  if (row.latestTitle === null || row.latestTitle === '') return row.latest;
  const title = cap(row.latestTitle, 60);
  return html`<span class="nowrap">${row.latest}</span> ${row.latestUrl === null ? title : outLink(row.latestUrl, title)}`;
}

function stateOf(view: View, row: ColumnRow, soon: ReadonlySet<string>): Markup {
  const { text } = view;
  switch (row.outcome) {
    case 'failed':
      if (row.dueInDays !== null && row.dueInDays < 0) return tag('poor', text.site.overdue(-row.dueInDays));
      return html`${tag('poor', row.latest === null ? text.site.blank : text.words.outcomes.failed)}${why(view, row)}`;
    case 'passed':
      if (row.dueInDays === null) return tag('good', text.site.onTime);
      if (row.dueInDays === 0) return tag('fair', text.site.dueToday);
      return tag(
        row.dueInDays <= SOON_DAYS || soon.has(row.url) ? 'fair' : 'good',
        text.site.left(row.dueInDays),
      );
    case 'cantTell':
      return html`${tag('open', text.site.unknown)}${why(view, row)}`;
    case 'inapplicable':
      return html`${tag('none', text.site.noDuty)}${why(view, row)}`;
    default:
      return row.outcome satisfies never;
  }
}

function why(view: View, row: ColumnRow): Markup | null {
  if (row.why === null || row.why === '') return null;
  return html` <span class="soft">${cap(reasonWord(view, row.why), 80)}</span>`;
}
