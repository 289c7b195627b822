import { describe, expect, it } from 'vitest';
import { resolveLink } from '../../../src/crawl/normalise-url.ts';
import type { Url } from '../../../src/domain/brand.ts';
import type { FoundLink } from '../../../src/domain/link.ts';
import { extractLinks } from '../../../src/gather/links.ts';
import { parsePage } from '../../../src/gather/parse.ts';

const PAGE = 'http://www.demo.gov.cn/xxgk/' as Url;

function found(html: string): readonly FoundLink[] {
  const parsed = parsePage(html, PAGE);
  return extractLinks(parsed, (raw) => resolveLink(raw, parsed.base)).links;
}

/** `via role path`, for addresses of the same site. */
function links(html: string): readonly string[] {
  return found(html).map((one) => `${one.via} ${one.role} ${one.url.replace('http://www.demo.gov.cn', '')}`);
}

describe('what people can follow', () => {
  it.each([
    ['<a href="a.html">x</a>', ['a page /xxgk/a.html']],
    ['<a href="/f/计划.pdf?x=1">x</a>', ['a attachment /f/%E8%AE%A1%E5%88%92.pdf?x=1']],
    ['<a href="/big.JPG">x</a>', ['a image /big.JPG']],
    ['<a href="/download.jsp?file=a.pdf">x</a>', ['a page /download.jsp?file=a.pdf']],
    ['<a href="/v1.2/">x</a>', ['a page /v1.2/']],
    ['<map><area href="b.html" alt="地图"></map>', ['area page /xxgk/b.html']],
    ['<frameset><frame src="top.html"></frameset>', ['frame page /xxgk/top.html']],
    ['<iframe src="v.html" title="视频"></iframe>', ['iframe page /xxgk/v.html']],
    ['<meta http-equiv="Refresh" content="0; URL=\'/index.html\'">', ['meta-refresh page /index.html']],
    ['<meta http-equiv="refresh" content="3;url=/new/">', ['meta-refresh page /new/']],
    ['<object data="/player.html"></object>', ['object page /player.html']],
    ['<base href="/other/"><a href="a.html">x</a>', ['a page /other/a.html']],
    ['<a href=" a.html\n">x</a>', ['a page /xxgk/a.html']],
  ])('%s', (html, expected) => expect(links(html)).toEqual(expected));
});

describe('handlers with a literal address', () => {
  it.each([
    `<div onclick="location.href='/a.html'">x</div>`,
    `<div onclick='location.href="/a.html";return false'>x</div>`,
    `<div onclick="location.href=&quot;/a.html&quot;">x</div>`,
    `<div onclick="window.location='/a.html'">x</div>`,
    `<div onclick="window.top.location.href = '/a.html';">x</div>`,
    `<div onclick="document.location.href='/a.html'">x</div>`,
    `<div onclick="location.assign('/a.html')">x</div>`,
    `<div onclick="location.replace( '/a.html' )">x</div>`,
    `<div onclick="window.open('/a.html','_blank')">x</div>`,
    `<div onclick="javascript:open('/a.html')">x</div>`,
    `<div onclick="if (ok) { location.href='/a.html' }">x</div>`,
    `<div onclick="location.href='/a.html'\nreturn false">x</div>`,
    `<a href="javascript:window.open('/a.html')">x</a>`,
    `<a href="JavaScript:location.href='/a.html'">x</a>`,
    `<a href="javascript:void(0)" onclick="window.open('/a.html')">x</a>`,
    `<a href="#" onclick="location.href='/a.html'">x</a>`,
  ])('%s', (html) => expect(links(html)).toEqual(['onclick page /a.html']));

  it.each([
    `<div onclick="location.href='/show?id='+id">x</div>`,
    `<div onclick="window.open(url)">x</div>`,
    `<div onclick="window.open(this.href)">x</div>`,
    `<div onclick="goto('/a.html')">x</div>`,
    `<div onclick="request.open('GET', '/api')">x</div>`,
    `<div onclick="layer.open('/a.html')">x</div>`,
    `<div onclick="reopen('/a.html')">x</div>`,
    `<div onclick="if (location.href=='/a.html') x()">x</div>`,
    `<div onclick="open('')">x</div>`,
    '<a href="javascript:history.back()">x</a>',
    '<a href="javascript:;">x</a>',
  ])('computed or of another meaning: %s', (html) => expect(links(html)).toEqual([]));
});

describe('jump menus', () => {
  it('of whatever the select does on change', () => {
    const html = `<select onchange="window.open(this.value)"><option value="">请选择</option><option value="/a.html">甲</option><optgroup><option value="http://www.demo.gov.cn/b/">乙</option></optgroup></select>`;
    expect(links(html)).toEqual(['option page /a.html', 'option page /b/']);
  });

  it('of a button beside it: whole addresses only', () => {
    const html =
      '<select><option value="http://www.demo.gov.cn/b/">乙</option><option value="a/b">丙</option></select>';
    expect(links(html)).toEqual(['option page /b/']);
  });

  it('not of choices that are no addresses', () => {
    expect(links('<select onchange="location=this.value"><option value="1">一</option></select>')).toEqual(
      [],
    );
  });
});

