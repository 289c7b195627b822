import { type Case, casesOf, page } from '../case.ts';

const assigned = casesOf('d0f69e', '1.3.1');
const headers = casesOf('a25f45', '1.3.1');
const water = '<tr><td>居民用水</td><td>2.1</td></tr><tr><td>工业用水</td><td>3.2</td></tr>';
const table = (inside: string) =>
  page('收费标准', `<table border="1"><caption>收费标准</caption>${inside}</table>`);

/** Header cells of tables and what they belong to. */
export const tables: readonly Case[] = [
  assigned.fails(
    'th-without-cells',
    '第三个表头下面没有单元格',
    table(
      '<tr><th>项目</th><th>标准（元）</th><th id="bad">备注</th></tr><tr><td>居民用水</td><td>2.1</td></tr>',
    ),
    '#bad',
  ),
  assigned.fails(
    'th-cells-taken-away',
    'headers 属性使表头没有单元格',
    table(
      '<tr><th id="a">项目</th><th id="bad">标准（元）</th></tr><tr><td headers="a">居民用水</td><td headers="a">2.1</td></tr>',
    ),
    '#bad',
  ),
  assigned.fails(
    'columnheader-without-cells',
    'role=columnheader 没有单元格',
    page(
      '收费标准',
      '<div role="table" aria-label="收费标准"><div role="row"><span role="columnheader">项目</span><span id="bad" role="columnheader">标准（元）</span></div><div role="row"><span role="cell">居民用水</span></div></div>',
    ),
    '#bad',
  ),
  assigned.passes(
    'th-with-cells',
    '每个表头都有单元格',
    table(`<tr><th>项目</th><th>标准（元）</th></tr>${water}`),
  ),
  assigned.passes(
    'th-row-and-column',
    '行表头和列表头',
    table(
      '<tr><td></td><th scope="col">上年</th><th scope="col">本年</th></tr><tr><th scope="row">居民用水</th><td>2.0</td><td>2.1</td></tr>',
    ),
  ),
  assigned.passes(
    'th-spanning-cell',
    '单元格横跨两列',
    table('<tr><th>上午</th><th>下午</th></tr><tr><td colspan="2">全天办公</td></tr>'),
  ),
  assigned.passes(
    'th-by-headers',
    '单元格以 headers 指向表头',
    table(
      '<tr><th id="a">项目</th><th id="b">标准（元）</th></tr><tr><td headers="a">居民用水</td><td headers="b">2.1</td></tr>',
    ),
  ),
  assigned.passes(
    'th-hidden',
    '没有单元格的表头不显示',
    table(
      '<tr><th>项目</th><th>标准（元）</th><th style="display:none">备注</th></tr><tr><td>居民用水</td><td>2.1</td></tr>',
    ),
  ),
  assigned.passes(
    'th-in-layout-table',
    '排版表格里的 th',
    page('联系我们', '<table role="presentation"><tr><th>地址：湖滨大道60号</th></tr></table>'),
  ),

  headers.fails(
    'headers-to-nothing',
    'headers 指向不存在的 id',
    table(
      '<tr><th id="a">项目</th><th id="b">标准（元）</th></tr><tr><td headers="a">居民用水</td><td id="bad" headers="price">2.1</td></tr>',
    ),
    '#bad',
  ),
  headers.fails(
    'headers-to-other-table',
    'headers 指向另一张表',
    page(
      '收费标准',
      '<table border="1"><caption>上年</caption><tr><th id="last">标准</th></tr><tr><td headers="last">2.0</td></tr></table><table border="1"><caption>本年</caption><tr><th id="now">标准</th></tr><tr><td id="bad" headers="last">2.1</td></tr></table>',
    ),
    '#bad',
  ),
  headers.fails(
    'headers-to-itself',
    'headers 指向自己',
    table(
      '<tr><th id="a">项目</th><th id="b">标准（元）</th></tr><tr><td headers="a">居民用水</td><td id="bad" headers="bad">2.1</td></tr>',
    ),
    '#bad',
  ),
  headers.passes(
    'headers-right',
    'headers 指向同一张表的表头',
    table(
      '<tr><th id="a">项目</th><th id="b">标准（元）</th></tr><tr><td headers="a">居民用水</td><td headers="b">2.1</td></tr>',
    ),
  ),
  headers.passes(
    'headers-two',
    'headers 指向行、列两个表头',
    table(
      '<tr><th id="a">项目</th><th id="b">本年</th></tr><tr><th id="c" headers="a">居民用水</th><td headers="b c">2.1</td></tr>',
    ),
  ),
  headers.passes(
    'headers-none',
    '没有 headers 属性',
    table(`<tr><th>项目</th><th>标准（元）</th></tr>${water}`),
  ),
];
