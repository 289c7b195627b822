import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../read.ts';

const crumbs =
  '<div>您的位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="../">政务公开</a>&nbsp;&gt;&nbsp;<a href="./">规划计划</a></div>';

describe('standard tags', () => {
  it('are read whatever their letter case, without line breaks', () => {
    const { meta } = read(
      '<meta name="Sitename" content="某市"><meta name="SITEIDCODE" content="4212000001\n"><meta name="ColumnName"content="通知"><meta name="other" content="x">',
    );
    expect(meta).toEqual({ SiteName: '某市', SiteIDCode: '4212000001', ColumnName: '通知' });
  });

  it('stay empty where they are empty', () =>
    expect(read('<meta name="ColumnType" content="">').meta).toEqual({ ColumnType: '' }));
});

describe('footer marks', () => {
  it('are read from text and links', () => {
    const { footer } = read(
      `<div class="foot"><p>主办：某市人民政府 | 网站标识码 ：4212000001</p><a href="https://beian.miit.gov.cn">鄂ICP备05001359号-1</a>
       <a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=42120202000010"><img src="b.png"> 鄂公网安备 42120202000010号</a>
       <a href="https://bszs.conac.cn/sitename?method=show&id=0E9D"><img src="red.png"></a></div>`,
    );
    expect(footer).toEqual({
      present: true,
      siteIdCode: '4212000001',
      icp: ['鄂ICP备05001359号-1'],
      police: '42120202000010',
      conac: true,
    });
  });

  it('of ministries have bm and eight digits', () =>
    expect(read('<p>网站标识码：bm17000009</p>').footer.siteIdCode).toBe('bm17000009'));

  it('in comments do not count', () => {
    expect(read('<!-- 网站标识码：4212000001 鄂ICP备05001359号 --><p>正文</p>').footer).toEqual({
      present: false,
      siteIdCode: null,
      icp: [],
      police: null,
      conac: null,
    });
  });
});

describe('entries', () => {
  it.each([
    [
      '<script id="_jiucuo_" sitecode="4212000001" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>',
      'jiucuo',
    ],
    [
      '<a href="https://zfwzzc.www.gov.cn/check_web/errorInfo/jcInfoNew?siteCode=1"><img src="x.png"></a>',
      'jiucuo',
    ],
    ['<a href="/zz">长者模式</a>', 'elderly'],
    ['<div class="tool"><a onclick="go()">无障碍</a></div>', 'barrierFree'],
    ['<a href="/zfxxgk/">政府信息<br>公开指南</a>', 'disclosure'],
    ['<a href="https://weibo.com/u/602778"><img src="wb.png"></a>', 'weibo'],
    ['<li><img src="qr.png"> 微信公众号</li>', 'wechat'],
  ] as const)('%s', (html, entry) => expect(read(`<body>${html}</body>`).entries[entry]).toBe('yes'));

  it.each([
    ['<!--<a href="/zz">长者模式</a>-->', 'elderly'],
    [
      '<div class="bdsharebuttonbox"><a title="分享到新浪微博">微博</a><a title="分享到微信">微信</a></div>',
      'weibo',
    ],
    ['<div class="share"><a title="分享到微信">微信</a></div>', 'wechat'],
    ['<a href="/zwgk/">政务公开</a>', 'disclosure'],
  ] as const)('%s is none', (html, entry) => expect(read(`<body>${html}</body>`).entries[entry]).toBe('no'));
});

