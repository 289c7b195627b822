import { bare, type Case, casesOf, page } from '../case.ts';

const good = casesOf('apg', '1.3.1', '2.1.1', '2.1.2', '2.4.3', '2.4.7', '4.1.2');
const keys = casesOf('apg', '2.1.1');
const state = casesOf('apg', '4.1.2');
const message = casesOf('wcag', '4.1.3');
const hover = casesOf('wcag', '1.4.13');

const next = { 'next.html': page('通知公告', '<p>防火通知。</p>') };
const after = '<p><a href="next.html">通知公告</a></p>';
const panels = `<div id="p1" role="tabpanel" aria-labelledby="t1" tabindex="0"><p>政策文件三件。</p></div><div id="p2" role="tabpanel" aria-labelledby="t2" tabindex="0" hidden><p>政策解读两篇。</p></div>`;
const tabsScript = `<script>const tabs=[...document.querySelectorAll('[role=tab]')];function pick(t){tabs.forEach(x=>{const on=x===t;x.setAttribute('aria-selected',String(on));x.tabIndex=on?0:-1;document.getElementById(x.getAttribute('aria-controls')).hidden=!on});t.focus()}tabs.forEach((t,i)=>{t.onclick=()=>pick(t);t.onkeydown=e=>{const n=e.key==='ArrowRight'?i+1:e.key==='ArrowLeft'?i-1:e.key==='Home'?0:e.key==='End'?tabs.length-1:null;if(n!==null){e.preventDefault();pick(tabs[(n+tabs.length)%tabs.length])}}})</script>`;

