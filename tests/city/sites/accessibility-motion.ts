import { readFileSync } from 'node:fs';
import { tone } from '../../accessibility/tone.ts';
import { file, text } from '../resources.ts';
import type { Site } from '../site.ts';
import type { Context } from '../world.ts';
import { addElderToggle, faulty, sound, town } from './accessibility-town.ts';

const video = (name: string) =>
  readFileSync(new URL(`../../accessibility/media/${name}.webm`, import.meta.url));
const filler = (n: number) =>
  `<p>全镇${n}个村正在开展秋冬季森林防火宣传，护林员每日巡查两次，发现火情立即报告。</p>`;

/** Sound and moving pictures with and without words beside them. */
export function mediaTown(context: Context): Site {
  const site = town(context, 9, { id: 'yanxi', name: '岩溪镇', host: 'yanxi.nanxi-demo.gov.cn' });
  addElderToggle(site, '长者版');
  const rule = 'media-without-alternative';
  const words = '警报音先低后高，每秒交替一次，共响四秒；画面中一个方块上下移动。';
  site.serve('/m/alarm.webm', file(video('alarm'), 'video/webm'));
  site.serve('/m/route.webm', file(video('route'), 'video/webm'));
  site.serve('/m/tone.wav', file(tone(4), 'audio/wav'));
  site.serve(
    '/m/alarm.vtt',
    text(
      'WEBVTT\n\n00:00.000 --> 00:02.000\n[警报：一低一高]\n\n00:02.000 --> 00:04.000\n[警报：一低一高]\n',
      'text/vtt; charset=utf-8',
    ),
  );
  // Whether the words of a page are an alternative is often for a person: a hint will do.
  faulty(
    site,
    rule,
    {
      path: '/mt/lx.html',
      title: '避险路线',
      html: '<video src="/m/route.webm" controls width="160" height="90"></video>',
      why: '无声视频演示路线，没有一句文字',
    },
    { hintWillDo: true },
  );
  faulty(
    site,
    rule,
    {
      path: '/mt/sy.html',
      title: '警报试听',
      html: '<audio src="/m/tone.wav" controls></audio>',
      why: '声音没有文字说明',
    },
    { hintWillDo: true },
  );
  sound(site, rule, {
    path: '/mt/zm.html',
    title: '警报试鸣',
    html: `<video src="/m/alarm.webm" controls width="160" height="90"><track kind="captions" srclang="zh" label="中文" src="/m/alarm.vtt"></video><p>${words}</p>`,
    why: '有字幕和文字说明',
  });
  sound(site, rule, {
    path: '/mt/sm.html',
    title: '避险路线说明',
    html: '<video src="/m/route.webm" controls width="160" height="90"></video><h2>文字说明</h2><p>从左下角的学校出发，沿直线向右上方步行，四秒后到达右上角的避险点。</p>',
    why: '旁边有完整的文字说明',
  });
  return site;
}

const drift = (end: string) =>
  `var f=document.getElementById('fl'),x=60,y=90,dx=2,dy=2;setInterval(function(){${end}x+=dx;y+=dy;if(x<0||x>innerWidth-140)dx=-dx;if(y<0||y>innerHeight-100)dy=-dy;f.style.left=x+'px';f.style.top=y+'px'},40)`;
const floating = (inside: string, script: string) =>
  `<div id="fl" style="position:fixed;left:60px;top:90px;width:120px;height:80px;background:#fff3cd;border:1px solid #8a6d3b">${inside}</div><script>${script}</script>`;

/** Windows that drift over the page, and such that stand still or can be closed. */
export function floatingTown(context: Context): Site {
  const site = town(context, 10, { id: 'tuanshan', name: '团山镇', host: 'tuanshan.nanxi-demo.gov.cn' });
  addElderToggle(site, '无障碍');
  const rule = 'floating-window';
  const link = '<a href="/lxwm.html">征兵咨询</a>';
  const picture = `<img src="/assets/photo3.png" alt="" width="100" height="60" style="cursor:pointer" onclick="location.href='/lxwm.html'">`;
  const moving = drift("if(!document.getElementById('fl'))return;");
  const close = `<span style="cursor:pointer" onclick="document.getElementById('fl').remove()">×</span>`;
  const pages = [
    faulty(site, rule, {
      path: '/pf/wg.html',
      title: '征兵公告',
      html: `${filler(3)}${floating(picture, drift(''))}`,
      why: '飘窗来回移动，键盘到不了，也没有关闭按钮',
    }),
    faulty(site, rule, {
      path: '/pf/sb.html',
      title: '征兵通知',
      html: `${filler(4)}${floating(picture + close, moving)}`,
      why: '飘窗来回移动，内容和关闭按钮都只能用鼠标',
    }),
  ];
  for (const { url } of pages)
    site.tolerate({ rule: 'keyboard-unreachable', url, why: '飘窗里的图片只能点击' });
  const open = site.page('/pf/lj.html', '征兵工作', `${filler(8)}${floating(link, drift(''))}`);
  site.tolerate({ rule, url: open.url, why: '飘窗里的链接键盘到得了，但不能关闭：标准说“可访问或可关闭”' });
  sound(site, rule, {
    path: '/pf/kg.html',
    title: '征兵宣传',
    html: `${filler(5)}${floating(`${link} <button type="button" aria-label="关闭飘窗" onclick="document.getElementById('fl').remove()">×</button>`, moving)}`,
    why: '飘窗有可聚焦、有名称的关闭按钮',
  });
  sound(site, rule, {
    path: '/pf/gd.html',
    title: '征兵政策',
    html: `${filler(6)}${floating(link, '')}`,
    why: '窗口固定在一处，不飘动',
  });
  return site;
}

/** What flashes, and what only changes. */
export function flashingTown(context: Context): Site {
  const site = town(context, 11, { id: 'jiuqu', name: '九曲镇', host: 'jiuqu.nanxi-demo.gov.cn' });
  addElderToggle(site, '长者专区');
  const rule = 'flashing-content';
  const box = 'style="width:760px;height:420px"';
  faulty(site, rule, {
    path: '/ss/ys.html',
    title: '火险预警',
    html: `<style>.f{animation:f .2s steps(1) infinite}@keyframes f{0%{background:#fff}50%{background:#000}}</style><div class="f" ${box}></div>${filler(2)}`,
    why: '大块黑白交替，每秒五次',
  });
  faulty(site, rule, {
    path: '/ss/jb.html',
    title: '火险提示',
    html: `<div id="f" ${box}></div>${filler(3)}<script>var on=false;setInterval(function(){on=!on;document.getElementById('f').style.background=on?'#ff0000':'#000000'},100)</script>`,
    why: '大块红黑交替，每秒五次',
  });
  sound(site, rule, {
    path: '/ss/mh.html',
    title: '火险等级',
    html: `<style>.f{animation:f 2s linear 2}@keyframes f{0%{background:#fff}50%{background:#9cc3e6}}</style><div class="f" ${box}></div>${filler(4)}`,
    why: '两秒变化一次',
  });
  sound(site, rule, {
    path: '/ss/xd.html',
    title: '值班状态',
    html: `<style>.f{display:inline-block;width:10px;height:10px;animation:f .2s steps(1) 20}@keyframes f{0%{background:#fff}50%{background:#000}}</style><p>值班中 <span class="f"></span></p>${filler(5)}`,
    why: '闪烁的只是一个小点',
  });
  return site;
}
