import { type Case, casesOf, page } from '../case.ts';

const refresh = casesOf('bc659a', '2.2.1');
const moving = casesOf('efbfc7', '2.2.2');
const blinking = casesOf('wcag', '2.2.2');
const flash = casesOf('wcag', '2.3.1');

const next = { 'next.html': page('通知公告', '<p>防火通知。</p>') };
const meta = (content: string) => `<meta http-equiv="refresh" content="${content}">`;
const text = '<p>今日办件情况如下。</p><p>受理12件，办结9件。</p>';
const news = '市政府召开常务会议，研究秋冬季森林防火工作';
const big = 'position:fixed;inset:0;z-index:-1';

/** What changes by itself: refreshing, moving, blinking, flashing. */
export const times: readonly Case[] = [
  refresh.fails('refresh-after-30s', '三十秒后自动刷新', page('办件统计', text, meta('30'))),
  refresh.fails(
    'refresh-to-other-page',
    '十秒后自动跳到另一页',
    page('旧栏目', '<p>本栏目已搬迁。</p>', meta('10; url=next.html')),
    undefined,
    next,
  ),
  refresh.passes(
    'refresh-at-once',
    '立即跳转',
    page('旧栏目', '<p>本栏目已搬迁。</p>', meta('0; url=next.html')),
    next,
  ),
  refresh.passes('refresh-after-a-day', '二十四小时以后才刷新', page('办件统计', text, meta('86400'))),
  refresh.passes('refresh-not-a-time', '写法无效，浏览器不刷新', page('办件统计', text, meta('never'))),
  refresh.passes(
    'refresh-in-text',
    '正文里的代码示例',
    page('常见问题', '<p>不要使用 <code>&lt;meta http-equiv="refresh" content="30"&gt;</code>。</p>'),
  ),

  blinking.fails(
    'marquee',
    '滚动的公告停不下来',
    page('首页', `<marquee id="bad">${news}</marquee>${text}`),
    '#bad',
  ),
  blinking.fails(
    'css-ticker',
    '样式动画滚动公告，停不下来',
    page(
      '首页',
      `<div style="overflow:hidden;white-space:nowrap"><span id="bad" class="t">${news}</span></div>${text}`,
      '<style>.t{display:inline-block;animation:r 12s linear infinite}@keyframes r{from{transform:translateX(600px)}to{transform:translateX(-400px)}}</style>',
    ),
    '#bad',
  ),
  blinking.fails(
    'blinking-mark',
    '“新”字一直闪烁',
    page(
      '通知公告',
      `<ul><li>防火通知 <span id="bad" class="b">新</span></li><li>停水通知</li></ul>`,
      '<style>.b{color:#b01c1c;animation:b 1s steps(2) infinite}@keyframes b{50%{visibility:hidden}}</style>',
    ),
    '#bad',
  ),
  blinking.fails(
    'carousel-cannot-stop',
    '轮播图每三秒换一幅，停不下来',
    page(
      '首页',
      `<div id="bad"><p>市政府召开常务会议</p></div>${text}<script>const t=['市政府召开常务会议','湖滨新城开工建设','秋粮收购进展顺利'];let n=0;setInterval(()=>{n=(n+1)%3;document.querySelector('#bad p').textContent=t[n]},3000)</script>`,
    ),
    '#bad',
  ),
  moving.fails(
    'text-changes-by-itself',
    '公告文字每两秒更换，停不下来',
    page(
      '首页',
      `<p>最新：<span id="bad">防火通知</span></p>${text}<script>const t=['防火通知','停水通知','招聘公告'];let n=0;setInterval(()=>{document.getElementById('bad').textContent=t[n=(n+1)%3]},2000)</script>`,
    ),
    '#bad',
  ),
  moving.fails(
    'text-scrolls-by-script',
    '脚本不停地滚动列表',
    page(
      '首页',
      `<ul id="bad" style="height:60px;overflow:hidden"><li>防火通知</li><li>停水通知</li><li>招聘公告</li><li>人事任免</li></ul>${text}<script>const u=document.getElementById('bad');setInterval(()=>u.append(u.firstElementChild),1500)</script>`,
    ),
    '#bad',
  ),
  moving.passes(
    'text-changes-with-pause',
    '公告文字自动更换，有暂停按钮',
    page(
      '首页',
      `<p>最新：<span id="s">防火通知</span> <button type="button" id="b">暂停更换</button></p>${text}<script>const t=['防火通知','停水通知','招聘公告'];let n=0;const go=()=>setInterval(()=>{s.textContent=t[n=(n+1)%3]},2000);let h=go();b.onclick=()=>{if(h){clearInterval(h);h=0;b.textContent='继续更换'}else{h=go();b.textContent='暂停更换'}}</script>`,
    ),
  ),
  moving.passes(
    'text-changes-once',
    '数字载入时变一次',
    page(
      '办件统计',
      `<p>今日受理<span id="s">…</span>件</p><script>setTimeout(()=>{document.getElementById('s').textContent='12'},300)</script>`,
    ),
  ),
  blinking.passes(
    'animation-three-seconds',
    '动画三秒后停止',
    page(
      '首页',
      `<p><span class="t">${news}</span></p>${text}`,
      '<style>.t{display:inline-block;animation:r 3s linear 1}@keyframes r{from{transform:translateX(300px)}to{transform:none}}</style>',
    ),
  ),
  blinking.passes(
    'animation-paused',
    '动画默认暂停，按下才播放',
    page(
      '首页',
      `<p><span class="t">${news}</span></p><button type="button" onclick="document.querySelector('.t').style.animationPlayState='running'">播放</button> <button type="button" onclick="document.querySelector('.t').style.animationPlayState='paused'">暂停</button>`,
      '<style>.t{display:inline-block;animation:r 8s linear infinite paused}@keyframes r{to{transform:translateX(200px)}}</style>',
    ),
  ),
  blinking.passes(
    'animation-on-hover-only',
    '动画只在鼠标移上去时播放',
    page(
      '首页',
      `<p><a class="t" href="next.html">${news}</a></p>`,
      '<style>.t{display:inline-block}.t:hover{animation:r 1s}@keyframes r{50%{transform:translateX(10px)}}</style>',
    ),
    next,
  ),
  blinking.passes(
    'animation-on-hidden',
    '动画所在的块对所有人隐藏',
    page(
      '首页',
      `<div hidden><span class="t">${news}</span></div>${text}`,
      '<style>.t{animation:r 2s infinite}@keyframes r{50%{opacity:0}}</style>',
    ),
  ),

  flash.fails(
    'flash-whole-page',
    '整页黑白交替，每秒五次',
    page(
      '首页',
      `<div id="bad" class="f"></div>${text}`,
      `<style>.f{${big};animation:f .2s steps(1) infinite}@keyframes f{0%{background:#fff}50%{background:#000}}</style>`,
    ),
    '#bad',
  ),
  flash.fails(
    'flash-banner-by-script',
    '大幅横幅由脚本黑白交替，每秒五次',
    page(
      '首页',
      `<div id="bad" style="width:800px;height:500px;background:#fff">${news}</div><script>let on=false;setInterval(()=>{on=!on;document.getElementById('bad').style.background=on?'#000':'#fff'},100)</script>`,
    ),
    '#bad',
  ),
  flash.fails(
    'flash-red',
    '大块红黑交替，每秒五次',
    page(
      '首页',
      `<div id="bad" class="f" style="width:800px;height:500px"></div>${text}`,
      '<style>.f{animation:f .2s steps(1) infinite}@keyframes f{0%{background:#f00}50%{background:#000}}</style>',
    ),
    '#bad',
  ),
  flash.passes(
    'flash-slow',
    '每秒变化一次',
    page(
      '首页',
      `<div class="f" style="width:800px;height:500px"></div>${text}`,
      '<style>.f{animation:f 1s steps(1) 4}@keyframes f{0%{background:#fff}50%{background:#000}}</style>',
    ),
  ),
  flash.passes(
    'flash-tiny',
    '闪烁的只有一个很小的点',
    page(
      '首页',
      `<p>录音中 <span class="f" style="display:inline-block;width:10px;height:10px"></span></p>${text}`,
      '<style>.f{animation:f .2s steps(1) 20}@keyframes f{0%{background:#fff}50%{background:#000}}</style>',
    ),
  ),
  flash.passes(
    'flash-faint',
    '明暗变化很小',
    page(
      '首页',
      `<div class="f" style="width:800px;height:500px"></div>${text}`,
      '<style>.f{animation:f .2s steps(1) 20}@keyframes f{0%{background:#fff}50%{background:#f6f6f6}}</style>',
    ),
  ),
];
