import { type Case, casesOf, page } from '../case.ts';

const named = casesOf('c487ae', '2.4.4', '4.1.2');
const inContext = casesOf('5effbb', '2.4.4');
const sameContext = casesOf('fd3a94', '2.4.4');

const next = { 'next.html': page('通知公告', '<p>关于做好秋冬季防火工作的通知。</p>') };
const two = {
  'a.html': page('行政许可申请表', '<p>申请行政许可时填写。</p>'),
  'b.html': page('延期申请表', '<p>申请延期时填写。</p>'),
};
const icon =
  '<svg aria-hidden="true" width="16" height="16"><path d="M2 8l6-6 6 6v6H2z" fill="#1c5fb0"/></svg>';
const offscreen =
  '<style>.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}</style>';

/** Names of links, and whether they say where the link leads. */
export const links: readonly Case[] = [
  named.fails(
    'link-icon-font',
    '图标链接没有文字',
    page(
      '首页',
      `<a id="bad" href="next.html"><i class="icon-home"></i></a>`,
      '<style>.icon-home{display:inline-block;width:16px;height:16px;background:#1c5fb0}</style>',
    ),
    '#bad',
    next,
  ),
  named.fails(
    'link-image-empty-alt',
    '图片链接的替代文字为空',
    page(
      '专题专栏',
      `<a id="bad" href="next.html"><img src="/shared/photo.png" alt="" width="200" height="60"></a>`,
    ),
    '#bad',
    next,
  ),
  named.fails(
    'link-svg-only',
    '链接里只有隐藏的 svg',
    page('首页', `<a id="bad" href="next.html">${icon}</a>`),
    '#bad',
    next,
  ),
  named.fails(
    'link-text-aria-hidden',
    '链接文字对辅助技术隐藏',
    page('首页', `<a id="bad" href="next.html"><span aria-hidden="true">通知公告</span></a>`),
    '#bad',
    next,
  ),
  named.fails(
    'link-text-display-none',
    '链接文字不显示，只剩背景图',
    page(
      '首页',
      `<a id="bad" href="next.html" style="display:inline-block;width:120px;height:40px;background:url(/shared/photo.png)"><span style="display:none">通知公告</span></a>`,
    ),
    '#bad',
    next,
  ),
  named.fails(
    'area-without-alt',
    '热区没有 alt',
    page(
      '办公地点',
      `<img src="/shared/photo.png" usemap="#m" alt="办公地点示意图" width="300" height="120"><map name="m"><area id="bad" shape="rect" coords="0,0,150,120" href="next.html"></map>`,
    ),
    '#bad',
    next,
  ),
  named.fails(
    'role-link-without-name',
    'role=link 没有名称',
    page(
      '首页',
      `<span id="bad" role="link" tabindex="0" onclick="location.href='next.html'" onkeydown="if(event.key==='Enter')location.href='next.html'"><img src="/shared/photo.png" alt="" width="60" height="30"></span>`,
    ),
    '#bad',
    next,
  ),
  named.fails(
    'link-empty-but-focusable',
    '盖在卡片上的空链接可以聚焦',
    page(
      '政务公开',
      `<div style="position:relative;width:260px;border:1px solid #888"><h2>政策文件</h2><p>查看本市政策。</p><a id="bad" href="next.html" style="position:absolute;inset:0"></a></div>`,
    ),
    '#bad',
    next,
  ),
  named.passes('link-text', '文字链接', page('首页', '<p><a href="next.html">通知公告</a></p>'), next),
  named.passes(
    'link-image-alt',
    '图片链接有替代文字',
    page(
      '专题专栏',
      '<a href="next.html"><img src="/shared/photo.png" alt="秋冬季森林防火专题" width="200" height="60"></a>',
    ),
    next,
  ),
  named.passes(
    'link-aria-label',
    '图标链接以 aria-label 命名',
    page('首页', `<a href="next.html" aria-label="返回首页">${icon}</a>`),
    next,
  ),
  named.passes(
    'link-title',
    '图标链接以 title 命名',
    page('首页', `<a href="next.html" title="返回首页">${icon}</a>`),
    next,
  ),
  named.passes(
    'link-visually-hidden-text',
    '图标链接带视觉隐藏的文字',
    page('首页', `<a href="next.html">${icon}<span class="sr">返回首页</span></a>`, offscreen),
    next,
  ),
  named.passes(
    'link-labelled-by',
    '名称来自卡片标题',
    page(
      '政务公开',
      `<div><h2 id="t">政策文件</h2><a href="next.html" aria-labelledby="t"><img src="/shared/photo.png" alt="" width="60" height="30"></a></div>`,
    ),
    next,
  ),
  named.passes(
    'link-labelled-by-hidden',
    '名称来自隐藏的文字',
    page('首页', `<span id="n" hidden>返回首页</span><a href="next.html" aria-labelledby="n">${icon}</a>`),
    next,
  ),
  named.passes(
    'link-generated-text',
    '名称来自样式生成的文字',
    page(
      '通知公告',
      '<p><a class="back" href="next.html"></a></p>',
      '<style>.back::before{content:"返回列表"}</style>',
    ),
    next,
  ),
  named.passes(
    'link-svg-named',
    '链接里的 svg 有名称',
    page(
      '首页',
      `<a href="next.html"><svg role="img" aria-label="返回首页" width="16" height="16"><path d="M2 8l6-6 6 6v6H2z" fill="#1c5fb0"/></svg></a>`,
    ),
    next,
  ),
  named.passes(
    'anchor-without-href',
    '没有 href 的空锚点不是链接',
    page('条例全文', '<a id="art-1" name="art-1"></a><p>第一条　为了规范管理，制定本条例。</p>'),
  ),
  named.passes(
    'link-empty-hidden',
    '空链接对所有人隐藏',
    page('首页', '<div style="display:none"><a href="next.html"></a></div><p>欢迎访问。</p>'),
    next,
  ),
  named.passes(
    'link-empty-inert',
    '空链接在 inert 的块里',
    page('首页', '<div inert><a href="next.html"></a></div><p>欢迎访问。</p>'),
    next,
  ),

  inContext.fails(
    'link-click-here',
    '段落里只有“点击这里”',
    page('清湖市', '<p><a id="bad" href="next.html">点击这里</a></p><p>今天多云。</p>'),
    '#bad',
    next,
  ),
  inContext.fails(
    'link-number-only',
    '链接文字只是序号，没有上下文',
    page('清湖市', '<div><a id="bad" href="a.html">链接1</a></div><div><a href="b.html">链接2</a></div>'),
    '#bad',
    two,
  ),
  inContext.fails(
    'link-says-link',
    '链接文字是“链接”，没有上下文',
    page('清湖市', '<p><a id="bad" href="next.html">链接</a></p>'),
    '#bad',
    next,
  ),
  inContext.passes(
    'link-in-list-item',
    '同一列表项里的文字说明了去处',
    page(
      '表格下载',
      '<ul><li>行政许可申请表 <a href="a.html">下载</a></li><li>延期申请表 <a href="b.html">下载</a></li></ul>',
    ),
    two,
  ),
  inContext.passes(
    'link-in-table-row',
    '行标题说明了去处',
    page(
      '表格下载',
      '<table><caption>表格</caption><tr><th scope="col">名称</th><th scope="col">操作</th></tr><tr><th scope="row">行政许可申请表</th><td><a href="a.html">查看</a></td></tr><tr><th scope="row">延期申请表</th><td><a href="b.html">查看</a></td></tr></table>',
    ),
    two,
  ),
  inContext.passes(
    'link-described-by',
    '“点击这里”由 aria-describedby 说明',
    page(
      '通知公告',
      '<p id="d">秋冬季防火通知全文</p><div><a href="next.html" aria-describedby="d">点击这里</a></div>',
    ),
    next,
  ),
  inContext.passes(
    'link-more-with-label',
    '“更多”的完整名称在 aria-label 里',
    page(
      '首页',
      '<section aria-label="通知公告"><h2>通知公告</h2><a href="next.html" aria-label="更多通知公告">更多</a></section>',
    ),
    next,
  ),
  inContext.passes(
    'link-click-here-in-sentence',
    '同一段话说明了去处',
    page('通知公告', '<p>查看秋冬季防火通知全文，请<a href="next.html">点击这里</a>。</p>'),
    next,
  ),

  sameContext.fails(
    'same-name-different-target',
    '同一段里两个“附件”指向不同文件',
    page('表格下载', '<p>下载：<a href="a.html">附件</a> <a id="bad" href="b.html">附件</a></p>'),
    'a',
    two,
  ),
  sameContext.fails(
    'same-name-different-target-in-cell',
    '同一单元格里两个“查看”指向不同文件',
    page(
      '表格下载',
      '<table><caption>表格</caption><tr><th scope="col">名称</th><th scope="col">操作</th></tr><tr><td>申请表</td><td><a href="a.html">查看</a> <a href="b.html">查看</a></td></tr></table>',
    ),
    'a',
    two,
  ),
  sameContext.passes(
    'same-name-same-target',
    '两个同名链接指向同一页',
    page('表格下载', '<p><a href="a.html">行政许可申请表</a>（<a href="a.html">行政许可申请表</a>）</p>'),
    two,
  ),
  sameContext.passes(
    'same-name-same-content',
    '两个同名链接的地址不同，内容一样',
    page(
      '通知公告',
      '<p>全文见<a href="next.html">防火通知</a>，备用地址：<a href="copy.html">防火通知</a></p>',
    ),
    { ...next, 'copy.html': next['next.html'] },
  ),
  sameContext.passes(
    'same-name-different-context',
    '同名链接在不同的列表项里',
    page(
      '表格下载',
      '<ul><li>行政许可申请表：<a href="a.html">下载</a></li><li>延期申请表：<a href="b.html">下载</a></li></ul>',
    ),
    two,
  ),
];
