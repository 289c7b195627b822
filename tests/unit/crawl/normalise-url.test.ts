import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseUrl, resolveLink } from '../../../src/crawl/normalise-url.ts';

const BASE = 'http://www.demo.gov.cn/xxgk/tzgg/index.html';

function url(raw: string, base = BASE, charset?: string): string | null {
  return resolveLink(raw, base, charset)?.url ?? null;
}

function key(raw: string): string | null {
  return resolveLink(raw, BASE)?.key ?? null;
}

describe('resolving', () => {
  it.each([
    ['t20261120_1.html', 'http://www.demo.gov.cn/xxgk/tzgg/t20261120_1.html'],
    ['./a/../b.html', 'http://www.demo.gov.cn/xxgk/tzgg/b.html'],
    ['../../index.html', 'http://www.demo.gov.cn/index.html'],
    ['/', 'http://www.demo.gov.cn/'],
    ['?page=2', 'http://www.demo.gov.cn/xxgk/tzgg/index.html?page=2'],
    ['//other.gov.cn/x', 'http://other.gov.cn/x'],
    ['http://www.demo.gov.cn:80/a', 'http://www.demo.gov.cn/a'],
    ['https://www.demo.gov.cn:443/a', 'https://www.demo.gov.cn/a'],
    ['http://www.demo.gov.cn:8080/a', 'http://www.demo.gov.cn:8080/a'],
    ['HTTP://WWW.Demo.GOV.cn/A', 'http://www.demo.gov.cn/A'],
    ['\\xxgk\\a.html', 'http://www.demo.gov.cn/xxgk/a.html'],
    ['a\n b.html', 'http://www.demo.gov.cn/xxgk/tzgg/a%20b.html'],
    ['http://user:secret@www.demo.gov.cn/a', 'http://www.demo.gov.cn/a'],
    ['http://中国.cn/a', 'http://xn--fiqs8s.cn/a'],
  ])('%j', (raw, expected) => expect(url(raw)).toBe(expected));

  it.each([
    'javascript:void(0)',
    'JavaScript:history.back()',
    'mailto:a@b.cn',
    'tel:12345',
    'data:text/html,<p>x',
    'ftp://a.cn/x',
    'file:///etc/passwd',
    'about:blank',
    'http://',
    'http://a b.cn/',
    'http://[::1',
    'http://1.2.3.999/',
  ])('refuses %j', (raw) => expect(url(raw)).toBeNull());

  it('refuses what is over-long, before and after it is written out', () => {
    expect(url(`/${'a'.repeat(2_100)}`)).toBeNull();
    expect(url(`/${'字'.repeat(1_500)}`)).toBeNull();
    expect(url(`/${'字'.repeat(200)}`)).not.toBeNull();
  });

  it('keeps the fragment apart', () => {
    expect(resolveLink('a.html#一', BASE)).toEqual({
      url: 'http://www.demo.gov.cn/xxgk/tzgg/a.html',
      key: 'http://www.demo.gov.cn/xxgk/tzgg/a.html',
      fragment: '#%E4%B8%80',
    });
    expect(resolveLink('a.html#', BASE)).toMatchObject({
      url: expect.stringMatching(/a\.html$/),
      fragment: '',
    });
  });

  it('keeps a question mark of the query’s own', () => {
    expect(resolveLink('http://a.cn/??', BASE)?.key).toBe('http://a.cn/??');
  });

  it('changes nothing that it has written itself', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (raw) => {
        const once = resolveLink(raw, BASE);
        if (!once) return;
        expect(resolveLink(once.url, BASE)?.url).toBe(once.url);
        expect(resolveLink(once.key, BASE)?.key).toBe(once.key);
      }),
    );
  });

  it('never throws, whatever stands in a page', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('utf-8', 'gb18030', 'nonsense'),
        (raw, charset) => {
          const link = resolveLink(raw, BASE, charset);
          if (link) expect(link.url).toMatch(/^https?:\/\/[^#]*$/);
        },
      ),
    );
  });
});

describe('Chinese letters', () => {
  it('of a path are UTF-8, whatever the page is written in', () => {
    const path = 'http://www.demo.gov.cn/%E9%80%9A%E7%9F%A5.html';
    expect(url('/通知.html', BASE, 'utf-8')).toBe(path);
    expect(url('/通知.html', BASE, 'gb18030')).toBe(path);
  });

  it('of a query are in the character set of the page', () => {
    expect(url('/s?q=通知', BASE, 'utf-8')).toBe('http://www.demo.gov.cn/s?q=%E9%80%9A%E7%9F%A5');
    expect(url('/s?q=通知', BASE, 'gb18030')).toBe('http://www.demo.gov.cn/s?q=%CD%A8%D6%AA');
    expect(url('/s?q=通知', BASE, 'big5')).toBe('http://www.demo.gov.cn/s?q=%B3%71%AA%BE');
  });

  it('of a fragment are UTF-8', () => {
    expect(resolveLink('/a?b=1#通', BASE, 'gb18030')?.fragment).toBe('#%E9%80%9A');
    expect(resolveLink('/a#x?通', BASE, 'gb18030')?.fragment).toBe('#x?%E9%80%9A');
  });

  it('of a query are UTF-8 where browsers write so: UTF-16 pages and character sets that nobody knows', () => {
    for (const charset of ['utf-16le-bom', 'utf-16be', 'klingon'])
      expect(url('/s?q=通', BASE, charset), charset).toBe('http://www.demo.gov.cn/s?q=%E9%80%9A');
  });

  it('that are written as %XX stay as they are', () => {
    expect(url('/s?q=%CD%A8', BASE, 'gb18030')).toBe('http://www.demo.gov.cn/s?q=%CD%A8');
  });
});

describe('the key', () => {
  it.each([
    ['/a.html?from=timeline', '/a.html'],
    ['/a.html?utm_source=wx&id=3', '/a.html?id=3'],
    ['/a.html?id=3&sessionid=9F2C66A1', '/a.html?id=3'],
    ['/a.jsp;jsessionid=0A1B2C?id=3', '/a.jsp?id=3'],
    ['/a.html?PHPSESSID=x', '/a.html'],
    ['/a.html?sid=9f2c66a1b0', '/a.html'],
    ['/a.html?isappinstalled=0&_t=1700000000', '/a.html'],
    ['/a.html?', '/a.html'],
    ['/a.html?a=1&&b=2', '/a.html?a=1&b=2'],
  ])('of %s is %s', (raw, expected) => {
    expect(key(raw)).toBe(`http://www.demo.gov.cn${expected}`);
  });

  it.each(['/list.jsp?sid=12', '/a?from=2026-01-01', '/a?id=3&page=2', '/a?q=from', '/a?userid=sessionid'])(
    'keeps what leads elsewhere: %s',
    (raw) => expect(key(raw)).toBe(`http://www.demo.gov.cn${raw}`),
  );

  it('leaves the address itself as it stands in the page', () => {
    expect(url('/a.html?from=timeline#x')).toBe('http://www.demo.gov.cn/a.html?from=timeline');
  });
});

describe('normaliseUrl', () => {
  it('takes absolute addresses only', () => {
    expect(normaliseUrl(' http://WWW.demo.gov.cn#x ')).toBe('http://www.demo.gov.cn/');
    for (const raw of ['', 'www.demo.gov.cn', '/a', 'mailto:a@b.cn'])
      expect(normaliseUrl(raw), raw).toBeNull();
  });
});
