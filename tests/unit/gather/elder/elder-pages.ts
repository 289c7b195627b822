/** Small home pages with versions for the elderly, working and broken, as products and templates make them. */

const LIST = Array.from(
  { length: 8 },
  (_, i) => `<li><a href="/news/${i}.html">镇政府召开第${i + 1}次安全生产工作会议</a> 2026-11-${10 + i}</li>`,
).join('');

export function home(entry: string, more = ''): string {
  return html(
    `<header>${entry}<form action="/search"><input type="text" name="keyword" title="搜索"><button>搜索</button></form></header>
     <nav><a href="/">首页</a> <a href="/xwdt/">新闻动态</a> <a href="/tzgg/">通知公告</a></nav>
     <main><h2>新闻动态</h2><ul>${LIST}</ul><p>小镇人民政府网站欢迎您，这里是本镇的新闻、公告和办事指南。</p></main>${more}`,
  );
}

export function html(body: string, head = ''): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>小镇政府</title>
<style>body{font-size:14px;line-height:1.6;margin:8px}h2{font-size:16px}.old{font-size:22px}.old h2{font-size:26px}</style>${head}</head><body>${body}</body></html>`;
}

/** A tool bar with its own button for larger text, made by a script. */
export const TOOLBAR = `window.aria = { oldFixedStart: function () {
  var bar = document.createElement('div');
  bar.id = 'ariabar'; bar.style.cssText = 'position:fixed;top:0;left:0;right:0;background:#fff;height:60px';
  bar.innerHTML = '<button>语音</button> <button>配色</button> <button id="big">放大</button> <button id="out">退出服务</button>';
  document.body.appendChild(bar);
  document.getElementById('big').onclick = function () { document.body.style.zoom = (parseFloat(document.body.style.zoom || '1') + 0.25); };
  document.getElementById('out').onclick = function () { bar.remove(); document.body.style.zoom = ''; };
} };`;

export const TOGGLE = `<a href="javascript:void(0)" onclick="document.body.classList.toggle('old')">长者模式</a>`;

/** The version as a page of its own. */
export function elderPage(
  options: { readonly back?: boolean; readonly px?: number; readonly more?: string } = {},
) {
  const { back = true, px = 22, more = '' } = options;
  return html(
    `<div style="font-size:${px}px"><h1 style="font-size:${px + 6}px">长者版</h1><ul>${LIST.replaceAll('/news/', '/old/news/')}</ul>
     <p>这里是为老年朋友准备的大字版，办事、查询、咨询都在这一页。</p>${back ? '<a href="/">返回标准版</a>' : ''}</div>${more}`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
  );
}

/** A box that drifts over the page for ever. */
export const DRIFTING = `<div id="ad" style="position:fixed;left:50px;top:50px;width:160px;height:90px;background:#c00"><a href="/zt/"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="160" height="90" alt="专题"></a></div>
<script>var x = 50, y = 50; setInterval(function () { x += 3; y += 2; ad.style.left = (x % 600) + 'px'; ad.style.top = (y % 400) + 'px'; }, 40);</script>`;

/** Words that turn around each other all the time. */
export const TURNING_CLOUD = `<div id="cloud" style="position:relative;height:300px">${[
  '社保',
  '医保',
  '教育',
  '就业',
  '住房',
]
  .map((word) => `<a href="/" style="position:absolute;padding:10px">${word}服务</a>`)
  .join('')}</div>
<script>var turn = 0; setInterval(function () { turn += 0.05; Array.from(cloud.children).forEach(function (one, i) { one.style.left = 300 + 200 * Math.cos(turn + i) + 'px'; one.style.top = 120 + 100 * Math.sin(turn + i) + 'px'; }); }, 40);</script>`;

/** A carousel and a clock: what changes by itself. */
export const RESTLESS = `<div style="overflow:hidden;width:300px;height:50px"><ul id="car" style="position:relative"><li>甲</li><li>乙</li></ul></div><p id="clock"></p>
<script>setInterval(function () { car.style.left = (Math.random() * 9) + 'px'; clock.textContent = Date.now(); }, 400);</script>`;

/** A version of one page, whose links lead to the usual pages. */
export const ONE_PAGE = html(
  `<div style="font-size:22px"><h1>大字版</h1><p>便民服务中心周一至周五办公，法定节假日休息，欢迎来电咨询，也可以到窗口办理，工作人员会帮助您填写。</p>
   <p><a href="/lxwm.html">联系我们</a></p><p><a href="/">返回标准版</a></p></div>`,
);

/** An entry that opens a tool bar with these buttons; `act` is what the first does. */
export function openBar(buttons: readonly string[], act = ''): string {
  const bar = buttons.map(
    (one, i) => `<button type="button"${i === 0 ? ` onclick="${act}"` : ''}>${one}</button>`,
  );
  return `<button type="button" onclick="bar.hidden = false">适老版</button><div id="bar" hidden>${bar.join(' ')}</div>`;
}
