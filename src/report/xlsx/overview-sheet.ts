import type ExcelJS from 'exceljs';
import { conclusionOf, unseenLines } from '../conclusion.ts';
import { siteWhy } from '../reason-word.ts';
import type { SiteView, View } from '../view.ts';
import { addRow, sheet } from './sheet.ts';

/** 总览: one row a site, then the conclusion and what was not seen. */
export function overviewSheet(view: View, book: ExcelJS.stream.xlsx.WorkbookWriter): void {
  const { text, run } = view;
  const { overviewHead: head } = text.ledger;
  const made = sheet(view, book, {
    name: text.ledger.sheets.overview,
    title: text.ledger.title(run.manifest.city.name),
    columns: [
      { head: head.unit, width: 14 },
      { head: head.site, width: 30 },
      { head: head.url, width: 36 },
      { head: head.owner, width: 20 },
      { head: head.state, width: 12 },
      { head: head.why, width: 36 },
      { head: head.total, width: 9 },
      { head: head.low, width: 9 },
      { head: head.high, width: 9 },
      { head: head.errors, width: 11 },
      { head: head.warnings, width: 11 },
      { head: head.review, width: 12 },
    ],
  });
  for (const site of view.sites) addRow(made, siteCells(view, site));
  addRow(made, []);
  addRow(made, [text.ledger.asOf, run.manifest.asOf]);
  const conclusion = conclusionOf(view);
  addRow(made, [text.ledger.audited, `${conclusion.audited}${conclusion.problems}`]);
  for (const line of conclusion.rates) addRow(made, [text.ledger.rate, line]);
  for (const line of unseenLines(view).slice(0, 100)) addRow(made, [text.city.unseen, line]);
  made.commit();
}

function siteCells(view: View, site: SiteView): readonly (string | number | null)[] {
  const { text } = view;
  const total = site.score?.total;
  const seen = site.report !== null && site.report.state !== 'unreached';
  const count = (severity: 'error' | 'warning'): number | null =>
    seen || site.failed.length > 0 ? site.failed.filter((f) => f.severity === severity).length : null;
  return [
    site.groupName,
    site.site.name,
    site.site.url,
    site.site.owner ?? '',
    site.report === null ? text.words.notChecked : text.words.states[site.report.state],
    siteWhy(view, site.report?.why ?? ''),
    total?.score ?? null,
    total === undefined || total.score === null ? null : total.low,
    total === undefined || total.score === null ? null : total.high,
    count('error'),
    count('warning'),
    site.review.length,
  ];
}
