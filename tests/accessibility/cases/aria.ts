import { type Case, casesOf, page } from '../case.ts';

const roleValid = casesOf('674b10', '1.3.1', '4.1.2');
const required = casesOf('4e8ab6', '4.1.2');
const context = casesOf('ff89c9', '1.3.1');
const owned = casesOf('bc4a75', '1.3.1');
const value = casesOf('6a7281', '4.1.2');
const permitted = casesOf('5c01ea', '4.1.2');
const defined = casesOf('5f99a7', '4.1.2');
const hidden = casesOf('6cfa84', '4.1.2');
const children = casesOf('307n5z', '4.1.2');

const next = { 'next.html': page('通知公告', '<p>防火通知。</p>') };
const keys = `onkeydown="if(event.key==='Enter'||event.key===' '){event.preventDefault();this.click()}"`;
const toggle = (attribute: string, on: string, off: string) =>
  `onclick="this.setAttribute('${attribute}',this.getAttribute('${attribute}')==='${on}'?'${off}':'${on}')"`;

/** Roles, states, properties, and what they ask of the elements around and inside. */
export const aria: readonly Case[] = [
  roleValid.fails(
    'role-misspelt',
    'role 拼写错误，控件不是按钮',
    page(
      '显示设置',
      `<div id="bad" role="buton" tabindex="0" onclick="document.body.style.fontSize='20px'" ${keys}>放大文字</div>`,
    ),
    '#bad',
  ),
  roleValid.fails(
    'role-invented',
    'role 是编造的',
    page(
      '首页',
      `<span id="bad" role="hyperlink" tabindex="0" onclick="location.href='next.html'" ${keys}>通知公告</span>`,
    ),
    '#bad',
    next,
  ),
  roleValid.passes(
    'role-fallback',
    'role 列表里有一个有效的后备',
    page(
      '显示设置',
      `<div role="toggleknob button" tabindex="0" onclick="document.body.style.fontSize='20px'" ${keys}>放大文字</div>`,
    ),
  ),
  roleValid.passes('role-empty', 'role 为空，等于没有', page('首页', '<p role="">欢迎访问。</p>')),
  roleValid.passes(
    'role-none-presentation',
    '两个同义的 role 并列',
    page('联系我们', '<table role="none presentation"><tr><td>地址：湖滨大道60号</td></tr></table>'),
  ),
  roleValid.passes(
    'role-invented-hidden',
    '编造的 role 在对所有人隐藏的块里',
    page('首页', '<div hidden><span role="hyperlink">备用</span></div><p>欢迎访问。</p>'),
  ),

  required.fails(
    'checkbox-without-state',
    '自制复选框没有 aria-checked',
    page(
      '网上信访',
      `<div id="bad" role="checkbox" tabindex="0" onclick="this.classList.toggle('on')" ${keys}>同意公开</div>`,
      '<style>.on::after{content:"✓"}</style>',
    ),
    '#bad',
  ),
  required.fails(
    'radio-without-state',
    '自制单选钮没有 aria-checked',
    page(
      '网上信访',
      `<div role="radiogroup" aria-label="类别"><span id="bad" role="radio" tabindex="0" onclick="this.classList.toggle('on')" ${keys}>咨询</span></div>`,
      '<style>.on::after{content:"●"}</style>',
    ),
    '#bad',
  ),
  required.fails(
    'slider-without-value',
    '自制滑块没有 aria-valuenow',
    page(
      '显示设置',
      '<div id="bad" role="slider" tabindex="0" aria-label="字号" aria-valuemin="12" aria-valuemax="30" style="width:120px;height:16px;background:#ccc"></div>',
    ),
    '#bad',
  ),
  required.fails(
    'switch-without-state',
    '自制开关没有 aria-checked',
    page(
      '显示设置',
      `<button id="bad" type="button" role="switch" onclick="document.body.classList.toggle('big')">大字</button>`,
      '<style>.big{font-size:22px}</style>',
    ),
    '#bad',
  ),
  required.passes(
    'checkbox-with-state',
    '自制复选框有状态',
    page(
      '网上信访',
      `<div role="checkbox" aria-checked="false" tabindex="0" ${toggle('aria-checked', 'true', 'false')} ${keys}>同意公开</div>`,
    ),
  ),
  required.passes(
    'native-switch',
    '原生复选框当作开关，状态由浏览器给出',
    page('显示设置', '<label><input type="checkbox" role="switch"> 大字显示</label>'),
  ),
  required.passes(
    'separator-not-focusable',
    '不能聚焦的分隔线不需要数值',
    page('首页', '<p>第一部分</p><div role="separator"></div><p>第二部分</p>'),
  ),
  required.passes(
    'checkbox-without-state-hidden',
    '缺状态的控件对所有人隐藏',
    page('首页', '<div style="display:none"><div role="checkbox">备用</div></div><p>欢迎访问。</p>'),
  ),

  context.fails(
    'option-outside-listbox',
    'option 不在 listbox 里',
    page('网上信访', '<div><div id="bad" role="option" aria-selected="false" tabindex="0">咨询</div></div>'),
    '#bad',
  ),
  context.fails(
    'tab-outside-tablist',
    'tab 不在 tablist 里',
    page(
      '政务公开',
      '<div><button id="bad" type="button" role="tab" aria-selected="true" aria-controls="p">政策</button></div><div id="p" role="tabpanel" aria-label="政策"><p>政策文件。</p></div>',
    ),
    '#bad',
  ),
  context.fails(
    'menuitem-outside-menu',
    'menuitem 不在 menu 里',
    page('首页', '<div><a id="bad" role="menuitem" href="next.html">通知公告</a></div>'),
    '#bad',
    next,
  ),
  context.fails(
    'row-outside-table',
    'row 不在表格里',
    page(
      '收费标准',
      '<div><div id="bad" role="row"><span role="cell">居民用水</span><span role="cell">2.1元</span></div></div>',
    ),
    '#bad',
  ),
  context.passes(
    'tab-through-presentation',
    '中间隔着 role=presentation',
    page(
      '政务公开',
      '<ul role="tablist" aria-label="栏目"><li role="presentation"><button type="button" role="tab" aria-selected="true" aria-controls="p">政策</button></li></ul><div id="p" role="tabpanel" aria-label="政策"><p>政策文件。</p></div>',
    ),
  ),
  context.passes(
    'option-owned',
    'listbox 以 aria-owns 拥有 option',
    page(
      '网上信访',
      '<div role="listbox" aria-label="类别" aria-owns="o1 o2" tabindex="0"></div><div id="o1" role="option" aria-selected="true">咨询</div><div id="o2" role="option" aria-selected="false">投诉</div>',
    ),
  ),
  context.passes(
    'listitem-in-list',
    'listitem 在 role=list 里',
    page(
      '首页',
      '<div role="list"><div role="listitem">防火通知</div><div role="listitem">停水通知</div></div>',
    ),
  ),

  owned.fails(
    'menubar-of-listitems',
    'menubar 直接含 li',
    page(
      '首页',
      '<ul id="bad" role="menubar" aria-label="主菜单"><li><a href="next.html">通知公告</a></li><li><a href="next.html">政策文件</a></li></ul>',
    ),
    '#bad',
    next,
  ),
  owned.fails(
    'tablist-of-links',
    'tablist 里没有 tab',
    page(
      '政务公开',
      '<div id="bad" role="tablist" aria-label="栏目"><a href="next.html">政策</a><a href="next.html">解读</a></div>',
    ),
    '#bad',
    next,
  ),
  owned.fails(
    'listbox-of-buttons',
    'listbox 里全是按钮',
    page(
      '网上信访',
      '<div id="bad" role="listbox" aria-label="类别"><button type="button">咨询</button><button type="button">投诉</button></div>',
    ),
    '#bad',
  ),
  owned.passes(
    'menubar-complete',
    'menubar 含 menuitem，中间的 li 标为 none',
    page(
      '首页',
      '<ul role="menubar" aria-label="主菜单"><li role="none"><a role="menuitem" tabindex="0" href="next.html">通知公告</a></li><li role="none"><a role="menuitem" tabindex="-1" href="next.html">政策文件</a></li></ul>',
      `<script>document.addEventListener('keydown',e=>{const m=[...document.querySelectorAll('[role=menuitem]')],i=m.indexOf(document.activeElement);if(i<0)return;const n=e.key==='ArrowRight'?m[(i+1)%m.length]:e.key==='ArrowLeft'?m[(i+m.length-1)%m.length]:null;if(n){m.forEach(x=>x.tabIndex=-1);n.tabIndex=0;n.focus()}})</script>`,
    ),
    next,
  ),
  owned.passes(
    'listbox-busy',
    'listbox 正在载入，标了 aria-busy',
    page('网上信访', '<div role="listbox" aria-label="类别" aria-busy="true" tabindex="0"></div>'),
  ),
  owned.passes(
    'list-complete',
    'role=list 含 listitem',
    page('首页', '<div role="list"><div role="listitem">防火通知</div></div>'),
  ),

  value.fails(
    'expanded-yes',
    'aria-expanded 写成 yes',
    page(
      '常见问题',
      `<button id="bad" type="button" aria-expanded="yes" onclick="const p=document.getElementById('p');p.hidden=!p.hidden;this.setAttribute('aria-expanded',p.hidden?'no':'yes')">如何办理？</button><p id="p">请到窗口办理。</p>`,
    ),
    '#bad',
  ),
  value.fails(
    'checked-checked',
    'aria-checked 写成 checked',
    page(
      '网上信访',
      `<div id="bad" role="checkbox" aria-checked="checked" tabindex="0" ${keys}>同意公开</div>`,
    ),
    '#bad',
  ),
  value.fails(
    'pressed-on',
    'aria-pressed 写成 on',
    page(
      '显示设置',
      `<button id="bad" type="button" aria-pressed="on" ${toggle('aria-pressed', 'on', 'off')}>高对比度</button>`,
    ),
    '#bad',
  ),
  value.passes(
    'checked-mixed',
    'aria-checked 为 mixed',
    page(
      '网上信访',
      `<div role="checkbox" aria-checked="mixed" tabindex="0" ${toggle('aria-checked', 'true', 'false')} ${keys}>全部公开</div>`,
    ),
  ),
  value.passes(
    'current-page',
    'aria-current 为 page',
    page('首页', '<nav aria-label="位置"><a href="next.html" aria-current="page">通知公告</a></nav>'),
    next,
  ),
  value.passes(
    'expanded-true',
    'aria-expanded 为 true',
    page(
      '常见问题',
      `<button type="button" aria-expanded="true" aria-controls="p" onclick="const p=document.getElementById('p');p.hidden=!p.hidden;this.setAttribute('aria-expanded',String(!p.hidden))">如何办理？</button><p id="p">请到窗口办理。</p>`,
    ),
  ),

  permitted.fails(
    'checked-on-button',
    '按钮不支持 aria-checked，开关状态读不出来',
    page(
      '显示设置',
      `<button id="bad" type="button" aria-checked="true" ${toggle('aria-checked', 'true', 'false')}>高对比度</button>`,
      '<style>[aria-checked=true]{background:#000;color:#fff}</style>',
    ),
    '#bad',
  ),
  permitted.fails(
    'selected-on-link',
    '链接不支持 aria-selected，当前项读不出来',
    page(
      '政务公开',
      '<nav aria-label="栏目"><a id="bad" href="next.html" aria-selected="true">政策</a> <a href="next.html" aria-selected="false">解读</a></nav>',
      '<style>[aria-selected=true]{font-weight:bold;border-bottom:3px solid #b01c1c}</style>',
    ),
    '#bad',
    next,
  ),
  permitted.passes(
    'pressed-on-button',
    '按钮支持 aria-pressed',
    page(
      '显示设置',
      `<button type="button" aria-pressed="false" ${toggle('aria-pressed', 'true', 'false')}>高对比度</button>`,
    ),
  ),
  permitted.passes(
    'global-live',
    '全局属性到处可用',
    page('首页', '<p aria-live="polite">今日办件12件。</p>'),
  ),
  permitted.passes(
    'label-on-region',
    '区域可以命名',
    page('首页', '<section aria-label="通知公告"><p>防火通知。</p></section>'),
  ),

  defined.fails(
    'labeledby-typo',
    'aria-labeledby 拼写错误，输入框没有名称',
    page('站内搜索', '<p id="n">关键词</p><input id="bad" name="q" aria-labeledby="n">'),
    '#bad',
  ),
  defined.fails(
    'expanded-typo',
    'aria-expand 不存在，展开状态读不出来',
    page(
      '常见问题',
      `<button id="bad" type="button" aria-expand="false" onclick="const p=document.getElementById('p');p.hidden=!p.hidden;this.setAttribute('aria-expand',String(!p.hidden))">如何办理？</button><p id="p" hidden>请到窗口办理。</p>`,
    ),
    '#bad',
  ),
  defined.passes(
    'data-attributes',
    'data- 开头的属性与 ARIA 无关',
    page('首页', '<p data-aria-level="2" data-arialabel="x">欢迎访问。</p>'),
  ),

  hidden.fails(
    'aria-hidden-with-link',
    'aria-hidden 的块里有可聚焦的链接',
    page('首页', '<div aria-hidden="true"><a id="bad" href="next.html">通知公告</a></div><p>欢迎访问。</p>'),
    '#bad',
    next,
  ),
  hidden.fails(
    'aria-hidden-button',
    'aria-hidden 直接加在按钮上',
    page(
      '首页',
      `<button id="bad" type="button" aria-hidden="true" onclick="document.body.style.fontSize='20px'">放大</button>`,
    ),
    '#bad',
  ),
  hidden.fails(
    'aria-hidden-tabindex',
    'aria-hidden 的块可以用 Tab 聚焦',
    page('首页', '<div id="bad" aria-hidden="true" tabindex="0">滚动新闻</div><p>欢迎访问。</p>'),
    '#bad',
  ),
  hidden.fails(
    'aria-hidden-offscreen-input',
    'aria-hidden 且移出屏幕，但 Tab 到得了',
    page(
      '首页',
      '<div aria-hidden="true" style="position:absolute;left:-9999px"><label>备用 <input id="bad" name="x"></label></div><p>欢迎访问。</p>',
    ),
    '#bad',
  ),
  hidden.passes(
    'aria-hidden-link-not-tabbable',
    'aria-hidden 的链接不在 Tab 顺序里',
    page(
      '首页',
      '<p><a href="next.html">通知公告</a> <a href="next.html" aria-hidden="true" tabindex="-1"><img src="/shared/photo.png" alt="" width="40" height="24"></a></p>',
    ),
    next,
  ),
  hidden.passes(
    'aria-hidden-link-not-shown',
    'aria-hidden 的块不显示',
    page(
      '首页',
      '<div aria-hidden="true" style="display:none"><a href="next.html">通知公告</a></div><p>欢迎访问。</p>',
    ),
    next,
  ),
  hidden.passes(
    'aria-hidden-disabled-button',
    'aria-hidden 的按钮已停用',
    page(
      '首页',
      '<div aria-hidden="true"><button type="button" disabled>上一条</button></div><p>欢迎访问。</p>',
    ),
  ),
  hidden.passes(
    'aria-hidden-inert',
    'aria-hidden 的块同时是 inert',
    page('首页', '<div aria-hidden="true" inert><a href="next.html">通知公告</a></div><p>欢迎访问。</p>'),
    next,
  ),

  children.fails(
    'button-with-link',
    'role=button 里有链接',
    page(
      '首页',
      `<div id="bad" role="button" tabindex="0" ${keys}>展开 <a href="next.html">通知公告</a></div>`,
    ),
    '#bad',
    next,
  ),
  children.fails(
    'checkbox-with-button',
    'role=checkbox 里有按钮',
    page(
      '网上信访',
      `<div id="bad" role="checkbox" aria-checked="false" tabindex="0" ${toggle('aria-checked', 'true', 'false')}>同意公开 <button type="button">说明</button></div>`,
    ),
    '#bad',
  ),
  children.fails(
    'tab-with-button',
    'tab 里有可聚焦的关闭按钮',
    page(
      '政务公开',
      '<div role="tablist" aria-label="栏目"><div id="bad" role="tab" tabindex="0" aria-selected="true">政策 <span role="button" tabindex="0" aria-label="关闭政策">×</span></div></div>',
    ),
    '#bad',
  ),
  children.passes(
    'button-with-spans',
    'role=button 里只有文字',
    page('首页', `<div role="button" tabindex="0" ${keys}><span>展开</span> <b>全部</b></div>`),
  ),
  children.passes(
    'svg-img-with-shapes',
    'role=img 里只有图形',
    page(
      '财政收入',
      '<svg role="img" aria-label="一季度4亿元" width="20" height="40"><g><rect width="20" height="40" fill="#1c5fb0"/></g></svg>',
    ),
  ),
];
