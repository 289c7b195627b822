import { bare, type Case, casesOf, page } from '../case.ts';

const standard = casesOf('a1b64e', '2.1.2');
const trap = casesOf('80af7b', '2.1.2');
const documented = casesOf('ebe86a', '2.1.2');
const scroll = casesOf('0ssw9k', '2.1.1');
const frame = casesOf('akn7bn', '2.1.1');
const mouse = casesOf('wcag', '2.1.1');
const shortcut = casesOf('ffbc54', '2.1.4');
const visible = casesOf('oj04fd', '2.4.7');
const order = casesOf('wcag', '2.4.3');
const obscured = casesOf('wcag', '2.4.11');
const onFocus = casesOf('wcag', '3.2.1');
const onInput = casesOf('wcag', '3.2.2');
const drag = casesOf('wcag', '2.5.7');

const next = {
  'next.html': page('通知公告', '<p>防火通知。</p>'),
  'b.html': page('政策文件', '<p>政策文件。</p>'),
};
const links = '<p><a href="next.html">通知公告</a></p><p><a href="b.html">政策文件</a></p>';
const long = Array.from(
  { length: 12 },
  (_, i) => `<p>第${i + 1}条　各有关单位应当按照职责分工抓好落实。</p>`,
).join('');
const many = Array.from({ length: 30 }, (_, i) => `<p><a href="next.html">第${i + 1}号通知</a></p>`).join(
  '\n',
);
const show = `document.getElementById('p').hidden=!document.getElementById('p').hidden`;
const answer = '<p id="p" hidden>请携带身份证到窗口办理。</p>';

