import type ExcelJS from 'exceljs';
import { messageIn, ruleOf, type View } from '../view.ts';
import { cap } from '../visible.ts';
import { addRows, sheet } from './sheet.ts';

/** 豁免: problems that somebody answerable has decided to live with; there only where there are any. */
export function waivedSheet(view: View, book: ExcelJS.stream.xlsx.WorkbookWriter): void {
  const { text, run } = view;
  if (view.sites.every((site) => site.waived.length === 0)) return;
  const { waived, ledger } = text;
  const made = sheet(view, book, {
    name: ledger.sheets.waived,
    title: ledger.title(run.manifest.city.name),
    columns: [
      { head: ledger.head.unit, width: 14 },
      { head: ledger.head.site, width: 24 },
      { head: waived.type, width: 20 },
      { head: waived.message, width: 44 },
      { head: waived.url, width: 36 },
      { head: waived.reason, width: 36 },
      { head: waived.owner, width: 18 },
      { head: waived.expires, width: 12 },
      { head: ledger.head.fingerprint, width: 18 },
    ],
  });
  addRows(view, made, rows(view));
  made.commit();
}

function* rows(view: View): Generator<readonly string[]> {
  for (const site of view.sites)
    for (const finding of site.waived) {
      const { reason = '', owner = '', expires = '' } = finding.waived ?? {};
      yield [
        site.groupName,
        site.site.name,
        ruleOf(view, finding.rule).title,
        cap(messageIn(view, finding), 1000),
        'url' in finding.target ? (finding.target.url ?? '') : '',
        ...[reason, owner, expires, finding.fingerprint],
      ];
    }
}
