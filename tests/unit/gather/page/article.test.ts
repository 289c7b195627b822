import { describe, expect, it } from 'vitest';
import { read } from '../read.ts';

const url = 'http://www.demo.gov.cn/xxgk/tzgg/202611/t20261109_77.html';
const page = (line: string, head = '') =>
  `<html><head><title>关于停水的通知-某市水务局</title><meta name="ArticleTitle" content="关于停水的通知">${head}</head><body>
   <div class="top">今天是：<span>2026年12月1日 星期二</span></div><h1>关于停水的通知</h1>${line}<div class="con"><p>${'各有关单位：为检修管道，'.repeat(20)}</p><p style="text-align:right">2026年10月30日</p></div></body></html>`;
const article = (line: string, head?: string) => read(page(line, head), { url }).article;
const published = (line: string, head?: string) => [
  article(line, head)?.published,
  article(line, head)?.publishedFrom,
];

describe('articles', () => {
  it.each([
    ['发布时间：2026-11-05 09:00', 'label'],
    ['发布日期:<b>2026-11-05</b>', 'label'],
    ['<td>发布时间：</td><td>2026年11月05日 09时32分</td>', 'label'],
    ['<span>【发布日期】</span><span>2026/11/05</span>', 'label'],
    ['2026-11-05 时间发布', 'label'],
    ['<div>2026-11-05 10:10 来源：办公室 浏览：3 次</div>', 'text'],
    ['<div><i><img src="c.png" title="发布时间"></i><span>2026-11-05</span></div>', 'text'],
    ["发布时间：<script>var pubdata='2026年11月05日';document.write(pubdata)</script>", 'script'],
  ])('reads %s', (line, from) => expect(published(`<div>${line}</div>`)).toEqual(['2026-11-05', from]));

  it('takes the date that a script writes behind its label, not one of the document itself', () => {
    const script =
      "<div>发布时间：<script>var pubdata='2026年11月05日';document.write(pubdata)</script></div>";
    expect(published(`${script}<p>（2009年11月25日）</p><p>发布日期：2009-11-25</p>`)).toEqual([
      '2026-11-05',
      'script',
    ]);
  });

  it('believes a printed 发布 date more than the tag', () => {
    expect(
      published('<p>发布时间：2026-11-05</p>', '<meta name="PubDate" content="2027-01-01 10:00">'),
    ).toEqual(['2026-11-05', 'label']);
  });

  it('believes the tag more than dates of issue or generation', () => {
    const line =
      '<table><tr><td>发文日期：</td><td>2026-10-01</td><td>生成日期：2026-10-02</td></tr></table>';
    expect(published(line, '<meta name="pubdate" content="2026-11-05 10:00">')).toEqual([
      '2026-11-05',
      'meta',
    ]);
  });

  it('takes the date of the address where none is shown, never the date of signing or of today', () => {
    expect(published('')).toEqual(['2026-11-09', 'link']);
    expect(published('<p>（2026年10月1日）</p>')).toEqual(['2026-11-09', 'link']);
  });

  it.each([
    ['信息来源：某市水务局 | 发布时间：2026-11-05', '某市水务局'],
    ['来源： 某市水务局 发布时间：2026-11-05', '某市水务局'],
    ['<span>来源：</span><span>某市水务局</span>', '某市水务局'],
    ['来源：<script>x()</script> 发布时间：2026-11-05', null],
  ])('reads the source of %s', (line, source) =>
    expect(article(`<div>${line}</div>`)?.source ?? null).toBe(source),
  );

  it('reads the title that a visitor reads', () => expect(article('')?.title).toBe('关于停水的通知'));
});
