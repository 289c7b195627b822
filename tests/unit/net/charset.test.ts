import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../../src/net/charset.ts';

const TEXT = '咸宁市人民政府门户网站，通知公告';

describe('decodeBody', () => {
  it('reads UTF-8 whatever the header says', () => {
    const decoded = decodeBody(Buffer.from(TEXT), 'text/html; charset=gb2312');
    expect(decoded).toEqual({ text: TEXT, charset: 'utf-8' });
  });

  it.each(['gb2312', 'GBK', 'gb18030'])('reads %s as GB18030', (label) => {
    const decoded = decodeBody(iconv.encode(TEXT, 'gb18030'), `text/html;charset=${label}`);
    expect(decoded).toEqual({ text: TEXT, charset: 'gb18030' });
  });

  it('finds the declaration in the page', () => {
    const page = iconv.encode(
      `<meta http-equiv="Content-Type" content="text/html; charset=gb2312">${TEXT}`,
      'gb18030',
    );
    expect(decodeBody(page, 'text/html').text).toContain(TEXT);
    const big5 = iconv.encode(`<meta charset='big5'><p>臺灣新聞網站通知</p>`, 'big5');
    expect(decodeBody(big5, undefined)).toMatchObject({ charset: 'big5' });
    expect(decodeBody(big5, undefined).text).toContain('臺灣新聞網站通知');
  });

  it('finds GB18030 by its looks where nothing or something else is declared', () => {
    const bytes = iconv.encode(TEXT.repeat(20), 'gb18030');
    expect(decodeBody(bytes, undefined).charset).toBe('gb18030');
    expect(decodeBody(bytes, 'text/html; charset=utf-8').charset).toBe('gb18030');
    expect(decodeBody(bytes, 'text/html; charset=ISO-8859-1').charset).toBe('gb18030');
  });

  it('takes a mark of order before everything else', () => {
    const utf8 = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(TEXT)]);
    expect(decodeBody(utf8, 'text/html; charset=gbk')).toEqual({ text: TEXT, charset: 'utf-8' });
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, 'utf16le')]);
    expect(decodeBody(utf16, 'text/html')).toEqual({ text: TEXT, charset: 'utf-16le-bom' });
    const big = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(TEXT, 'utf16le').swap16()]);
    expect(decodeBody(big, 'text/html')).toEqual({ text: TEXT, charset: 'utf-16be-bom' });
  });

  it('reads a body that ends in the middle of a character', () => {
    const bytes = Buffer.from(TEXT);
    for (const cut of [1, 2]) {
      const decoded = decodeBody(bytes.subarray(0, bytes.length - cut), 'text/html; charset=gbk');
      expect(decoded).toEqual({ text: TEXT.slice(0, -1), charset: 'utf-8' });
    }
  });

  it('keeps a UTF-8 page with a few broken bytes UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(TEXT.repeat(30)), Buffer.from([0xff, 0xc0]), Buffer.from(TEXT)]);
    const decoded = decodeBody(bytes, 'text/html; charset=utf-8');
    expect(decoded.charset).toBe('utf-8');
    expect(decoded.text.startsWith(TEXT)).toBe(true);
  });

  it('reads nothing and unknown labels', () => {
    expect(decodeBody(new Uint8Array(0), undefined)).toEqual({ text: '', charset: 'utf-8' });
    expect(decodeBody(Buffer.from('abc'), 'text/html; charset=x-nonsense').text).toBe('abc');
  });
});
