import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printPdf } from '../../../src/app/print-pdf.ts';
import type { Printer } from '../../../src/domain/printer.ts';
import { findBrowser } from '../../../src/net/find-browser.ts';
import { openPrinter } from '../../../src/net/open-printer.ts';
import { sampleRun } from '../report/sample-run.ts';
import { closeAfterEach, serve } from './loopback.ts';

closeAfterEach();

const found = await findBrowser();
if (!found) console.warn('No browser was found: its tests are skipped.');

describe.runIf(found)('a printed report', { timeout: 60_000 }, () => {
  let printer: Printer;
  beforeAll(async () => {
    printer = await openPrinter(found?.path ?? '');
  }, 60_000);
  afterAll(() => printer.close());

  it('has its pages numbered, and its text is text', async () => {
    const lines = Array.from({ length: 120 }, (_, i) => `<p>第 ${i + 1} 条 链接打不开</p>`).join('');
    const bytes = await printer.print(`<!doctype html><title>清湖市</title>${lines}`, '清湖市 <总览> "2026"');
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { text, totalPages } = await extractText(pdf);
    expect(totalPages).toBeGreaterThan(2);
    expect(text[1]?.replace(/\s+/g, '')).toContain(`2/${totalPages}`);
    expect(text[0]?.replace(/\s+/g, '')).toContain('清湖市<总览>"2026"');
    expect(text.join('').replace(/\s+/g, '')).toContain('第120条链接打不开');
    const [, , width, height] = (await pdf.getPage(1)).view;
    expect([Math.round((width ?? 0) / 10), Math.round((height ?? 0) / 10)]).toEqual([60, 84]);
  });

  it('asks nobody for anything and runs nothing', async () => {
    let asked = 0;
    const server = await serve((_, response) => {
      asked += 1;
      response.end();
    });
    const html = `<!doctype html><p>text</p><img src="${server.url('/a.png')}"><link rel=stylesheet href="${server.url('/a.css')}">
      <iframe src="${server.url('/frame')}"></iframe><script>document.body.textContent='ran'; fetch('${server.url('/x')}')</script><img src="file:///etc/passwd">`;
    const { text } = await extractText(
      await getDocumentProxy(new Uint8Array(await printer.print(html, 'x'))),
    );
    expect(asked).toBe(0);
    expect(text.join('')).toContain('text');
    expect(text.join('')).not.toContain('ran');
  });

  it('is there for the city, the leader and every site', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'gov-audit-pdf-'));
    try {
      const shared = { ...printer, close: async () => {} };
      expect(await printPdf(dir, sampleRun({ sites: 1 }), async () => shared)).toBeNull();
      const files = (await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.pdf')).sort();
      expect(files).toEqual(['leader.pdf', 'report.pdf', 'sites/s001/report.pdf']);
      expect((await readFile(join(dir, 'leader.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });
});

it('says in one line that the browser failed, and ends', async () => {
  const fault = await printPdf('/nowhere', sampleRun({ sites: 1 }), () => openPrinter('/no/such/browser'));
  expect(fault).toMatch(/^PDF 没有生成：/);
  expect(fault).not.toContain('\n');
});
