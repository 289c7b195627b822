import { describe, expect, it } from 'vitest';
import { isClear, saysFormat, saysSize } from '../../../../src/gather/documents/link-words.ts';
import { readDocument } from '../../../../src/gather/documents/read-document.ts';
import { makeBomb, makeDocx, makePdf, makePptx, makeXlsx } from './make-documents.ts';

const at = (name: string) => `http://www.example.gov.cn/files/${name}`;

describe('a PDF', () => {
  it('with text, tags, language and title', async () => {
    const body = makePdf({ pages: ['text', 'stamp'], title: 'Plan 2026', language: 'zh-CN', tagged: true });
    expect(await readDocument(at('a.pdf'), body)).toMatchObject({
      format: 'pdf',
      suffix: 'pdf',
      suffixFits: true,
      read: 'whole',
      pages: 2,
      pagesSeen: 2,
      pagesWithText: 1,
      scannedPages: 0,
      tagged: true,
      title: 'Plan 2026',
      language: 'zh-CN',
    });
  });

  it('of scanned pages has no text', async () => {
    const facts = await readDocument(at('a.pdf'), makePdf({ pages: ['scan', 'scan', 'scan'] }));
    expect(facts).toMatchObject({
      pagesWithText: 0,
      scannedPages: 3,
      letters: 0,
      tagged: false,
      title: null,
      language: null,
    });
  });

  it('of which one page is scanned, and one is drawn', async () => {
    const facts = await readDocument(at('a.pdf'), makePdf({ pages: ['text', 'scan', 'empty'] }));
    expect(facts).toMatchObject({ pagesWithText: 1, scannedPages: 1 });
  });

  it('of many pages is read in part', async () => {
    const pages = Array.from({ length: 120 }, () => 'text' as const);
    const facts = await readDocument(at('a.pdf'), makePdf({ pages }));
    expect(facts).toMatchObject({ read: 'part', pages: 120, pagesSeen: 30, pagesWithText: 30 });
  });

  it('without a title where a program has left its own name', async () => {
    const facts = await readDocument(
      at('a.pdf'),
      makePdf({ pages: ['text'], title: 'Microsoft Word - x.doc' }),
    );
    expect(facts.title).toBeNull();
  });

  it('that is damaged, cut off or empty breaks nothing', async () => {
    const whole = makePdf({ pages: ['text'] });
    for (const body of [whole.subarray(0, 60), Buffer.from('%PDF-1.7\nstartxref\n99999999\n%%EOF')])
      expect(await readDocument(at('a.pdf'), body)).toMatchObject({ format: 'pdf', read: 'damaged' });
    expect(await readDocument(at('a.pdf'), Buffer.alloc(0))).toMatchObject({
      format: 'unknown',
      read: 'other',
    });
  });
});

describe('an office document', () => {
  it('with headings, described pictures and a title', async () => {
    const body = makeDocx({ text: '内容', headings: 2, pictures: ['组织结构图', ''], title: '工作方案' });
    expect(await readDocument(at('a.docx'), body)).toMatchObject({
      format: 'docx',
      suffixFits: true,
      read: 'whole',
      headings: 2,
      pictures: 2,
      picturesWithoutAlt: 1,
      title: '工作方案',
      letters: 8,
    });
  });

  it('that is nothing but pictures', async () => {
    const facts = await readDocument(at('a.docx'), makeDocx({ pictures: ['', ''] }));
    expect(facts).toMatchObject({ letters: 0, pagesWithText: 0, scannedPages: 1, title: null });
  });

  it('of slides and of sheets', async () => {
    const slides = makePptx([
      { title: true, alt: '' },
      { title: false, alt: '地图' },
    ]);
    expect(await readDocument(at('a.pptx'), slides)).toMatchObject({
      format: 'pptx',
      pages: 2,
      headings: 1,
      pictures: 2,
      picturesWithoutAlt: 1,
    });
    expect(await readDocument(at('a.xlsx'), makeXlsx())).toMatchObject({
      format: 'xlsx',
      letters: 2,
      headings: null,
      pagesWithText: null,
      pictures: 1,
      picturesWithoutAlt: 1,
      title: null,
    });
  });

  it('of another kind than its name says', async () => {
    const docx = makeDocx({ text: '内容' });
    expect((await readDocument(at('a.doc'), docx)).suffixFits).toBe(true);
    expect((await readDocument(at('a.pdf'), docx)).suffixFits).toBe(false);
    expect((await readDocument(at('download?id=3'), docx)).suffixFits).toBeNull();
  });

  it('that is a bomb, or damaged, breaks nothing', async () => {
    const bomb = makeBomb(12_000_000);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await readDocument(at('a.docx'), bomb)).toMatchObject({
      format: 'docx',
      read: 'part',
      pagesWithText: null,
    });
    const cut = makeDocx({ text: '内容' }).subarray(0, 200);
    expect(await readDocument(at('a.docx'), cut)).toMatchObject({ format: 'zip', read: 'other' });
  });
});

describe('the words of a link', () => {
  it.each([
    ['附件1', false],
    ['附件1.pdf', false],
    ['点击下载', false],
    ['P020221103.docx', false],
    ['附件：2026年招聘岗位表.xlsx', true],
    ['关于印发方案的通知（扫描件）', true],
    ['附件2 申请表', true],
  ])('%s: clear %s', (text, clear) => {
    expect(isClear(text)).toBe(clear);
  });

  it('name format and size', () => {
    expect([saysFormat('申请表（DOCX，36KB）'), saysSize('申请表（DOCX，36KB）')]).toEqual([true, true]);
    expect([saysFormat('申请表'), saysSize('2026 马拉松')]).toEqual([false, false]);
  });
});
