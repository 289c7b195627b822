import { bare, type Case, casesOf, page } from '../case.ts';

const button = casesOf('97a4e1', '4.1.2');
const field = casesOf('e086e5', '4.1.2');
const summary = casesOf('2t702h', '4.1.2');
const menuitem = casesOf('m6b1q3', '4.1.2');
const iframe = casesOf('cae760', '4.1.2');
const sameFrame = casesOf('4b1c6c', '4.1.2');
const labelInName = casesOf('2ee8b8', '2.5.3');
const duplicate = casesOf('3ea0c8', '4.1.2', '1.3.1');

const icon =
  '<svg aria-hidden="true" width="16" height="16"><circle cx="7" cy="7" r="5" fill="none" stroke="#222"/></svg>';
const sr =
  '<style>.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}</style>';
const next = { 'next.html': page('搜索结果', '<p>没有找到。</p>') };
const form = (inside: string) => `<form action="next.html">${inside}<button>提交</button></form>`;
const frames = {
  'map.html': bare('<p>办公地点：湖滨大道60号。</p>', { title: '地图' }),
  'weather.html': bare('<p>今天多云，12到18度。</p>', { title: '天气' }),
};

/** Names of buttons, fields, summaries, menu items and frames. */
export const controls: readonly Case[] = [
  button.fails(
    'button-icon-only',
    '图标按钮没有名称',
    page('站内搜索', `<button id="bad" type="button" onclick="document.title='搜索'">${icon}</button>`),
    '#bad',
  ),
  button.fails(
    'button-image-empty-alt',
    '按钮里的图片替代文字为空',
    page(
      '站内搜索',
      '<button id="bad" type="button"><img src="/shared/photo.png" alt="" width="30" height="18"></button>',
    ),
    '#bad',
  ),
  button.fails(
    'role-button-no-name',
    'role=button 没有名称',
    page(
      '站内搜索',
      `<div id="bad" role="button" tabindex="0" onclick="document.title='搜索'" onkeydown="if(event.key==='Enter'||event.key===' ')document.title='搜索'">${icon}</div>`,
    ),
    '#bad',
  ),
  button.fails(
    'input-button-no-value',
    'input 按钮没有 value',
    page('站内搜索', '<input id="bad" type="button" style="width:40px;height:24px">'),
    '#bad',
  ),
  button.fails(
    'button-text-aria-hidden',
    '按钮文字对辅助技术隐藏',
    page('站内搜索', '<button id="bad" type="button"><span aria-hidden="true">搜索</span></button>'),
    '#bad',
  ),
  button.fails(
    'button-label-reference-missing',
    'aria-labelledby 指向不存在的元素',
    page('站内搜索', `<button id="bad" type="button" aria-labelledby="search-label">${icon}</button>`),
    '#bad',
  ),
  button.passes('button-text', '文字按钮', page('站内搜索', '<button type="button">搜索</button>')),
  button.passes(
    'button-aria-label',
    '图标按钮以 aria-label 命名',
    page('站内搜索', `<button type="button" aria-label="搜索">${icon}</button>`),
  ),
  button.passes(
    'button-title',
    '图标按钮以 title 命名',
    page('站内搜索', `<button type="button" title="搜索">${icon}</button>`),
  ),
  button.passes(
    'button-visually-hidden',
    '图标按钮带视觉隐藏的文字',
    page('站内搜索', `<button type="button">${icon}<span class="sr">搜索</span></button>`, sr),
  ),
  button.passes(
    'button-image-alt',
    '按钮里的图片有替代文字',
    page(
      '站内搜索',
      '<button type="button"><img src="/shared/photo.png" alt="搜索" width="30" height="18"></button>',
    ),
  ),
  button.passes(
    'submit-without-value',
    '提交按钮没有 value 时浏览器给出名称',
    page(
      '站内搜索',
      `<form action="next.html"><label>关键词 <input name="q"></label><input type="submit"></form>`,
    ),
    next,
  ),
  button.passes(
    'reset-without-value',
    '重置按钮没有 value 时浏览器给出名称',
    page(
      '站内搜索',
      `<form action="next.html"><label>关键词 <input name="q"></label><input type="reset"><button>提交</button></form>`,
    ),
    next,
  ),
  button.passes(
    'button-labelled-by-hidden',
    '名称来自隐藏的文字',
    page(
      '站内搜索',
      `<span id="n" hidden>搜索</span><button type="button" aria-labelledby="n">${icon}</button>`,
    ),
  ),
  button.passes(
    'button-empty-hidden',
    '空按钮对所有人隐藏',
    page('站内搜索', '<button type="button" hidden></button><p>搜索暂停服务。</p>'),
  ),
  button.passes(
    'button-label-element',
    '按钮由 label 命名',
    page('显示设置', `<label for="b">放大文字</label> <button id="b" type="button">${icon}</button>`),
  ),

  field.fails(
    'field-no-label',
    '输入框没有名称',
    page('网上信访', form('<input id="bad" name="name">')),
    '#bad',
    next,
  ),
  field.fails(
    'field-text-beside',
    '旁边有文字，但没有关联',
    page('网上信访', form('<p>姓名 <input id="bad" name="name"></p>')),
    '#bad',
    next,
  ),
  field.fails(
    'field-label-wrong-id',
    'label 的 for 写错',
    page('网上信访', form('<label for="user">姓名</label> <input id="bad" name="name">')),
    '#bad',
    next,
  ),
  field.fails(
    'select-no-label',
    '下拉框没有名称',
    page(
      '网上信访',
      form('<select id="bad" name="kind"><option>咨询</option><option>投诉</option></select>'),
    ),
    '#bad',
    next,
  ),
  field.fails(
    'textarea-no-label',
    '文本域没有名称',
    page('网上信访', form('<div>内容</div><textarea id="bad" name="text"></textarea>')),
    '#bad',
    next,
  ),
  field.fails(
    'checkbox-no-label',
    '复选框没有名称',
    page('网上信访', form('<input id="bad" type="checkbox" name="open"><span>公开</span>')),
    '#bad',
    next,
  ),
  field.fails(
    'contenteditable-no-name',
    '可编辑区没有名称',
    page(
      '网上信访',
      '<div id="bad" role="textbox" contenteditable="true" tabindex="0" style="border:1px solid #555;min-height:40px"></div>',
    ),
    '#bad',
  ),
  field.fails(
    'role-checkbox-no-name',
    '自制复选框没有名称',
    page(
      '网上信访',
      `<div id="bad" role="checkbox" aria-checked="false" tabindex="0" style="width:16px;height:16px;border:1px solid #333" onclick="this.ariaChecked=this.ariaChecked!=='true'" onkeydown="if(event.key===' ')this.click()"></div>`,
    ),
    '#bad',
  ),
  field.fails(
    'field-label-empty',
    'label 是空的',
    page('网上信访', form('<label for="bad"></label><input id="bad" name="name">')),
    '#bad',
    next,
  ),
  field.passes(
    'field-label-for',
    'label 以 for 关联',
    page('网上信访', form('<label for="a">姓名</label> <input id="a" name="name">')),
    next,
  ),
  field.passes(
    'field-label-around',
    'label 包住输入框',
    page('网上信访', form('<label>姓名 <input name="name"></label>')),
    next,
  ),
  field.passes(
    'field-title',
    '以 title 命名',
    page('站内搜索', form('<input name="q" title="搜索关键词">')),
    next,
  ),
  field.passes(
    'field-aria-label',
    '以 aria-label 命名',
    page('站内搜索', form('<input name="q" aria-label="搜索关键词">')),
    next,
  ),
  field.passes(
    'field-labelled-by',
    '以两段文字命名',
    page(
      '网上信访',
      form('<span id="g">联系人</span> <span id="n">姓名</span> <input name="name" aria-labelledby="g n">'),
    ),
    next,
  ),
  field.passes(
    'field-visually-hidden-label',
    'label 视觉隐藏',
    page('站内搜索', form('<label class="sr" for="q">搜索关键词</label><input id="q" name="q">'), sr),
    next,
  ),
  field.passes(
    'field-hidden-type',
    'hidden 类型不需要名称',
    page(
      '站内搜索',
      form('<input type="hidden" name="site" value="www"><label>关键词 <input name="q"></label>'),
    ),
    next,
  ),
  field.passes(
    'field-in-hidden-block',
    '没有名称的输入框对所有人隐藏',
    page('站内搜索', '<div style="display:none"><input name="trap"></div><p>搜索暂停服务。</p>'),
  ),
  field.passes(
    'field-honeypot',
    '防机器人的输入框，读不到也聚焦不到',
    page(
      '网上信访',
      form(
        '<div aria-hidden="true" style="position:absolute;left:-9999px"><input name="url" tabindex="-1" autocomplete="off"></div><label>姓名 <input name="name"></label>',
      ),
    ),
    next,
  ),
  field.passes(
    'field-placeholder-and-label',
    '有提示文字也有名称',
    page(
      '站内搜索',
      form('<label for="q">关键词</label><input id="q" name="q" placeholder="如：公积金提取">'),
    ),
    next,
  ),
  field.passes(
    'radio-group-labelled',
    '单选组各有名称',
    page(
      '网上信访',
      form(
        '<fieldset><legend>类别</legend><label><input type="radio" name="k" value="1"> 咨询</label> <label><input type="radio" name="k" value="2"> 投诉</label></fieldset>',
      ),
    ),
    next,
  ),

  duplicate.fails(
    'label-duplicate-id',
    '两个输入框同一 id，第二个没有名称',
    page(
      '网上信访',
      form(
        '<label for="tel">手机</label><input id="tel" name="m"> <label for="tel">座机</label><input id="tel" name="second">',
      ),
    ),
    'input[name=second]',
    next,
  ),
  duplicate.passes(
    'duplicate-id-unused',
    '重复的 id 没有被引用',
    page('通知公告', '<div id="box"><p>第一条通知。</p></div><div id="box"><p>第二条通知。</p></div>'),
  ),

  summary.fails(
    'summary-empty',
    'summary 没有内容',
    page('常见问题', '<details><summary id="bad"></summary><p>请携带身份证到窗口办理。</p></details>'),
    '#bad',
  ),
  summary.fails(
    'summary-icon-only',
    'summary 里只有隐藏的图标',
    page('常见问题', `<details><summary id="bad">${icon}</summary><p>请携带身份证到窗口办理。</p></details>`),
    '#bad',
  ),
  summary.passes(
    'summary-text',
    'summary 有文字',
    page('常见问题', '<details><summary>如何办理居住证？</summary><p>请携带身份证到窗口办理。</p></details>'),
  ),
  summary.passes(
    'details-without-summary',
    '没有 summary 时浏览器给出名称',
    page('常见问题', '<details><p>请携带身份证到窗口办理。</p></details>'),
  ),

  menuitem.fails(
    'menuitem-no-name',
    '菜单项没有名称',
    page(
      '显示设置',
      `<div role="menu" aria-label="显示设置"><div id="bad" role="menuitem" tabindex="0"><img src="/shared/photo.png" alt="" width="20" height="12"></div><div role="menuitem" tabindex="-1">恢复</div></div>`,
    ),
    '#bad',
  ),
  menuitem.passes(
    'menuitem-aria-label',
    '菜单项以 aria-label 命名',
    page(
      '显示设置',
      `<div role="menu" aria-label="显示设置"><div role="menuitem" tabindex="0" aria-label="放大"><img src="/shared/photo.png" alt="" width="20" height="12"></div><div role="menuitem" tabindex="-1">恢复</div></div>`,
    ),
  ),

  iframe.fails(
    'iframe-no-title',
    '框架没有名称',
    page('办公地点', '<iframe id="bad" src="map.html" width="300" height="120"></iframe>'),
    '#bad',
    frames,
  ),
  iframe.fails(
    'iframe-empty-title',
    '框架的 title 为空',
    page('办公地点', '<iframe id="bad" title="" src="map.html" width="300" height="120"></iframe>'),
    '#bad',
    frames,
  ),
  iframe.passes(
    'iframe-title',
    '框架有 title',
    page('办公地点', '<iframe title="办公地点地图" src="map.html" width="300" height="120"></iframe>'),
    frames,
  ),
  iframe.passes(
    'iframe-aria-label',
    '框架以 aria-label 命名',
    page('办公地点', '<iframe aria-label="办公地点地图" src="map.html" width="300" height="120"></iframe>'),
    frames,
  ),
  iframe.passes(
    'iframe-hidden',
    '统计用的框架不显示',
    page('办公地点', '<iframe src="map.html" style="display:none"></iframe><p>湖滨大道60号。</p>'),
    frames,
  ),
  sameFrame.fails(
    'iframes-same-title',
    '两个框架同名，内容不同',
    page(
      '首页',
      '<iframe id="one" title="服务" src="map.html" width="300" height="80"></iframe><iframe title="服务" src="weather.html" width="300" height="80"></iframe>',
    ),
    'iframe',
    frames,
  ),
  sameFrame.passes(
    'iframes-different-titles',
    '两个框架各有名称',
    page(
      '首页',
      '<iframe title="办公地点地图" src="map.html" width="300" height="80"></iframe><iframe title="天气预报" src="weather.html" width="300" height="80"></iframe>',
    ),
    frames,
  ),
  sameFrame.passes(
    'iframes-same-title-same-page',
    '两个同名框架显示同一页',
    page(
      '首页',
      '<iframe title="天气预报" src="weather.html" width="300" height="80"></iframe><iframe title="天气预报" src="weather.html" width="300" height="80"></iframe>',
    ),
    frames,
  ),

  labelInName.fails(
    'button-label-replaced',
    '按钮显示“提交申请”，名称是别的',
    page('网上信访', '<button id="bad" type="button" aria-label="发送">提交申请</button>'),
    '#bad',
  ),
  labelInName.fails(
    'link-label-replaced',
    '链接显示中文，名称是英文',
    page('首页', '<a id="bad" href="next.html" aria-label="news list">通知公告</a>'),
    '#bad',
    next,
  ),
  labelInName.fails(
    'link-label-other-words',
    '链接显示“查看全文”，名称不含这几个字',
    page('首页', '<a id="bad" href="next.html" aria-label="详细内容页面">查看全文</a>'),
    '#bad',
    next,
  ),
  labelInName.passes(
    'label-extended',
    '名称包含显示的文字',
    page('首页', '<a href="next.html" aria-label="查看全文：防火通知">查看全文</a>'),
    next,
  ),
  labelInName.passes(
    'label-symbol',
    '显示的只是符号',
    page('提示', '<button type="button" aria-label="关闭提示">×</button>'),
  ),
  labelInName.passes(
    'label-same',
    '名称与显示的文字相同',
    page('首页', '<a href="next.html" aria-label="通知公告">通知公告</a>'),
    next,
  ),
];
