import { describe, expect, it } from 'vitest';
import type { Check } from '../../../../src/gather/accessibility/check.ts';
import { dialogs } from '../../../../src/gather/accessibility/dialogs.ts';
import { focusMark } from '../../../../src/gather/accessibility/focus-mark.ts';
import { gifs } from '../../../../src/gather/accessibility/gifs.ts';
import { keyboardWalk } from '../../../../src/gather/accessibility/keyboard-walk.ts';
import { movement } from '../../../../src/gather/accessibility/movement.ts';
import { pictureContrast } from '../../../../src/gather/accessibility/picture-contrast.ts';
import { reflow } from '../../../../src/gather/accessibility/reflow.ts';
import { survey } from '../../../../src/gather/accessibility/survey.ts';
import { closeAfterEach } from '../../net/loopback.ts';
import { BROWSER } from '../../net/use-browsers.ts';
import { type Files, lookWithBrowser, type Page } from './look.ts';
import { makeGif } from './make-gif.ts';

closeAfterEach();

const LINKS = '<p><a href="/1">一</a> <a href="/2">二</a></p>';
const MORE = '<p><a href="/8">八</a> <a href="/9">九</a></p>';
const LONG = '为深入贯彻落实国务院关于加强数字政府建设的指导意见，现将有关事项通知如下。'.repeat(6);

const image = (bytes: Uint8Array): Files => ({ '/a.gif': { type: 'image/gif', body: bytes } });
const BLACK_WHITE = [0, 255];

const DRIFT =
  '<script>let x = 0; setInterval(() => { x += 4; f.style.left = x % 900 + "px"; f.style.top = x % 500 + "px"; }, 30);</script>';
const drifting = (inside: string): string =>
  `<p>${LONG}</p><div id="f" style="position:fixed;left:0;top:0;width:150px;height:100px;background:#fcc">${inside}</div>${DRIFT}`;

const LARGE = 'width:600px;height:400px';
const flashing = (everyMs: string, colours: string, size = LARGE): string =>
  `<div id="f" style="${size}"></div><p>${LONG}</p><script>let on = false; setInterval(() => { on = !on; f.style.background = on ? ${colours}; }, ${everyMs});</script>`;

const DIALOG_HEAD =
  '<style>.d { display: none; position: fixed; z-index: 9; inset: 0; background: #0008 } .d.on { display: block } .d > div { background: #fff; margin: 80px; padding: 20px }</style>';
const dialogPage = (inside: string, script: string): Page => ({
  head: DIALOG_HEAD,
  body: `<a href="/1">前</a><button type="button" id="o" aria-haspopup="dialog">打开说明</button><a href="/2">后</a><div class="d" id="d" role="dialog" aria-modal="true" aria-label="说明"><div>${inside}</div></div><script>o.onclick = () => { d.classList.add("on"); ${script} };</script>`,
});
const ESCAPES = 'document.onkeydown = (e) => { if (e.key === "Escape") d.classList.remove("on"); };';
const KEEPS = 'd.onkeydown = (e) => { if (e.key === "Tab") { e.preventDefault(); c.focus(); } };';

