import { describe, expect, it } from 'vitest';
import { survey } from '../../../../src/gather/accessibility/survey.ts';
import { closeAfterEach } from '../../net/loopback.ts';
import { BROWSER } from '../../net/use-browsers.ts';
import { lookWithBrowser, type Page } from './look.ts';

closeAfterEach();

const CHINESE =
  '为深入贯彻落实国务院关于加强数字政府建设的指导意见，现将有关事项通知如下，请各单位认真组织实施，确保各项工作任务落到实处，取得实效。各有关部门要高度重视，切实加强组织领导，明确责任分工，细化工作措施，形成工作合力。县政府办公室将适时组织督查，对工作不力的予以通报。';
const ENGLISH =
  'The county government publishes the following notice on the work of the coming year. All offices are asked to read it with care, to name the persons in charge, and to report what was done before the end of the month. The office of the county government will look into the state of the work from time to time and will tell the public about it.';

/** A rule, a page on which it is found, and pages on which it must not be. `?`: for a person to look at. */
const CASES: readonly (readonly [rule: string, bad: Page | string, good: readonly (Page | string)[]])[] = [
  [
    'lang-contradicts-text',
    { lang: 'en', body: `<p>${CHINESE}</p>` },
    [
      { lang: 'zh-CN', body: `<p>${CHINESE}</p>` },
      { lang: 'en', body: `<p>${ENGLISH}</p><p>县人民政府</p>` },
      { lang: 'ja', body: `<p>${CHINESE}です。お知らせをご覧ください。</p>` },
      { lang: 'zh', body: `<p>${CHINESE.slice(0, 40)} ${ENGLISH}</p>` },
    ],
  ],
  [
    'lang-contradicts-text',
    { lang: 'zh-CN', body: `<p>${ENGLISH} ${ENGLISH}</p>` },
    [{ lang: 'zh-CN', body: `<div lang="en">${ENGLISH} ${ENGLISH}</div>` }],
  ],
  [
    'lang-part-contradicts-text',
    `<p>${CHINESE}</p><p lang="en">本页只有中文内容，没有别的语言，请留意。</p>`,
    [
      `<p>${CHINESE}</p><p lang="en">${ENGLISH}</p><span lang="en">Xianning 咸宁市人民政府门户网站首页介绍</span>`,
    ],
  ],
  [
    'lang-part-missing',
    `<p>${CHINESE}</p><ul><li>${ENGLISH}</li></ul>`,
    [
      `<p>${CHINESE}</p><p lang="en">${ENGLISH}</p><p>联系邮箱：abc@example.org http://www.example.org/some/long/path/to/a/page/index.html</p>`,
    ],
  ],
  [
    'lang-script-variant',
    { lang: 'zh-TW', body: `<p>${CHINESE}${CHINESE}</p>` },
    [{ lang: 'zh-CN', body: `<p>${CHINESE}${CHINESE}</p>` }],
  ],
  [
    'link-words-generic',
    '<div><div><a href="/a">更多</a></div></div>',
    [
      '<div><h2>通知公告</h2><a href="/a">更多</a></div>',
      '<ul><li>关于防汛工作的通知 <a href="/a">详情</a></li></ul>',
      '<div><a href="/a" title="更多通知公告">更多</a></div>',
      '<a href="/a">更多政策解读</a>',
    ],
  ],
  [
    'link-words-same',
    '<div><a href="/a">办事指南</a></div><div><a href="/b">办事指南</a></div>',
    [
      '<a href="/a/">办事指南</a><a href="/a/index.html">办事指南</a>',
      '<ul><li>社保 <a href="/a">办事指南</a></li><li>医保 <a href="/b">办事指南</a></li></ul>',
    ],
  ],
  [
    'new-window-unannounced',
    '<a href="/a" target="_blank">信息公开</a>',
    [
      '<a href="/a" target="_blank">信息公开（新窗口打开）</a>',
      '<a href="/a">信息公开</a>',
      '<p>本站链接均在新窗口打开</p><a href="/a" target="_blank">信息公开</a>',
    ],
  ],
  ['heading-generic', '<h2>标题</h2>', ['<h2>通知公告</h2><h3>2025</h3>']],
  ['label-generic', '<label>：<input></label>', ['<label>姓名：<input></label>']],
  [
    'title-only-label',
    '<div><input title="出生日期"></div>',
    [
      '<div>出生日期 <input title="出生日期"></div>',
      '<div><input title="关键字"><button>搜索</button></div>',
    ],
  ],
  [
    'group-without-name',
    '<label><input type="radio" name="r">满意</label><label><input type="radio" name="r">不满意</label>',
    [
      '<fieldset><legend>您对答复是否满意</legend><label><input type="radio" name="r">满意</label><label><input type="radio" name="r">不满意</label></fieldset>',
      '<div role="radiogroup" aria-label="是否满意"><label><input type="radio" name="r">满意</label><label><input type="radio" name="r">不满意</label></div>',
    ],
  ],
  [
    'hint-not-tied',
    '<div><label for="p">密码</label><input id="p"><span>请使用8位以上字母和数字</span></div>',
    [
      '<div><label for="p">密码</label><input id="p" aria-describedby="h"><span id="h">请使用8位以上字母和数字</span></div>',
    ],
  ],
  [
    'select-acts-on-change',
    '<select title="友情链接" onchange="window.open(this.value)"><option>省政府</option></select>',
    [
      '<select title="友情链接"><option>省政府</option></select><button onclick="go()">前往</button>',
      '<select title="友情链接（选择后自动跳转）" onchange="location.href=this.value"><option>省政府</option></select>',
      '<select title="年份" onchange="filter(this.value)"><option>2026</option></select>',
    ],
  ],
  [
    'image-alt-generic',
    '<img src="a.png" alt="IMG_2034.jpg" width="60" height="60">',
    [
      '<img src="a.png" alt="县长在防汛一线检查工作" width="60" height="60"><img src="b.png" alt="" width="60" height="60">',
      '<img src="a.png" alt="图片" role="presentation" width="60" height="60">',
      '<img src="a.png" alt="图片新闻" width="60" height="60">',
    ],
  ],
  [
    'image-alt-repeated',
    `<article>${[1, 2, 3].map((i) => `<img src="${i}.png" alt="我县召开防汛工作会议" width="400" height="300">`).join('')}</article>`,
    [
      `<article>${[1, 2, 3].map((i) => `<img src="${i}.png" alt="会场照片之${i}" width="400" height="300">`).join('')}</article>`,
    ],
  ],
  [
    'picture-notice?',
    '<h1>公告</h1><article><p>公告如下</p><img src="a.png" alt="公告" width="700" height="900"></article>',
    [
      `<h1>公告</h1><article><p>${CHINESE}</p><img src="a.png" alt="会场" width="700" height="900"></article>`,
      '<h1>公告</h1><article><p>见下图</p><img src="a.png" alt="会场" width="200" height="100"></article>',
    ],
  ],
  [
    'sound-plays-by-itself',
    '<audio src="a.mp3" autoplay loop></audio>',
    [
      '<audio src="a.mp3" autoplay loop controls></audio>',
      '<audio src="a.mp3"></audio>',
      '<video src="a.mp4" autoplay muted loop></video>',
      '<audio src="a.mp3" autoplay loop></audio><button>关闭音乐</button>',
    ],
  ],
  [
    'sound-plays-by-itself?',
    '<audio src="a.mp3" autoplay></audio>',
    ['<audio src="a.mp3" controls></audio>'],
  ],
  [
    'css-words',
    {
      head: '<style>.new::before { content: "最新通知"; }</style>',
      body: '<p class="new">关于放假的安排</p>',
    },
    [
      {
        head: '<style>.new::before { content: "\\e601"; } .b::after { content: "•"; }</style>',
        body: '<p class="new b">关于放假的安排</p>',
      },
      { head: '<style>.gone::before { content: "最新通知"; }</style>', body: '<p>关于放假的安排</p>' },
    ],
  ],
  [
    'layout-table',
    '<table><tr><td><ul><li>通知公告栏目的第一条内容在这里</li></ul></td><td>另一栏的内容放在这里</td></tr></table>',
    [
      '<table><tr><th>姓名</th><th>职务</th></tr><tr><td>张某某是本表中的第一位</td><td>科长</td></tr></table>',
      '<table role="presentation"><tr><td><ul><li>通知公告栏目的第一条内容在这里</li></ul></td></tr></table>',
    ],
  ],
  [
    'fake-heading',
    `<div class="title" style="font-size:28px;font-weight:bold">通知公告</div><p>${CHINESE}</p>`,
    [
      `<h2 style="font-size:28px">通知公告</h2><p>${CHINESE}</p>`,
      `<a href="/a" style="font-size:28px;font-weight:bold">通知公告</a><p>${CHINESE}</p>`,
    ],
  ],
  [
    'fake-list',
    '<div><p>• 第一项工作内容</p><p>• 第二项工作内容</p><p>• 第三项工作内容</p></div>',
    [
      '<ul><li>• 第一项</li><li>• 第二项</li><li>• 第三项</li></ul>',
      '<div><p>1. 总则</p><p>2. 职责</p><p>3. 附则</p></div>',
    ],
  ],
  [
    'overlay-window',
    '<div style="position:fixed;right:10px;top:200px;width:120px;height:300px"><img src="a.png" alt="专题" width="120" height="300"></div>',
    [
      '<div style="position:fixed;right:10px;top:200px;width:120px;height:300px"><img src="a.png" alt="专题" width="120" height="280"><button>关闭</button></div>',
      '<div style="position:fixed;left:0;top:0;width:100%;height:60px"><img src="a.png" alt="网站名称" width="120" height="50"></div>',
    ],
  ],
  [
    'animation-flashing',
    {
      head: '<style>@keyframes f { 0%, 49% { background-color: #000 } 50%, 100% { background-color: #fff } } .f { animation: f .2s infinite; width: 300px; height: 200px }</style>',
      body: '<div class="f"></div>',
    },
    [
      {
        head: '<style>@keyframes f { 0%, 49% { background-color: #000 } 50%, 100% { background-color: #fff } } .f { animation: f 2s infinite; width: 300px; height: 200px }</style>',
        body: '<div class="f"></div>',
      },
      {
        head: '<style>@keyframes f { 0%, 49% { background-color: #000 } 50%, 100% { background-color: #fff } } .f { animation: f .2s infinite; width: 60px; height: 60px }</style>',
        body: '<div class="f"></div>',
      },
      {
        head: '<style>@keyframes f { from { transform: rotate(0) } to { transform: rotate(360deg) } } .f { animation: f .2s infinite; width: 300px; height: 200px }</style>',
        body: '<div class="f">转</div>',
      },
    ],
  ],
  [
    'animation-flashing',
    {
      head: '<style>@keyframes f { 0% { background: #fff } 50% { background: #000 } } .f { animation: f .2s steps(1) infinite; width: 300px; height: 200px }</style>',
      body: '<div class="f"></div>',
    },
    [
      {
        // Black is never reached: the first step keeps white, the second grey.
        head: '<style>@keyframes f { 0% { background: #fff } 50% { background: #eee } 100% { background: #000 } } .f { animation: f .2s steps(1) infinite; width: 300px; height: 200px }</style>',
        body: '<div class="f"></div>',
      },
      {
        head: '<style>@keyframes f { 0% { background: #fff } 50% { background: #9cc3e6 } } .f { animation: f 2s linear 2; width: 300px; height: 200px }</style>',
        body: '<div class="f"></div>',
      },
    ],
  ],
  [
    'animation-flashing',
    {
      head: '<style>@keyframes f { 50% { background: #000 } } .f { animation: f .2s infinite; width: 300px; height: 200px }</style>',
      body: '<div class="f"></div>',
    },
    [
      {
        head: '<style>@keyframes f { 50% { background: #000 } } body { background: #000 } .f { animation: f .2s infinite; width: 300px; height: 200px }</style>',
        body: '<div class="f"></div>',
      },
    ],
  ],
  [
    'focus-order-scrambled',
    '<form><p><label>甲 <input tabindex="3"></label></p><p><label>乙 <input tabindex="1"></label></p><p><label>丙 <input tabindex="2"></label></p></form>',
    [
      '<form><p><label>甲 <input tabindex="1"></label></p><p><label>乙 <input tabindex="2"></label></p><p><label>丙 <input tabindex="3"></label></p></form>',
      '<form><p><label>甲 <input></label></p><p><label>乙 <input></label></p><p><label>丙 <input></label></p></form>',
    ],
  ],
  [
    'focus-order-scrambled',
    '<main><p><label>甲 <input tabindex="3"></label></p><p><label>乙 <input tabindex="1"></label></p><p><label>丙 <input tabindex="2"></label></p></main>',
    [
      '<main><p><label>甲 <input tabindex="1"></label></p><p><label>乙 <input tabindex="2"></label></p><p><label>丙 <input tabindex="3"></label></p></main>',
      // A search box far from the fields has nothing to do with their order.
      '<p><label>站内搜索 <input tabindex="3"></label></p><p><a href="/1">首页</a></p><p><label>甲 <input tabindex="1"></label></p><p><label>乙 <input tabindex="2"></label></p>',
    ],
  ],
  [
    'hover-only-content',
    {
      head: '<style>.sub { display: none } .top:hover .sub { display: block }</style>',
      body: '<div class="top"><span>政务公开</span><div class="sub"><a href="/gk/1">公开指南</a></div></div><a href="/x">首页</a>',
    },
    [
      {
        head: '<style>.sub { display: none } .top:hover .sub, .top:focus-within .sub { display: block }</style>',
        body: '<div class="top"><a href="/gk">政务公开</a><div class="sub"><a href="/gk/1">公开指南</a></div></div>',
      },
      {
        head: '<style>.sub { display: none } .top:hover .sub { display: block }</style>',
        body: '<div class="top"><span>政务公开</span><div class="sub"><a href="/gk/1">公开指南</a></div></div><a href="/gk/1">公开指南</a>',
      },
    ],
  ],
  [
    'hover-only-content?',
    {
      head: '<style>.sub { display: none } .top:hover .sub { display: block }</style>',
      body: '<div class="top"><span>政务公开</span><div class="sub"><a href="/gk/1">公开指南</a></div></div><script>document.addEventListener("focusin", () => {});</script>',
    },
    [],
  ],
  [
    'hover-only-content?',
    {
      head: '<style>.sub { display: none } .top:hover .sub { display: block }</style>',
      body: '<div class="top"><a href="/gk">政务公开</a><div class="sub"><a href="/gk/1">公开指南</a></div></div>',
    },
    [],
  ],
  [
    'mouse-only-control',
    '<div id="c" style="cursor:pointer;width:80px">展开全文</div><script>c.addEventListener("click", () => { c.textContent = "收起"; });</script>',
    [
      '<button id="c">展开全文</button><script>c.addEventListener("click", () => { c.textContent = "收起"; });</script>',
      '<div id="c" tabindex="0" role="button" style="cursor:pointer">展开全文</div><script>c.onclick = () => {};</script>',
      '<div id="c" style="cursor:pointer"><a href="/a">展开全文</a></div><script>c.onclick = () => {};</script>',
      '<a href="/a"><span id="c" style="cursor:pointer">展开全文</span></a><script>c.onclick = () => {};</script>',
      '<span id="c" style="cursor:pointer">展开全文</span><a href="/full">展开全文</a><script>c.onclick = () => {};</script>',
      '<p id="c">正文不是控件，只是统计点击。</p><script>c.addEventListener("click", () => {});</script>',
      '<script>document.addEventListener("click", () => {}); document.body.addEventListener("click", () => {});</script><p>正文</p>',
      '<ul role="tablist"><li role="tab" tabindex="0" style="cursor:pointer" onclick="t()">甲</li><li role="tab" tabindex="-1" style="cursor:pointer" onclick="t()">乙</li></ul>',
      '<label style="cursor:pointer" onclick="t()">甲 <input type="checkbox"></label>',
      '<span style="cursor:pointer" onclick="return false">展开全文</span>',
    ],
  ],
  ['mouse-only-control', '<span style="cursor:pointer" onclick="show()">点击查看附件</span>', []],
];

