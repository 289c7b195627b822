import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/brand.ts';
import { cellText } from '../../../src/report/cell-text.ts';
import { render } from '../../../src/report/render.ts';
import { viewOf } from '../../../src/report/view.ts';
import { addRows, sheet } from '../../../src/report/xlsx/sheet.ts';
import { HOSTILE, sampleRun } from './sample-run.ts';

const run = sampleRun({ longList: 30 });

async function contentOf(format: 'xlsx' | 'csv'): Promise<string | Uint8Array> {
  for await (const { content } of render(run, [format])) return content;
  return '';
}

describe('cellText', () => {
  it('takes the sting out of formulas', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '＝1', '　=1'])
      expect(cellText(text).startsWith("'"), JSON.stringify(text)).toBe(true);
    expect(cellText('政务公开=好')).toBe('政务公开=好');
  });
  it('fits into a cell and holds nothing that XML forbids', () => {
    expect(cellText('好'.repeat(40_000))).toHaveLength(32_767);
    expect(cellText('a\u0000\u000b\uffff\ud800b')).toBe('a[U+0000][U+000B][U+FFFF][U+D800]b');
  });
});

describe('a sheet', () => {
  it('ends where it is full, and says how many rows it left out', () => {
    const view = viewOf(run);
    const book = new ExcelJS.Workbook();
    const columns = [
      { head: '序号', width: 8 },
      { head: '问题', width: 40 },
    ];
    // Nothing of the streaming writer is needed here.
    const writer = book as unknown as ExcelJS.stream.xlsx.WorkbookWriter;
    const made = sheet(view, writer, { name: '表', title: '标题', columns });
    const rows = Array.from({ length: 5 }, (_, i) => [i + 1, `问题 ${i + 1}`]);
    expect(addRows(view, made, rows, 3)).toBe(3);
    expect(made.getColumn(2).values.slice(2)).toEqual([
      ...['问题 1', '问题 2', '问题 3'],
      '超过一张表的容量，未列出 2 行，见 findings.csv',
    ]);
  });
});

describe('ledger.xlsx', () => {
  const book = new ExcelJS.Workbook();
  beforeAll(async () => {
    const bytes = await contentOf('xlsx');
    // exceljs types name an older Buffer.
    await book.xlsx.load(Buffer.from(bytes as Uint8Array) as unknown as ArrayBuffer);
  });
  const sheet = (name: string): ExcelJS.Worksheet => {
    const found = book.getWorksheet(name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  };
  const rows = (name: string): string[][] => {
    const list: string[][] = [];
    sheet(name).eachRow((row) => {
      list.push((row.values as unknown[]).slice(1).map((value) => String(value ?? '')));
    });
    return list;
  };

  it('has its sheets', () => {
    expect(book.worksheets.map((one) => one.name).join()).toBe(
      '总览,问题台账,栏目更新,IPv6,无障碍,链接,复核,待人工核实,改进建议',
    );
  });
  it('has one row a problem of a site under the columns of the ledger', () => {
    const [head, ...body] = rows('问题台账');
    expect(head?.join()).toBe(
      '序号,单位,网站,项目,问题类型,问题描述,页面地址,父页面,位置,依据,严重程度,首次发现,最近发现,整改建议,责任单位,整改期限,整改状态,说明,反馈人,复核情况,规则,站点,校验,问题编号',
    );
    const failed = run.findings.filter((f) => f.outcome === 'failed' && f.site !== undefined);
    expect(body).toHaveLength(failed.length);
    expect(new Set(body.map((row) => row.at(-1)))).toEqual(new Set(failed.map((f) => f.fingerprint)));
    expect(body[0]?.[16]).toBe('待整改');
    expect(body[0]?.[11]).toBe('2026-10-30');
  });
  it('keeps what cannot be told, and suggestions, on sheets of their own', () => {
    const open = run.findings.filter((f) => f.outcome === 'cantTell' && f.site !== undefined);
    const advice = open.filter((f) => f.facts['grade'] === 'advice');
    expect(rows('待人工核实')).toHaveLength(open.length - advice.length + 1);
    expect(rows('改进建议')).toHaveLength(advice.length + 1);
  });
  it('can be filtered, keeps its head in sight and prints on landscape pages', () => {
    const made = sheet('问题台账');
    expect(made.autoFilter).toBeTruthy();
    expect(made.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(made.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, paperSize: 8 });
    expect(made.pageSetup.printArea).toMatch(/^A\$?1:T\$?\d+$/);
    expect(made.pageSetup.printTitlesRow).toBe('1:1');
  });
  it('offers the five states', () => {
    const validation = sheet('问题台账').getCell('Q2').dataValidation;
    expect(validation?.type).toBe('list');
    expect(validation?.formulae).toEqual(['"待整改,整改中,已整改,申诉,不改"']);
  });
  it('has no formula and no text that would become one', () => {
    for (const made of book.worksheets)
      made.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.type).not.toBe(ExcelJS.ValueType.Formula);
          if (typeof cell.value === 'string') expect(cell.value).not.toMatch(/^[=+\-@\t\r]/);
        }),
      );
    expect(rows('问题台账').flat()).toContain(`'${HOSTILE.formula}`);
  });
  it('is the same bytes for the same run', async () => {
    expect(
      Buffer.compare(
        Buffer.from((await contentOf('xlsx')) as Uint8Array),
        Buffer.from((await contentOf('xlsx')) as Uint8Array),
      ),
    ).toBe(0);
  });
});

