import type { Site } from '../site.ts';
import type { Context } from '../world.ts';
import { addElderToggle, faulty, sound, town } from './accessibility-town.ts';

const answer = '<p id="p" hidden>请携带身份证到镇便民服务中心办理，当场办结。</p>';
const flip = "document.getElementById('p').hidden=!document.getElementById('p').hidden";
const onward = '<p><a href="/lxwm.html">联系我们</a></p><p><a href="/wzdt.html">网站地图</a></p>';
const keys = `onkeydown="if(event.key==='Enter'||event.key===' '){event.preventDefault();this.click()}"`;

/** Functions that only a mouse reaches, and such that only look so. */
export function reachTown(context: Context): Site {
  const site = town(context, 5, { id: 'maoping', name: '茅坪镇', host: 'maoping.nanxi-demo.gov.cn' });
  addElderToggle(site, '长辈版');
  const rule = 'keyboard-unreachable';
  faulty(site, rule, {
    path: '/jp/zk.html',
    title: '常见问题',
    html: `<div style="cursor:pointer" onclick="${flip}">怎样办理居住证？</div>${answer}`,
    why: '点击展开的文字不能聚焦',
  });
  faulty(site, rule, {
    path: '/jp/bq.html',
    title: '政务公开',
    html: `<ul><li class="on" data-p="p1">政策文件</li><li data-p="p2" style="cursor:pointer">政策解读</li></ul><div id="p1"><p>本镇公布规范性文件两件，均可到镇便民服务中心查阅。</p></div><div id="p2" hidden><p>本镇公布政策解读一篇，解读人为镇长。</p></div><script>document.querySelectorAll('[data-p]').forEach(function(l){l.addEventListener('click',function(){p1.hidden=l.dataset.p!=='p1';p2.hidden=l.dataset.p!=='p2'})})</script>`,
    why: '标签页只能用鼠标切换',
  });
  sound(site, rule, {
    path: '/jp/xf.html',
    title: '服务导航',
    html: `<style>.m ul{display:none}.m:hover ul,.m:focus-within ul{display:block}</style><ul><li class="m"><a href="/wzdt.html">办事服务</a><ul><li><a href="/lxwm.html">联系我们</a></li></ul></li></ul>`,
    why: '下级菜单聚焦时也出现',
  });
  sound(site, rule, {
    path: '/jp/kp.html',
    title: '服务卡片',
    html: `<div style="cursor:pointer;border:1px solid #777" onclick="location.href='/lxwm.html'"><h2><a href="/lxwm.html">联系我们</a></h2><p>查看电话和地址。</p></div>`,
    why: '卡片里有同样去处的链接',
  });
  sound(site, rule, {
    path: '/jp/an.html',
    title: '问答',
    html: `<div role="button" tabindex="0" onclick="${flip}" ${keys}>怎样办理居住证？</div>${answer}`,
    why: '可以聚焦，有键盘操作',
  });
  return site;
}

/** A menu whose second level only a mouse opens, on every page. */
export function menuTown(context: Context): Site {
  const site = town(context, 6, { id: 'luogu', name: '罗谷镇', host: 'luogu.nanxi-demo.gov.cn' });
  addElderToggle(site, '关爱版');
  site.page('/cd/a.html', '乡镇概况', '<p>罗谷镇辖八个行政村，总面积六十平方公里。</p>');
  site.insertEverywhere(
    'top',
    `<style>.kz ul{display:none}.kz:hover ul{display:block}</style><div class="kz"><span>快速通道</span><ul><li><a href="/cd/a.html">乡镇概况</a></li><li><a href="/cd/b.html">便民电话</a></li></ul></div>`,
  );
  const hidden = site.page('/cd/b.html', '便民电话', '<p>便民服务中心电话：0799-8710066。</p>');
  site.flaw('keyboard-unreachable', 'page', site.home.url, '快速通道的下级菜单只随鼠标出现', {
    hintWillDo: true,
    target: { type: 'page', url: site.home.url, also: [site.url, hidden.url] },
  });
  for (const place of [site.home, ...site.pages]) {
    site.tolerate({ rule: 'keyboard-unreachable', url: place.url, why: '同一个菜单' });
    site.tolerate({ rule: 'wcag-*', url: place.url, why: '同一个菜单' });
  }
  return site;
}

