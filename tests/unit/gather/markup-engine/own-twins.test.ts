import { describe, expect, it } from 'vitest';
import type { Url } from '../../../../src/domain/brand.ts';
import { engineTwins } from '../../../../src/gather/markup-engine/engine-twins.ts';
import { parsePage } from '../../../../src/gather/parse.ts';

function results(body: string) {
  const page = `<!doctype html><html lang="zh-CN"><head><title>x</title></head><body>${body}</body></html>`;
  return engineTwins(parsePage(page, 'http://www.demo.gov.cn/a/' as Url));
}

function rules(body: string): readonly string[] {
  return results(body).map((one) => one.rule);
}

const LONG = '这一段是正文，说明今年各项工作的进展情况，以及下一步要做的几件事。';
const table = (rows: number, cells: number, cell = '<td>数</td>', attributes = '') =>
  `<table ${attributes}>${`<tr>${cell.repeat(cells)}</tr>`.repeat(rows)}</table>`;

describe.each([
  [
    'image-alt-generic',
    ['<img src=a alt=1.jpg>', '<img src=a alt=图片>', '<img src=a alt="微信图片_2020">'],
    [
      '<img src=a alt=县政务服务大厅>',
      '<img src=a alt="">',
      '<a href=b><img src=a alt=1.jpg></a>',
      '<img src=a alt=1.jpg role=presentation>',
      '<img src=a alt=1.jpg aria-label=大厅>',
      '<div style="display:none"><img src=a alt=1.jpg></div>',
    ],
  ],
  [
    'picture-notice',
    [
      '<div id=zoom><img src=a width=700 height=900></div>',
      '<div class="a TRS_Editor"><p>公告</p><img src=a style="width: 600px; height: 800px"></div>',
    ],
    [
      '<div id=zoom><img src=a></div>',
      '<div id=zoom><img src=a width=100 height=100></div>',
      '<div id=zoom><img src=a width=100% height=900></div>',
      '<div id=zoom><a href=b><img src=a width=700 height=900></a></div>',
      `<div id=zoom><img src=a width=700 height=900>${LONG.repeat(4)}</div>`,
      '<div><img src=a width=700 height=900></div>',
      `<div id=zoom><img src=a width=700 height=900 alt="${LONG.repeat(3)}"></div>`,
    ],
  ],
  [
    'layout-table',
    [
      `<table><tr><td>${LONG}</td><td>${LONG}</td></tr></table>`,
      `<table><tr><td>${LONG}</td></tr><tr><td>${LONG}</td></tr></table>`,
      `<table><tr><td>${LONG}<ul><li>x</ul></td><td>x</td></tr><tr><td>x</td><td>x</td></tr></table>`,
      `<table><tr><td>${table(3, 3, '<td>一二三四五六</td>')}</td><td>x</td></tr><tr><td>x</td><td>y</td></tr></table>`,
    ],
    [
      table(3, 3, `<td>${LONG}</td>`),
      `<table><tr><th>${LONG}</th></tr></table>`,
      `<table role=presentation><tr><td>${LONG}</td></tr></table>`,
      `<table><caption>表</caption><tr><td>${LONG}</td></tr></table>`,
      '<table><tr><td>x</td></tr></table>',
    ],
  ],
  [
    'td-has-header',
    [table(4, 5), table(3, 3, '<td>数</td>', 'border=1'), table(3, 3, '<td>数</td>', 'summary=表')],
    [
      table(3, 3),
      table(2, 5),
      table(4, 5, '<th>数</th>'),
      table(4, 5, '<td></td>'),
      table(4, 5, '<td headers=a>数</td>'),
      table(4, 5, '<td>数</td>', 'role=presentation'),
      table(4, 2, '<td>数</td>', 'border=1'),
    ],
  ],
  [
    'link-words-same',
    ['<a href=x>办事指南</a><a href=y>办事指南</a>', '<ul><li><a href=x>通知</a><li><a href=y>通知</a></ul>'],
    [
      '<a href=x>办事指南</a><a href=x/index.html>办事指南</a>',
      '<a href=x>更多</a><a href=y>更多</a>',
      '<a href=x>2020-01-02</a><a href=y>2020-01-02</a>',
      '<a href=#a>目录</a><a href=#b>目录</a>',
      '<ul><li><a href=x>下载表格</a> 甲<li><a href=y>下载表格</a> 乙</ul>',
      '<a href=x aria-label=甲>文件</a><a href=y aria-label=乙>文件</a>',
    ],
  ],
  [
    'new-window-unannounced',
    ['<a href=x target=_blank>办事指南</a>'],
    [
      '<a href=x>办事指南</a>',
      '<a href=x target=_blank title=在新窗口打开>办事指南</a>',
      '<p>本站链接均在新窗口打开<a href=x target=_blank>办事指南</a>',
      '<a href="javascript:f()" target=_blank>办事指南</a>',
    ],
  ],
  [
    'fake-heading',
    [
      `<p><span style="font-size:24px"><b>第一部分</b></span><p>${LONG}`,
      `<p><strong style="font-size: 18pt">第一部分</strong></p>${LONG}`,
    ],
    [
      `<p><span style="font-size:24px">第一部分</span><p>${LONG}`,
      `<p><b>第一部分</b><p>${LONG}`,
      `<h2><b style="font-size:24px">第一部分</b></h2>${LONG}`,
      `<p><b style="font-size:24px">第一部分</b>是概况<p>${LONG}`,
      `<p><b style="font-size:24px">${LONG}</b><p>短`,
      `<a href=x><b style="font-size:24px">第一部分</b></a>${LONG}`,
    ],
  ],
  [
    'p-as-heading',
    [
      `<p><b style="font-size:20px">概况</b></p><p>${LONG}</p>`,
      `<p style="font-size:24px">概况</p><p>${LONG}</p>`,
      `<p><b><i>概况</i></b></p><p>${LONG}</p>`,
    ],
    [
      `<p><b>概况</b></p><p>${LONG}</p>`,
      `<p><b style="font-size:20px">概况</b></p><p><b style="font-size:20px">${LONG}</b></p>`,
      '<p><b style="font-size:20px">概况很长很长</b></p><p>短</p>',
      '<p><b style="font-size:20px">概况</b></p>',
      `<p role=heading><b style="font-size:20px">概况</b></p><p>${LONG}</p>`,
    ],
  ],
  [
    'color-contrast',
    [
      '<p style="color:#aaa">字</p>',
      '<font color=red>字</font>',
      '<p style="COLOR: rgb(200, 200, 200)"><b>字</b></p>',
      '<td style="background:#333"><p style="color:#444">字</p>',
    ],
    [
      '<p style="color:#333">字</p>',
      '<p style="color:red;font-size:24px">字</p>',
      '<p style="color:red"><b style="font-size:19px">字</b></p>',
      '<p style="color:#fff;background:#333">字</p>',
      '<p style="color:#fff;background:url(a.png)">字</p>',
      '<p style="color:#aaa">—</p>',
      '<p style="color:#aaa"><a href=x>字</a></p>',
      '<p style="color:var(--c)">字</p>',
      '<p style="color:#fff">字</p>',
    ],
  ],
  [
    'color-contrast-enhanced',
    ['<p style="color:#666">字</p>'],
    ['<p style="color:#aaa">字</p>', '<p style="color:#333">字</p>'],
  ],
] as const)('%s', (rule, bad, good) => {
  it.each(bad)('is found in %s', (html) => expect(rules(html)).toContain(rule));
  it.each(good)('not in %s', (html) => expect(rules(html)).not.toContain(rule));
});

