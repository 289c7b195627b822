import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ExcelJS, { type CellValue } from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportedLedger, importLedger } from '../../src/app/import-ledger.ts';
import { keepLedger } from '../../src/app/ledger-book.ts';
import type { Refusal } from '../../src/app/result.ts';
import type { LedgerEntry } from '../../src/domain/ledger.ts';
import type { FinishedRun } from '../../src/domain/run.ts';
import { render } from '../../src/report/render.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sampleRun } from '../unit/report/sample-run.ts';
import { temporaryDir } from './temporary-dir.ts';

const PROBLEMS = '问题台账';
const OFFICE = hasOffice();
const NOW = Date.parse('2026-11-25T02:00:00Z');
const dir = temporaryDir();
const out = join(dir.path, 'reports');
let run: FinishedRun;

beforeAll(async () => {
  mkdirSync(out);
  run = await withStore(async (store) => {
    const plain = sampleRun();
    await store.begin({ id: plain.manifest.run, key: { digest: 'k' }, manifest: plain.manifest });
    const kept = await keepLedger(store, plain);
    await store.finish(plain.manifest.run, plain.manifest, kept.scores, kept.findings);
    return kept;
  });
  for await (const { name, content } of render(run, ['xlsx'])) writeFileSync(join(dir.path, name), content);
}, 60_000);
afterAll(() => dir[Symbol.dispose]());

