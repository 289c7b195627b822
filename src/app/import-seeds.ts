import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { stringify } from 'yaml';
import type { SiteLevel } from '../domain/rule.ts';
import { decodeBody } from '../net/charset.ts';
import { type Refusal, refuse } from './result.ts';

/** Headings of registers as offices keep them, by the field they fill. */
const HEADINGS: { readonly [field in Field]: RegExp } = {
  name: /^(?:网站名称|站点名称|网站|名称|单位名称)$/,
  url: /^(?:网站地址|首页网址|网址|首页地址|地址|url|域名)$/i,
  siteCode: /^(?:网站标识码|标识码)$/,
  level: /^(?:级别|层级|网站级别|类别|网站类型)$/,
  county: /^(?:县区|县（市、区）|县\(市、区\)|所属县区|所属县（市、区）|所属地区|地区|区划)$/,
  owner: /^(?:主办单位|责任单位|承办单位)$/,
};
type Field = 'name' | 'url' | 'siteCode' | 'level' | 'county' | 'owner';

const LEVELS: readonly (readonly [RegExp, SiteLevel])[] = [
  [/县.*部门|区.*部门|县直|区直|county-department/, 'county-department'],
  [/乡镇|街道|township/, 'township'],
  [/县|区门户|county/, 'county'],
  [/部门|市直|department/, 'department'],
  [/门户|市级|市政府|city/, 'city'],
];

export interface ImportedSeeds {
  readonly ok: true;
  readonly yaml: string;
  /** What could not be taken over, a line each. */
  readonly left: readonly string[];
}

/** Turns a register kept in a spreadsheet (first sheet of an xlsx, or a csv in UTF-8 or GBK) into a seed file. */
export async function importSeeds(
  file: string,
  city: { readonly id: string; readonly name: string },
): Promise<ImportedSeeds | Refusal> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) return refuse(2, `${file}: cannot be read: ${bytes.code ?? bytes.message}`);
  const table = await readTable(file, bytes);
  if (!table) return refuse(2, `${file}: expected a spreadsheet (.xlsx) or a table (.csv)`);
  const head = table.findIndex((row) => columnOf(row, 'name') >= 0 && columnOf(row, 'url') >= 0);
  const headings = table[head];
  if (!headings) return refuse(2, `${file}: no row of headings with 网站名称 and 网址 was found`);
  const left: string[] = [];
  const sites = table
    .slice(head + 1)
    .flatMap((row, i) => siteOf(row, headings, { line: head + i + 2, file, left }));
  if (sites.length === 0) return refuse(2, `${file}: no site was found below the headings`, ...left);
  return { ok: true, yaml: stringify({ city, sites }, { lineWidth: 0 }), left };
}

type Row = readonly string[];

async function readTable(file: string, bytes: Uint8Array): Promise<readonly Row[] | null> {
  if (/\.csv$/i.test(file)) return parseTable(decodeBody(bytes, undefined).text);
  if (!/\.xlsx$/i.test(file)) return null;
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(Buffer.from(bytes).buffer as ArrayBuffer);
  } catch {
    return null;
  }
  const rows: Row[] = [];
  book.worksheets[0]?.eachRow({ includeEmpty: true }, (row) => {
    rows.push(Array.from({ length: row.cellCount }, (_, i) => row.getCell(i + 1).text.trim()));
  });
  return rows;
}

function parseTable(text: string): readonly Row[] | null {
  try {
    return parse(text, {
      delimiter: [',', ';', '\t'],
      bom: true,
      trim: true,
      relax_column_count: true,
      relax_quotes: true,
    });
  } catch {
    return null; // an open quotation to the end of the file, say
  }
}

function columnOf(row: Row, field: Field): number {
  return row.findIndex((cell) => HEADINGS[field].test(cell.replace(/\s/g, '')));
}

function siteOf(
  row: Row,
  headings: Row,
  at: { readonly line: number; readonly file: string; readonly left: string[] },
) {
  const cell = (field: Field) => row[columnOf(headings, field)] ?? '';
  const name = cell('name');
  const address = cell('url');
  if (name === '' && address === '') return [];
  const url = URL.parse(/^https?:\/\//i.test(address) ? address : `http://${address}/`);
  if (name === '' || address === '' || !url) {
    at.left.push(`${at.file}:${at.line}: “${name}” “${address}”: a name and an address are needed`);
    return [];
  }
  const county = cell('county');
  const level =
    LEVELS.find(([words]) => words.test(cell('level')))?.[1] ?? (county === '' ? 'department' : 'county');
  return [
    {
      id: `${url.hostname.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}`
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, ''),
      name,
      url: url.href,
      level,
      ...(county === '' ? {} : { county }),
      ...(cell('owner') === '' ? {} : { owner: cell('owner') }),
      ...(/^(?:\d{10}|bm\d{8})$/.test(cell('siteCode')) ? { siteCode: cell('siteCode') } : {}),
    },
  ];
}
