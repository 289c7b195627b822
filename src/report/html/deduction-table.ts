import type { DeductionSheet } from '../../domain/rule.ts';
import { formatCount } from '../amounts.ts';
import type { SiteView, View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';
import { wideTable } from './scroll-table.ts';
import { tableHead } from './table-head.ts';

/** The trial of the national 100-point sheet, folded away beside the vetoes; `null` for sites that it does not score. */
export function deductionTable(view: View, site: SiteView): Markup | null {
  const { text, run } = view;
  const deductions = site.score?.national.deductions;
  const sheet = sheetOf(view);
  if (!deductions || sheet === null) return null;
  const english = run.lang === 'en';
  const heads = [
    text.national.row,
    [text.national.each],
    [text.national.found],
    [text.national.open],
    [text.national.lost],
    text.national.source,
  ] as const;
  const bodies = sheet.groups.map((group) => {
    const rows = deductions.rows.filter((row) => row.group === group.id);
    const title = text.national.group((english && group.titleEn) || group.title, pointsOf(group.points));
    const open = group.open.map((one) => (english && one.titleEn) || one.title).join(text.common.and);
    return html`<tbody><tr><th scope="rowgroup" colspan="6">${title} <span class="sure">${text.words.sureness[group.sure]}</span></th></tr>\n${rows.map(
      (row) => {
        const definition = sheet.rows.find((one) => one.id === row.id);
        const name = (english && definition?.titleEn) || definition?.title || row.id;
        return html`<tr><th scope="row">${name}</th><td class="n">${definition ? pointsOf(definition.each) : text.common.none}</td><td class="n">${formatCount(row.failed)}</td><td class="n">${
          row.outcome === 'cantTell' && row.open === 0 ? text.words.notChecked : formatCount(row.open)
        }</td><td class="n">${pointsOf(row.points)}</td><td>${cap(definition?.norm ?? '', 120)} ${
          definition && html`<span class="sure">${text.words.sureness[definition.sure]}</span>`
        }</td></tr>\n`;
      },
    )}${open !== '' && html`<tr><td colspan="6" class="soft">${text.national.notJudged(open)}</td></tr>\n`}</tbody>`;
  });
  return html`<details class="card fold"><summary>${text.national.closed(pointsOf(deductions.points), pointsOf(deductions.high))}</summary><p class="lead">${text.national.lead}</p><p>${text.national.sum(pointsOf(deductions.points), pointsOf(deductions.low), pointsOf(deductions.high))}</p>${wideTable(text, { id: 'deductions', caption: text.national.caption }, html`${tableHead(heads)}${bodies}`)}</details>`;
}

function sheetOf(view: View): DeductionSheet | null {
  const table = view.run.pack.tables['national-deductions'];
  const known = table !== null && typeof table === 'object' && 'groups' in table;
  return known ? (table as unknown as DeductionSheet) : null; // checked when the pack was loaded
}

function pointsOf(value: number): string {
  return String(Math.round(value * 100) / 100);
}