describe('a ledger that comes back', () => {
  it('is taken over as filled in, by whom and when', async () => {
    const [a, b, c] = [problem(0), problem(1), problem(2)];
    const imported = await bring(
      await edit((rows) => {
        Object.assign(rowOf(rows, a), { 整改状态: ' 已 整改 ', 反馈人: '张三', 说明: '已换新链接' });
        Object.assign(rowOf(rows, b), {
          整改状态: '正在整改',
          整改期限: new Date('2026-12-31T00:00:00Z'),
          责任单位: '信息中心一科',
        });
        Object.assign(rowOf(rows, c), { 整改状态: rich('不', '改'), 说明: rich('历史档案，', '按规定保留') });
      }),
      '李四',
    );
    expect(imported).toMatchObject({
      ok: true,
      states: { mended: 1, mending: 1, declined: 1, open: 0 },
      added: [],
    });
    const entries = await stored();
    expect(entries.get(a)).toMatchObject({
      state: 'mended',
      who: '张三',
      reason: '已换新链接',
      due: null,
      at: '2026-11-25T02:00:00.000Z',
    });
    expect(entries.get(b)).toMatchObject({
      state: 'mending',
      who: '李四',
      due: '2026-12-31',
      owner: '信息中心一科',
    });
    expect(entries.get(c)).toMatchObject({ state: 'declined', reason: '历史档案，按规定保留' });
    expect(entries.size).toBe(3);
  });

  it('says nothing about rows that nobody touched, whatever others have said meanwhile', async () => {
    const before = await stored();
    expect(await bring(join(dir.path, 'ledger.xlsx'))).toMatchObject({
      ok: true,
      states: { open: 0, mended: 0 },
    });
    expect(await stored()).toEqual(before);
  });

  it('is understood with columns moved and added, rows sorted, added and hidden, and a title above', async () => {
    const wanted = problem(3);
    const imported = await bring(
      await edit(
        (rows) => {
          Object.assign(rowOf(rows, wanted), { 整改状态: '申诉', 整改期限: '2026年12月5日前' });
          rows.reverse();
          rows.splice(2, 0, { 问题描述: '小计' }, { 整改状态: '整改中', 说明: '自查发现的问题' });
        },
        { shuffle: true, title: true },
      ),
    );
    expect(imported).toMatchObject({ ok: true, states: { disputed: 1, mending: 0 } });
    expect((imported as ImportedLedger).added).toHaveLength(1);
    expect((await stored()).get(wanted)).toMatchObject({ state: 'disputed', due: '2026-12-05' });
  });

  it('is understood in English', async () => {
    const english = { ...run, lang: 'en' as const };
    const file = join(dir.path, 'english.xlsx');
    writeFileSync(file, await ledgerOf(english));
    expect(await bring(file)).toMatchObject({ ok: true, states: { open: 0, mended: 0 }, added: [] });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const row = book.getWorksheet('Problems')?.getRow(2);
    const answer = { 17: 'Will not be mended', 18: 'archive, kept as it is' };
    for (const [column, value] of Object.entries(answer))
      Object.assign(row?.getCell(Number(column)) ?? {}, { value });
    await book.xlsx.writeFile(file);
    expect(await bring(file)).toMatchObject({ ok: true, states: { declined: 1 } });
  });

  it('finds a problem by rule, site and address where its number is lost', async () => {
    const finding = run.findings.find(
      (one) => one.site === 's003' && one.outcome === 'failed' && one.target.type === 'column',
    );
    const imported = await bring(
      await edit(
        (rows) => {
          const row = rowOf(rows, finding?.fingerprint ?? '');
          rows.splice(0, rows.length, { ...row, 整改状态: '整改中', 问题编号: '' });
        },
        { drop: ['校验'] },
      ),
    );
    expect(imported).toMatchObject({ ok: true, states: { mending: 1 } });
    expect((await stored()).get(finding?.fingerprint ?? '')?.state).toBe('mending');
  });

  it.skipIf(!OFFICE)(
    'keeps every answer through LibreOffice and its own format',
    { timeout: 120_000 },
    async () => {
      const [a, b, c] = [problem(12), problem(13), problem(14)];
      const edited = await edit((rows) => {
        Object.assign(rowOf(rows, a), { 整改状态: '已整改', 整改期限: new Date('2026-12-15T00:00:00Z') });
        Object.assign(rowOf(rows, b), { 整改状态: '不改', 说明: '=历史档案，"按规定"保留\n第二行' });
        Object.assign(rowOf(rows, c), { 整改状态: rich('申', '诉'), 整改期限: '2026-12-20' });
      });
      const whole = convert(convert(join(dir.path, 'ledger.xlsx'), 'ods'), 'xlsx');
      expect(await bring(whole)).toMatchObject({ ok: true, states: { mended: 0, open: 0 }, added: [] });
      const imported = await bring(convert(convert(edited, 'ods'), 'xlsx'));
      expect(imported).toMatchObject({
        ok: true,
        states: { mended: 1, declined: 1, disputed: 1 },
        added: [],
      });
      const entries = await stored();
      expect(entries.get(a)).toMatchObject({ state: 'mended', due: '2026-12-15' });
      expect(entries.get(b)).toMatchObject({ state: 'declined', reason: '=历史档案，"按规定"保留\n第二行' });
      expect(entries.get(c)).toMatchObject({ state: 'disputed', due: '2026-12-20' });
    },
  );

  it('names every wrong cell and takes nothing over', async () => {
    const before = await stored();
    const refused = await bring(
      await edit((rows) => {
        Object.assign(rowOf(rows, problem(4)), { 整改状态: '已整改' });
        Object.assign(rowOf(rows, problem(5)), { 整改状态: '快好了' });
        Object.assign(rowOf(rows, problem(6)), { 整改状态: '不改' });
        Object.assign(rowOf(rows, problem(7)), { 整改状态: '整改中', 整改期限: '月底' });
        Object.assign(rowOf(rows, problem(8)), {
          整改状态: '整改中',
          问题编号: 'feedfacefeedface',
          页面地址: '',
        });
      }),
    );
    const { code, lines } = refused as Refusal;
    expect(code).toBe(2);
    expect(lines).toHaveLength(5);
    const places = [5, 6, 7].map((n) => 2 + failed().findIndex((one) => one.fingerprint === problem(n)));
    expect(lines[0]).toContain(
      `sheet 问题台账, row ${places[0]}, column Q (整改状态): expected one of 待整改, 整改中, 已整改, 申诉, 不改, got “快好了”`,
    );
    expect(lines[1]).toContain(`row ${places[1]}, column R (说明): expected a reason`);
    expect(lines[2]).toContain(
      `row ${places[2]}, column P (整改期限): expected a day such as 2026-12-31, got “月底”`,
    );
    expect(lines[3]).toContain('no such problem in this store: “feedfacefeedface”');
    expect(lines[4]).toContain('nothing was taken over');
    expect(await stored()).toEqual(before);
  });

  it('refuses two different answers to one problem', async () => {
    const refused = await bring(
      await edit((rows) => {
        const row = rowOf(rows, problem(9));
        rows.push({ ...row, 整改状态: '已整改' });
        row['整改状态'] = '整改中';
      }),
    );
    expect((refused as Refusal).lines[0]).toMatch(/another answer than in sheet 问题台账, row \d+/);
  });

  it.each([
    ['text.xlsx', Buffer.from('序号,单位'), /not a workbook/],
    ['empty.xlsx', Buffer.alloc(0), /not a workbook/],
    ['cut.xlsx', 'cut', /not a workbook|cannot be read/],
  ])('refuses %s', async (name, content, why) => {
    const file = join(dir.path, name);
    const whole = readFileSync(join(dir.path, 'ledger.xlsx'));
    writeFileSync(file, content === 'cut' ? whole.subarray(0, whole.length / 2) : content);
    const refused = await bring(file);
    expect(refused).toMatchObject({ ok: false, code: 2 });
    expect((refused as Refusal).lines.join()).toMatch(why);
  });

  it('refuses a workbook without a ledger, and a ledger of another city', async () => {
    const other = await edit(() => {}, { keywords: 'gov-site-audit city=elsewhere' });
    expect(((await bring(other)) as Refusal).lines.join()).toContain('of the city “elsewhere”');
    const book = new ExcelJS.Workbook();
    book.addWorksheet('表').addRow(['名称', '状态']);
    const file = join(dir.path, 'none.xlsx');
    await book.xlsx.writeFile(file);
    expect(((await bring(file)) as Refusal).lines.join()).toContain('no sheet has the heads');
  });
});