describe('what the browser loads', () => {
  it.each([
    ['<img src="a.png" alt="图">', ['img image /xxgk/a.png']],
    ['<img src="/image.do?id=7">', ['img image /image.do?id=7']],
    ['<input type="IMAGE" src="go.gif">', ['input image /xxgk/go.gif']],
    ['<table background="bg.jpg"><tr><td>x</td></tr></table>', ['background image /xxgk/bg.jpg']],
    ['<script src="/js/a.js"></script>', ['script resource /js/a.js']],
    ['<style>a { background: url(/a.png) }</style>', ['css image /a.png']],
    ['<link rel="stylesheet" href="/c.css">', ['style resource /c.css']],
    ['<link rel="shortcut icon" href="/f.ico">', ['icon image /f.ico']],
    ['<video src="v.mp4" poster="p.jpg"></video>', ['video resource /xxgk/v.mp4', 'video image /xxgk/p.jpg']],
    ['<audio><source src="a.mp3"></audio>', ['source resource /xxgk/a.mp3']],
    ['<embed src="m.swf">', ['embed resource /xxgk/m.swf']],
    ['<object data="m.swf" type="application/x-shockwave-flash"></object>', ['object resource /xxgk/m.swf']],
  ])('%s', (html, expected) => expect(links(html)).toEqual(expected));

  it('every candidate of a source set', () => {
    const all = ['srcset image /xxgk/a.jpg', 'srcset image /xxgk/b.jpg', 'srcset image /c.jpg'];
    for (const set of [
      'a.jpg 1x, b.jpg 2x, /c.jpg 3x',
      'a.jpg 1x,b.jpg 2x,/c.jpg',
      'a.jpg, b.jpg,\n /c.jpg 100w',
      ' a.jpg  1x , b.jpg 2x, /c.jpg,',
    ])
      expect(links(`<picture><source srcset="${set}"></picture>`), set).toEqual(all);
    expect(links('<img srcset="a,b.jpg 1x">')).toEqual(['srcset image /xxgk/a,b.jpg']);
  });

  it('not what only says something about the page', () => {
    const html =
      '<link rel="canonical" href="/c"><link rel="dns-prefetch" href="//x.cn"><link rel="alternate" href="/rss"><input type="text" src="x.png"><form action="/go"></form>';
    expect(links(html)).toEqual([]);
  });
});

describe('what is no link', () => {
  it.each([
    '<!-- <a href="/a.html">x</a> -->',
    '<template><a href="/a.html">x</a></template>',
    '<noscript><a href="/a.html">x</a><img src="/t.gif"></noscript>',
    `<script>var h = '<a href="/a.html">x</a>'; location.href='/a.html';</script>`,
    `<style>/* url(/a.png) */ a::after { content: '<a href="/a.html">x</a>' }</style>`,
    '<textarea><a href="/a.html">x</a></textarea>',
    '<a href="#top">x</a><a href="">x</a><a name="x">x</a>',
    '<a href="mailto:a@b.cn">x</a><a href="tel:12345">x</a><a href="data:text/html,x">x</a>',
    '<a data-href="/a.html">x</a>',
  ])('%s', (html) => expect(links(html)).toEqual([]));
});

describe('the text of a link', () => {
  const text = (html: string) => found(html)[0]?.text;

  it('is what a visitor reads', () => {
    expect(text('<a href="a"><b>通知</b>\n <i>公告</i></a>')).toBe('通知 公告');
    expect(text('<a href="a"><img src="x.png" alt="政务微信"></a>')).toBe('政务微信');
    expect(text('<a href="a" title="更多"><i></i></a>')).toBe('更多');
    expect(text('<a href="a"><!-- 旧 --></a>')).toBe('');
    expect(text('<area href="a" alt="地图">')).toBe('地图');
  });

  it('has at most 80 characters, wherever it comes from', () => {
    const long = '长'.repeat(300);
    for (const html of [
      `<a href="a">${long}</a>`,
      `<iframe src="a" title="${long}"></iframe>`,
      `<input type="image" src="a" alt="${long}">`,
    ])
      expect(text(html)).toHaveLength(80);
  });
});

describe('hostile pages', () => {
  const timed = (html: string) => {
    const started = performance.now();
    const count = found(html).length;
    return { count, tookMs: performance.now() - started };
  };

  it('give at most 5,000 links', () => {
    expect(timed('<a href="x">x</a>'.repeat(20_000)).count).toBe(5_000);
  });

  it.each([
    ['links inside links above a sea of elements', '<a href="x">'.repeat(390) + '<b></b>'.repeat(100_000)],
    ['a very wide link', `<a href="x">${'<b></b>'.repeat(150_000)}</a>`],
    ['a source set of commas', `<img srcset="${','.repeat(7_900)}">`.repeat(300)],
    ['handlers that begin again and again', `<p onclick="${"open('".repeat(600)}">`.repeat(300)],
    ['handlers with long prefixes', `<p onclick="${'window.'.repeat(500)}">`.repeat(300)],
    ['refresh without end', `<meta http-equiv=refresh content="${'0'.repeat(50_000)}">`.repeat(50)],
  ])('take no longer: %s', (_, html) => expect(timed(html).tookMs).toBeLessThan(10_000));
});