describe('breadcrumb, pager, redirect', () => {
  it('reads the breadcrumb', () => {
    expect(read(crumbs).breadcrumb).toEqual([
      { name: '首页', url: 'http://www.demo.gov.cn/' },
      { name: '政务公开', url: 'http://www.demo.gov.cn/xxgk/' },
      { name: '规划计划', url: 'http://www.demo.gov.cn/xxgk/tzgg/' },
    ]);
  });

  it('takes no sentence with 位置 in it for the breadcrumb', () => {
    const page = read(
      '<body><a href="/">首页</a><main><h1>平安建设</h1><p>今年以来，镇政府把平安建设摆在突出位置，细化任务。</p><p>镇里组建了十二支巡逻队，每天早晚各巡查一次，并在各村设立了矛盾调解室。</p></main></body>',
    );
    expect(page.breadcrumb).toEqual([]);
    expect(page.shape).not.toBe('column');
    expect(
      read('<div>您当前的位置 <a href="/">首页</a> <a href="./">通知公告</a></div>').breadcrumb,
    ).toHaveLength(2);
  });

  it('reads the last step of the breadcrumb where it is no link', () => {
    expect(
      read('<div class="wz">当前位置：<a href="/">首页</a> &gt; 通知公告</div>').breadcrumb.at(-1),
    ).toEqual({ name: '通知公告', url: null });
  });

  it.each([
    [
      'createPageHTML(55, 0, "index", "shtml");',
      { page: 1, pages: 55, first: 'http://www.demo.gov.cn/xxgk/tzgg/' },
    ],
    [
      'createPageHTML(55, 2, "index", "shtml", "1089");',
      { page: 3, pages: 55, first: 'http://www.demo.gov.cn/xxgk/tzgg/' },
    ],
    [
      "createPageHTML('page_div', 16, 2, 'list', 'html', 312);",
      { page: 2, pages: 16, first: 'http://www.demo.gov.cn/xxgk/tzgg/list.html' },
    ],
  ])('reads %s', (script, pager) => expect(read(`<script>${script}</script>`).pager).toEqual(pager));

  it('reads a pager of links', () => {
    const html =
      '<div class="p"><a href="index.html">首页</a><a href="index.html">上一页</a><a href="index.html">1</a><span class="cur">2</span><a href="index_3.html">3</a><a href="index_3.html">下一页</a> 共3页</div>';
    expect(read(html, { url: 'http://www.demo.gov.cn/a/index_2.html' }).pager).toEqual({
      page: 2,
      pages: 3,
      first: 'http://www.demo.gov.cn/a/index.html',
    });
  });

  it('does not take 上一篇 and 下一篇 for a pager', () => {
    expect(
      read('<p>上一篇：<a href="1.html">甲</a></p><p>下一篇：<a href="2.html">乙</a></p>').pager,
    ).toBeNull();
  });

  it.each([
    ['<meta http-equiv="Refresh" content="0;URL=./ywyw/">', 'http://www.demo.gov.cn/xxgk/tzgg/ywyw/'],
    ["<meta http-equiv='refresh' content=\"3; url='/b/'\">", 'http://www.demo.gov.cn/b/'],
    ["<script>window.location.href = '/b/index.html';</script>", 'http://www.demo.gov.cn/b/index.html'],
    ["<script>location.replace('list/')</script>", 'http://www.demo.gov.cn/xxgk/tzgg/list/'],
    [
      `<script>document.write('<meta http-equiv="Refresh" content="0;URL=/c/" />');</script>`,
      'http://www.demo.gov.cn/c/',
    ],
  ])('follows %s', (html, target) => {
    const facts = read(`<html><head>${html}</head></html>`);
    expect([facts.redirectTo, facts.shape]).toEqual([target, 'redirect']);
  });

  it('does not follow a script that waits for a click', () => {
    expect(
      read(
        '<body><script>function go(){ location.href=\'/search.html\'; }</script><button onclick="go()">搜索</button></body>',
      ).redirectTo,
    ).toBeNull();
  });
});