/** The rule, the checks to run, a page on which it is found, and pages on which it must not be. */
const CASES: readonly (readonly [
  rule: string,
  checks: readonly Check[],
  bad: Page | string,
  good: readonly (Page | string)[],
])[] = [
  [
    'keyboard-trap',
    [keyboardWalk],
    `${LINKS}<button onkeydown="if (event.key === 'Tab') event.preventDefault()">提交</button>${MORE}`,
    [
      `${LINKS}<button>提交</button>${MORE}`,
      `${LINKS}<div role="dialog" aria-modal="true"><button onkeydown="if (event.key === 'Tab') event.preventDefault()">关闭</button></div>${MORE}`,
      `${LINKS}<iframe srcdoc="<a href=/a>甲</a><a href=/b>乙</a>" title="框"></iframe><input type="date" title="日期">${MORE}`,
      `${LINKS}<label><input type="radio" name="r">是</label><label><input type="radio" name="r">否</label>${MORE}`,
    ],
  ],
  [
    'keyboard-trap',
    [keyboardWalk],
    `${LINKS}<button id="a" onblur="setTimeout(() => b.focus(), 5)">甲</button><button id="b" onblur="setTimeout(() => a.focus(), 5)">乙</button>${MORE}`,
    [],
  ],
  [
    'keyboard-trap?',
    [keyboardWalk],
    `${LINKS}<p>在编辑框内按 Ctrl+M 退出</p><textarea title="意见" onkeydown="if (event.key === 'Tab') event.preventDefault()"></textarea>${MORE}`,
    [],
  ],
  [
    'keyboard-trap',
    [keyboardWalk],
    `${LINKS}<input id="q" title="关键字">${MORE}<script>q.focus(); document.addEventListener('keydown', (e) => { if (e.key === 'Tab') e.preventDefault(); });</script>`,
    [`${LINKS}<input id="q" title="关键字" autofocus>${MORE}`],
  ],
  [
    'keys-swallowed',
    [keyboardWalk],
    `${LINKS}${MORE}<script>document.addEventListener('keydown', (e) => { e.preventDefault(); e.stopPropagation(); }, true);</script>`,
    [
      `${LINKS}${MORE}<script>document.addEventListener('keydown', (e) => { if (e.altKey && e.key === 'k') e.preventDefault(); });</script>`,
      `${LINKS}${MORE}<script>document.addEventListener('keydown', (e) => { if (e.key !== 'Tab') return; e.preventDefault(); document.querySelector('a').focus(); });</script>`,
      `<p>${LONG}</p><script>document.addEventListener('keydown', (e) => e.preventDefault());</script>`,
    ],
  ],
  [
    'keys-swallowed?',
    [keyboardWalk],
    // A mark of its own goes from place to place.
    `${LINKS}${MORE}<script>let n = 0; document.addEventListener('keydown', (e) => { e.preventDefault(); document.body.dataset.at = ++n; });</script>`,
    [],
  ],
  [
    'focus-moves-context',
    [keyboardWalk],
    `${LINKS}<input title="关键字" onfocus="location.href = '/elsewhere'">${MORE}`,
    [`${LINKS}<input title="关键字" onfocus="this.style.background = '#ffe'">${MORE}`],
  ],
  [
    'focus-not-visible',
    [keyboardWalk, focusMark],
    {
      head: '<style>a { outline: none }</style>',
      body: `${LINKS}<ul><li><a href="/3">三</a></li></ul><div><a href="/4">四</a></div>`,
    },
    [
      `${LINKS}${MORE}`,
      { head: '<style>a { outline: none } a:focus { background: #ffc }</style>', body: `${LINKS}${MORE}` },
      {
        head: '<style>a { outline: none } p:focus-within { border-left: 2px solid red } ul, div { margin: 0 }</style>',
        body: `${LINKS}${MORE}`,
      },
      {
        head: '<style>input { outline: none }</style>',
        body: '<input title="甲"><p><input title="乙"></p><div><input title="丙"></div><input title="丁">',
      },
    ],
  ],
  [
    'focus-not-visible?',
    [keyboardWalk, focusMark],
    { head: '<style>.x { outline: none }</style>', body: `${LINKS}<a class="x" href="/3">三</a>${MORE}` },
    [],
  ],
  [
    'drifting-window',
    [movement],
    drifting(
      '<a href="/z"><img src="a.png" alt="专题" width="100" height="60"></a><span style="cursor:pointer" onclick="f.remove()">关闭</span>',
    ),
    [
      drifting('<a href="/z">专题</a><button onclick="f.remove()">关闭</button>'),
      {
        head: '<style>@keyframes nod { 50% { transform: translateY(-12px) } } #f { animation: nod 1s infinite }</style>',
        body: `<p>${LONG}</p><div id="f" style="position:fixed;top:99px;width:150px;height:100px;background:#fcc"><a href="/z">专题</a></div>`,
      },
      `<p>${LONG}</p><div style="position:fixed;right:0;top:99px;width:150px;height:100px;background:#fcc"><a href="/z">专题</a></div>`,
      {
        head: '<style>@keyframes in { from { left: -200px } to { left: 20px } } #f { animation: in 1s forwards }</style>',
        body: `<p>${LONG}</p><div id="f" style="position:fixed;top:99px;width:150px;height:100px;background:#fcc"><a href="/z">专题</a></div>`,
      },
      `<div style="position:relative;overflow:hidden;width:400px;height:120px"><div id="f" style="position:absolute;width:150px;height:100px"><img src="a.png" alt="轮播" width="150" height="100"></div></div>${DRIFT}`,
    ],
  ],
  [
    'moving-content',
    [movement],
    `<div style="width:400px;height:120px"><p id="m">重要通知第一号</p></div><script>let n = 0; setInterval(() => { m.textContent = "重要通知第" + ++n; }, 300);</script>`,
    [
      `<div style="width:400px;height:120px"><p id="m">重要通知第一号</p><button>暂停</button></div><script>let n = 0; setInterval(() => { m.textContent = "重要通知第" + ++n; }, 300);</script>`,
      '<div style="width:400px;height:120px"><p id="m">重要通知第一号</p></div>',
    ],
  ],
  [
    'animation-flashing',
    [movement],
    flashing('100', "'#f00' : '#000'"),
    [
      flashing('100', "'#f00' : '#e00'"),
      flashing('400', "'#fff' : '#000'"),
      flashing('100', "'#fff' : '#000'", 'width:100px;height:80px'),
      flashing('100', "'#fff' : '#eee'"),
    ],
  ],
  [
    'animation-flashing',
    [movement],
    // Of the same brightness: red alone tells.
    flashing('100', "'#f00' : '#007800'"),
    [],
  ],
  [
    'animation-flashing?',
    [movement],
    flashing('100', "'#fff' : '#000'", `${LARGE};opacity:.5`),
    [
      `<div style="position:relative;background:#eee;${LARGE}">${flashing('100', "'#fff' : '#000'", 'width:100px;height:80px')}</div>`,
    ],
  ],
  [
    'gif-flashing',
    [gifs],
    { body: '<img src="/a.gif" alt="专题" width="400" height="300">', files: image(makeGif(BLACK_WHITE, 8)) },
    [
      {
        body: '<img src="/a.gif" alt="专题" width="400" height="300">',
        files: image(makeGif(BLACK_WHITE, 50)),
      },
      {
        body: '<img src="/a.gif" alt="专题" width="100" height="80">',
        files: image(makeGif(BLACK_WHITE, 8)),
      },
      {
        body: '<img src="/a.gif" alt="专题" width="400" height="300">',
        files: image(makeGif([200, 210], 8)),
      },
      {
        body: '<img src="/a.gif" alt="专题" width="400" height="300">',
        files: image(new TextEncoder().encode('GIF89a no picture')),
      },
    ],
  ],
  [
    'moving-picture',
    [gifs],
    { body: '<img src="/a.gif" alt="专题" width="400" height="300">', files: image(makeGif([0, 40], 50)) },
    [{ body: '<img src="/a.gif" alt="专题" width="400" height="300">', files: image(makeGif([0], 50)) }],
  ],
  [
    'contrast-over-picture',
    [pictureContrast],
    '<div style="background:linear-gradient(#888,#999);padding:20px"><p style="color:#aaa">渐变背景上的灰色文字看不清楚</p></div>',
    [
      '<div style="background:linear-gradient(#000,#222);padding:20px"><p style="color:#fff">渐变背景上的白色文字看得清楚</p></div>',
      '<div style="background:linear-gradient(90deg,#000 50%,#fff 50%);width:400px"><p style="color:#eee;width:400px">一半清楚一半不清楚的文字放在这里一半清楚</p></div>',
      '<div style="background:linear-gradient(#888,#999);padding:20px"><p style="color:#aaa;text-shadow:0 0 3px #000,0 0 3px #000">有阴影的文字看得清楚</p></div>',
    ],
  ],
  [
    'contrast-over-picture-low',
    [pictureContrast],
    '<div style="background:linear-gradient(90deg,#000 20%,#fff 20%);width:400px"><p style="color:#eee;width:400px">小半清楚大半不清楚的文字放在这里大半不清</p></div>',
    [
      '<div style="background:linear-gradient(#000,#222);padding:20px"><p style="color:#fff">渐变背景上的白色文字看得清楚</p></div>',
    ],
  ],
  [
    'sideways-scrolling',
    [reflow],
    `<div style="width:1000px"><p>${LONG}</p></div>`,
    [
      `<div style="max-width:1000px"><p>${LONG}</p></div>`,
      `<div style="overflow-x:auto"><table><tr><td style="min-width:900px">${LONG}</td></tr></table></div><p>${LONG}</p>`,
      `<p>${LONG}</p><table><tr><td style="min-width:900px">${LONG}</td></tr></table>`,
    ],
  ],
  [
    'text-clipped-enlarged?',
    [reflow],
    `<div style="width:50vw;height:200px;overflow:hidden"><p style="margin:0;font-size:18px">${LONG}</p></div>`,
    [
      `<div style="width:50vw"><p>${LONG}</p></div>`,
      `<div style="width:50vw;height:60px;overflow:auto"><p>${LONG}</p></div>`,
      `<p style="width:50vw;white-space:nowrap;overflow:hidden;text-overflow:ellipsis">${LONG}</p>`,
    ],
  ],
  [
    'dialog-not-entered',
    [survey, dialogs],
    {
      head: DIALOG_HEAD,
      body: `<div class="d" id="d" role="dialog" aria-modal="true" aria-label="说明"><div><button onclick="d.classList.remove('on')">关闭</button></div></div><a href="/1">前</a><button type="button" id="o" aria-haspopup="dialog">打开说明</button><a href="/2">后</a><script>o.onclick = () => d.classList.add("on"); ${ESCAPES}</script>`,
    },
    [
      dialogPage(
        '<button id="c" onclick="d.classList.remove(\'on\')">关闭</button>',
        `c.focus(); ${ESCAPES} ${KEEPS}`,
      ),
    ],
  ],
  [
    'dialog-focus-leaking',
    [survey, dialogs],
    dialogPage('<button id="c">关闭</button>', `c.focus(); ${ESCAPES}`),
    [
      dialogPage('<button id="c">关闭</button>', `c.focus(); ${ESCAPES} ${KEEPS}`),
      '<a href="/1">前</a><button type="button" aria-haspopup="dialog" onclick="d.showModal()">打开说明</button><dialog id="d"><button onclick="d.close()">关闭</button></dialog><a href="/2">后</a>',
    ],
  ],
  [
    'dialog-without-escape',
    [survey, dialogs],
    dialogPage('<button id="c" onclick="d.classList.remove(\'on\')">关闭</button>', `c.focus(); ${KEEPS}`),
    [dialogPage('<button id="c">关闭</button>', `c.focus(); ${ESCAPES} ${KEEPS}`)],
  ],
  [
    'dialog-close-unreachable',
    [survey, dialogs],
    dialogPage(
      '<a href="/3" id="c">查看</a><span class="close" style="cursor:pointer" onclick="d.classList.remove(\'on\')">×</span>',
      `c.focus(); ${ESCAPES}`,
    ),
    [
      dialogPage(
        '<button id="c" onclick="d.classList.remove(\'on\')">关闭</button>',
        `c.focus(); ${ESCAPES}`,
      ),
    ],
  ],
  [
    'dialog-without-escape',
    [survey, dialogs],
    `<div role="dialog" aria-modal="true" aria-label="公告" style="position:fixed;inset:0;background:#fff"><p>${LONG}</p><button>关闭</button></div>${LINKS}`,
    [
      `<div id="d" role="dialog" aria-modal="true" aria-label="公告" style="position:fixed;inset:0;background:#fff"><p>${LONG}</p><button>关闭</button></div>${LINKS}<script>document.onkeydown = (e) => { if (e.key === "Escape") d.remove(); };</script>`,
    ],
  ],
];

describe.runIf(BROWSER)('the checks that touch the page', { timeout: 90_000 }, () => {
  const look = lookWithBrowser();

  it.each(CASES)('%s', async (rule, checks, bad, good) => {
    const options = { engine: checks.includes(pictureContrast) };
    expect((await look(bad, checks, options)).found).toContain(rule);
    for (const page of good) {
      const looked = await look(page, checks, options);
      const found = looked.found.filter((one) => one.replace('?', '') === rule.replace('?', ''));
      expect(found, JSON.stringify(page)).toEqual([]);
    }
  });

  it('sends nothing but GET requests once the page is touched', async () => {
    const body =
      '<button type="button" id="o" aria-haspopup="dialog">打开</button><script>const say = () => fetch("/log", { method: "POST", body: "x" }); o.onclick = say; document.onkeydown = say;</script>';
    const { asked } = await look(body, [survey, keyboardWalk, dialogs]);
    expect(asked.filter((one) => !one.startsWith('GET '))).toEqual([]);
  });
});