/** Patterns of the Authoring Practices, well made, and the same with one thing missing. */
export const patterns: readonly Case[] = [
  good.passes(
    'apg-dialog',
    '自制的模态对话框',
    bare(
      `<main id="m"><h1>首页</h1><button type="button" id="open">意见征集</button>${after}</main><div id="layer" role="dialog" aria-modal="true" aria-labelledby="t" hidden style="position:fixed;inset:60px;background:#fff;border:1px solid #333"><h2 id="t">意见征集</h2><label>意见 <input id="i"></label> <button type="button" id="x">关闭</button></div><script>const o=document.getElementById('open');const close=()=>{layer.hidden=true;m.inert=false;o.focus()};o.onclick=()=>{layer.hidden=false;m.inert=true;i.focus()};x.onclick=close;layer.onkeydown=e=>{if(e.key==='Escape')close();if(e.key==='Tab'){e.preventDefault();(document.activeElement===i?x:i).focus()}}</script>`,
    ),
    next,
  ),
  good.passes(
    'apg-tabs',
    '标签页',
    page(
      '政务公开',
      `<div role="tablist" aria-label="栏目"><button type="button" role="tab" id="t1" aria-controls="p1" aria-selected="true">政策</button><button type="button" role="tab" id="t2" aria-controls="p2" aria-selected="false" tabindex="-1">解读</button></div>${panels}${tabsScript}`,
    ),
  ),
  good.passes(
    'apg-accordion',
    '手风琴',
    page(
      '常见问题',
      `<h2><button type="button" aria-expanded="true" aria-controls="a1" id="h1">如何办理居住证？</button></h2><div id="a1" role="region" aria-labelledby="h1"><p>到辖区派出所申请。</p></div><h2><button type="button" aria-expanded="false" aria-controls="a2" id="h2">如何办理老年证？</button></h2><div id="a2" role="region" aria-labelledby="h2" hidden><p>到镇便民服务中心申请。</p></div><script>document.querySelectorAll('h2 button').forEach(b=>b.onclick=()=>{const p=document.getElementById(b.getAttribute('aria-controls'));p.hidden=!p.hidden;b.setAttribute('aria-expanded',String(!p.hidden))})</script>`,
    ),
  ),
  good.passes(
    'apg-disclosure-menu',
    '展开式导航',
    page(
      '首页',
      `<nav aria-label="主导航"><ul><li><button type="button" aria-expanded="false" aria-controls="s">政务公开</button><ul id="s" hidden><li><a href="next.html">通知公告</a></li></ul></li></ul></nav><script>const b=document.querySelector('nav button');b.onclick=()=>{s.hidden=!s.hidden;b.setAttribute('aria-expanded',String(!s.hidden))};document.querySelector('nav').onkeydown=e=>{if(e.key==='Escape'&&!s.hidden){b.click();b.focus()}}</script>`,
    ),
    next,
  ),
  good.passes(
    'apg-menu-button',
    '菜单按钮',
    page(
      '显示设置',
      `<button type="button" id="b" aria-haspopup="menu" aria-expanded="false" aria-controls="mn">字号</button><ul id="mn" role="menu" aria-labelledby="b" hidden><li role="menuitem" tabindex="-1">放大</li><li role="menuitem" tabindex="-1">恢复</li></ul><p id="s" role="status"></p><script>const it=[...mn.children];const shut=f=>{mn.hidden=true;b.setAttribute('aria-expanded','false');if(f)b.focus()};b.onclick=()=>{if(mn.hidden){mn.hidden=false;b.setAttribute('aria-expanded','true');it[0].focus()}else shut(true)};it.forEach((x,i)=>{x.onclick=()=>{s.textContent='已'+x.textContent;shut(true)};x.onkeydown=e=>{if(e.key==='Enter'||e.key===' '){e.preventDefault();x.click()}else if(e.key==='Escape')shut(true);else if(e.key==='Tab')shut(false);else if(e.key==='ArrowDown'||e.key==='ArrowUp'){e.preventDefault();it[(i+(e.key==='ArrowDown'?1:it.length-1))%it.length].focus()}}})</script>`,
    ),
  ),
  good.passes(
    'apg-combobox',
    '带候选的输入框',
    page(
      '站内搜索',
      `<label for="c">部门</label> <input id="c" role="combobox" aria-expanded="false" aria-controls="lb" aria-autocomplete="list" autocomplete="off"><ul id="lb" role="listbox" aria-label="部门" hidden><li role="option" id="o1" aria-selected="false">教育局</li><li role="option" id="o2" aria-selected="false">民政局</li></ul><script>const os=[...lb.children];let at=-1;const show=v=>{lb.hidden=!v;c.setAttribute('aria-expanded',String(v));if(!v){at=-1;c.removeAttribute('aria-activedescendant')}};c.oninput=()=>show(true);os.forEach(o=>o.onclick=()=>{c.value=o.textContent;show(false)});c.onkeydown=e=>{if(e.key==='ArrowDown'){e.preventDefault();show(true);at=(at+1)%os.length;os.forEach((o,i)=>o.setAttribute('aria-selected',String(i===at)));c.setAttribute('aria-activedescendant',os[at].id)}else if(e.key==='Enter'&&at>=0){c.value=os[at].textContent;show(false)}else if(e.key==='Escape')show(false)}</script>`,
    ),
  ),
  good.passes(
    'apg-carousel',
    '可以暂停的轮播图',
    page(
      '首页',
      `<section aria-roledescription="轮播" aria-label="要闻"><button type="button" id="stop">暂停轮播</button> <button type="button" id="nx">下一幅</button><div id="sl" aria-live="off"><p>市政府召开常务会议</p></div></section><script>const t=['市政府召开常务会议','湖滨新城开工建设','秋粮收购进展顺利'];let n=0,on=true;const show=()=>{sl.firstElementChild.textContent=t[n]};const step=()=>{n=(n+1)%3;show()};let h=setInterval(step,3000);document.getElementById('stop').onclick=e=>{on=!on;if(on)h=setInterval(step,3000);else clearInterval(h);sl.setAttribute('aria-live',on?'off':'polite');e.target.textContent=on?'暂停轮播':'开始轮播'};nx.onclick=step</script>`,
    ),
  ),
  good.passes(
    'apg-tree',
    '树形目录',
    page(
      '信息公开目录',
      `<ul role="tree" aria-label="目录"><li role="treeitem" aria-expanded="true" tabindex="0">政策文件<ul role="group"><li role="treeitem" tabindex="-1">规范性文件</li><li role="treeitem" tabindex="-1">其他文件</li></ul></li><li role="treeitem" tabindex="-1">财政信息</li></ul><script>const tr=document.querySelector('[role=tree]');const its=()=>[...tr.querySelectorAll('[role=treeitem]')].filter(i=>!i.parentElement.closest('[aria-expanded=false]'));const go=i=>{if(!i)return;tr.querySelectorAll('[tabindex="0"]').forEach(x=>x.tabIndex=-1);i.tabIndex=0;i.focus()};tr.onkeydown=e=>{const l=its(),i=l.indexOf(document.activeElement);if(i<0)return;const x=l[i];if(e.key==='ArrowDown')go(l[i+1]);else if(e.key==='ArrowUp')go(l[i-1]);else if(e.key==='ArrowRight'&&x.ariaExpanded==='false')x.ariaExpanded='true';else if(e.key==='ArrowLeft'&&x.ariaExpanded==='true')x.ariaExpanded='false';else return;e.preventDefault()};tr.onclick=e=>{const x=e.target.closest('[role=treeitem]');if(x){go(x);if(x.ariaExpanded)x.ariaExpanded=String(x.ariaExpanded!=='true')}}</script>`,
      '<style>[aria-expanded=false]>ul{display:none}</style>',
    ),
  ),
  good.passes(
    'apg-slider',
    '滑块',
    page(
      '显示设置',
      `<div id="s" role="slider" tabindex="0" aria-label="字号" aria-valuemin="12" aria-valuemax="30" aria-valuenow="16" style="width:180px;height:20px;background:linear-gradient(#1c5fb0,#1c5fb0) 0/40px no-repeat #ccc"></div><p id="v">字号：16</p><script>const set=n=>{n=Math.max(12,Math.min(30,n));s.setAttribute('aria-valuenow',n);v.textContent='字号：'+n;s.style.backgroundSize=(n-12)*10+'px'};const now=()=>+s.getAttribute('aria-valuenow');s.onkeydown=e=>{const d={ArrowRight:1,ArrowUp:1,ArrowLeft:-1,ArrowDown:-1}[e.key];if(d){e.preventDefault();set(now()+d)}if(e.key==='Home')set(12);if(e.key==='End')set(30)};s.onmousedown=e=>set(12+Math.round(e.offsetX/10))</script>`,
    ),
  ),
  good.passes(
    'apg-switch',
    '开关',
    page(
      '显示设置',
      `<button type="button" role="switch" aria-checked="false" onclick="this.setAttribute('aria-checked',String(this.getAttribute('aria-checked')!=='true'))">大字显示</button>`,
    ),
  ),
  good.passes(
    'apg-radio-group',
    '自制的单选组',
    page(
      '网上信访',
      `<div role="radiogroup" aria-label="类别"><span role="radio" aria-checked="true" tabindex="0">咨询</span> <span role="radio" aria-checked="false" tabindex="-1">投诉</span></div><script>const r=[...document.querySelectorAll('[role=radio]')];const pick=x=>{r.forEach(y=>{y.setAttribute('aria-checked',String(y===x));y.tabIndex=y===x?0:-1});x.focus()};r.forEach((x,i)=>{x.onclick=()=>pick(x);x.onkeydown=e=>{if(['ArrowRight','ArrowDown','ArrowLeft','ArrowUp'].includes(e.key)){e.preventDefault();pick(r[(i+1)%2])}if(e.key===' '){e.preventDefault();pick(x)}}})</script>`,
    ),
  ),
  good.passes(
    'apg-listbox',
    '列表框',
    page(
      '网上信访',
      `<span id="n">类别</span><ul role="listbox" tabindex="0" aria-labelledby="n" aria-activedescendant="o1" id="lb"><li id="o1" role="option" aria-selected="true">咨询</li><li id="o2" role="option" aria-selected="false">投诉</li></ul><script>const o=[...lb.children];const pick=i=>{o.forEach((x,j)=>x.setAttribute('aria-selected',String(i===j)));lb.setAttribute('aria-activedescendant',o[i].id)};o.forEach((x,i)=>x.onclick=()=>pick(i));lb.onkeydown=e=>{const i=o.findIndex(x=>x.ariaSelected==='true');const n=e.key==='ArrowDown'?Math.min(i+1,1):e.key==='ArrowUp'?Math.max(i-1,0):null;if(n!==null){e.preventDefault();pick(n)}}</script>`,
    ),
  ),
  good.passes(
    'apg-breadcrumb',
    '面包屑',
    page(
      '通知公告',
      '<nav aria-label="当前位置"><ol><li><a href="next.html">首页</a></li><li><a href="next.html" aria-current="page">通知公告</a></li></ol></nav>',
    ),
    next,
  ),
  good.passes(
    'apg-alert',
    '提示条',
    page(
      '首页',
      `<button type="button" onclick="document.getElementById('a').textContent='已保存。'">保存</button><div id="a" role="alert"></div>`,
    ),
  ),
  good.passes(
    'apg-spinbutton',
    '数字输入框',
    page('网上预约', '<label>人数 <input type="number" min="1" max="9" value="1"></label>'),
  ),
  good.passes(
    'apg-meter-and-progress',
    '进度条',
    page(
      '办理进度',
      '<div role="progressbar" aria-label="办理进度" aria-valuenow="60" aria-valuemin="0" aria-valuemax="100" style="width:200px;height:16px;background:linear-gradient(#1c5fb0,#1c5fb0) 0/60% no-repeat #ddd"></div><p>60%</p>',
    ),
  ),
  good.passes(
    'apg-sortable-table',
    '可排序的表格',
    page(
      '收费标准',
      `<table><caption>收费标准</caption><thead><tr><th scope="col" aria-sort="ascending"><button type="button">项目</button></th><th scope="col">标准（元）</th></tr></thead><tbody><tr><td>工业用水</td><td>3.2</td></tr><tr><td>居民用水</td><td>2.1</td></tr></tbody></table><script>document.querySelector('th button').onclick=e=>{const h=e.target.closest('th');h.setAttribute('aria-sort',h.ariaSort==='ascending'?'descending':'ascending');const b=document.querySelector('tbody');b.append(b.firstElementChild)}</script>`,
    ),
  ),
  good.passes(
    'apg-skip-link',
    '跳转链接聚焦时出现',
    bare(
      `<a class="skip" href="#main">跳到主要内容</a><nav aria-label="主导航"><ul><li><a href="next.html">通知公告</a></li></ul></nav><main id="main" tabindex="-1"><h1>首页</h1><p>欢迎访问。</p></main>`,
      { head: '<style>.skip{position:absolute;left:-9999px}.skip:focus{position:static}</style>' },
    ),
    next,
  ),
  good.passes(
    'apg-feed-list-of-articles',
    '文章列表',
    page(
      '要闻',
      '<div role="feed" aria-label="要闻"><article aria-labelledby="f1" tabindex="0" aria-posinset="1" aria-setsize="2"><h2 id="f1">常务会议召开</h2></article><article aria-labelledby="f2" tabindex="0" aria-posinset="2" aria-setsize="2"><h2 id="f2">新城开工</h2></article></div>',
    ),
  ),
  good.passes(
    'apg-toggletip',
    '说明按钮',
    page(
      '网上信访',
      `<label>查询码 <input></label> <button type="button" aria-expanded="false" aria-controls="tip" onclick="tip.hidden=!tip.hidden;this.setAttribute('aria-expanded',String(!tip.hidden))">什么是查询码</button><p id="tip" hidden>提交后系统给出的八位数字。</p>`,
    ),
  ),

  keys.fails(
    'tabs-mouse-only',
    '标签页由 li 组成，键盘切换不了',
    page(
      '政务公开',
      `<ul><li class="on" data-p="p1">政策</li><li id="bad" data-p="p2">解读</li></ul><div id="p1"><p>政策文件三件。</p></div><div id="p2" hidden><p>政策解读两篇。</p></div><script>document.querySelectorAll('li').forEach(l=>l.onclick=()=>{p1.hidden=l.dataset.p!=='p1';p2.hidden=l.dataset.p!=='p2'})</script>`,
    ),
    'li',
  ),
  keys.fails(
    'tabs-on-hover',
    '标签页只随鼠标移动切换',
    page(
      '政务公开',
      `<ul><li class="on" data-p="p1">政策</li><li id="bad" data-p="p2">解读</li></ul><div id="p1"><p>政策文件三件。</p></div><div id="p2" hidden><p>政策解读两篇。</p></div><script>document.querySelectorAll('li').forEach(l=>l.addEventListener('mouseover',()=>{p1.hidden=l.dataset.p!=='p1';p2.hidden=l.dataset.p!=='p2'}))</script>`,
    ),
    'li',
  ),
  keys.fails(
    'roving-without-arrows',
    '标签不在 Tab 顺序里，方向键也没有反应',
    page(
      '政务公开',
      `<div role="tablist" aria-label="栏目"><button type="button" role="tab" id="t1" aria-controls="p1" aria-selected="true">政策</button><button type="button" role="tab" id="t2" aria-controls="p2" aria-selected="false" tabindex="-1">解读</button></div>${panels}<script>const tabs=[...document.querySelectorAll('[role=tab]')];tabs.forEach(t=>t.onclick=()=>tabs.forEach(x=>{const on=x===t;x.setAttribute('aria-selected',String(on));document.getElementById(x.getAttribute('aria-controls')).hidden=!on}))</script>`,
    ),
    '#t2',
  ),
  keys.fails(
    'slider-without-keys',
    '滑块可以聚焦，方向键没有反应',
    page(
      '显示设置',
      `<div id="bad" role="slider" tabindex="0" aria-label="字号" aria-valuemin="12" aria-valuemax="30" aria-valuenow="16" style="width:180px;height:20px;background:#ccc"></div><script>bad.onmousedown=e=>bad.setAttribute('aria-valuenow',12+Math.round(e.offsetX/10))</script>`,
    ),
    '#bad',
  ),
  keys.fails(
    'dialog-close-mouse-only',
    '浮层的关闭按钮只能用鼠标',
    page(
      '首页',
      `<div id="l" style="border:1px solid #333;padding:20px">今日系统升级。<span id="bad" style="cursor:pointer" onclick="l.remove()">关闭</span></div>`,
    ),
    '#bad',
  ),
  state.fails(
    'toggle-without-role',
    '开关没有角色和状态',
    page(
      '显示设置',
      `<div id="bad" tabindex="0" onclick="this.classList.toggle('on')" onkeydown="if(event.key==='Enter'||event.key===' '){event.preventDefault();this.click()}">大字显示</div>`,
      '<style>.on{background:#0a4a8f;color:#fff}</style>',
    ),
    '#bad',
  ),
  state.fails(
    'expanded-never-changes',
    '展开后 aria-expanded 仍是 false',
    page(
      '常见问题',
      `<button id="bad" type="button" aria-expanded="false" aria-controls="p" onclick="p.hidden=!p.hidden">如何办理？</button><p id="p" hidden>请到窗口办理。</p>`,
    ),
    '#bad',
  ),
  state.fails(
    'checkbox-never-changes',
    '勾选后 aria-checked 仍是 false',
    page(
      '网上信访',
      `<div id="bad" role="checkbox" aria-checked="false" tabindex="0" onclick="this.classList.toggle('on')" onkeydown="if(event.key===' '){event.preventDefault();this.click()}">同意公开</div>`,
      '<style>.on::after{content:"✓"}</style>',
    ),
    '#bad',
  ),

  message.fails(
    'status-not-announced',
    '提交结果出现时不播报',
    page(
      '网上信访',
      `<button id="bad" type="button" onclick="p.textContent='已提交，查询码20261123。'">提交</button><p id="p"></p>`,
    ),
    '#bad, #p',
  ),
  message.passes(
    'status-announced',
    '提交结果在 role=status 里',
    page(
      '网上信访',
      `<button type="button" onclick="p.textContent='已提交，查询码20261123。'">提交</button><p id="p" role="status"></p>`,
    ),
  ),
  message.passes(
    'status-focus-moves',
    '提交结果取得焦点',
    page(
      '网上信访',
      `<button type="button" onclick="p.textContent='已提交，查询码20261123。';p.focus()">提交</button><h2 id="p" tabindex="-1">填写内容</h2>`,
    ),
  ),

  hover.fails(
    'tooltip-vanishes',
    '悬停提示移上去就消失，Esc 也不管用',
    page(
      '网上信访',
      `<p><button id="bad" type="button" aria-describedby="tip">查询码</button></p><div id="tip" role="tooltip" hidden style="width:200px;margin-top:40px;border:1px solid #333">提交后系统给出的八位数字。</div><script>bad.onmouseover=bad.onfocus=()=>tip.hidden=false;bad.onmouseout=bad.onblur=()=>tip.hidden=true</script>`,
    ),
    '#bad, #tip',
  ),
  hover.passes(
    'tooltip-stays',
    '悬停提示可以移上去，Esc 关闭',
    page(
      '网上信访',
      `<span id="w" style="display:inline-block"><button id="b" type="button" aria-describedby="tip">查询码</button><span id="tip" role="tooltip" hidden style="display:none;border:1px solid #333">提交后系统给出的八位数字。</span></span><script>const on=v=>{tip.hidden=!v;tip.style.display=v?'block':'none'};w.onmouseenter=()=>on(true);w.onmouseleave=()=>on(false);b.onfocus=()=>on(true);b.onblur=()=>on(false);document.addEventListener('keydown',e=>{if(e.key==='Escape')on(false)})</script>`,
    ),
  ),
  hover.passes(
    'tooltip-title',
    'title 提示由浏览器负责',
    page('网上信访', '<button type="button" title="提交后系统给出的八位数字">查询码</button>'),
  ),
];
