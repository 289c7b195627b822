import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRefresh, refreshTarget } from '../../../../src/gather/ipv6/refresh-target.ts';
import { at } from '../../net/loopback.ts';

const target = (html: string) =>
  refreshTarget({ body: Buffer.from(html), final: at('http://www.xiaozhen.gov.cn/dir/') })?.href ?? null;

describe('where meta refresh sends on to', () => {
  it.each([
    ['<meta http-equiv="refresh" content="0;url=/a/">', 'http://www.xiaozhen.gov.cn/a/'],
    [`<META HTTP-EQUIV='Refresh' CONTENT="1; URL='b.html'">`, 'http://www.xiaozhen.gov.cn/dir/b.html'],
    ['<meta http-equiv=refresh content="0, http://new.gov.cn/">', 'http://new.gov.cn/'],
    ['<base href="/x/"><meta http-equiv="refresh" content="0; url=y">', 'http://www.xiaozhen.gov.cn/x/y'],
    ['<meta http-equiv="refresh" content="0; url = http://www.新.cn/">', null],
    ['<meta http-equiv="refresh" content="0; url=//新.政务/">', null],
    ['<meta http-equiv="refresh" content="11; url=/late">', null],
    ['<meta http-equiv="refresh" content="5">', null],
    ['<meta http-equiv="refresh" content="url=/a">', null],
    ['<meta http-equiv="refresh" content="0; url=.">', null],
    ['<meta http-equiv="refresh" content="0; url=javascript:go()">', null],
    ['<noscript><meta http-equiv="refresh" content="0; url=/a"></noscript>', null],
    ['<!-- <meta http-equiv="refresh" content="0; url=/a"> -->', null],
    ['<p>http-equiv="refresh" content="0; url=/a"</p>', null],
  ])('%s', (html, expected) => {
    expect(target(html)).toBe(expected);
  });

  it('is read of any text, in a bounded time, and never longer than the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5_000 }), (content) => {
        const { seconds, url } = readRefresh(content);
        expect(seconds).toBeGreaterThanOrEqual(0);
        expect(content).toContain(url);
      }),
    );
  });

  it('is what was written', () => {
    const url = fc.webUrl().filter((one) => !/['"]/.test(one));
    fc.assert(
      fc.property(fc.nat(10), url, fc.constantFrom(';', ',', ' '), (seconds, to, between) => {
        expect(readRefresh(`${seconds}${between} url=${to}`)).toEqual({ seconds, url: to });
        expect(readRefresh(`${seconds}${between}URL='${to}' junk`)).toEqual({ seconds, url: to });
      }),
    );
  });
});