describe('findings.csv', () => {
  it('begins with a byte order mark and has one record a finding, each with the same number of fields', async () => {
    const text = String(await contentOf('csv'));
    expect(text.startsWith('\ufeff序号,')).toBe(true);
    const records = parse(text.slice(1));
    const counted = run.findings.filter((f) => f.outcome === 'failed' || f.outcome === 'cantTell');
    expect(records).toHaveLength(counted.length + 1);
    expect(new Set(records.map((record) => record.length))).toEqual(new Set([24]));
  });
  it('has no field that a spreadsheet program would run', async () => {
    const fields = parse(String(await contentOf('csv')).slice(1)).flat();
    expect(fields.filter((field) => /^\s*[=+\-@]/.test(field))).toEqual([]);
    expect(fields).toContain(`'${HOSTILE.formula}`);
  });
});

/** RFC 4180, read as strictly as it is written. */
function parse(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const fields = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = fields.exec(text); match !== null; match = fields.exec(text)) {
    record.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') {
      records.push(record);
      record = [];
    }
    if (fields.lastIndex === text.length) return records;
  }
  throw new Error(`not RFC 4180 at ${records.length}`);
}

describe('what is waived', () => {
  const waived = { reason: '=历史档案', owner: '信息中心', expires: '2027-03-31' as Day };
  const [first] = run.findings.filter((f) => f.outcome === 'failed' && f.site === 's002');
  const some = {
    ...run,
    findings: run.findings.map((f) => (f === first ? { ...f, waived } : f)),
  };
  it('stands on a sheet and in a section of its own, not among the problems', async () => {
    const texts = new Map<string, string | Uint8Array>();
    for await (const { name, content } of render(some, ['html', 'xlsx', 'csv', 'json']))
      texts.set(name, content);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(texts.get('ledger.xlsx') as Uint8Array) as unknown as ArrayBuffer);
    const fingerprints = (name: string) =>
      (book.getWorksheet(name)?.getColumn(name === '豁免' ? 9 : 24).values ?? []).slice(2);
    expect(fingerprints('豁免')).toEqual([first?.fingerprint]);
    expect(fingerprints('问题台账')).not.toContain(first?.fingerprint);
    expect(book.getWorksheet('豁免')?.getCell('F2').value).toBe("'=历史档案");
    const page = String(texts.get('sites/s002/index.html'));
    expect(page).toContain('<h2 id="waived">已豁免的问题</h2>');
    expect(String(texts.get('index.html'))).toContain('另有 1 处问题经确认豁免');
    expect(String(texts.get('findings.json'))).toContain('"waived":{"reason":"=历史档案"');
  });
});
