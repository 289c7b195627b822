import type ExcelJS from 'exceljs';
import type { ColumnRow } from '../../domain/run.ts';
import { columnsByUrgency } from '../columns-by-urgency.ts';
import { classTitle } from '../fact-rows.ts';
import { reasonWord } from '../reason-word.ts';
import type { View } from '../view.ts';
import { addRow, sheet } from './sheet.ts';

/** 栏目更新: every column of every site with its duty. */
export function columnSheet(view: View, book: ExcelJS.stream.xlsx.WorkbookWriter): void {
  const { text, run } = view;
  const { columnsHead } = text.ledger;
  const made = sheet(view, book, {
    name: text.ledger.sheets.columns,
    title: text.ledger.title(run.manifest.city.name),
    columns: [
      { head: columnsHead.site, width: 24 },
      { head: columnsHead.name, width: 22 },
      { head: columnsHead.class, width: 14 },
      { head: columnsHead.latest, width: 14 },
      { head: columnsHead.latestTitle, width: 44 },
      { head: columnsHead.limitDays, width: 12 },
      { head: columnsHead.ageDays, width: 10 },
      { head: columnsHead.dueInDays, width: 10 },
      { head: columnsHead.state, width: 16 },
      { head: columnsHead.url, width: 44 },
    ],
  });
  for (const site of view.sites) {
    for (const row of columnsByUrgency(site)) {
      addRow(made, [
        site.site.name,
        row.name,
        classTitle(view, row.class),
        row.latest ?? '',
        row.latestTitle ?? '',
        row.limitDays,
        row.ageDays,
        row.dueInDays,
        stateWords(view, row),
        row.url,
      ]);
    }
  }
  made.commit();
}

function stateWords(view: View, row: ColumnRow): string {
  const { text } = view;
  if (row.outcome === 'failed' && row.dueInDays !== null && row.dueInDays < 0)
    return text.site.overdue(-row.dueInDays);
  const blank = row.outcome === 'failed' && row.latest === null;
  const word = blank ? text.site.blank : text.words.outcomes[row.outcome];
  return row.why === null || row.why === ''
    ? word
    : `${word}${text.common.inBrackets(reasonWord(view, row.why))}`;
}