describe.runIf(BROWSER)('the look inside the page', { timeout: 60_000 }, () => {
  const look = lookWithBrowser();

  it.each(CASES)('%s', async (rule, bad, good) => {
    expect((await look(bad, [survey])).found).toContain(rule);
    for (const page of good) {
      const looked = await look(page, [survey]);
      expect(
        looked.found.filter((one) => one.replace('?', '') === rule.replace('?', '')),
        JSON.stringify(page),
      ).toEqual([]);
    }
  });

  it('says where a rule was judged and kept', async () => {
    const { passed } = await look(
      '<button id="c">展开</button><label>姓名 <input></label><script>c.onclick = () => {};</script>',
      [survey],
    );
    expect(passed).toEqual(expect.arrayContaining(['mouse-only-control', 'label-generic']));
    expect(passed).not.toContain('sound-plays-by-itself');
  });

  it('is not led astray by names and built-ins that the page has taken', async () => {
    const hostile =
      '<form><input name="querySelectorAll"><input name="parentElement"><input name="children"><input name="getAttribute"></form><img name="body" src="x.png" alt=""><img name="querySelectorAll" src="x.png" alt=""><img name="getElementById" src="x.png" alt=""><script>EventTarget.prototype.addEventListener = null; Element.prototype.getBoundingClientRect = null; Array.from = null; Map.prototype.get = null; window.getComputedStyle = null;</script>';
    const { found, passed } = await look(
      `<h2>标题</h2><span style="cursor:pointer" onclick="show()">查看附件</span>${hostile}`,
      [survey],
    );
    expect(found).toEqual(expect.arrayContaining(['heading-generic', 'mouse-only-control']));
    expect(found.filter((one) => one.startsWith('lang'))).toEqual([]);
    expect(passed.length).toBeGreaterThan(0);
  });

  it('finishes on a page with very many elements', async () => {
    const many = `<ul>${Array.from({ length: 9_000 }, (_, i) => `<li><a href="/n${i}">第${i}条通知</a></li>`).join('')}</ul><h2>标题</h2>`;
    const { found, places } = await look(many, [survey]);
    expect(found).toContain('heading-generic');
    expect(places.filter((one) => one.summary.startsWith('not finished'))).toEqual([]);
  });
});
