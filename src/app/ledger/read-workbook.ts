import type { CellValue, Workbook } from 'exceljs';
import { unzipSync } from 'fflate';

const MOST_BYTES = 50_000_000;
/** Unpacked; a workbook of a hundred thousand rows has about 200 MB. */
const MOST_UNPACKED = 600_000_000;
const MOST_COLUMNS = 200;
const MOST_ROWS = 200_000;
const LONGEST_CELL = 40_000;
const MS_A_DAY = 86_400_000;

export interface SheetRow {
  /** As the spreadsheet program counts, from 1. */
  readonly number: number;
  /** By column, from 1; empty cells are left out. */
  readonly cells: ReadonlyMap<number, string>;
}

export interface ReadBook {
  readonly ok: true;
  readonly sheets: readonly { readonly name: string; readonly rows: readonly SheetRow[] }[];
  readonly keywords: string;
  readonly lastModifiedBy: string;
}

/** A workbook as texts: rich text without its form, formulas by their result, dates as `YYYY-MM-DD`. Bounded in size. */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<ReadBook | { readonly ok: false; readonly why: string }> {
  const unfit = whyUnfit(bytes);
  if (unfit !== null) return { ok: false, why: unfit };
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(Buffer.from(bytes).buffer as ArrayBuffer); // its types name an older Buffer
  } catch (error) {
    return { ok: false, why: `cannot be read as .xlsx (${String(error).slice(0, 200)})` };
  }
  const sheets = sheetsOf(book);
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows > MOST_ROWS) return { ok: false, why: `has more than ${MOST_ROWS} rows` };
  return {
    ok: true,
    sheets,
    keywords: book.keywords ?? '',
    lastModifiedBy: (book.lastModifiedBy ?? '').slice(0, 100),
  };
}

function whyUnfit(bytes: Uint8Array): string | null {
  if (bytes.length > MOST_BYTES) return `is larger than ${MOST_BYTES / 1_000_000} MB`;
  let unpacked = 0;
  let names = 0;
  try {
    unzipSync(bytes, {
      filter(file) {
        unpacked += file.originalSize;
        names += /^xl\/workbook\.xml$/.test(file.name) ? 1 : 0;
        return false;
      },
    });
  } catch {
    return 'is not a workbook; expected .xlsx (save an .xls, .et or .ods as .xlsx first)';
  }
  if (names === 0) return 'is not a workbook; expected .xlsx';
  return unpacked > MOST_UNPACKED ? 'unpacks to more than can be read' : null;
}

function sheetsOf(book: Workbook): ReadBook['sheets'] {
  return book.worksheets.map((sheet) => {
    const rows: SheetRow[] = [];
    sheet.eachRow((row, number) => {
      const cells = new Map<number, string>();
      row.eachCell((cell, column) => {
        const text = column > MOST_COLUMNS ? '' : textOf(cell.value).trim();
        if (text !== '') cells.set(column, text.slice(0, LONGEST_CELL));
      });
      if (cells.size > 0) rows.push({ number, cells });
    });
    return { name: sheet.name, rows };
  });
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dayOf(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('error' in value) return value.error;
  if ('result' in value) return textOf(value.result as CellValue);
  if ('text' in value) return textOf(value.text as CellValue); // a link's text may be rich text, which its type does not say
  return '';
}

/** Days stand in workbooks without time zone; a time of day is rounded away. */
function dayOf(date: Date): string {
  const at = date.getTime();
  if (Number.isNaN(at)) return '';
  return new Date(Math.floor(at / MS_A_DAY) * MS_A_DAY).toISOString().slice(0, 10);
}
