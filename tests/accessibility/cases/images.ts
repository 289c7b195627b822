import { png } from '../../city/images.ts';
import { bare, type Case, casesOf, page } from '../case.ts';

const named = casesOf('23a2a8', '1.1.1');
const button = casesOf('59796f', '1.1.1', '4.1.2');
const svg = casesOf('7d6734', '1.1.1');
const object = casesOf('8fc3b6', '1.1.1');
const decorative = casesOf('e88epe', '1.1.1');
const hidden = casesOf('46ca7f', '1.1.1');
const descriptive = casesOf('qt1vmo', '1.1.1');
const fileName = casesOf('9eb3f6', '1.1.1');
const text = casesOf('0va7u6', '1.4.5');

const photo = '/shared/photo.png';
const chart = '/shared/chart.svg';
const line = '/shared/line.png';
const bars = `<rect x="4" y="20" width="12" height="40" fill="#1c5fb0"/><rect x="24" y="8" width="12" height="52" fill="#1c5fb0"/>`;

/** Pictures: named, decorative, described, and pictures of text. */
export const images: readonly Case[] = [
  named.fails(
    'img-no-alt',
    '新闻图片没有替代文字',
    page(
      '防汛演练',
      `<p>市应急管理局组织防汛演练。</p><img id="photo" src="${photo}" width="400" height="240">`,
    ),
    '#photo',
  ),
  named.fails(
    'img-label-reference-missing',
    'aria-labelledby 指向不存在的元素',
    page(
      '重点项目',
      `<p>项目现场</p><img id="photo" src="${photo}" width="200" height="120" aria-labelledby="caption-3">`,
    ),
    '#photo',
  ),
  named.fails(
    'img-role-without-name',
    '背景图当作图片，没有名称',
    page(
      '财政收入',
      `<p>三季度收入构成如下。</p><div id="chart" role="img" style="width:200px;height:120px;background:url(${chart}) no-repeat"></div>`,
    ),
    '#chart',
  ),
  named.fails(
    'img-beside-text-no-alt',
    '文字链接里的图片没有 alt 属性',
    page(
      '便民服务',
      `<p><a href="next.html"><img id="icon" src="${photo}" width="60" height="36"> 公积金查询</a></p>`,
    ),
    '#icon',
    { 'next.html': page('公积金查询', '<p>请携带身份证到窗口查询。</p>') },
  ),
  named.passes(
    'img-alt',
    '有替代文字',
    page('防汛演练', `<img src="${photo}" width="400" height="240" alt="救援队员在柳溪河边操作冲锋舟">`),
  ),
  named.passes(
    'img-aria-label',
    '名称来自 aria-label',
    page(
      '防汛演练',
      `<img src="${photo}" width="400" height="240" aria-label="救援队员在柳溪河边操作冲锋舟">`,
    ),
  ),
  named.passes(
    'img-labelled-by-caption',
    '名称来自图注',
    page(
      '防汛演练',
      `<figure><img src="${photo}" width="400" height="240" aria-labelledby="cap"><figcaption id="cap">救援队员在柳溪河边操作冲锋舟</figcaption></figure>`,
    ),
  ),
  named.passes(
    'img-title-only',
    '名称来自 title',
    page('防汛演练', `<img src="${photo}" width="400" height="240" title="救援队员在柳溪河边操作冲锋舟">`),
  ),
  named.passes(
    'img-decorative-empty-alt',
    '装饰线，alt 为空',
    page('机构职能', `<img src="${line}" width="400" height="4" alt=""><p>拟订全市发展规划。</p>`),
  ),
  named.passes(
    'img-decorative-presentation',
    '装饰线标为 presentation，没有 alt',
    page(
      '机构职能',
      `<img src="${line}" width="400" height="4" role="presentation"><p>拟订全市发展规划。</p>`,
    ),
  ),
  named.passes(
    'img-decorative-none',
    '装饰线标为 none，没有 alt',
    page('机构职能', `<img src="${line}" width="400" height="4" role="none"><p>拟订全市发展规划。</p>`),
  ),
  named.passes(
    'img-in-hidden-block',
    '没有 alt 的图片在对所有人隐藏的块里',
    page('办事指南', `<div hidden><img src="${photo}" width="400" height="240"></div><p>请到窗口办理。</p>`),
  ),
  named.passes(
    'img-display-none',
    '没有 alt 的图片不显示',
    page('办事指南', `<img style="display:none" src="${photo}"><p>请到窗口办理。</p>`),
  ),
  named.passes(
    'img-visibility-hidden',
    '没有 alt 的图片不可见也读不到',
    page(
      '办事指南',
      `<img style="visibility:hidden" width="10" height="10" src="${line}"><p>请到窗口办理。</p>`,
    ),
  ),
  named.passes(
    'img-role-with-name',
    '背景图当作图片，有名称',
    page(
      '财政收入',
      `<div role="img" aria-label="柱状图：一季度收入4亿元，二季度收入5.2亿元" style="width:200px;height:120px;background:url(${chart}) no-repeat"></div>`,
    ),
  ),

  button.fails(
    'image-button-no-alt',
    '图片按钮没有替代文字',
    page(
      '站内搜索',
      `<form action="next.html"><label>关键词 <input name="q"></label> <input id="go" type="image" src="${photo}" width="60" height="30"></form>`,
    ),
    '#go',
    { 'next.html': page('搜索结果', '<p>没有找到。</p>') },
  ),
  button.fails(
    'image-button-empty-alt',
    '图片按钮的替代文字为空',
    page(
      '站内搜索',
      `<form action="next.html"><label>关键词 <input name="q"></label> <input id="go" type="image" src="${photo}" width="60" height="30" alt=""></form>`,
    ),
    '#go',
    { 'next.html': page('搜索结果', '<p>没有找到。</p>') },
  ),
  button.passes(
    'image-button-alt',
    '图片按钮有替代文字',
    page(
      '站内搜索',
      `<form action="next.html"><label>关键词 <input name="q"></label> <input type="image" src="${photo}" width="60" height="30" alt="搜索"></form>`,
      '',
    ),
    { 'next.html': page('搜索结果', '<p>没有找到。</p>') },
  ),
  button.passes(
    'image-button-aria-label',
    '图片按钮的名称来自 aria-label',
    page(
      '站内搜索',
      `<form action="next.html"><label>关键词 <input name="q"></label> <input type="image" src="${photo}" width="60" height="30" aria-label="搜索"></form>`,
    ),
    { 'next.html': page('搜索结果', '<p>没有找到。</p>') },
  ),

  svg.fails(
    'svg-img-no-name',
    '标为图片的 svg 没有名称',
    page('财政收入', `<svg id="chart" role="img" width="40" height="64">${bars}</svg>`),
    '#chart',
  ),
  svg.fails(
    'svg-img-empty-title',
    '标为图片的 svg，标题为空',
    page('财政收入', `<svg id="chart" role="img" width="40" height="64"><title></title>${bars}</svg>`),
    '#chart',
  ),
  svg.passes(
    'svg-img-title',
    '名称来自 svg 的 title',
    page(
      '财政收入',
      `<svg role="img" width="40" height="64"><title>一季度收入4亿元，二季度收入5.2亿元</title>${bars}</svg>`,
    ),
  ),
  svg.passes(
    'svg-img-aria-label',
    '名称来自 aria-label',
    page(
      '财政收入',
      `<svg role="img" aria-label="一季度收入4亿元，二季度收入5.2亿元" width="40" height="64">${bars}</svg>`,
    ),
  ),
  svg.passes(
    'svg-hidden-beside-text',
    '装饰性 svg 对辅助技术隐藏，旁边有文字',
    page(
      '联系我们',
      `<p><svg aria-hidden="true" focusable="false" width="16" height="16"><circle cx="8" cy="8" r="7" fill="#1c5fb0"/></svg> 电话：0799-8612345</p>`,
    ),
  ),

  object.fails(
    'object-no-name',
    '嵌入的图片没有名称',
    page(
      '办公地点',
      `<object id="map" type="image/svg+xml" data="${chart}" width="200" height="120"></object>`,
    ),
    '#map',
  ),
  object.passes(
    'object-aria-label',
    '嵌入的图片有名称',
    page(
      '财政收入',
      `<object type="image/svg+xml" data="${chart}" width="200" height="120" aria-label="柱状图：一季度收入4亿元，二季度收入5.2亿元"></object>`,
    ),
  ),
  object.passes(
    'object-title',
    '嵌入的图片以 title 命名',
    page(
      '财政收入',
      `<object type="image/svg+xml" data="${chart}" width="200" height="120" title="柱状图：一季度收入4亿元，二季度收入5.2亿元"></object>`,
    ),
  ),

  decorative.fails(
    'chart-marked-decorative',
    '只有图里有数字，却标成装饰',
    page(
      '三季度财政收入',
      `<p>各季度收入见图。</p><img id="chart" src="${chart}" width="300" height="180" alt="">`,
    ),
    '#chart',
  ),
  decorative.fails(
    'chart-aria-hidden',
    '只有图里有数字，却对辅助技术隐藏',
    page(
      '三季度财政收入',
      `<p>各季度收入见图。</p><img id="chart" src="${chart}" width="300" height="180" alt="收入图" aria-hidden="true">`,
    ),
    '#chart',
  ),
  decorative.fails(
    'notice-picture-empty-alt',
    '通知全文只在图片里，alt 为空',
    page('停水通知', `<img id="notice" src="/shared/notice.svg" width="420" height="160" alt="">`),
    '#notice',
  ),
  decorative.passes(
    'chart-data-in-table',
    '图的内容下面表里都有，图标为装饰',
    page(
      '三季度财政收入',
      `<img src="${chart}" width="300" height="180" alt=""><table><caption>各季度收入（亿元）</caption><tr><th scope="col">季度</th><th scope="col">收入</th></tr><tr><td>一季度</td><td>4.0</td></tr><tr><td>二季度</td><td>5.2</td></tr></table>`,
    ),
  ),
  decorative.passes(
    'icon-empty-alt-beside-text',
    '图标旁边有同义文字，alt 为空',
    page(
      '便民服务',
      `<ul><li><img src="${photo}" alt="" width="20" height="12"> 社保查询：请到一楼大厅</li></ul>`,
    ),
  ),

  hidden.passes(
    'decorative-not-exposed',
    '各种写法的装饰图都不进入可访问性树',
    page(
      '走进清湖',
      `<img src="${line}" width="200" height="4" alt=""><img src="${line}" width="200" height="4" role="none" alt=""><svg aria-hidden="true" width="20" height="4"><rect width="20" height="4" fill="#888"/></svg><p>清湖市位于湖滨平原。</p>`,
    ),
  ),

  descriptive.fails(
    'alt-says-picture',
    '替代文字只写“图片”',
    page(
      '三季度财政收入',
      `<p>各季度收入见图。</p><img id="chart" src="${chart}" width="300" height="180" alt="图片">`,
    ),
    '#chart',
  ),
  descriptive.fails(
    'alt-of-another-picture',
    '替代文字说的是另一幅图',
    page(
      '停水通知',
      `<img id="notice" src="/shared/notice.svg" width="420" height="160" alt="市领导调研招商引资工作">`,
    ),
    '#notice',
  ),
  descriptive.fails(
    'alt-placeholder',
    '替代文字是模板留下的占位字样',
    page(
      '三季度财政收入',
      `<p>各季度收入见图。</p><img id="chart" src="${chart}" width="300" height="180" alt="请输入图片描述">`,
    ),
    '#chart',
  ),
  descriptive.passes(
    'alt-short-and-true',
    '替代文字短而准确',
    page(
      '三季度财政收入',
      `<img src="${chart}" width="300" height="180" alt="柱状图：一季度4亿元，二季度5.2亿元">`,
    ),
  ),
  fileName.fails(
    'alt-file-name',
    '替代文字是图片的文件名',
    page(
      '三季度财政收入',
      `<p>各季度收入见图。</p><img id="chart" src="${chart}" width="300" height="180" alt="chart.svg">`,
    ),
    '#chart',
  ),
  fileName.fails(
    'alt-camera-name',
    '替代文字是相机编号加扩展名',
    page(
      '防汛演练',
      `<p>现场情况：</p><img id="photo" src="IMG_20261103_0915.png" width="400" height="240" alt="IMG_20261103_0915.png">`,
    ),
    '#photo',
    { 'IMG_20261103_0915.png': png(40, 24, '#4a6b3c') },
  ),
  fileName.passes(
    'alt-names-a-document',
    '图标的替代文字是它所代表的文件名',
    page(
      '表格下载',
      `<ul><li><a href="sqb.html"><img src="${photo}" width="20" height="12" alt="行政许可申请表.docx"></a></li></ul>`,
    ),
    { 'sqb.html': page('行政许可申请表', '<p>表格正文。</p>') },
  ),

  text.fails(
    'notice-as-picture',
    '通知正文是一幅文字图片',
    page(
      '停水通知',
      `<img id="notice" src="/shared/notice.svg" width="420" height="160" alt="停水通知：11月25日8时至18时，湖滨路停水检修，请提前储水。">`,
    ),
    '#notice',
  ),
  text.passes(
    'logo-with-text',
    '标志里的文字是标志的一部分',
    bare(
      `<header><img src="/shared/logo.svg" width="200" height="60" alt="清湖市人民政府"></header><main><h1>首页</h1><p>欢迎访问。</p></main>`,
    ),
  ),
  text.passes(
    'notice-as-text',
    '通知正文是真正的文字',
    page('停水通知', '<p>11月25日8时至18时，湖滨路停水检修，请提前储水。</p>'),
  ),
];