it('says what it has read, and that nothing of it was seen in a browser', () => {
  const [same] = results('<a href=x>指南</a><a href=../y?z=1>指南</a>').filter(
    ({ rule }) => rule === 'link-words-same',
  );
  expect(same).toMatchObject({ outcome: 'failed', grade: 'advice', unrendered: true, count: 1 });
  expect(same?.nodes[0]?.summary).toBe('words: 指南; leads to www.demo.gov.cn/y?z=1 and www.demo.gov.cn/a/x');
  const [notice] = results('<div id=zoom><img src=a width=700 height=900></div>').filter(
    ({ rule }) => rule === 'picture-notice',
  );
  expect(notice).toMatchObject({ outcome: 'review', grade: 'review', unrendered: true });
});

it('a hostile page is looked at up to a limit', () => {
  const started = performance.now();
  for (const many of [
    '<p><b style="font-size:20px">字</b></p>'.repeat(30_000),
    '<table><tr><td>'.repeat(300),
    `<table>${'<tr><td><ul>'.repeat(10_000)}`,
    '<table><tr><td>字</table>'.repeat(20_000),
    '<a href=x target=_blank>字字</a>'.repeat(20_000),
    '<div id=zoom>'.repeat(300) + '<img width=700 height=900>'.repeat(20_000),
    '<span style="color:#aaa">'.repeat(300) + '字'.repeat(100_000),
    `<p>${'<i>字</i>'.repeat(20_000)}</p><p>${'字'.repeat(100_000)}`,
  ])
    results(many);
  expect(performance.now() - started).toBeLessThan(20_000);
});
