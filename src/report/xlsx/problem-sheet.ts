import type ExcelJS from 'exceljs';
import { LEDGER_COLUMNS, type LedgerColumn, ledgerFindings, ledgerRow } from '../ledger-row.ts';
import type { View } from '../view.ts';
import { addRow, sheet } from './sheet.ts';

const WIDTHS: { readonly [C in LedgerColumn]: number } = {
  no: 6,
  unit: 12,
  site: 22,
  item: 14,
  type: 18,
  message: 44,
  url: 36,
  parents: 36,
  place: 24,
  source: 32,
  severity: 11,
  firstSeen: 12,
  lastSeen: 12,
  remedy: 40,
  owner: 18,
  dueDate: 12,
  status: 11,
  fingerprint: 20,
};

/** What a sheet can hold (1,048,576 rows), with room for remarks. */
const MOST_ROWS = 1_000_000;

/** 问题台账 (failed) or 待人工核实 (cannot be told): one row a finding. */
export function problemSheet(
  view: View,
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  outcome: 'failed' | 'cantTell',
): void {
  const { text, run } = view;
  const made = sheet(view, book, {
    name: outcome === 'failed' ? text.ledger.sheets.problems : text.ledger.sheets.review,
    title: text.ledger.title(run.manifest.city.name),
    columns: LEDGER_COLUMNS.map((column) => ({ head: text.ledger.head[column], width: WIDTHS[column] })),
  });
  let no = 0;
  let cut = 0;
  for (const { site, finding } of ledgerFindings(view, outcome)) {
    if (no >= MOST_ROWS) {
      cut += 1;
      continue;
    }
    no += 1;
    const row = ledgerRow(view, site, finding, no);
    addRow(
      made,
      LEDGER_COLUMNS.map((column) => row[column]),
    );
  }
  if (cut > 0) addRow(made, ['', text.ledger.cut(cut)]);
  validate(view, made, no);
  made.commit();
}

/** Status from a list, deadline as a date. */
function validate(view: View, made: ExcelJS.Worksheet, rows: number): void {
  const { text } = view;
  const last = Math.max(2, rows + 1);
  const letter = (column: LedgerColumn): string => String.fromCharCode(65 + LEDGER_COLUMNS.indexOf(column));
  validations(made).add(`${letter('status')}2:${letter('status')}${last}`, {
    type: 'list',
    allowBlank: true,
    formulae: [`"${text.ledger.statuses.join(',')}"`],
    showErrorMessage: true,
    errorStyle: 'stop',
    error: text.ledger.statusError,
  });
  validations(made).add(`${letter('dueDate')}2:${letter('dueDate')}${last}`, {
    type: 'date',
    operator: 'greaterThan',
    allowBlank: true,
    formulae: [new Date('2020-01-01T00:00:00Z')],
    showErrorMessage: true,
    errorStyle: 'warning',
    error: text.ledger.dateError,
  });
}

interface Validations {
  add(range: string, validation: ExcelJS.DataValidation): void;
}

/** exceljs keeps validations for ranges here, but its types do not say so. */
function validations(made: ExcelJS.Worksheet): Validations {
  return (made as unknown as { readonly dataValidations: Validations }).dataValidations;
}
