import type ExcelJS from 'exceljs';
import {
  absentRow,
  LEDGER_COLUMNS,
  type LedgerColumn,
  type LedgerPart,
  type LedgerRow,
  ledgerFindings,
  ledgerRow,
} from '../ledger-row.ts';
import type { View } from '../view.ts';
import { addRows, sheet } from './sheet.ts';

const WIDTHS: { readonly [C in LedgerColumn]: number } = {
  no: 5,
  unit: 9,
  site: 15,
  item: 10,
  type: 12,
  message: 32,
  url: 26,
  parents: 26,
  place: 16,
  source: 20,
  severity: 9,
  firstSeen: 11,
  lastSeen: 11,
  remedy: 26,
  owner: 12,
  dueDate: 11,
  status: 9,
  reason: 18,
  who: 9,
  recheck: 16,
  rule: 4,
  siteId: 4,
  stamp: 4,
  fingerprint: 18,
};

/** A ledger is read by people and printed on A3 up to here; what follows is for the program. */
const LAST_PRINTED: LedgerColumn = 'recheck';

/** Needed to read a filled-in ledger back; no person has to see them. */
const HIDDEN: ReadonlySet<LedgerColumn> = new Set(['rule', 'siteId', 'stamp']);

/** 问题台账 (failed), 待人工核实 (cannot be told) or 改进建议 (advice): one row a finding. */
export function problemSheet(view: View, book: ExcelJS.stream.xlsx.WorkbookWriter, part: LedgerPart): void {
  const { sheets } = view.text.ledger;
  const names = { failed: sheets.problems, cantTell: sheets.review, advice: sheets.advice };
  writeSheet(view, book, names[part], problemRows(view, part));
}

/** 复核: problems of earlier runs that this run did not find, and what that means. */
export function absentSheet(view: View, book: ExcelJS.stream.xlsx.WorkbookWriter): void {
  writeSheet(view, book, view.text.ledger.sheets.absent, absentRows(view));
}

function* problemRows(view: View, part: LedgerPart): Generator<LedgerRow> {
  let no = 0;
  for (const { site, finding } of ledgerFindings(view, part)) {
    no += 1;
    yield ledgerRow(view, site, finding, no);
  }
}

function* absentRows(view: View): Generator<LedgerRow> {
  for (const [i, problem] of (view.run.ledger?.absent ?? []).entries()) yield absentRow(view, problem, i + 1);
}

function writeSheet(
  view: View,
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  name: string,
  rows: Iterable<LedgerRow>,
): void {
  const { text, run } = view;
  const made = sheet(view, book, {
    name,
    title: text.ledger.title(run.manifest.city.name),
    columns: LEDGER_COLUMNS.map((column) => ({
      head: text.ledger.head[column],
      width: WIDTHS[column],
      hidden: HIDDEN.has(column),
    })),
    paper: 'A3',
  });
  const added = addRows(view, made, cellsOf(rows));
  validate(view, made, added);
  // exceljs puts `$` before the columns alone.
  made.pageSetup.printArea = `A$1:${letter(LAST_PRINTED)}$${added + 1}`;
  made.commit();
}

function* cellsOf(rows: Iterable<LedgerRow>): Generator<readonly (string | number)[]> {
  for (const row of rows) yield LEDGER_COLUMNS.map((column) => row[column]);
}

/** Status from a list, deadline as a date. */
function validate(view: View, made: ExcelJS.Worksheet, rows: number): void {
  const { text } = view;
  const last = Math.max(2, rows + 1);
  validations(made).add(`${letter('status')}2:${letter('status')}${last}`, {
    type: 'list',
    allowBlank: true,
    formulae: [`"${Object.values(text.ledger.states).join(',')}"`],
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

function letter(column: LedgerColumn): string {
  return String.fromCharCode(65 + LEDGER_COLUMNS.indexOf(column));
}

interface Validations {
  add(range: string, validation: ExcelJS.DataValidation): void;
}

/** exceljs keeps validations for ranges here, but its types do not say so. */
function validations(made: ExcelJS.Worksheet): Validations {
  return (made as unknown as { readonly dataValidations: Validations }).dataValidations;
}
