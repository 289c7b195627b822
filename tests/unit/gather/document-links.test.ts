import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentLinks } from '../../../src/gather/document-links.ts';
import { readOle } from '../../../src/gather/ole-file.ts';
import { oleLinks } from '../../../src/gather/ole-links.ts';
import { docx } from '../../e2e/link-town.ts';

/** Written by an office program in the old formats: a text with two links and an address that is none, and a table with one. */
const DOC = readFileSync(new URL('document-links/old.doc', import.meta.url));
const XLS = readFileSync(new URL('document-links/old.xls', import.meta.url));
const IN_DOC = ['http://www.example.gov.cn/a.html', 'http://www.example.gov.cn/中文.html?x=1&y=2'];
const IN_XLS = ['http://www.example.gov.cn/b.html'];

describe('links of a document', () => {
  it.each([
    ['/a.doc', DOC, IN_DOC],
    ['/a.wps', DOC, IN_DOC],
    ['/a.xls', XLS, IN_XLS],
    ['/a.et?x=1', XLS, IN_XLS],
    ['/new.doc', docx('http://www.example.gov.cn/c.html'), ['http://www.example.gov.cn/c.html']],
    ['/old.docx', DOC, IN_DOC],
    ['/page.doc', Buffer.from('<html><a href="http://www.example.gov.cn/">x</a>'), []],
    ['/a.txt', DOC, []],
  ])('%s', async (path, body, links) => {
    const found = await documentLinks(`http://www.example.gov.cn${path}`, body);
    expect(found.map((one) => one.raw)).toEqual(links);
    expect(found.every((one) => one.via === 'office')).toBe(true);
  });
});

describe('a document of an old office program', () => {
  it('that is locked with a password is left alone', () => {
    const at = streamAt(DOC, 'WordDocument') + 10;
    const locked = Buffer.from(DOC);
    locked.writeUInt16LE(locked.readUInt16LE(at) | 0x100, at);
    expect(oleLinks(locked)).toEqual([]);
  });

  it('shows no link of a text that was deleted, though it stands in the file', () => {
    const at = DOC.indexOf(pieces(DOC));
    const cut = Buffer.from(DOC);
    cut.writeUInt32LE(80, at + 4); // the only piece ends before the second link
    expect(oleLinks(cut)).toEqual(IN_DOC.slice(0, 1));
  });

  it('may be damaged in any way: reading it comes to an end, with no more links than it had', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    for (let n = 0; n < 600; n++) {
      const damaged = Buffer.from(n % 2 === 0 ? DOC : XLS);
      for (let i = 0; i < 1 + random(12); i++) damaged[random(damaged.length)] = random(2) * 255;
      const body = damaged.subarray(0, damaged.length - random(3) * random(4_000));
      expect(tried(body).length).toBeLessThanOrEqual(2);
    }
  });

  it('whose chain of sectors is a circle is read once round', () => {
    const circle = Buffer.from(DOC);
    const fat = 512 * (1 + circle.readUInt32LE(76));
    for (let i = 0; i < 128; i++) circle.writeUInt32LE(i, fat + i * 4);
    expect(tried(circle)).toEqual([]);
  });
});

/** The reader of documents takes an error for «no links». */
function tried(body: Uint8Array): readonly string[] {
  try {
    return oleLinks(body);
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return [];
  }
}

/** Where a stream begins in a file whose sectors stand in order. */
function streamAt(file: Buffer, name: string): number {
  const stream = readOle(file)?.(name);
  if (!stream) throw new Error(`no stream ${name}`);
  return file.indexOf(stream.subarray(0, 64));
}

/** The list of pieces as it stands in the file: one of them, so it begins with zero and the length of the text. */
function pieces(file: Buffer): Buffer {
  const word = streamAt(file, 'WordDocument');
  const table = readOle(file)?.((file.readUInt16LE(word + 10) & 0x200) !== 0 ? '1Table' : '0Table');
  if (!table) throw new Error('no table stream');
  const from = file.readUInt32LE(word + 0x1a2);
  return Buffer.from(table.subarray(from + 5, from + 5 + 16));
}