/** Where focus is held, and in which order it goes. */
export function focusTown(context: Context): Site {
  const site = town(context, 7, { id: 'wanlong', name: '湾龙镇', host: 'wanlong.nanxi-demo.gov.cn' });
  addElderToggle(site, '亲情版');
  faulty(site, 'focus-trap', {
    path: '/jd/qh.html',
    title: '网上预约',
    html: `<p><label>姓名 <input id="t1" name="a"></label></p>${onward}<script>var held=false;document.addEventListener('focusin',function(e){if(e.target===t1)held=true;else if(held)t1.focus()})</script>`,
    why: '离开输入框时焦点被抢回',
  });
  faulty(site, 'focus-trap', {
    path: '/jd/lg.html',
    title: '问卷调查',
    html: `<div id="t2"><button type="button" id="u1">同意</button> <button type="button" id="u2">不同意</button></div>${onward}<script>u1.onkeydown=function(e){if(e.key==='Tab'){e.preventDefault();u2.focus()}};u2.onkeydown=function(e){if(e.key==='Tab'){e.preventDefault();u1.focus()}}</script>`,
    why: '焦点在两个按钮之间来回',
  });
  sound(site, 'focus-trap', {
    path: '/jd/dh.html',
    title: '意见征集',
    html: `<p><button type="button" id="o">填写意见</button></p><dialog id="d" aria-label="填写意见"><p><label>意见 <input name="v"></label></p><form method="dialog"><button>关闭</button></form></dialog>${onward}<script>o.onclick=function(){d.showModal()}</script>`,
    why: '模态对话框可以用 Esc 或按钮关闭',
  });
  sound(site, 'focus-trap', {
    path: '/jd/bj.html',
    title: '在线留言',
    html: `<p id="h">编辑时 Tab 键用于缩进；要离开编辑框，请先按 Esc，再按 Tab。</p><p><label>内容 <textarea id="t3" aria-describedby="h"></textarea></label></p>${onward}<script>var out=false;t3.onfocus=function(){out=false};t3.onkeydown=function(e){if(e.key==='Escape')out=true;else if(e.key==='Tab'&&!out){e.preventDefault();t3.value+='  '}}</script>`,
    why: '写明了离开的办法',
  });
  return site;
}

/** The order in which Tab goes. */
export function orderTown(context: Context): Site {
  const site = town(context, 8, { id: 'shuikou', name: '水口镇', host: 'shuikou.nanxi-demo.gov.cn' });
  addElderToggle(site, '大字版');
  // Whether an order keeps the meaning is often for a person: a hint will do.
  faulty(
    site,
    'focus-order',
    {
      path: '/sx/dd.html',
      title: '分步申报',
      html: '<p><label>第一步　姓名 <input name="a" tabindex="3"></label></p><p><label>第二步　手机号码 <input name="b" tabindex="1"></label></p><p><label>第三步　办理事项 <input name="c" tabindex="2"></label></p>',
      why: '正的 tabindex 使填写顺序颠倒',
    },
    { hintWillDo: true },
  );
  faulty(
    site,
    'focus-order',
    {
      path: '/sx/tc.html',
      title: '在线评价',
      html: `<p><button type="button" id="o">我要评价</button></p>${onward}<div id="w" role="dialog" aria-label="评价" hidden style="position:fixed;left:60px;top:60px;width:400px;background:#fff;border:2px solid #333"><label>评价 <input name="v"></label> <button type="button" id="x">关闭</button></div><script>document.body.append(w);o.onclick=function(){w.hidden=false};x.onclick=function(){w.hidden=true}</script>`,
      why: '弹出的窗口在页尾，焦点没有移过去',
    },
    { hintWillDo: true },
  );
  sound(site, 'focus-order', {
    path: '/sx/zc.html',
    title: '网上申报',
    html: '<p><label>姓名 <input name="a"></label></p><p><label>手机号码 <input name="b"></label></p>',
    why: '按写出的顺序',
  });
  sound(site, 'focus-order', {
    path: '/sx/gj.html',
    title: '显示设置',
    html: `<div role="toolbar" aria-label="显示设置"><button type="button" tabindex="0">放大</button><button type="button" tabindex="-1">缩小</button><button type="button" tabindex="-1">恢复</button></div>${onward}<script>var t=[].slice.call(document.querySelectorAll('[role=toolbar] button'));t[0].parentNode.onkeydown=function(e){var i=t.indexOf(document.activeElement),d=e.key==='ArrowRight'?1:e.key==='ArrowLeft'?2:0;if(!d)return;var n=t[(i+d)%3];t.forEach(function(b){b.tabIndex=-1});n.tabIndex=0;n.focus()}</script>`,
    why: '工具条以方向键移动',
  });
  return site;
}
