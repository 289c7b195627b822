import { bare, type Case, casesOf, type Files } from '../case.ts';

const bypass = casesOf('cf77f2', '2.4.1');
const collapsible = casesOf('3e12e1', '2.4.1');
const landmark = casesOf('b40fd1', '2.4.1');
const heading = casesOf('047fe0', '2.4.1');
const instrument = casesOf('ye5d6e', '2.4.1');

const names = ['机构职能', '通知公告', '办事指南', '我要写信', '历史沿革', '防汛专题'];
/** So few stops that the standard's level 1, which asks for more than the guidelines, asks for nothing. */
const few = `<ul>${names
  .slice(0, 3)
  .map((name, i) => `<li><a href="p${i}.html">${name}</a></li>`)
  .join('')}</ul>`;
const menu = `<ul>${names.map((name, i) => `<li><a href="p${i}.html">${name}</a></li>`).join('')}</ul>`;
const text =
  '<p>现将秋冬季森林防火有关事项通知如下，请各单位遵照执行。</p><p>一、落实责任。二、加强巡查。三、及时报告。</p>';
const other = (around: (body: string) => string): Files =>
  Object.fromEntries(
    names.map((name, i) => [
      `p${i}.html`,
      bare(around(`<p>${name}：内容以正式文件为准，本页第${i + 1}次修订。</p>`), { title: name }),
    ]),
  );
const plain = (body: string) => `<div class="top">${menu}</div><div class="content">${body}</div>`;
const site = (around: (body: string) => string): [string, Files] => [
  bare(around(text), { title: '防火通知' }),
  other(around),
];

const deadSkip = (body: string) => `<a href="#content">跳到正文</a>${plain(body)}`;
const [plainPage, plainFiles] = site(plain);
const [deadPage, deadFiles] = site(deadSkip);
const [hiddenPage, hiddenFiles] = site(
  (body) =>
    `<a href="#c" style="display:none">跳到正文</a><div class="top">${menu}</div><div id="c">${body}</div>`,
);
const [mainPage, mainFiles] = site((body) => `<div class="top">${few}</div><main>${body}</main>`);
const [rolePage, roleFiles] = site((body) => `<div class="top">${few}</div><div role="main">${body}</div>`);
const [headingPage, headingFiles] = site(
  (body) => `<div class="top">${few}</div><div><h1>通知</h1>${body}</div>`,
);
const [skipPage, skipFiles] = site(
  (body) => `<a href="#c">跳到正文</a><div class="top">${menu}</div><div id="c" tabindex="-1">${body}</div>`,
);
const [focusPage, focusFiles] = site(
  (body) =>
    `<style>.s{position:absolute;left:-9999px}.s:focus{left:0}</style><a class="s" href="#c">跳到正文</a><div class="top">${menu}</div><div id="c" tabindex="-1">${body}</div>`,
);
const [foldPage, foldFiles] = site(
  (body) =>
    `<button type="button" aria-expanded="true" onclick="const m=document.getElementById('m');m.hidden=!m.hidden;this.setAttribute('aria-expanded',String(!m.hidden))">收起或展开导航</button><div id="m">${few}</div><div>${body}</div>`,
);

/** Ways past what stands on every page. */
export const bypasses: readonly Case[] = [
  bypass.fails('bypass-nothing', '导航之后没有标题、地标或跳转链接', plainPage, undefined, plainFiles),
  bypass.fails(
    'bypass-dead-skip-link',
    '跳转链接的目标不存在，也没有别的办法',
    deadPage,
    undefined,
    deadFiles,
  ),
  bypass.fails('bypass-skip-link-hidden', '跳转链接不显示，键盘也到不了', hiddenPage, undefined, hiddenFiles),
  landmark.passes('bypass-main', '正文在 main 里', mainPage, mainFiles),
  landmark.passes('bypass-role-main', '正文在 role=main 里', rolePage, roleFiles),
  heading.passes('bypass-heading', '正文以标题开头', headingPage, headingFiles),
  instrument.passes('bypass-skip-link', '有跳转链接', skipPage, skipFiles),
  instrument.passes('bypass-skip-link-on-focus', '跳转链接聚焦时出现', focusPage, focusFiles),
  collapsible.passes('bypass-collapsible', '导航可以收起', foldPage, foldFiles),
];