/** What the keyboard reaches, where it is held, and whether one sees where it is. */
export const keyboard: readonly Case[] = [
  standard.fails(
    'trap-blur-refocus',
    '失去焦点时立刻抢回',
    page(
      '网上信访',
      `<p><label>姓名 <input id="bad" name="name"></label></p>${links}<script>let held=false;document.addEventListener('focusin',e=>{if(e.target===bad)held=true;else if(held)bad.focus()})</script>`,
    ),
    '#bad',
    next,
  ),
  standard.fails(
    'trap-tab-prevented',
    '输入框吞掉 Tab 键，没有说明怎样离开',
    page(
      '网上信访',
      `<p><label>内容 <textarea id="bad" onkeydown="if(event.key==='Tab')event.preventDefault()"></textarea></label></p>${links}`,
    ),
    '#bad',
    next,
  ),
  standard.fails(
    'trap-two-buttons',
    '焦点在两个按钮之间来回，出不去',
    page(
      '网上信访',
      `<div id="bad"><button type="button" id="one">上一步</button> <button type="button" id="two">下一步</button></div>${links}<script>one.onkeydown=e=>{if(e.key==='Tab'){e.preventDefault();two.focus()}};two.onkeydown=e=>{if(e.key==='Tab'){e.preventDefault();one.focus()}}</script>`,
    ),
    '#bad',
    next,
  ),
  standard.fails(
    'trap-layer-without-exit',
    '打开就有的浮层圈住焦点，没有关闭办法',
    bare(
      `<main><h1>首页</h1>${links}</main><div id="bad" role="dialog" aria-label="问卷" style="position:fixed;inset:80px;background:#fff;border:1px solid #333"><p>请参加问卷。</p><button type="button" id="one">同意</button> <button type="button" id="two">不同意</button></div><script>one.focus();document.addEventListener('focusin',e=>{if(!document.getElementById('bad').contains(e.target))one.focus()});two.onkeydown=e=>{if(e.key==='Tab'&&!e.shiftKey){e.preventDefault();one.focus()}};one.onkeydown=e=>{if(e.key==='Tab'&&e.shiftKey){e.preventDefault();two.focus()}}</script>`,
    ),
    '#bad',
    next,
  ),
  trap.fails(
    'trap-everywhere',
    '整页吞掉 Tab 键',
    page(
      '首页',
      `${links}<script>document.querySelector('a').focus();document.addEventListener('keydown',e=>{if(e.key==='Tab')e.preventDefault()})</script>`,
    ),
    'a',
    next,
  ),
  trap.passes('no-trap', '普通链接', page('首页', links), next),
  trap.passes(
    'no-trap-dialog-with-escape',
    '对话框圈住焦点，Esc 和按钮都能关闭',
    bare(
      `<main><h1>首页</h1>${links}</main><dialog id="d" aria-labelledby="t"><h2 id="t">问卷</h2><p>请参加问卷。</p><form method="dialog"><button>参加</button> <button>关闭</button></form></dialog><script>d.showModal()</script>`,
    ),
    next,
  ),
  trap.passes(
    'no-trap-blur-message',
    '失去焦点时只显示提示，不抢焦点',
    page(
      '网上信访',
      `<p><label>姓名 <input name="name" aria-describedby="p" onblur="document.getElementById('p').hidden=this.value!==''"></label></p><p id="p" role="alert" hidden>请填写姓名。</p>${links}`,
    ),
    next,
  ),
  trap.passes(
    'no-trap-focus-sentinel',
    '首尾的哨兵把焦点送进菜单，Esc 退出',
    page(
      '首页',
      `${links}<div id="layer" role="dialog" aria-label="站点导航"><span tabindex="0" class="guard" aria-hidden="true"></span><p>按 Esc 键关闭。</p><a id="x" href="next.html">通知公告</a> <button type="button" id="y">关闭</button><span tabindex="0" class="guard" aria-hidden="true"></span></div><script>const [a,b]=document.querySelectorAll('.guard');a.onfocus=()=>y.focus();b.onfocus=()=>x.focus();const close=()=>{layer.hidden=true};y.onclick=close;document.addEventListener('keydown',e=>{if(e.key==='Escape')close()})</script>`,
    ),
    next,
  ),
  documented.passes(
    'trap-documented-exit',
    '编辑器占用 Tab 键，写明按 Esc 后再按 Tab 离开',
    page(
      '网上信访',
      `<p id="h">编辑时 Tab 键用于缩进；要离开编辑框，请先按 Esc，再按 Tab。</p><p><label>内容 <textarea id="t" aria-describedby="h"></textarea></label></p>${links}<script>let out=false;t.onfocus=()=>{out=false};t.onkeydown=e=>{if(e.key==='Escape')out=true;else if(e.key==='Tab'&&!out){e.preventDefault();t.setRangeText('  ',t.selectionStart,t.selectionEnd,'end')}}</script>`,
    ),
    next,
  ),
  documented.fails(
    'trap-undocumented-exit',
    '只有按 Ctrl+M 才能离开，网页上没有说',
    page(
      '网上信访',
      `<p><label>内容 <textarea id="bad"></textarea></label></p>${links}<script>let out=false;bad.onkeydown=e=>{if(e.ctrlKey&&e.key==='m')out=true;else if(e.key==='Tab'&&!out)e.preventDefault()}</script>`,
    ),
    '#bad',
    next,
  ),

  scroll.fails(
    'scroller-not-focusable',
    '滚动区不能聚焦，键盘滚不动',
    page(
      '条例全文',
      `<div id="bad" tabindex="-1" style="height:120px;overflow:auto;border:1px solid #888">${long}</div>`,
    ),
    '#bad',
  ),
  scroll.fails(
    'wide-table-not-focusable',
    '横向滚动的表格不能聚焦',
    page(
      '收费标准',
      `<div id="bad" tabindex="-1" style="width:280px;overflow-x:auto"><table style="width:1200px"><caption>收费标准</caption><tr><th scope="col">项目</th><th scope="col">单位</th><th scope="col">标准（元）</th></tr><tr><td>居民用水</td><td>立方米</td><td>2.1</td></tr></table></div>`,
    ),
    '#bad',
  ),
  scroll.passes(
    'scroller-focusable',
    '滚动区可以聚焦',
    page(
      '条例全文',
      `<div tabindex="0" role="region" aria-label="条例全文" style="height:120px;overflow:auto">${long}</div>`,
    ),
  ),
  scroll.passes(
    'scroller-with-links',
    '滚动区里有链接',
    page('通知公告', `<div style="height:120px;overflow:auto">${many}</div>`),
    next,
  ),
  scroll.passes(
    'scroller-nothing-to-scroll',
    '内容不多，不必滚动',
    page('条例全文', '<div tabindex="-1" style="height:120px;overflow:auto"><p>第一条</p></div>'),
  ),

  frame.fails(
    'iframe-out-of-order',
    '框架里有按钮，框架却不在 Tab 顺序里',
    page(
      '网上预约',
      '<iframe id="bad" title="预约" tabindex="-1" src="form.html" width="300" height="120"></iframe>',
    ),
    '#bad',
    { 'form.html': page('预约', `<button type="button" onclick="document.title='已预约'">预约</button>`) },
  ),
  frame.passes(
    'iframe-out-of-order-text',
    '框架不在 Tab 顺序里，里面只有文字',
    page('天气', '<iframe title="天气" tabindex="-1" src="w.html" width="300" height="160"></iframe>'),
    { 'w.html': bare('<p>多云</p>', { title: '天气' }) },
  ),

  mouse.fails(
    'div-onclick',
    'div 上的 onclick，Tab 到不了',
    page('常见问题', `<div id="bad" onclick="${show}">如何办理居住证？</div>${answer}`),
    '#bad',
  ),
  mouse.fails(
    'span-listener',
    'span 由脚本绑定点击',
    page(
      '常见问题',
      `<span id="bad">如何办理居住证？</span>${answer}<script>document.getElementById('bad').addEventListener('click',()=>{${show}})</script>`,
    ),
    '#bad',
  ),
  mouse.fails(
    'delegated-click',
    '点击由祖先代理，目标聚焦不了',
    page(
      '常见问题',
      `<ul class="faq"><li id="bad" style="cursor:pointer">如何办理居住证？</li></ul>${answer}<script>document.querySelector('.faq').addEventListener('click',e=>{if(e.target.tagName==='LI'){${show}}})</script>`,
    ),
    '#bad',
  ),
  mouse.fails(
    'hover-menu',
    '下级菜单只在鼠标移上去时出现',
    page(
      '首页',
      `<ul><li id="bad" class="m">政务公开<ul><li><a href="next.html">通知公告</a></li><li><a href="b.html">政策文件</a></li></ul></li></ul>`,
      '<style>.m ul{display:none}.m:hover ul{display:block}</style>',
    ),
    '#bad',
    next,
  ),
  mouse.fails(
    'anchor-without-href-onclick',
    '没有 href 的 a 上绑点击',
    page('常见问题', `<a id="bad" onclick="${show}">如何办理居住证？</a>${answer}`),
    '#bad',
  ),
  mouse.fails(
    'image-onclick',
    '图片上的 onclick',
    page(
      '首页',
      `<img id="bad" src="/shared/photo.png" alt="通知公告" width="120" height="72" style="cursor:pointer" onclick="location.href='next.html'">`,
    ),
    '#bad',
    next,
  ),
  mouse.fails(
    'focusable-without-keys',
    'div 可以聚焦，但按回车空格没有反应',
    page(
      '常见问题',
      `<div id="bad" role="button" tabindex="0" onclick="${show}">如何办理居住证？</div>${answer}`,
    ),
    '#bad',
  ),
  mouse.fails(
    'double-click-only',
    '只能双击打开',
    page(
      '常见问题',
      `<button id="bad" type="button" ondblclick="${show}">如何办理居住证？</button>${answer}`,
    ),
    '#bad',
  ),
  mouse.fails(
    'focus-thrown-away',
    '链接一聚焦就失去焦点',
    page('首页', '<p><a id="bad" href="next.html" onfocus="this.blur()">通知公告</a></p>'),
    '#bad',
    next,
  ),
  mouse.fails(
    'slider-drag-only',
    '字号只能拖动滑块调整',
    page(
      '显示设置',
      `<div style="width:200px;height:8px;background:#ccc;position:relative"><div id="bad" style="position:absolute;left:0;top:-6px;width:20px;height:20px;background:#1c5fb0"></div></div><p id="v">字号：16</p><script>let on=false;bad.onmousedown=()=>on=true;document.onmouseup=()=>on=false;document.onmousemove=e=>{if(on){const n=Math.max(0,Math.min(180,e.clientX));bad.style.left=n+'px';v.textContent='字号：'+(16+Math.round(n/12))}}</script>`,
    ),
    '#bad',
  ),
  mouse.passes(
    'div-with-keys',
    'div 可聚焦，有键盘事件',
    page(
      '常见问题',
      `<div role="button" tabindex="0" onclick="${show}" onkeydown="if(event.key==='Enter'||event.key===' '){event.preventDefault();this.click()}">如何办理居住证？</div>${answer}`,
    ),
  ),
  mouse.passes(
    'card-with-link',
    '整张卡片可点，卡片里有同样去处的链接',
    page(
      '首页',
      `<div onclick="location.href='next.html'" style="cursor:pointer;border:1px solid #888"><h2><a href="next.html">通知公告</a></h2><p>查看最新通知。</p></div>`,
    ),
    next,
  ),
  mouse.passes(
    'wrapper-of-button',
    '事件绑在按钮的外层',
    page('常见问题', `<div onclick="${show}"><button type="button">如何办理居住证？</button></div>${answer}`),
  ),
  mouse.passes(
    'menu-with-focus-within',
    '下级菜单在聚焦时也出现',
    page(
      '首页',
      `<ul><li class="m"><a href="next.html">政务公开</a><ul><li><a href="next.html">通知公告</a></li><li><a href="b.html">政策文件</a></li></ul></li></ul>`,
      '<style>.m ul{display:none}.m:hover ul,.m:focus-within ul{display:block}</style>',
    ),
    next,
  ),
  mouse.passes(
    'hover-menu-same-links-on-page',
    '下级菜单只随鼠标出现，上级链接的页面有同样的链接',
    page(
      '首页',
      `<ul><li class="m"><a href="all.html">政务公开</a><ul><li><a href="next.html">通知公告</a></li></ul></li></ul>`,
      '<style>.m ul{display:none}.m:hover ul{display:block}</style>',
    ),
    { ...next, 'all.html': page('政务公开', links) },
  ),
  mouse.passes(
    'click-for-statistics',
    '点击只用来统计，没有功能',
    page(
      '首页',
      `<div id="w"><p>欢迎访问。</p></div><script>document.getElementById('w').addEventListener('click',()=>{window.clicks=(window.clicks||0)+1})</script>`,
    ),
  ),
  mouse.passes(
    'label-click',
    '点击文字等于点击复选框',
    page('显示设置', '<label for="c">大字显示</label> <input id="c" type="checkbox">'),
  ),
  mouse.passes(
    'stop-propagation',
    '只阻止冒泡的点击事件',
    page('首页', `<div onclick="event.stopPropagation()"><a href="next.html">通知公告</a></div>`),
    next,
  ),
  mouse.passes(
    'arrows-beside-slider',
    '滑块旁有加减按钮',
    page(
      '显示设置',
      `<p><button type="button" onclick="set(-1)">缩小文字</button> <span id="v">16</span> <button type="button" onclick="set(1)">放大文字</button></p><div id="bar" style="width:200px;height:8px;background:#ccc"></div><script>let n=16;function set(d){n+=d;v.textContent=n}bar.onmousedown=e=>{n=12+Math.round(e.offsetX/10);v.textContent=n}</script>`,
    ),
  ),

  shortcut.fails(
    'single-letter-shortcut',
    '按字母 s 就跳出搜索框，关不掉',
    page(
      '首页',
      `<p>欢迎访问。</p><p id="p" hidden><label>关键词 <input></label></p><script>document.addEventListener('keydown',e=>{if(e.key==='s'&&!e.ctrlKey&&!e.altKey&&!e.metaKey)document.getElementById('p').hidden=false})</script>`,
    ),
  ),
  shortcut.fails(
    'digit-shortcut',
    '按数字键就放大文字，关不掉',
    page(
      '首页',
      `<p>欢迎访问。</p><script>document.addEventListener('keyup',e=>{if(/^[1-3]$/.test(e.key)&&!e.ctrlKey&&!e.altKey)document.body.style.fontSize=(14+4*e.key)+'px'})</script>`,
    ),
  ),
  shortcut.passes(
    'shortcut-with-alt',
    '快捷键要同时按 Alt',
    page(
      '首页',
      `<p>欢迎访问。</p><script>document.addEventListener('keydown',e=>{if(e.key==='s'&&e.altKey)document.body.style.fontSize='22px'})</script>`,
    ),
  ),
  shortcut.passes(
    'shortcut-can-be-off',
    '单键快捷键可以关掉',
    page(
      '首页',
      `<p><label><input id="k" type="checkbox" checked> 启用单键快捷键（按 s 放大文字）</label></p><script>document.addEventListener('keydown',e=>{if(k.checked&&e.key==='s')document.body.style.fontSize='22px'})</script>`,
    ),
  ),
  shortcut.passes(
    'letter-inside-widget',
    '字母键只在下拉列表聚焦时起作用',
    page(
      '网上信访',
      `<div id="l" role="listbox" aria-label="类别" tabindex="0" aria-activedescendant="o1"><div id="o1" role="option" aria-selected="true">a 咨询</div><div id="o2" role="option" aria-selected="false">b 投诉</div></div><script>l.onkeydown=e=>{const n=e.key==='a'?'o1':e.key==='b'?'o2':null;if(!n)return;for(const o of l.children)o.setAttribute('aria-selected',String(o.id===n));l.setAttribute('aria-activedescendant',n)}</script>`,
    ),
  ),

  visible.fails(
    'no-outline-links',
    '样式去掉了链接的焦点框，没有替代',
    page('首页', links, '<style>a:focus{outline:none}</style>'),
    'a',
    next,
  ),
  visible.fails(
    'no-outline-anything',
    '样式去掉了所有焦点框',
    page('首页', `${links}<button type="button">搜索</button>`, '<style>*{outline:0 !important}</style>'),
    'a, button',
    next,
  ),
  visible.fails(
    'no-outline-one-button',
    '只有一个按钮没有焦点样式',
    page(
      '首页',
      `${links}<button id="bad" type="button" style="outline:none;border:1px solid #555;background:#eee">搜索</button>`,
    ),
    '#bad',
    next,
  ),
  visible.fails(
    'invisible-link-focused',
    '透明的链接聚焦时仍看不见',
    page('首页', `${links}<a id="bad" href="next.html" style="opacity:0">全部通知</a>`),
    '#bad',
    next,
  ),
  visible.passes(
    'focus-box-shadow',
    '以阴影代替焦点框',
    page('首页', links, '<style>a:focus{outline:none;box-shadow:0 0 0 3px #0a4a8f}</style>'),
    next,
  ),
  visible.passes(
    'focus-background',
    '以底色代替焦点框',
    page('首页', links, '<style>a:focus{outline:none;background:#0a4a8f;color:#fff}</style>'),
    next,
  ),
  visible.passes(
    'focus-visible-only',
    '只在键盘聚焦时显示焦点框',
    page('首页', links, '<style>a:focus{outline:none}a:focus-visible{outline:3px solid #0a4a8f}</style>'),
    next,
  ),
  visible.passes(
    'focus-parent-changes',
    '聚焦时外层变化',
    page(
      '首页',
      `<p class="w">${'<a href="next.html">通知公告</a>'}</p>`,
      '<style>a:focus{outline:none}.w:focus-within{background:#ffe08a}</style>',
    ),
    next,
  ),
  visible.passes(
    'focus-by-script',
    '焦点样式由脚本加上',
    page(
      '首页',
      links,
      `<style>a{outline:none}a.on{background:#ffe08a}</style><script>document.addEventListener('focusin',e=>e.target.classList.add('on'));document.addEventListener('focusout',e=>e.target.classList.remove('on'))</script>`,
    ),
    next,
  ),
  visible.passes(
    'focus-caret',
    '输入框没有焦点框，光标可见',
    page('站内搜索', '<label>关键词 <input name="q" style="outline:none;border:1px solid #555"></label>'),
  ),
  visible.passes('focus-default', '浏览器自带的焦点框', page('首页', links), next),

  order.fails(
    'tabindex-against-meaning',
    '正的 tabindex 使填写顺序颠倒',
    page(
      '网上信访',
      '<p><label>第一步　姓名 <input name="a" tabindex="3"></label></p><p><label>第二步　手机号码 <input id="bad" name="b" tabindex="1"></label></p><p><label>第三步　内容 <input name="c" tabindex="2"></label></p>',
    ),
    'input',
  ),
  order.fails(
    'dialog-focus-left-behind',
    '弹出的对话框在页尾，焦点仍在背后的页面',
    bare(
      `<main><h1>首页</h1><button type="button" id="bad">意见征集</button>${links}<p><a href="b.html">统计数据</a></p></main><div id="layer" role="dialog" aria-modal="true" aria-label="意见征集" hidden style="position:fixed;inset:60px;background:#fff;border:1px solid #333"><label>意见 <input></label> <button type="button" id="x">关闭</button></div><script>bad.onclick=()=>{layer.hidden=false};x.onclick=()=>{layer.hidden=true}</script>`,
    ),
    '#bad, #layer',
    next,
  ),
  order.passes(
    'tabindex-as-shown',
    '正的 tabindex 与显示顺序一致',
    page(
      '网上信访',
      '<p><label>姓名 <input name="a" tabindex="1"></label></p><p><label>手机号码 <input name="b" tabindex="2"></label></p><p><label>内容 <input name="c" tabindex="3"></label></p>',
    ),
  ),
  order.passes(
    'dialog-takes-focus',
    '对话框打开时取得焦点，关闭后还回去',
    bare(
      `<main><h1>首页</h1><button type="button" id="open">意见征集</button>${links}</main><dialog id="d" aria-label="意见征集"><label>意见 <input></label> <button type="button" id="x">关闭</button></dialog><script>document.getElementById('open').onclick=()=>d.showModal();x.onclick=()=>d.close()</script>`,
    ),
    next,
  ),
  order.passes(
    'roving-tabindex',
    '工具条只有一个按钮在 Tab 顺序里，方向键移动',
    page(
      '显示设置',
      `<div role="toolbar" aria-label="显示设置"><button type="button" tabindex="0">放大</button><button type="button" tabindex="-1">缩小</button><button type="button" tabindex="-1">恢复</button></div>${links}<script>const t=[...document.querySelectorAll('[role=toolbar] button')];document.querySelector('[role=toolbar]').onkeydown=e=>{const i=t.indexOf(document.activeElement),d=e.key==='ArrowRight'?1:e.key==='ArrowLeft'?-1:0;if(!d)return;const n=t[(i+d+t.length)%t.length];t.forEach(b=>b.tabIndex=-1);n.tabIndex=0;n.focus()}</script>`,
    ),
    next,
  ),

  obscured.fails(
    'focus-under-bottom-bar',
    '页尾的链接聚焦时完全被固定条挡住',
    bare(
      `<main><h1>通知公告</h1>${many}<p style="margin:0"><a id="bad" href="b.html">政策文件</a></p></main><div style="position:fixed;left:0;right:0;bottom:0;height:160px;background:#123a63;color:#fff">清湖市人民政府</div>`,
      { head: '<style>body{margin-bottom:0}</style>', title: '通知公告' },
    ),
    '#bad',
    next,
  ),
  obscured.passes(
    'focus-above-bottom-bar',
    '页尾留出固定条的高度',
    bare(
      `<main><h1>通知公告</h1>${many}<p><a href="b.html">政策文件</a></p></main><div style="position:fixed;left:0;right:0;bottom:0;height:60px;background:#123a63;color:#fff">清湖市人民政府</div>`,
      { head: '<style>body{padding-bottom:160px}html{scroll-padding:80px}</style>', title: '通知公告' },
    ),
    next,
  ),

  onFocus.fails(
    'focus-opens-page',
    '聚焦就跳到另一页',
    page('首页', `<p><label>部门 <input id="bad" onfocus="location.href='next.html'"></label></p>`),
    '#bad',
    next,
  ),
  onFocus.passes(
    'focus-opens-list',
    '聚焦时展开候选列表，不离开网页',
    page(
      '首页',
      `<p><label>部门 <input onfocus="document.getElementById('p').hidden=false"></label></p><ul id="p" hidden><li>教育局</li><li>民政局</li></ul>`,
    ),
  ),
  onInput.fails(
    'select-jumps',
    '选中一项就跳走，没有事先说明',
    page(
      '首页',
      `<p><label>友情链接 <select id="bad" onchange="if(this.value)location.href=this.value"><option value="">请选择</option><option value="next.html">通知公告</option><option value="b.html">政策文件</option></select></label></p>`,
    ),
    '#bad',
    next,
  ),
  onInput.passes(
    'select-with-button',
    '选好后按“转到”',
    page(
      '首页',
      `<form onsubmit="location.href=this.s.value;return false"><label>友情链接 <select name="s"><option value="next.html">通知公告</option><option value="b.html">政策文件</option></select></label> <button>转到</button></form>`,
    ),
    next,
  ),

  drag.fails(
    'sort-by-drag-only',
    '只能拖动排序',
    page(
      '我的服务',
      `<ul><li id="bad" draggable="true">社保查询</li><li draggable="true">公积金查询</li></ul><script>let d;document.querySelectorAll('li').forEach(l=>{l.ondragstart=()=>{d=l};l.ondragover=e=>e.preventDefault();l.ondrop=()=>l.before(d)})</script>`,
    ),
    'ul, li',
  ),
  drag.passes(
    'sort-with-buttons',
    '可以拖动，也可以按按钮排序',
    page(
      '我的服务',
      `<ul><li draggable="true">社保查询 <button type="button" aria-label="社保查询下移">下移</button></li><li draggable="true">公积金查询 <button type="button" aria-label="公积金查询下移">下移</button></li></ul><script>let d;document.querySelectorAll('li').forEach(l=>{l.ondragstart=()=>{d=l};l.ondragover=e=>e.preventDefault();l.ondrop=()=>l.before(d);l.querySelector('button').onclick=()=>{if(l.nextElementSibling)l.nextElementSibling.after(l)}})</script>`,
    ),
  ),
];