describe('the next run', () => {
  it('marks what was reported as mended and is found again, and confirms what is gone', async () => {
    const [again, mended] = [problem(10), problem(11)];
    await bring(
      await edit((rows) => {
        for (const one of [again, mended])
          Object.assign(rowOf(rows, one), { 整改状态: '已整改', 反馈人: '王五' });
      }),
    );
    const later = sampleRun();
    const next = await withStore((store) =>
      keepLedger(store, {
        ...later,
        manifest: {
          ...later.manifest,
          start: '2026-11-30T18:00:00.000Z' as typeof later.manifest.start,
          asOf: '2026-12-01' as typeof later.manifest.asOf,
        },
        findings: later.findings.filter((one) => one.fingerprint !== mended),
      }),
    );
    expect(next.findings.find((one) => one.fingerprint === again)?.followUp).toMatchObject({
      state: 'mended',
      repeated: true,
    });
    expect(next.ledger?.firstSeen.get(again)).toBe('2026-11-23');
    expect(
      next.ledger?.absent
        .filter((one) => one.entry !== null)
        .map((one) => [one.finding.fingerprint, one.verdict, one.goneOn]),
    ).toEqual([[mended, 'verified', '2026-12-01']]);
    const texts = new Map<string, string>();
    for await (const { name, content } of render(next, ['html', 'csv', 'json']))
      texts.set(name, String(content));
    const site = run.findings.find((one) => one.fingerprint === again)?.site ?? '';
    for (const name of ['findings.csv', `sites/${site}/index.html`])
      expect(texts.get(name), name).toContain('反馈已整改，本次仍发现（2026-11-25 王五反馈）');
    expect(texts.get('findings.json')).toContain('"followUp":{"state":"mended"');
    const rows = await rowsOf(await ledgerOf(next), '复核');
    expect(rows.find((row) => row['问题编号'] === mended)).toMatchObject({
      整改状态: '已整改',
      复核情况: '已整改，复核通过（2026-12-01）',
      首次发现: '2026-11-23',
      最近发现: '2026-11-23',
    });
    expect(
      (await rowsOf(await ledgerOf(next), PROBLEMS)).find((row) => row['问题编号'] === again),
    ).toMatchObject({ 整改状态: '待整改', 首次发现: '2026-11-23', 最近发现: '2026-12-01' });
  });
});

