import { describe, expect, it } from 'vitest';
import { read, rows } from '../read.ts';

const link = (n: number, title = `第${n}号工作安排的通知`) =>
  `<a href="./202611/t2026110${n}_${n}.html">${title}</a>`;
const two = ['2026-11-02 第2号工作安排的通知', '2026-11-01 第1号工作安排的通知'];

describe('lists', () => {
  it.each([
    [
      'date after the link',
      `<ul><li>${link(2)}<span>2026-11-02</span></li><li>${link(1)}<span>2026-11-01</span></li></ul>`,
    ],
    [
      'date before the link',
      `<ul><li><span>2026-11-02</span>${link(2)}</li><li><span>2026-11-01</span>${link(1)}</li></ul>`,
    ],
    [
      'date inside the link',
      `<ul><li><a href="a.html">第2号工作安排的通知<span>2026-11-02</span></a></li><li><a href="b.html">第1号工作安排的通知<i>2026-11-01</i></a></li></ul>`,
    ],
    [
      'date in the title text',
      `<ul><li><a href="a.html">第2号工作安排的通知 [2026-11-02]</a></li><li><a href="b.html">第1号工作安排的通知 [2026-11-01]</a></li></ul>`,
    ],
    ['brackets and bare text', `<ul><li>${link(2)}（2026/11/02）</li><li>${link(1)}（2026/11/01）</li></ul>`],
    [
      'divs',
      `<div class="l"><div class="i">${link(2)}<em>2026.11.02</em></div><div class="i">${link(1)}<em>2026.11.01</em></div></div>`,
    ],
    ['paragraphs', `<div><p>${link(2)} 2026-11-02</p><p>${link(1)} 2026-11-01</p></div>`],
    [
      'definition list',
      `<dl><dt>${link(2)}</dt><dd>2026-11-02</dd><dt>${link(1)}</dt><dd>2026-11-01</dd></dl>`,
    ],
    [
      'links and dates in turn',
      `<div>${link(2)}<span>2026-11-02</span><br>${link(1)}<span>2026-11-01</span><br></div>`,
    ],
    [
      'dates and links in turn',
      `<div><span>2026-11-02</span>${link(2)}<br><span>2026-11-01</span>${link(1)}<br></div>`,
    ],
    [
      'table',
      `<table><tr><th>标题</th><th>日期</th></tr><tr><td>${link(2)}</td><td>2026-11-02</td></tr><tr><td>${link(1)}</td><td>2026-11-01</td></tr></table>`,
    ],
    [
      'a table for each row',
      `<table><tr><td><table><tr><td>${link(2)}</td><td>2026-11-02</td></tr></table></td></tr><tr><td><table><tr><td>${link(1)}</td><td>2026-11-01</td></tr></table></td></tr></table>`,
    ],
    [
      'a definition list for each row',
      `<ul><li><dl><dt>${link(2)}</dt><dd>2026-11-02</dd></dl></li><li><dl><dt>${link(1)}</dt><dd>2026-11-01</dd></dl></li></ul>`,
    ],
    [
      'tear-off calendar',
      `<ul><li><div class="d"><b>02</b><span>2026-11</span></div><h4>${link(2)}</h4></li><li><div class="d"><b>01</b><span>2026-11</span></div><h4>${link(1)}</h4></li></ul>`,
    ],
    [
      'year apart',
      `<ul><li><i>2026</i><i>11-02</i>${link(2)}</li><li><i>2026</i><i>11-01</i>${link(1)}</li></ul>`,
    ],
    [
      'a link around each card',
      `<div><a class="c" href="a.html"><h3>第2号工作安排的通知</h3><p>为做好今冬工作，11月3日起…</p><span>2026-11-02</span></a><a class="c" href="b.html"><h3>第1号工作安排的通知</h3><p>根据上级安排，现通知如下</p><span>2026-11-01</span></a></div>`,
    ],
    [
      'one item linked twice',
      `<ul><li>${link(2)}<span>2026-11-02</span>${link(2, '[详情]')}</li><li>${link(1)}<span>2026-11-01</span>${link(1, '[详情]')}</li></ul>`,
    ],
    [
      'a category before the title',
      `<ul><li><a href="../zc/">[政策]</a>${link(2)}<span>2026-11-02</span></li><li><a href="../zc/">[政策]</a>${link(1)}<span>2026-11-01</span></li></ul>`,
    ],
    [
      'labels in the row',
      `<ul><li>${link(2)}<p>来源：办公室 发布时间：2026-11-02 浏览：12</p></li><li>${link(1)}<p>来源：办公室 发布时间：2026-11-01 浏览：9</p></li></ul>`,
    ],
    [
      'one list for each row',
      `<div><ul><li>${link(2)}</li><li>2026-11-02</li></ul><ul><li>${link(1)}</li><li>2026-11-01</li></ul></div>`,
    ],
    [
      'a table of two columns',
      `<table><tr><td>${link(2)}<span>2026-11-02</span></td><td>${link(1)}<span>2026-11-01</span></td></tr></table>`,
    ],
    ['forgotten end tags', `<ul><li>${link(2)}<span>2026-11-02<li>${link(1)}<span>2026-11-01</ul>`],
    ['text beside links', `<div>·${link(2)} (2026-11-02)<br>·${link(1)} (2026-11-01)<br></div>`],
    [
      'a calendar in the link',
      `<div><a href="a.html"><div><p>02</p><p>2026-11</p></div><div><p class="tt">第2号工作安排的通知</p><p>摘要文字</p></div></a><a href="b.html"><div><p>01</p><p>2026-11</p></div><div><p class="tt">第1号工作安排的通知</p><p>摘要文字</p></div></a></div>`,
    ],
    [
      'index number and two labelled dates',
      `<div>${[2, 1].map((n) => `<dl><dd>${link(n)}</dd><dd>索引号：0145/2026-0${n}</dd><dd>发文日期：2026-10-0${n}</dd><dd>发布日期：2026-11-0${n}</dd></dl>`).join('')}</div>`,
    ],
    [
      'beginning and end',
      `<ul><li>${link(2)}<span>开始时间：2026-11-02</span><span>结束时间：2026-12-30</span></li><li>${link(1)}<span>开始时间：2026-11-01</span><span>结束时间：2026-12-31</span></li></ul>`,
    ],
    [
      'a period',
      `<ul><li>${link(2)}<span>2026-11-02 至 2026-12-30</span></li><li>${link(1)}<span>2026-11-01 至 2026-12-31</span></li></ul>`,
    ],
    [
      'Chinese date',
      `<ul><li>${link(2)}<span>2026年11月2日</span></li><li>${link(1)}<span>2026年11月1日</span></li></ul>`,
    ],
  ])('%s', (_, list) => expect(rows(read(`<body><h2>通知公告</h2>${list}</body>`))).toEqual(two));

  it('reads a column with one single item', () => {
    expect(rows(read(`<div class="list"><ul><li>${link(1)}<span>2026-11-01</span></li></ul></div>`))).toEqual(
      two.slice(1),
    );
  });

  it('reads titles that are no links where only 详情 is one', () => {
    const row = (n: number) =>
      `<li>第${n}号工作安排的通知<span>2026-11-0${n}</span><a href="${n}.html">详情</a></li>`;
    expect(rows(read(`<ul>${row(2)}${row(1)}</ul>`))).toEqual(two);
  });

  it('takes no tool bar for a row', () => {
    const bar =
      '<div><span>发布日期：2026-11-02</span><a href="javascript:f(1)">大</a><a href="javascript:print()">【打印】</a></div>';
    expect(read(`<table><tr><td>${bar}</td></tr></table>`).blocks).toEqual([]);
  });

  it('reads a column with one single item in plain divs', () => {
    expect(
      rows(read(`<div class="list"><div class="item">${link(1)}<span>2026-11-01</span></div></div>`)),
    ).toEqual(two.slice(1));
  });

  it('takes the date of the answer in a list of letters', () => {
    const html = `<table><thead><tr><th>标题</th><th>来信时间</th><th>回复时间</th></tr></thead><tbody><tr><td>${link(1, '关于路灯不亮的咨询')}</td><td>2026-10-01</td><td>2026-11-05</td></tr></tbody></table>`;
    expect(rows(read(html))).toEqual(['2026-11-05 关于路灯不亮的咨询']);
  });

  it('keeps related readings inside an item out of the list', () => {
    const item = (n: number) =>
      `<li>${link(n)}<div class="pop"><h3>相关解读</h3><ul><li><a href="../jd/1.html">关于第${n}号工作安排通知的详细解读文章</a></li><li><a href="../jd/2.html">一图读懂第${n}号工作安排的通知全文</a></li></ul></div><span>2026-11-0${n}</span></li>`;
    expect(rows(read(`<ul>${item(2)}${item(1)}</ul>`))).toEqual(two);
  });

  it('takes the newest date over a pinned old item', () => {
    const facts = read(
      `<ul><li>${link(9, '置顶：办事须知')}<span>2024-01-05</span></li><li>${link(2)}<span>2026-11-02</span></li><li>${link(1)}<span>2026-11-01</span></li></ul>`,
    );
    expect(facts.blocks[0]?.latest).toBe('2026-11-02');
  });

  it('keeps tabs apart, each with its label and address', () => {
    const facts = read(
      `<div class="tab"><div class="hd"><ul><li><a href="a/">部门动态</a></li><li><a href="b/">乡镇动态</a></li></ul></div>
       <div class="bd"><ul><li>${link(2)}<span>11-02</span></li><li>${link(1)}<span>11-01</span></li></ul>
       <ul style="display:none"><li><a href="b/t20260807_9.html">乡镇工作推进会</a><span>08-07</span></li></ul></div></div>`,
      { url: 'http://www.demo.gov.cn/', isHome: true },
    );
    const dated = facts.blocks.filter((block) => block.latest);
    expect(dated.map((block) => [block.name, block.moreUrl, block.latest])).toEqual([
      ['部门动态', 'http://www.demo.gov.cn/a/', '2026-11-02'],
      ['乡镇动态', 'http://www.demo.gov.cn/b/', '2026-08-07'],
    ]);
  });

  it('joins groups of rows that go on where the group before ended', () => {
    const group = (...n: number[]) =>
      `<ul>${n.map((i) => `<li>${link(i)}<span>2026-11-0${i}</span></li>`).join('')}</ul>`;
    const facts = read(
      `<div class="list">${group(9, 8, 7)}<div class="line"></div>${group(6, 5, 4)}${group(3, 2)}</div>`,
    );
    expect(facts.blocks.map((block) => block.itemCount)).toEqual([8]);
  });

  it('reads rows which a script opens', () => {
    const facts = read(
      `<ul><li onclick="show(1)">关于开展专项检查的通知<span>2026-11-02</span></li><li><p onclick="location.href='/a/2.html'">关于停水的公告</p><span>2026-11-01</span></li></ul>`,
    );
    expect(facts.blocks[0]?.items.map((item) => item.href)).toEqual([
      null,
      'http://www.demo.gov.cn/a/2.html',
    ]);
  });

  it('chooses the column 发布日期 of a table that also has 成文日期', () => {
    const facts = read(
      `<table><tr><th>索引号</th><th>名称</th><th>成文日期</th><th>发布日期</th></tr>
       <tr><td>0233621J/2026-00150</td><td>${link(2)}</td><td>2026-10-20</td><td>2026-11-02</td></tr>
       <tr><td>0233621J/2026-00149</td><td>${link(1)}</td><td>2026-10-19</td><td>2026-11-01</td></tr></table>`,
    );
    expect(rows(facts)).toEqual(two);
  });

  it('reads rows that ride in a script as XML', () => {
    const facts = read(
      `<div class="list"><script type="text/xml"><datastore><totalrecord>2</totalrecord><recordset>
       <record><![CDATA[<li>${link(2)}<span>2026-11-02</span></li>]]></record>
       <record><![CDATA[<li>${link(1)}<span>2026-11-01</span></li>]]></record></recordset></datastore></script></div>`,
    );
    expect(rows(facts)).toEqual(two);
  });

  it('does not take titles, numbers or years for dates', () => {
    const facts = read(
      `<ul><li><a href="a.html">2026年11月3日起停止供水的公告</a><span>2026-11-02</span></li>
       <li><a href="b.html">政府工作报告（2025年）</a><span>2026-11-01</span></li></ul>`,
    );
    expect(rows(facts)).toEqual([
      '2026-11-02 2026年11月3日起停止供水的公告',
      '2026-11-01 政府工作报告（2025年）',
    ]);
  });

  it('reads nothing from comments, templates and styles', () => {
    const list = `<ul><li>${link(2)}<span>2026-11-02</span></li><li>${link(1)}<span>2026-11-01</span></li></ul>`;
    for (const wrapped of [
      `<!--${list}-->`,
      `<template>${list}</template>`,
      `<noscript>${list}</noscript>`,
    ]) {
      expect(read(`<body><h1>通知</h1>${wrapped}</body>`).blocks).toEqual([]);
    }
  });
});

