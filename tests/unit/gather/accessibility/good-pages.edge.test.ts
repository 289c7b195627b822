import { describe, expect, it } from 'vitest';
import { dialogs } from '../../../../src/gather/accessibility/dialogs.ts';
import { focusMark } from '../../../../src/gather/accessibility/focus-mark.ts';
import { gifs } from '../../../../src/gather/accessibility/gifs.ts';
import { keyboardWalk } from '../../../../src/gather/accessibility/keyboard-walk.ts';
import { movement } from '../../../../src/gather/accessibility/movement.ts';
import { OWN_RULES, type OwnRule } from '../../../../src/gather/accessibility/own-rules.ts';
import { pictureContrast } from '../../../../src/gather/accessibility/picture-contrast.ts';
import { reflow } from '../../../../src/gather/accessibility/reflow.ts';
import { survey } from '../../../../src/gather/accessibility/survey.ts';
import { closeAfterEach } from '../../net/loopback.ts';
import { BROWSER } from '../../net/use-browsers.ts';
import { lookWithBrowser, type Page } from './look.ts';

closeAfterEach();

const ALL = [survey, movement, gifs, pictureContrast, reflow, keyboardWalk, focusMark, dialogs];
const TEXT =
  '为深入贯彻落实国务院关于加强数字政府建设的指导意见，现将有关事项通知如下，请各单位认真组织实施。'.repeat(
    3,
  );
const HEAD =
  '<meta name="viewport" content="width=device-width"><style>body { margin: 0 } img { max-width: 100% }</style>';

/** Pages on which nothing is wrong, though much on them looks like it. */
const PAGES: { readonly [name: string]: Page } = {
  'tabs with a roving tabindex, a menu button, a listbox and an accordion': {
    head: HEAD,
    body: `<main><h1>办事服务</h1>
<div role="tablist" aria-label="服务"><button role="tab" id="t1" aria-selected="true">个人</button><button role="tab" id="t2" tabindex="-1">法人</button></div><p>${TEXT}</p>
<button id="m" aria-haspopup="true" aria-expanded="false">更多服务</button><ul role="menu" id="menu" hidden><li role="menuitem" tabindex="-1">社保</li><li role="menuitem" tabindex="-1">医保</li></ul>
<ul role="listbox" tabindex="0" aria-label="部门" aria-activedescendant="o1"><li role="option" id="o1" style="cursor:pointer">教育局</li><li role="option" id="o2" style="cursor:pointer">民政局</li></ul>
<h2><button aria-expanded="false" aria-controls="p1">怎样申请</button></h2><div id="p1" hidden>${TEXT}</div></main>
<script>
  for (const one of document.querySelectorAll('[role=tab], [role=option], [role=menuitem], button')) one.addEventListener('click', () => {});
  document.querySelector('[role=tablist]').addEventListener('keydown', (e) => { if (e.key === 'ArrowRight') t2.focus(); if (e.key === 'ArrowLeft') t1.focus(); });
  m.onclick = () => { menu.hidden = false; menu.firstChild.focus(); };
  menu.onkeydown = (e) => { if (e.key === 'Escape' || e.key === 'Tab') { menu.hidden = true; m.focus(); } };
</script>`,
  },
  'a drop-down menu by script and style, a row of slides, a date field, a frame and a player': {
    head: `${HEAD}<style>.sub { display: none } .top:hover .sub, .top:focus-within .sub { display: block } .slides { position: relative; overflow: hidden; width: 300px; height: 150px } .slides img { position: absolute; top: 0 }</style>`,
    body: `<nav aria-label="主导航"><ul><li class="top"><a href="/gk/">政务公开</a><ul class="sub"><li><a href="/gk/zn/">公开指南</a></li></ul></li><li><a href="/hd/">互动交流</a></li></ul></nav>
<main><h1>今日要闻</h1><div class="slides" id="s"><a href="/n1"><img src="a.png" alt="县长检查防汛工作" width="300" height="150"></a></div><button id="stop">暂停轮播</button>
<ul class="swiper"><li class="dot" style="cursor:pointer;width:12px;height:12px"></li><li class="dot" style="cursor:pointer;width:12px;height:12px"></li></ul>
<label>出生日期 <input type="date"></label><iframe title="天气" srcdoc="<a href=/w>天气预报</a>"></iframe><video controls aria-label="宣传片" src="/v.mp4"></video>
<p>${TEXT}</p></main><script>
  let x = 0; const t = setInterval(() => { x = (x + 3) % 300; s.querySelector('img').style.left = -x + 'px'; }, 40); stop.onclick = () => clearInterval(t);
  for (const dot of document.querySelectorAll('.dot')) dot.addEventListener('click', () => {});
</script>`,
  },
  'an open notice that keeps the focus until it is closed': {
    head: HEAD,
    body: `<a href="/a">首页</a><main><h1>公告</h1><p>${TEXT}</p><a href="/b">下一篇</a></main>
<div role="dialog" aria-modal="true" aria-label="重要通知" style="position:fixed;inset:20%;background:#fff;border:1px solid"><p>网站今晚升级。</p><a href="/c">详细说明</a> <button id="x">关闭</button></div>
<script>
  x.focus();
  document.addEventListener('keydown', (e) => {
    const dialog = document.querySelector('[role=dialog]');
    if (e.key === 'Escape') dialog.hidden = true;
    if (e.key !== 'Tab' || !dialog || dialog.hidden) return;
    const stops = [...dialog.querySelectorAll('a, button')];
    const at = stops.indexOf(document.activeElement);
    e.preventDefault();
    stops[(at + (e.shiftKey ? stops.length - 1 : 1)) % stops.length].focus();
  });
  x.onclick = () => { document.querySelector('[role=dialog]').hidden = true; };
</script>`,
  },
  'marks of focus of many kinds, and text over pictures that can be read': {
    head: `${HEAD}<style>
  a, button { outline: none } a:focus { box-shadow: 0 0 0 3px #06c } button:focus { background: #ff0 } .u:focus { box-shadow: none; text-decoration: none } .w:focus { box-shadow: none } .w:focus img { border: 3px solid red }
  .hero { background: linear-gradient(#013, #025); color: #fff; padding: 20px }</style>`,
    body: `<main><div class="hero"><h1>清湖县人民政府</h1><p>${TEXT}</p></div><a href="/1">一号公告</a> <button>搜索</button> <a class="u" href="/2">二号公告</a> <a class="w" href="/3"><img src="a.png" alt="专题" width="80" height="40"></a>
<form><label>姓名 <input placeholder="请输入姓名"></label><label>意见 <textarea></textarea></label><button>提交</button></form></main>`,
  },
};

const isFailure = (found: string): boolean =>
  !found.endsWith('?') && OWN_RULES[found as OwnRule].grade === 'failure'; // the ids come from that table

describe.runIf(BROWSER)('pages on which nothing is wrong', { timeout: 120_000 }, () => {
  const look = lookWithBrowser();

  it.each(Object.entries(PAGES))('%s', async (_, page) => {
    const { found, places } = await look(page, ALL, { engine: true });
    expect(found.filter(isFailure), JSON.stringify(places)).toEqual([]);
  });
});
