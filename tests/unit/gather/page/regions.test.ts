import { describe, expect, it } from 'vitest';
import { read } from '../read.ts';

const list = (folder: string, dates: readonly string[]) =>
  `<ul>${dates.map((date, i) => `<li><a href="${folder}${i}.html">关于${folder}第${i}项工作的情况</a><span>${date}</span></li>`).join('')}</ul>`;
const regions = (html: string, url?: string) =>
  read(html, url ? { url } : {})
    .blocks.filter((block) => block.latest)
    .map((block) => `${block.region} ${block.latest}`);
const crumbs =
  '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk/">政府信息公开</a> &gt; 通知公告</div>';

describe('regions', () => {
  it('sets a side list of newer items apart from the column', () => {
    const html = `${crumbs}<div class="l"><h3>最新动态</h3><a class="more" href="/xwzx/">更多</a>${list('/xwzx/', ['2026-11-20', '2026-11-19'])}</div>
      <div class="r"><h3>通知公告</h3>${list('/xxgk/tzgg/', ['2024-03-02', '2024-03-01'])}</div>`;
    expect(regions(html)).toEqual(['side 2026-11-20', 'main 2024-03-02']);
  });

  it('finds the column by its pager where nothing else names it', () => {
    const html = `${crumbs}<div>${list('/a/', ['2024-03-02', '2024-03-01'])}<div class="pages"><a>首页</a><span>1</span><a href="index_1.html">2</a><a href="index_1.html">下一页</a></div></div>
      <div><h4>点击排行</h4>${list('/b/', ['2026-11-20', '2026-11-19', '2026-11-18'])}</div>`;
    expect(regions(html)).toEqual(['main 2024-03-02', 'side 2026-11-20']);
  });

  it('keeps all the windows of a channel page', () => {
    const html = `<h3>要闻</h3><a href="yw/" class="more">更多</a>${list('yw/', ['2026-11-20', '2026-11-19'])}<h3>部门动态</h3><a href="bm/" class="more">更多</a>${list('bm/', ['2026-11-18', '2026-11-17'])}`;
    expect(regions(html, 'http://www.demo.gov.cn/xwzx/')).toEqual(['main 2026-11-20', 'main 2026-11-18']);
  });

  it('does not take a list beside an empty column for the column', () => {
    const html = `${crumbs}<div class="l"><h2>通知公告</h2><ul></ul></div><div class="r"><h3>最新动态</h3>${list('/xwzx/', ['2026-11-20', '2026-11-19'])}</div>`;
    expect(regions(html)).toEqual(['side 2026-11-20']);
  });

  it('knows menus and footers', () => {
    const html = `<div class="nav"><ul><li><a href="/a/">政务公开</a></li><li><a href="/b/">互动交流</a></li></ul></div>${list('x/', ['2026-11-02', '2026-11-01'])}
      <div class="footer"><ul><li><a href="/map/">网站地图</a></li><li><a href="/us/">联系我们</a></li></ul></div>`;
    expect(read(html).blocks.map((block) => block.region)).toEqual(['nav', 'main', 'footer']);
  });

  it('calls the lists of an article side lists', () => {
    const html = `<meta name="ArticleTitle" content="关于停水的通知"><meta name="PubDate" content="2026-11-02"><h1>关于停水的通知</h1><p>${'正文'.repeat(80)}</p><h3>相关文章</h3>${list('y/', ['2026-11-20', '2026-11-19'])}`;
    expect(regions(html, 'http://www.demo.gov.cn/xxgk/tzgg/202611/t20261102_5.html')).toEqual([
      'side 2026-11-20',
    ]);
  });
});
