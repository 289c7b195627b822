import { bare, type Case, casesOf, page } from '../case.ts';

const contrast = casesOf('afw4f7', '1.4.3');
const clipped = casesOf('59br37', '1.4.4');
const zoom = casesOf('b4f0c3', '1.4.4');
const viewportUnits = casesOf('wcag', '1.4.4');
const orientation = casesOf('b33eff', '1.3.4');
const letters = casesOf('24afc2', '1.4.12');
const lines = casesOf('78fd32', '1.4.12');
const words = casesOf('9e45ec', '1.4.12');
const colour = casesOf('wcag', '1.4.1');
const reflow = casesOf('wcag', '1.4.10');
const nonText = casesOf('wcag', '1.4.11');
const target = casesOf('wcag', '2.5.8');

const next = { 'next.html': page('通知公告', '<p>防火通知。</p>') };
const sentence = '各有关单位应当按照职责分工，抓好秋冬季森林防火各项工作的落实，发现火情立即报告。';
const english =
  'The city library will be closed from Monday to Wednesday for maintenance. Readers may return their books at the front desk during the usual hours.';
const en = (body: string) =>
  bare(`<main><h1>Notice</h1>${body}</main>`, { root: 'lang="en"' }).replace(
    /<title>.*<\/title>/,
    '<title>Notice of the library</title>',
  );
const viewport = (content: string) =>
  page('通知公告', `<p>${sentence}</p>`).replace('width=device-width, initial-scale=1', content);

