import { describe, expect, it } from 'vitest';
import { resolveLink } from '../../../../src/crawl/normalise-url.ts';
import type { Url } from '../../../../src/domain/brand.ts';
import { styleHides } from '../../../../src/gather/hidden.ts';
import { extractLinks } from '../../../../src/gather/links.ts';
import { parsePage } from '../../../../src/gather/parse.ts';

const URL_OF_PAGE = 'http://www.demo.gov.cn/' as Url;

function linksOf(body: string, head = '') {
  const parsed = parsePage(`<html><head>${head}</head><body>${body}</body></html>`, URL_OF_PAGE);
  return extractLinks(parsed, (raw) => resolveLink(raw, parsed.base)).links;
}

function hiddenOf(body: string, head = ''): string | null {
  const link = linksOf(body, head).find((one) => one.url.includes('bad.example'));
  if (!link) throw new Error('no such link');
  return link.hidden?.by ?? null;
}

const BAD = '<a href="http://bad.example/">x</a>';

describe('how a link is hidden', () => {
  it.each([
    ['display-none', `<div style="display:none">${BAD}</div>`],
    ['display-none', `<div hidden><p>${BAD}</p></div>`],
    ['invisible', `<p style="visibility: hidden">${BAD}</p>`],
    ['transparent', `<p style="opacity:0">${BAD}</p>`],
    ['off-screen', `<div style="position:absolute; left:-3000px; top:0">${BAD}</div>`],
    ['off-screen', `<div style="text-indent:-9999px">${BAD}</div>`],
    ['zero-size', `<div style="height:1px;overflow:hidden">${BAD}</div>`],
    ['tiny-text', `<span style="font-size:0">${BAD}</span>`],
    ['same-colour', `<a href="http://bad.example/" style="color:#fff;background-color:white">x</a>`],
    ['marquee', `<marquee height="1" width="4" scrollamount="3000">${BAD}</marquee>`],
    [
      'script',
      `<script>document.write("<div style='display:none'>");</script>${BAD}<script>document.write("</div>");</script>`,
    ],
    [
      'script',
      `<div id="q1"><script>document.getElementById("q1").style.display="none"</script>${BAD}</div>`
        .replace('<div id="q1"><script>', '<script>')
        .replace('</script>', '</script><div id="q1">'),
    ],
    ['script', `<script>document.writeln('<a href="http://bad.example/">x</a>')</script>`],
  ])('%s', (by, body) => {
    expect(hiddenOf(body)).toBe(by);
  });

  it('by a class of the page’s own style, but not by one that holds only at times', () => {
    const style = '<style>.gone { display: none } @media print { .seen { display: none } }</style>';
    expect(hiddenOf(`<div class="x gone">${BAD}</div>`, style)).toBe('display-none');
    expect(hiddenOf(`<div class="seen">${BAD}</div>`, style)).toBeNull();
  });

  it('is seen after the script that hid it has closed', () => {
    const body = `<script>document.write('<div style="display:none">')</script>a<script>document.write('</div>')</script>${BAD}`;
    expect(hiddenOf(body)).toBeNull();
  });

  it.each([
    '',
    'display:block',
    'position:absolute;left:-20px',
    'color:#fff',
    'height:0',
    'overflow:hidden;height:40px',
    'margin-left:-15px',
    'font-size:12px',
    'opacity:.5',
  ])('leaves alone %s', (style) => {
    expect(styleHides(style)).toBeNull();
  });
});

describe('where a link stands', () => {
  it('in header and menus, beside, below, or in the main part', () => {
    const links = linksOf(
      '<header><a href="/1">1</a></header><div class="main"><a href="/2">2</a></div><aside><a href="/3">3</a></aside><footer><a href="/4">4</a></footer>',
    );
    expect(links.map((link) => link.zone)).toEqual(['nav', 'main', 'side', 'footer']);
  });
});

describe('places within pages', () => {
  it('are told apart from the pages they are on, and from what needs no place', () => {
    const links = linksOf(
      '<a href="#a">1</a><a href="#">2</a><a href="#top">3</a><a href="/x#b">4</a><a href="/x#:~:text=c">5</a><a href="#!/route">6</a>',
    );
    expect(
      links.map((link) => `${link.role} ${link.url}${link.role === 'fragment' ? link.fragment : ''}`),
    ).toEqual([
      'fragment http://www.demo.gov.cn/#a',
      'page http://www.demo.gov.cn/x',
      'fragment http://www.demo.gov.cn/x#b',
      'page http://www.demo.gov.cn/x',
    ]);
  });
});