/** As a person would: opened by LibreOffice and saved in another format. */
function convert(file: string, to: 'ods' | 'xlsx'): string {
  const into = join(dir.path, 'office');
  const profile = `-env:UserInstallation=file://${join(dir.path, 'office-profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', into, file], {
    timeout: 60_000,
    stdio: 'ignore',
  });
  return join(into, `${basename(file).replace(/\.\w+$/, '')}.${to}`);
}

function hasOffice(): boolean {
  return spawnSync('soffice', ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
}

type Row = { [head: string]: CellValue };

function failed() {
  return run.manifest.city.sites.flatMap((site) =>
    run.findings.filter((one) => one.outcome === 'failed' && one.site === site.id),
  );
}

/** Fingerprint of the n-th problem whose site was seen to the end, none of them hostile. */
function problem(n: number): string {
  const seen = run.manifest.sites
    .filter((site) => site.state === 'done' && site.id !== 's001')
    .map((site) => site.id);
  return (
    failed().filter((one) => seen.includes(one.site ?? '') && one.rule === 'broken-link')[n]?.fingerprint ??
    ''
  );
}

function rich(...parts: readonly string[]): CellValue {
  return { richText: parts.map((text) => ({ text, font: { bold: true } })) };
}

function rowOf(rows: readonly Row[], fingerprint: string): Row {
  const found = rows.find((row) => row['问题编号'] === fingerprint);
  if (!found) throw new Error(`no row ${fingerprint}`);
  return found;
}

async function rowsOf(bytes: Uint8Array, sheet: string): Promise<Row[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer); // its types name an older Buffer
  const heads: string[] = [];
  const rows: Row[] = [];
  book.getWorksheet(sheet)?.eachRow((row, number) => {
    if (number === 1) heads.push(...(row.values as CellValue[]).slice(1).map(String));
    else rows.push(Object.fromEntries(heads.map((head, i) => [head, row.getCell(i + 1).value])));
  });
  return rows;
}

async function ledgerOf(of: FinishedRun): Promise<Uint8Array> {
  for await (const { content } of render(of, ['xlsx'])) return content as Uint8Array;
  throw new Error('no ledger');
}

let files = 0;

/** The ledger as handed out, changed by an office; written as a workbook of its own. */
async function edit(
  change: (rows: Row[]) => void,
  options: {
    readonly shuffle?: boolean;
    readonly title?: boolean;
    readonly drop?: readonly string[];
    readonly keywords?: string;
  } = {},
): Promise<string> {
  const rows = await rowsOf(readFileSync(join(dir.path, 'ledger.xlsx')), PROBLEMS);
  const all = Object.keys(rows[0] ?? {}).filter((head) => !options.drop?.includes(head));
  const heads = options.shuffle ? ['科室意见', ...all.toReversed(), '备用'] : all;
  change(rows);
  const book = new ExcelJS.Workbook();
  book.keywords = options.keywords ?? 'gov-site-audit city=qinghu';
  const sheet = book.addWorksheet(PROBLEMS);
  if (options.title) sheet.addRow(['清湖市整改台账（教育局反馈）']);
  sheet.addRow(heads);
  for (const row of rows) sheet.addRow(heads.map((head) => row[head] ?? null));
  sheet.getRow(3).hidden = true;
  files += 1;
  const file = join(dir.path, `filled-${files}.xlsx`);
  await book.xlsx.writeFile(file);
  return file;
}

function bring(file: string, by: string | null = null): Promise<ImportedLedger | Refusal> {
  return importLedger(file, { out, database: null, rules: 'rules', by, now: () => NOW });
}

async function withStore<T>(
  work: (store: Extract<Awaited<ReturnType<typeof openStore>>, { ok: true }>['store']) => Promise<T>,
): Promise<T> {
  const opened = await openStore({
    at: { kind: 'embedded', dir: join(out, '.store') },
    holder: 'test',
    now: Date.now,
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  try {
    return await work(opened.store);
  } finally {
    await opened.store.close();
  }
}

function stored(): Promise<ReadonlyMap<string, LedgerEntry>> {
  return withStore((store) => store.ledgerEntries('qinghu'));
}
