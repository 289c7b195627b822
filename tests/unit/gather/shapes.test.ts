import { describe, expect, it } from 'vitest';
import type { Url } from '../../../src/domain/brand.ts';
import { parsePage } from '../../../src/gather/parse.ts';
import { extractShapes } from '../../../src/gather/shapes.ts';

function shapes(html: string) {
  return extractShapes(parsePage(html, 'http://www.demo.gov.cn/' as Url));
}

/** Shapes of the second page that the first does not show. */
function fresh(first: string, second: string): number {
  const known = shapes(first);
  return [...shapes(second).keys()].filter((shape) => !known.has(shape)).length;
}

describe('pages of one template', () => {
  it('have the same shapes, whatever their text, numbers and addresses', () => {
    const article = (n: number, title: string) =>
      `<div class="con${n}"><h1 id="t${n}">${title}</h1><a href="/t${n}.html">上一篇</a><img src="${n}.png" alt="${title}"></div>`;
    expect(fresh(article(1, '通知'), article(2, '关于开展活动的公告'))).toBe(0);
  });
});

describe('what makes another shape', () => {
  it.each([
    ['a picture without alt', '<img src=a alt=x>', '<img src=a>'],
    ['an empty alt', '<img src=a alt=x>', '<img src=a alt="">'],
    ['a link without text', '<a href=a>x</a>', '<a href=a><i></i></a>'],
    ['a field without label', '<input type=text title=x>', '<input type=text>'],
    ['another type of field', '<input type=text>', '<input type=password>'],
    ['another parent', '<div><b>x</b></div>', '<p><b>x</b></p>'],
    ['a colour written in place', '<p>x</p>', '<p style="color:#ccc">x</p>'],
    ['a click on what takes no focus', '<div>x</div>', '<div onclick="f()">x</div>'],
    [
      'a click on words where there was one on a card with a link',
      '<div onclick="f()"><h2><a href=a>x</a></h2></div>',
      '<div onclick="f()">x</div><h2><a href=a>x</a></h2>',
    ],
    [
      'other things in a box that lies over the page',
      '<div id=f style="position:fixed"><a href=a>x</a></div>',
      '<div id=f style="position:fixed"><a href=a>x</a><span onclick="f()"></span></div>',
    ],
    [
      'a style sheet that animates something else',
      '<style>.f{animation:f .2s infinite}@keyframes f{50%{background:#000}}</style>',
      '<style>.f{animation:f 2s infinite}@keyframes f{50%{color:#000}}</style>',
    ],
    ['another title in the head', '<head><title>x</title></head>', '<head><title></title></head>'],
    [
      'zoom switched off',
      '<head><meta name=viewport content=a></head>',
      '<head><meta name=viewport content="user-scalable=no"></head>',
    ],
  ])('%s', (_, first, second) => expect(fresh(first, second)).toBeGreaterThan(0));

  it('not a style sheet that keeps still', () => {
    expect(fresh('<style>p{color:#000}</style>', '<style>h1{margin:0}</style>')).toBe(0);
  });

  it('not sizes and positions', () => {
    expect(fresh('<p style="width:10px">x</p>', '<p style="width:99px;left:3px">x</p>')).toBe(0);
  });

  it('not what is never shown', () => {
    expect(fresh('<p>x</p>', '<p>x</p><template><input></template><noscript><img></noscript>')).toBe(0);
  });
});

describe('what a script makes of the page', () => {
  const writes = (html: string) => `<ul class=pager><script>document.write('${html}')</script></ul>`;
  it('is a shape of its own, with what it writes and where', () => {
    expect(fresh(writes('<li>1</li>'), writes('<li>2</li>'))).toBe(0);
    expect(fresh(writes('<li>1</li>'), writes('<input id=page>'))).toBeGreaterThan(0);
    expect(fresh(writes('<li>1</li>'), writes('<li>1</li>').replace('pager', 'list'))).toBeGreaterThan(0);
  });

  it('differs where there is only one page, or none', () => {
    const pager = (pages: number) => `<script>makePager(${pages}, 0, "index")</script>`;
    expect(fresh(pager(7), pager(23))).toBe(0);
    expect(fresh(pager(7), pager(1))).toBeGreaterThan(0);
  });
});

describe('how much a shape is worth', () => {
  const most = (html: string) => Math.max(...shapes(html).values());

  it('more in a part of the template with a name than in a text', () => {
    expect(most('<div><div><div><b>x</b></div></div></div>')).toBe(1);
    expect(most('<div class=news><b>x</b></div>')).toBe(3);
    expect(most('<div id=zoom><p class=MsoNormal>x</p></div>')).toBe(1);
    expect(most('<div class=TRS_Editor><p><b>x</b></p></div>')).toBe(1);
  });

  it('more on a ground of its own than in a colour, which is read off the HTML', () => {
    expect(most('<p style="color: #aaa">x</p>')).toBe(1);
    expect(most('<p style="color:#333;background:#666">x</p>')).toBe(2);
  });
});

it('a part with a name that is put into texts is one thing wherever it stands', () => {
  const button = '<div class=share><a class=weibo href=x>x</a></div>';
  const put = (before: string) => `<div class=box><p>${before}${button}</div>`;
  expect(fresh(put(''), put('<span>'))).toBe(0);
  expect(fresh(put(''), `<div class=other><ul><li>${button}</div>`)).toBeGreaterThan(0);
});

it('a hostile page is looked at up to a limit', () => {
  const started = performance.now();
  shapes(`<a>${'<b></b>'.repeat(200_000)}</a>`);
  shapes('<button>'.repeat(390) + '<b></b>'.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(8_000);
});
