import { cellText } from '../cell-text.ts';
import { LEDGER_COLUMNS as ALL, type LedgerRow, ledgerFindings, ledgerRow } from '../ledger-row.ts';
import type { View } from '../view.ts';

/** Without what is needed to read a filled-in workbook back. */
const LEDGER_COLUMNS = ALL.filter((column) => !['rule', 'siteId', 'stamp'].includes(column));

/** `findings.csv`: failed and undecided findings as in the ledger; UTF-8 with byte order mark, RFC 4180. */
export function findingsCsv(view: View): string {
  const { text } = view;
  const head = [
    ...LEDGER_COLUMNS.map((column) => text.ledger.head[column]),
    text.ledger.outcome,
    'rule',
    text.waived.reason,
  ];
  const lines = [line(head)];
  let no = 0;
  const general = view.general.filter(({ outcome }) => outcome === 'failed' || outcome === 'cantTell');
  const listed = [
    ...(['failed', 'cantTell', 'advice'] as const).flatMap((part) => [...ledgerFindings(view, part)]),
    ...general.map((finding) => ({ site: null, finding })),
  ];
  for (const { site, finding } of listed) {
    no += 1;
    lines.push(line([...cells(ledgerRow(view, site, finding, no)), finding.outcome, finding.rule, '']));
  }
  for (const site of view.sites)
    for (const finding of site.waived) {
      no += 1;
      const said = [finding.outcome, finding.rule, finding.waived?.reason ?? ''];
      lines.push(line([...cells(ledgerRow(view, site, finding, no)), ...said]));
    }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function cells(row: LedgerRow): readonly (string | number)[] {
  return LEDGER_COLUMNS.map((column) => row[column]);
}

function line(values: readonly (string | number)[]): string {
  return values.map((value) => field(typeof value === 'number' ? String(value) : safe(value))).join(',');
}

/** Also the further lines of a field, for programs that take every line for a record. */
function safe(text: string): string {
  return cellText(text).replace(/\n(?=[\s\u3000]*[=+\-@＝＋－＠])/g, "\n'");
}

function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