/** What the eye needs: contrast, size, space, and more than colour. */
export const visual: readonly Case[] = [
  contrast.fails(
    'grey-on-white',
    '浅灰字，对比度2.8',
    page('通知公告', `<p id="bad" style="color:#999">${sentence}</p>`),
    '#bad',
  ),
  contrast.fails(
    'white-on-pale-gradient',
    '白字在整段都很浅的渐变上',
    page(
      '通知公告',
      `<p id="bad" style="color:#fff;background:linear-gradient(90deg,#cfd8dc,#eceff1);padding:20px">${sentence}</p>`,
    ),
    '#bad',
  ),
  contrast.fails(
    'white-on-pale-picture',
    '白字在浅色图片上',
    page(
      '通知公告',
      `<p id="bad" style="color:#fff;background:url(/shared/pale.png);padding:20px">${sentence}</p>`,
    ),
    '#bad',
  ),
  contrast.fails(
    'faded-text',
    '半透明使文字太淡',
    page('通知公告', `<p id="bad" style="color:#000;opacity:.35">${sentence}</p>`),
    '#bad',
  ),
  contrast.fails(
    'light-link',
    '浅黄色链接',
    page('首页', '<p><a id="bad" href="next.html" style="color:#f0c040">通知公告</a></p>'),
    '#bad',
    next,
  ),
  contrast.fails(
    'white-on-pale-layer',
    '白字所在的层浮在浅色块上',
    page(
      '首页',
      `<div style="position:relative;width:600px;height:80px;background:#e8e8e8"><p id="bad" style="position:absolute;left:10px;top:0;color:#fff">${sentence.slice(0, 20)}</p></div>`,
    ),
    '#bad',
  ),
  contrast.fails(
    'large-text-still-too-light',
    '大字对比度也不到3',
    page('首页', '<p id="bad" style="font-size:32px;color:#bbb">今日要闻</p>'),
    '#bad',
  ),
  contrast.passes(
    'grey-just-enough',
    '灰字，对比度4.5以上',
    page('通知公告', `<p style="color:#767676">${sentence}</p>`),
  ),
  contrast.passes(
    'large-text-three',
    '大字，对比度3以上',
    page('首页', '<p style="font-size:32px;color:#8c8c8c">今日要闻</p>'),
  ),
  contrast.passes(
    'white-on-dark-gradient',
    '白字在整段都很深的渐变上',
    page(
      '通知公告',
      `<p style="color:#fff;background:linear-gradient(90deg,#0b2a4a,#123a63);padding:20px">${sentence}</p>`,
    ),
  ),
  contrast.passes(
    'white-on-dark-picture',
    '白字在深色图片上，没有底色',
    page('通知公告', `<p style="color:#fff;background:url(/shared/dark.png);padding:20px">${sentence}</p>`),
  ),
  contrast.passes(
    'white-over-dark-layer',
    '白字的层浮在深色图片上',
    page(
      '首页',
      `<div style="position:relative;width:400px;height:120px"><img src="/shared/dark.png" alt="夜色中的湖滨新城" width="400" height="120"><p style="position:absolute;left:10px;top:10px;color:#fff;margin:0">湖滨新城夜景</p></div>`,
    ),
  ),
  contrast.passes(
    'disabled-button-grey',
    '停用的按钮不受要求',
    page('网上预约', '<button type="button" disabled style="color:#aaa;background:#eee">已约满</button>'),
  ),
  contrast.passes(
    'pale-text-hidden',
    '浅色字对所有人隐藏',
    page('首页', '<p hidden style="color:#eee">备用</p><p>欢迎访问。</p>'),
  ),
  contrast.passes(
    'shadow-behind-text',
    '白字后面是深色半透明层',
    page(
      '首页',
      '<div style="background:#fff"><p style="background:rgba(0,0,0,.8);color:#fff;padding:10px">今日要闻</p></div>',
    ),
  ),

  clipped.fails(
    'clipped-at-double-zoom',
    '放大一倍后文字在固定高度的框里被裁掉',
    page(
      '通知公告',
      `<div id="bad" style="width:50%;height:80px;line-height:24px;overflow:hidden">${sentence.repeat(2)}</div>`,
    ),
    '#bad',
  ),
  clipped.fails(
    'clipped-to-the-side',
    '放大一倍后右半行被裁掉',
    page(
      '通知公告',
      `<div style="overflow:hidden"><p id="bad" style="width:1000px">${sentence.repeat(3)}</p></div>`,
    ),
    '#bad, div',
  ),
  clipped.passes(
    'box-grows',
    '框随文字增高',
    page('通知公告', `<div style="width:50%;min-height:60px;overflow:hidden">${sentence.repeat(2)}</div>`),
  ),
  clipped.passes(
    'ellipsis-with-full-text',
    '标题用省略号，全文在链接里',
    page(
      '通知公告',
      `<p style="white-space:nowrap;overflow:hidden;text-overflow:ellipsis;width:50%"><a href="next.html">${sentence}</a></p>`,
    ),
    { 'next.html': page('防火通知', `<p>${sentence}</p>`) },
  ),
  clipped.passes(
    'box-scrolls',
    '框可以滚动',
    page(
      '通知公告',
      `<div tabindex="0" role="region" aria-label="通知" style="width:50%;height:60px;overflow:auto">${sentence.repeat(2)}</div>`,
    ),
  ),

  zoom.fails(
    'viewport-no-scaling',
    '禁止缩放',
    viewport('width=device-width, initial-scale=1, user-scalable=no'),
  ),
  zoom.fails(
    'viewport-maximum-one',
    '最多放大到一倍',
    viewport('width=device-width, initial-scale=1, maximum-scale=1.0'),
  ),
  zoom.fails('viewport-scalable-zero', 'user-scalable=0', viewport('width=device-width,user-scalable=0')),
  zoom.passes('viewport-plain', '不限制缩放', viewport('width=device-width, initial-scale=1')),
  zoom.passes('viewport-maximum-five', '最多放大到五倍', viewport('width=device-width, maximum-scale=5')),
  zoom.passes('viewport-scalable-yes', '明说可以缩放', viewport('width=device-width, user-scalable=yes')),
  viewportUnits.fails(
    'text-in-vw',
    '字号只按窗口宽度，放大没有作用',
    page('通知公告', `<p id="bad">${sentence}</p>`, '<style>body{font-size:1.2vw}h1{font-size:2vw}</style>'),
  ),
  viewportUnits.passes(
    'text-in-rem',
    '字号按根元素',
    page('通知公告', `<p>${sentence}</p>`, '<style>body{font-size:1rem}</style>'),
  ),

  orientation.fails(
    'portrait-turned',
    '竖屏时整页转成横的',
    page(
      '首页',
      `<p>${sentence}</p>`,
      '<style>@media (orientation:portrait){body{transform:rotate(90deg)}}</style>',
    ),
  ),
  orientation.fails(
    'landscape-turned',
    '横屏时整页转成竖的',
    page(
      '首页',
      `<p>${sentence}</p>`,
      '<style>@media (orientation:landscape){html{transform:rotate(-90deg)}}</style>',
    ),
  ),
  orientation.passes(
    'landscape-two-columns',
    '横屏只改变分栏',
    page('首页', `<p>${sentence}</p>`, '<style>@media (orientation:landscape){main{columns:2}}</style>'),
  ),
  orientation.passes(
    'portrait-full-turn',
    '竖屏旋转三百六十度，等于没有转',
    page(
      '首页',
      `<p>${sentence}</p>`,
      '<style>@media (orientation:portrait){main{transform:rotate(360deg)}}</style>',
    ),
  ),

  letters.fails(
    'letter-spacing-fixed',
    '行内样式锁定了过小的字距',
    en(`<p id="bad" style="letter-spacing:0.02em !important;width:300px">${english}</p>`),
    '#bad',
  ),
  letters.passes(
    'letter-spacing-wide',
    '锁定的字距足够大',
    en(`<p style="letter-spacing:0.15em !important;width:300px">${english}</p>`),
  ),
  letters.passes(
    'letter-spacing-free',
    '字距没有锁定',
    en(`<p style="letter-spacing:0.02em;width:300px">${english}</p>`),
  ),
  lines.fails(
    'line-height-fixed',
    '行内样式锁定了过小的行距',
    page('通知公告', `<p id="bad" style="line-height:1.1 !important;width:300px">${sentence.repeat(2)}</p>`),
    '#bad',
  ),
  lines.passes(
    'line-height-wide',
    '锁定的行距足够大',
    page('通知公告', `<p style="line-height:1.6 !important;width:300px">${sentence.repeat(2)}</p>`),
  ),
  lines.passes(
    'line-height-free',
    '行距没有锁定',
    page('通知公告', `<p style="line-height:1.1;width:300px">${sentence.repeat(2)}</p>`),
  ),
  words.fails(
    'word-spacing-fixed',
    '行内样式锁定了过小的词距',
    en(`<p id="bad" style="word-spacing:0 !important;width:300px">${english}</p>`),
    '#bad',
  ),
  words.passes(
    'word-spacing-wide',
    '锁定的词距足够大',
    en(`<p style="word-spacing:0.2em !important;width:300px">${english}</p>`),
  ),

  colour.fails(
    'link-by-colour-only',
    '正文里的链接只有颜色不同，而且差别很小',
    page(
      '通知公告',
      '<p>现将<a id="bad" href="next.html">防火通知</a>印发给你们，请认真执行。</p>',
      '<style>p{color:#222}a,a:visited{color:#4a1414;text-decoration:none}a:focus{outline:2px solid #000}</style>',
    ),
    '#bad',
    next,
  ),
  colour.fails(
    'required-by-colour-only',
    '必填项只用红字表示',
    page(
      '网上信访',
      '<p>红色的为必填项。</p><p><label style="color:#b01c1c">姓名 <input></label></p><p><label>单位 <input></label></p>',
    ),
    'p, label',
  ),
  colour.fails(
    'state-by-colour-only',
    '办理状态只用底色表示',
    page(
      '办件公示',
      '<p>绿色：已办结；红色：已超期。</p><table><caption>办件</caption><tr><th scope="col">编号</th><th scope="col">状态</th></tr><tr><td>001</td><td id="bad" style="background:#2e7d32"></td></tr><tr><td>002</td><td style="background:#c62828"></td></tr></table>',
    ),
    'td, table, p',
  ),
  colour.passes(
    'link-underlined',
    '正文里的链接有下划线',
    page('通知公告', '<p>现将<a href="next.html" style="color:#4a1414">防火通知</a>印发给你们。</p>'),
    next,
  ),
  colour.passes(
    'link-bold',
    '正文里的链接加粗',
    page(
      '通知公告',
      '<p>现将<a href="next.html" style="color:#0a4a8f;text-decoration:none;font-weight:bold">防火通知</a>印发给你们。</p>',
    ),
    next,
  ),
  colour.passes(
    'link-contrast-and-focus',
    '链接与正文对比度3以上，悬停和聚焦时有下划线',
    page(
      '通知公告',
      '<p>现将<a href="next.html">防火通知</a>印发给你们。</p>',
      '<style>p{color:#000}a,a:visited{color:#0072c6;text-decoration:none}a:hover,a:focus{text-decoration:underline}</style>',
    ),
    next,
  ),
  colour.passes(
    'links-in-list',
    '导航列表里的链接不在正文中间',
    page(
      '首页',
      '<nav aria-label="主导航"><ul><li><a href="next.html" style="color:#222;text-decoration:none">通知公告</a></li></ul></nav>',
    ),
    next,
  ),
  colour.passes(
    'required-with-word',
    '红字之外还写明“必填”',
    page(
      '网上信访',
      '<p><label style="color:#b01c1c">姓名（必填） <input required></label></p><p><label>单位 <input></label></p>',
    ),
  ),
  colour.passes(
    'state-with-word',
    '底色之外还有文字',
    page(
      '办件公示',
      '<table><caption>办件</caption><tr><th scope="col">编号</th><th scope="col">状态</th></tr><tr><td>001</td><td style="background:#1b5e20;color:#fff">已办结</td></tr></table>',
    ),
  ),

  reflow.fails(
    'fixed-width-page',
    '整页宽一千二百像素，窄屏要左右滚动',
    bare(`<div style="width:1200px"><main><h1>通知公告</h1><p>${sentence.repeat(3)}</p></main></div>`, {
      title: '通知公告',
    }),
  ),
  reflow.fails(
    'minimum-width-body',
    'body 最小宽度一千像素',
    page('通知公告', `<p>${sentence.repeat(3)}</p>`, '<style>body{min-width:1000px}</style>'),
  ),
  reflow.passes(
    'fluid-page',
    '宽度随窗口变化',
    page('通知公告', `<div style="max-width:1200px"><p>${sentence.repeat(3)}</p></div>`),
  ),
  reflow.passes(
    'wide-table-scrolls-alone',
    '只有数据表自己左右滚动',
    page(
      '收费标准',
      `<div tabindex="0" role="region" aria-label="收费标准" style="overflow-x:auto"><table style="width:1200px"><caption>收费标准</caption><tr><th scope="col">项目</th><th scope="col">标准（元）</th></tr><tr><td>居民用水</td><td>2.1</td></tr></table></div>`,
    ),
  ),

  nonText.fails(
    'field-border-too-faint',
    '输入框与背景几乎一样',
    page(
      '站内搜索',
      '<p><label>关键词 <input id="bad" style="border:1px solid #f2f2f2;background:#fff"></label></p>',
    ),
    '#bad',
  ),
  nonText.passes(
    'field-border-clear',
    '输入框的边框清楚',
    page('站内搜索', '<p><label>关键词 <input style="border:1px solid #666;background:#fff"></label></p>'),
  ),
  nonText.passes(
    'field-filled',
    '输入框没有边框，底色清楚',
    page('站内搜索', '<p><label>关键词 <input style="border:0;background:#123a63;color:#fff"></label></p>'),
  ),

  target.fails(
    'tiny-buttons',
    '十二像素见方的按钮挤在一起',
    page(
      '要闻',
      `<p style="font-size:0">${[1, 2, 3].map((n) => `<button type="button" class="d" aria-label="第${n}幅"></button>`).join('')}</p>`,
      '<style>.d{width:12px;height:12px;padding:0;margin:0;border:1px solid #333}</style>',
    ),
    'button',
  ),
  target.passes(
    'links-in-sentence',
    '正文中的链接不受要求',
    page('通知公告', '<p>见<a href="next.html">防火</a>、<a href="next.html">停水</a>两件通知。</p>'),
    next,
  ),
  target.passes(
    'tiny-buttons-far-apart',
    '按钮虽小，间距足够',
    page(
      '要闻',
      `<p>${[1, 2, 3].map((n) => `<button type="button" class="d" aria-label="第${n}幅"></button>`).join('')}</p>`,
      '<style>.d{width:14px;height:14px;padding:0;margin:12px;border:1px solid #333}</style>',
    ),
  ),
];
