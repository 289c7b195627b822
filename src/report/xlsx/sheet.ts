import type ExcelJS from 'exceljs';
import { cellText } from '../cell-text.ts';
import type { View } from '../view.ts';
import { widthOf } from '../visible.ts';

export interface SheetColumn {
  readonly head: string;
  readonly width: number;
  /** Needed by the program alone. */
  readonly hidden?: boolean;
}

/** What a sheet can hold (1,048,576 rows), with room for remarks. */
const MOST_ROWS = 1_000_000;

const LINE = { style: 'thin', color: { argb: 'FFBFC7D5' } } as const;
/** As OOXML numbers paper; the types of exceljs know fewer. */
const A3 = 8 as ExcelJS.PaperSize;
const A4 = 9 as ExcelJS.PaperSize;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };

/** A sheet with frozen, repeated, filterable head row, ready to be printed on landscape pages. */
export function sheet(
  view: View,
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  options: {
    readonly name: string;
    readonly title: string;
    readonly columns: readonly SheetColumn[];
    readonly paper?: 'A3' | 'A4';
  },
): ExcelJS.Worksheet {
  const made = book.addWorksheet(options.name, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 0 }],
    pageSetup: {
      paperSize: options.paper === 'A3' ? A3 : A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddHeader: `&C${headerText(options.title)}`, oddFooter: `&C${view.text.ledger.page}` },
  });
  made.columns = options.columns.map(({ width, hidden }) => ({ width, hidden: hidden === true }));
  made.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: options.columns.length } };
  const head = made.addRow(options.columns.map((column) => column.head));
  head.height = 24;
  head.font = { bold: true };
  head.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE4EAF4' } };
    cell.border = BORDER;
    cell.alignment = { vertical: 'middle', wrapText: true };
  });
  head.commit();
  return made;
}

/** Adds rows up to what a sheet can hold, then says how many were left out; returns how many were added. */
export function addRows(
  view: View,
  to: ExcelJS.Worksheet,
  rows: Iterable<readonly (string | number | null)[]>,
  most = MOST_ROWS,
): number {
  let added = 0;
  let cut = 0;
  for (const row of rows) {
    if (added >= most) cut += 1;
    else {
      addRow(to, row);
      added += 1;
    }
  }
  if (cut > 0) addRow(to, ['', view.text.ledger.cut(cut)]);
  return added;
}

/** Adds one row of safe cells; rows are written out at once and not kept. */
export function addRow(to: ExcelJS.Worksheet, values: readonly (string | number | null)[]): void {
  const row = to.addRow(values.map((value) => (typeof value === 'string' ? sheetText(value) : value)));
  row.alignment = { vertical: 'top', wrapText: true };
  row.height = heightOf(to, values);
  row.eachCell({ includeEmpty: true }, (cell) => {
    cell.border = BORDER;
  });
  row.commit();
}

const LINE_POINTS = 15;
const MOST_LINES = 12;

/** Not every program fits rows to their text by itself when it opens a workbook. */
function heightOf(to: ExcelJS.Worksheet, values: readonly (string | number | null)[]): number {
  const lines = values.map((value, i) =>
    typeof value === 'string' ? linesOf(value.slice(0, 2_000), to.getColumn(i + 1).width ?? 10) : 1,
  );
  return LINE_POINTS * Math.min(MOST_LINES, Math.max(1, ...lines));
}

function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / (width - 1))), 0);
}

/** `_x0041_` would be read as an escape of «A». */
function sheetText(text: string): string {
  return cellText(text).replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_');
}

/** `&` begins a code in headers and footers. */
function headerText(text: string): string {
  return cellText(text).slice(0, 100).replaceAll('&', '&&');
}
