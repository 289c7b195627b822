import { type LedgerState, ledgerStamp } from '../../domain/ledger.ts';
import { textsOf } from '../../report/text/texts.ts';
import { parseDue, parseState } from './answer-cells.ts';
import type { ReadBook, SheetRow } from './read-workbook.ts';

/** One row that somebody filled in, not yet matched with a problem. */
export interface Answer {
  readonly sheet: string;
  readonly row: number;
  /** Empty: nothing was chosen. */
  readonly state: LedgerState | '';
  readonly reason: string;
  readonly owner: string;
  readonly due: string;
  readonly who: string;
  /** Whether the mark of what had been handed out stands in the row. */
  readonly stamped: boolean;
  readonly fingerprint: string;
  readonly site: string;
  readonly siteId: string;
  readonly type: string;
  readonly rule: string;
  readonly url: string;
  readonly place: string;
}

export interface Answers {
  readonly answers: readonly Answer[];
  /** Rows that say what they said when they were handed out. */
  readonly untouched: number;
  /** Every wrong cell, a line each. */
  readonly faults: readonly string[];
  /** Sheets with the head of a ledger. */
  readonly sheets: readonly string[];
}

type Field = keyof typeof FIELDS;

/** Column heads beside those of the ledger itself, as people rename them. */
const FIELDS = {
  site: ['网站名称'],
  type: [],
  url: ['地址', '网页地址'],
  place: [],
  owner: [],
  dueDate: ['整改时限', '完成时限'],
  status: ['整改情况'],
  reason: ['备注', '理由', '不改理由', '整改说明', '情况说明'],
  who: ['填报人', '填表人', '经办人'],
  rule: [],
  siteId: [],
  stamp: [],
  fingerprint: [],
} as const satisfies { readonly [field: string]: readonly string[] };

const HEAD_WITHIN_ROWS = 50;

/** Reads every sheet that has the head of a ledger, wherever its columns stand. */
export function readAnswers(book: ReadBook, file: string): Answers {
  const answers: Answer[] = [];
  const faults: string[] = [];
  const sheets: string[] = [];
  let untouched = 0;
  for (const sheet of book.sheets) {
    const head = headOf(sheet.rows);
    if (!head) continue;
    sheets.push(sheet.name);
    for (const row of sheet.rows) {
      if (row.number <= head.row) continue;
      const read = readRow(row, head.columns, { sheet: sheet.name, file });
      faults.push(...read.faults);
      if (read.answer === 'untouched') untouched += 1;
      else if (read.answer) answers.push(read.answer);
    }
  }
  return { answers, untouched, faults, sheets };
}

/** The apostrophe before texts that look like formulas. */
const GUARDED = /^'(?=\s?[=+\-@＝＋－＠])/u;

function headOf(
  rows: readonly SheetRow[],
): { readonly row: number; readonly columns: ReadonlyMap<Field, number> } | null {
  for (const row of rows.slice(0, HEAD_WITHIN_ROWS)) {
    const columns = new Map<Field, number>();
    for (const [column, text] of row.cells) {
      const field = fieldOf(text);
      if (field && !columns.has(field)) columns.set(field, column);
    }
    if (columns.has('status') && (columns.has('fingerprint') || columns.has('url')))
      return { row: row.number, columns };
  }
  return null;
}

function fieldOf(text: string): Field | null {
  const plain = text
    .slice(0, 60)
    .normalize('NFKC')
    .replace(/[\s*:]+/gu, '')
    .toLowerCase();
  for (const field of Object.keys(FIELDS) as Field[]) {
    const words = [textsOf('zh').ledger.head[field], textsOf('en').ledger.head[field], ...FIELDS[field]];
    if (words.some((word) => word.replace(/\s+/gu, '').toLowerCase() === plain)) return field;
  }
  return null;
}

function readRow(
  row: SheetRow,
  columns: ReadonlyMap<Field, number>,
  at: { readonly sheet: string; readonly file: string },
): { readonly answer: Answer | 'untouched' | null; readonly faults: readonly string[] } {
  const cell = (field: Field): string => {
    const column = columns.get(field);
    return column === undefined ? '' : (row.cells.get(column) ?? '');
  };
  const faults: string[] = [];
  const wrong = (field: Field, message: string): void => {
    faults.push(
      `${at.file}: ${placeName(at.sheet, row.number, columns.get(field))}${headName(field)}: ${message}`,
    );
  };
  const given = cell('status');
  const state: LedgerState | '' | null = given === '' ? '' : parseState(given);
  if (state === null) wrong('status', `expected one of ${stateNames()}, got “${shown(given)}”`);
  const dueText = cell('dueDate');
  const due = dueText === '' ? '' : parseDue(dueText);
  if (due === null) wrong('dueDate', `expected a day such as 2026-12-31, got “${shown(dueText)}”`);
  const reason = cell('reason').replace(GUARDED, '');
  if (state === 'declined' && reason === '')
    wrong(
      'reason',
      `expected a reason, because ${headName('status')} is ${textsOf('zh').ledger.states.declined}`,
    );
  if (state === null || due === null || faults.length > 0) return { answer: null, faults };
  const texts = { state, reason, owner: cell('owner'), due };
  const stamp = cell('stamp');
  const stamped = /^s[0-9a-f]{8}$/.test(stamp);
  if (stamped && stamp === ledgerStamp(texts)) return { answer: 'untouched', faults };
  // Without the mark, a row says something only where more than the state of every new problem stands in it.
  if (!stamped && (state === '' || state === 'open') && reason === '' && due === '')
    return { answer: given === '' ? null : 'untouched', faults };
  return {
    answer: {
      ...{ sheet: at.sheet, row: row.number, stamped, who: cell('who').slice(0, 100) },
      ...{ state, due, reason: reason.slice(0, 2_000), owner: texts.owner.slice(0, 200) },
      fingerprint: unquoted(cell('fingerprint')).toLowerCase(),
      site: cell('site'),
      siteId: cell('siteId'),
      type: cell('type'),
      rule: cell('rule'),
      url: unquoted(cell('url')),
      place: cell('place'),
    },
    faults,
  };
}

/** `sheet 问题台账, row 12, column Q` */
export function placeName(sheet: string, row: number, column?: number): string {
  const letters = column === undefined ? '' : `, column ${columnLetters(column)} `;
  return `sheet ${sheet}, row ${row}${letters === '' ? ' ' : letters}`;
}

function headName(field: Field): string {
  return `(${textsOf('zh').ledger.head[field]})`;
}

function stateNames(): string {
  return Object.values(textsOf('zh').ledger.states).join(', ');
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The apostrophe that guards texts which look like formulas. */
function unquoted(text: string): string {
  return text.replace(/^'/, '');
}

function columnLetters(column: number): string {
  const first = Math.floor((column - 1) / 26);
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return first === 0 ? last : `${columnLetters(first)}${last}`;
}