describe('empty columns', () => {
  const empty = (inner: string) => read(`${crumbs}<div class="main"><h2>规划计划</h2>${inner}</div>`);

  it.each([
    ['<ul></ul>', 'none'],
    ['<ul><li>暂无内容</li></ul>', 'bare'],
    ['<p>暂无数据！</p>', 'bare'],
    ['<p>该栏目暂无相关信息，敬请期待</p>', 'bare'],
    ['<p>本单位无行政处罚职能，故本栏目暂无内容。</p>', 'reason'],
    ['<p>我局不涉及此项工作，暂无信息。</p>', 'reason'],
    ['<p>相关内容请到<a href="/x/">市政府门户网站</a>查看，本栏目暂无内容</p>', 'reason'],
    ['<p>本栏目内容已并入“政策文件”栏目。</p>', 'reason'],
  ])('%s', (inner, remark) =>
    expect([empty(inner).shape, empty(inner).emptyRemark]).toEqual(['column', remark]),
  );

  it('is no empty column where a form stands', () =>
    expect(empty('<form><textarea></textarea></form>').shape).toBe('static'));

  it.each([
    '<ul id="list"></ul><script>$.ajax({url:"/api/list",success:function(d){$("#list").html(d)}})</script>',
    '<div ng-app="x"><li ng-repeat="a in list">{{a.title}}</li></div>',
    '<ul><li v-for="item in list">{{ item.title }}</li></ul>',
    `<ul id="s1"></ul><script>var rows=[{"t":"某规划","u":"/a.html"}];document.getElementById('s1').innerHTML=rows.map(function(r){return '<li><a href="'+r.u+'">'+r.t+'</a></li>';}).join('');</script>`,
  ])('cannot be told where a script fills the list: %s', (inner) =>
    expect(empty(inner).needsScript).toBe(true),
  );

  it('is no page of chapters, however short', () =>
    expect(empty('<h2>总则</h2><p>第一条。</p><h2>附则</h2><p>末条。</p>').shape).toBe('static'));

  it('is told in spite of scripts with another purpose', () => {
    const elsewhere = `<ul></ul><div id="hit"></div><script>document.getElementById('hit').innerHTML = 12;</script>`;
    expect(empty(elsewhere).needsScript).toBe(false);
    expect(empty('<ul></ul><script>$.get("/hits?id=1")</script>').needsScript).toBe(false);
  });
});