describe('years that are not printed', () => {
  const row = (href: string, date: string) =>
    `<li><a href="${href}">关于开展检查工作的通知${href}</a><span>${date}</span></li>`;
  const dates = (html: string) => read(html).blocks[0]?.items.map((item) => item.date);

  it('come from the link', () => {
    expect(
      dates(
        `<ul>${row('202611/t20261102_1.html', '11-02')}${row('201907/t20190705_1.html', '[07-05]')}</ul>`,
      ),
    ).toEqual(['2026-11-02', '2019-07-05']);
  });

  it('are the year before, where the link is of January and the row of December', () => {
    expect(
      dates(`<ul>${row('202601/t20260104_1.html', '12-31')}${row('202512/t20251201_1.html', '12-01')}</ul>`),
    ).toEqual(['2025-12-31', '2025-12-01']);
  });

  it('come from the rows around, newest first', () => {
    expect(
      dates(
        `<ul>${row('202601/t20260105_1.html', '01-05')}${row('x2.html', '12-20')}${row('x3.html', '03-01')}</ul>`,
      ),
    ).toEqual(['2026-01-05', '2025-12-20', '2025-03-01']);
  });

  it('stay open where nothing tells', () => {
    const facts = read(`<ul>${row('x1.html', '11-02')}${row('x2.html', '11-01')}</ul>`);
    expect(facts.blocks[0]?.items.map((item) => [item.date, item.dateText, item.dateFrom])).toEqual([
      [null, '11-02', 'none'],
      [null, '11-01', 'none'],
    ]);
  });

  it('come from the day on which the page was written', () => {
    expect(
      dates(
        `<meta name="others" content="页面生成时间 2026-01-10 08:00:00"><ul>${row('x1.html', '01-09')}${row('x2.html', '12-30')}</ul>`,
      ),
    ).toEqual(['2026-01-09', '2025-12-30']);
  });
});