describe('what was misread once', () => {
  const column = (inner: string) =>
    read(
      `<body><div class="top">立德树人，办好人民满意的教育</div><div class="dqwz">当前位置：<a href="/">首页</a> &gt; 教学科研</div><div class="main"><h1>教学科研</h1>${inner}</div><table class="bq"><tr><td>主办：某局 <a href="/wzdt.html">网站地图</a> <a href="/lxwm.html">联系我们</a><br><a href="http://beian.miit.gov.cn/">鄂ICP备20260014号</a></td></tr></table></body>`,
    );

  it.each([
    '<ul></ul>',
    '<table class="lb"></table>',
    '<table><thead><tr><th>序号</th><th>标题</th><th>发布日期</th></tr></thead><tbody></tbody></table>',
    '<table><tr><td>索引号</td><td>名称</td><td>成文日期</td></tr></table>',
    '<p>共 0 条</p>',
    '<img src="/images/nodata.png" alt="暂无数据">',
  ])('an empty column with a motto above and a footer made of a table: %s', (inner) => {
    const facts = column(inner);
    expect(facts.shape).toBe('column');
    expect(facts.emptyRemark).not.toBe('reason');
    expect(facts.blocks.filter((block) => block.region === 'main')).toEqual([]);
    expect(facts.mainTextLength).toBeLessThanOrEqual(20);
  });

  it.each([
    '按照职责调整，教育类行政许可事项已划转县行政审批局办理，结果在县行政审批局网站公开。',
    '说明：本局未承担重大项目，故本栏目无内容；全市项目进展由市发展和改革委员会统一公布。',
    '本栏目内容已并入“通知公告”栏目。',
  ])('an excuse: %s', (text) => expect(column(`<ul></ul><p>${text}</p>`).emptyRemark).toBe('reason'));

  it('a service guide of a table and little text', () => {
    const guide =
      '<h1>办事指南：过户办理</h1><table><caption>过户办理</caption><tr><th>受理条件</th><td>本市行政区域内符合规定条件的单位和个人</td></tr><tr><th>承诺期限</th><td>5个工作日</td></tr></table>';
    expect(read(`<body><div class="dqwz">当前位置：<a href="/">首页</a></div>${guide}</body>`).shape).toBe(
      'static',
    );
  });

  it.each([
    [
      '<ul><li>{rows}</li></ul><div><a href="/col/col1003/index.html">1</a> <b>2</b> 共2页</div>',
      'index.html?uid=3009&pageNum=2',
    ],
    [
      '<ul><li>{rows}</li></ul><nav><ul><li><a href="/col/col1003/">第1页</a></li><li>2</li></ul></nav>',
      'page-2.html',
    ],
  ])('a pager of numbers alone', (html, file) => {
    const row = '<a href="t20261103_1.html">关于开展检查工作的通知</a><span>2026-11-03</span>';
    const facts = read(`<body>${html.replace('{rows}', row)}</body>`, {
      url: `http://www.demo.gov.cn/col/col1003/${file}`,
    });
    expect(facts.pager).toMatchObject({ page: 2, pages: 2 });
    expect(facts.pager?.first).toMatch(/\/col\/col1003\/(?:index\.html)?$/);
  });

  it('numbers that lead elsewhere are no pager', () => {
    expect(
      read('<body><p><b>1</b> <a href="/zt/2.html">2</a> <a href="/other/3.html">3</a></p></body>').pager,
    ).toBeNull();
  });

  it('tells the day of a document from the day of its publication', () => {
    const table = (head: string) =>
      read(
        `<table><tr><th>标题</th><th>${head}</th></tr><tr><td><a href="a.html">关于检查工作的通知</a></td><td>2026-11-03</td></tr></table>`,
      ).blocks[0]?.items[0]?.issued;
    expect(table('成文日期')).toBe(true);
    expect(table('发布日期')).toBeUndefined();
  });

  it('gives two postings of one text one key', () => {
    const posting = (day: string, text: string) =>
      read(
        `<html><head><meta name="ArticleTitle" content="关于检查工作的通知"></head><body><h1>关于检查工作的通知</h1><p>发布时间：${day} 来源：办公室 浏览次数：${day.length}</p>${`<p>${text}</p>`.repeat(6)}</body></html>`,
        { url: 'http://www.demo.gov.cn/tzgg/t20261103_1.html' },
      ).article?.textKey;
    const text = '各有关单位要结合实际，认真组织实施各项任务。';
    expect(posting('2026-11-03', text)).toBe(posting('2025-11-04', text));
    expect(posting('2026-11-03', text)).not.toBe(posting('2026-11-03', `${text}另行通知。`));
  });

  it('says where a label has no date behind it, and where a topic is archived', () => {
    const html = `<h1>关于检查工作的通知</h1><p><span>发布时间：</span><span id="pub"></span> 来源：办公室</p>${'<p>各有关单位要结合实际，认真组织实施各项任务，确保落实。</p>'.repeat(12)}`;
    expect(read(html, { url: 'http://www.demo.gov.cn/a/content_1.html' }).article).toMatchObject({
      published: null,
      dateLabelOnly: true,
    });
    expect(
      column('<p>本专题已归档</p><ul><li><a href="1.html">专题开展情况的报道</a> 2023-01-02</li></ul>')
        .archived,
    ).toBe(true);
  });
});

describe('hostile pages', () => {
  it('survives deep nesting', () => expect(read('<div>'.repeat(50_000)).shape).toBe('other'));

  it('never throws', () => {
    const piece = fc.constantFrom(
      '<ul>',
      '<li>',
      '</li>',
      '<a href="x">',
      '</a>',
      '<table>',
      '<td>',
      '2026-11-05',
      '11-05',
      '<script>',
      '</script>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '下一页',
      '位置：',
      '<p onclick="a()">',
      '标题',
      '\u0000',
      '<',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => void read(pieces.join(''))),
      { numRuns: 300 },
    );
  });

  it('is quick on a long list', () => {
    const html = `<ul>${'<li><a href="t20261102_1.html">关于工作的通知</a><span>2026-11-02</span></li>'.repeat(5_000)}</ul>`;
    const started = performance.now();
    expect(read(html).blocks[0]?.itemCount).toBeLessThanOrEqual(5_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
