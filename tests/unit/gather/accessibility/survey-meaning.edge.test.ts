import { describe, expect, it } from 'vitest';
import { survey } from '../../../../src/gather/accessibility/survey.ts';
import { closeAfterEach } from '../../net/loopback.ts';
import { BROWSER } from '../../net/use-browsers.ts';
import { lookWithBrowser, type Page } from './look.ts';

closeAfterEach();

const TEXT = '各有关单位应当按照职责分工，抓好秋冬季森林防火各项工作的落实，发现火情立即报告。';
const ENGLISH =
  'The city library will be closed from Monday to Wednesday for maintenance. Readers may return their books at the front desk during the usual hours.';
const WRONG = '<label>身份证号 <input value="4299001988" aria-invalid="true"';
const rowsOf = (head: string, rows: string) =>
  `<table border="1" style="border-collapse:collapse">${head}${rows}</table>`;
const CELLS = '<tr><td>居民用水</td><td>2.1</td></tr><tr><td>工业用水</td><td>3.2</td></tr>';
const states = (a: string, b: string) =>
  `<p>绿色为已办结，红色为已超期。</p><table><tr><th>编号</th><th>状态</th></tr><tr><td>1</td><td style="background:#2e7d32">${a}</td></tr><tr><td>2</td><td style="background:#c62828">${b}</td></tr></table>`;
const labels = (a: string, more = '') =>
  `<p>红色的为必填项。</p><p><label style="color:#b01c1c">${a} <input ${more}></label></p><p><label>单位 <input></label></p>`;
const LINKS = ['概况', '公告', '办事', '信箱', '专题', '下载']
  .map((name) => `<a href="/${name}">${name}</a> `)
  .join('');
const orientation = (rule: string): Page => ({
  head: `<style>@media (orientation: portrait) { ${rule} }</style>`,
  body: `<p>${TEXT}</p>`,
});

/** A rule, a page on which it is found, and pages on which it must not be. `?`: for a person to look at. */
const CASES: readonly (readonly [rule: string, bad: Page | string, good: readonly (Page | string)[]])[] = [
  [
    'label-not-in-name',
    '<button aria-label="发送">提交申请</button>',
    [
      '<button aria-label="提交申请（第一步）">提交申请</button>',
      '<button aria-label="关闭提示">×</button>',
      '<a href="/a" aria-label="秋冬季防火通知全文">防火通知</a>',
      '<a href="/a" aria-label="通知：防火，二〇二六年"><b>防火</b><i>通知</i></a>',
      '<a href="/a" aria-label="关于做好秋冬季防火工作的通知">关于做好秋冬季防火…</a>',
      '<div aria-label="导航区">首页内容</div>',
      '<a href="/a" aria-label="上一张" style="display:block;width:40px;height:40px;text-indent:-999px;overflow:hidden">Previous</a>',
    ],
  ],
  [
    'heading-without-name',
    '<h2><img src="a.png" alt="" width="160" height="36"></h2>',
    [
      '<h2><img src="a.png" alt="通知公告" width="160" height="36"></h2>',
      '<h2><img src="a.png" alt="" width="160" height="36">通知公告</h2>',
      '<h2><a href="/" title="首页"><img src="a.png" alt="" width="160" height="36"></a></h2>',
      '<h2 aria-label="通知公告"><img src="a.png" alt="" width="160" height="36"></h2>',
      '<h2 aria-hidden="true"><img src="a.png" alt="" width="160" height="36"></h2>',
    ],
  ],
  [
    'label-duplicate-id',
    '<label for="t">手机</label><input id="t"><label for="t">座机</label><input id="t">',
    [
      '<label for="t">手机</label><input id="t"><label>座机 <input id="t"></label>',
      '<label for="t">手机</label><input id="t"><input id="t" aria-label="座机">',
      '<label for="a">手机</label><input id="a"><label for="b">座机</label><input id="b">',
    ],
  ],
  [
    'table-headers-unmarked',
    rowsOf('<tr><td><b>项目</b></td><td><b>标准</b></td></tr>', CELLS),
    [
      rowsOf('<tr><th>项目</th><th>标准</th></tr>', CELLS),
      rowsOf('<tr><td>项目</td><td>标准</td></tr>', CELLS),
      rowsOf(
        '<tr><td><b>项目</b></td><td><b>标准</b></td></tr>',
        '<tr><td><b>合计</b></td><td>5</td></tr><tr><td>甲</td><td>5</td></tr>',
      ),
      rowsOf('<tr><td><b>项目</b></td><td><b>标准</b></td></tr>', CELLS).replace(
        'border="1"',
        'role="presentation"',
      ),
      `<table><tr><td><b>左栏</b></td><td><b>右栏</b></td></tr>${CELLS}</table>`,
    ],
  ],
  [
    'table-header-without-cells',
    rowsOf('<tr><th>项目</th><th>标准</th><th>备注</th></tr>', CELLS),
    [
      rowsOf('<tr><th>项目</th><th>标准</th></tr>', CELLS),
      rowsOf('<tr><th colspan="2">收费</th></tr><tr><th>项目</th><th>标准</th></tr>', CELLS),
      rowsOf('<tr><th>上午</th><th>下午</th></tr>', '<tr><td colspan="2">全天</td></tr>'),
      rowsOf('<tr><th>项目</th><th>标准</th><th>备注</th></tr>', '<tr><td>暂无数据</td></tr>'),
      rowsOf('<tr><th>项目</th><th>标准</th></tr>', ''),
      rowsOf('<tr><td></td><th>上年</th></tr>', '<tr><th>居民用水</th><td>2.0</td></tr>'),
    ],
  ],
  [
    'text-size-in-vw',
    { head: '<style>body { font-size: 1.2vw }</style>', body: `<p>${TEXT}</p>` },
    [
      { head: '<style>body { font-size: calc(12px + .3vw) }</style>', body: `<p>${TEXT}</p>` },
      { head: '<style>.big { font-size: 5vw }</style>', body: `<p>${TEXT}</p>` },
    ],
  ],
  [
    'line-height-locked',
    `<p style="line-height:1.1 !important;width:300px">${TEXT}${TEXT}</p>`,
    [
      `<p style="line-height:1.6 !important;width:300px">${TEXT}${TEXT}</p>`,
      `<p style="line-height:1.1;width:300px">${TEXT}${TEXT}</p>`,
      '<p style="line-height:1.1 !important">一行字</p>',
    ],
  ],
  [
    'page-turned',
    orientation('body { transform: rotate(90deg) }'),
    [
      orientation('body { transform: rotate(360deg) }'),
      orientation('.tip { transform: rotate(90deg) }'),
      orientation('main { columns: 2 }'),
    ],
  ],
  [
    'field-border-faint',
    '<label>关键词 <input style="border:1px solid #f6f6f6;background:#fff"></label>',
    [
      '<label>关键词 <input></label>',
      '<label>关键词 <input style="border:0;background:#123a63"></label>',
      '<label>关键词 <span style="display:inline-block;border:1px solid #555"><input style="border:0"></span></label>',
      '<label>关键词 <input style="border:0;border-bottom:1px solid #888"></label>',
      '<table border="1" width="900"><tr><td height="200"><label>关键词 <input style="border:0"></label></td></tr></table>',
      '<label style="position:relative">关键词 <input style="border:0;width:100px"><span style="position:absolute;inset:-4px;border:1px solid #555"></span></label>',
      '<label>关键词 <input placeholder="请输入" style="border:0"></label>',
    ],
  ],
  [
    'no-way-past-navigation',
    `<div>${LINKS}</div><div><p>${TEXT}</p></div>`,
    [
      `<div>${LINKS}</div><main><p>${TEXT}</p></main>`,
      `<div>${LINKS}</div><h1>通知</h1><p>${TEXT}</p>`,
      `<a href="#c">跳到正文</a><div>${LINKS}</div><div id="c"><p>${TEXT}</p></div>`,
      `<button aria-expanded="true">收起</button><div>${LINKS}</div><div><p>${TEXT}</p></div>`,
      `<div><p>${TEXT}</p></div><div>${LINKS}</div>`,
      `<div>${LINKS}</div><div><p>${TEXT}</p></div><script>document.addEventListener('keydown', () => {});</script>`,
    ],
  ],
  [
    'error-not-described',
    `<form>${WRONG}></label><span aria-hidden="true">应为18位</span></form>`,
    [
      `<form>${WRONG} aria-describedby="e"></label><span id="e">应为18位</span></form>`,
      `<form><p>身份证号应为18位</p>${WRONG}></label></form>`,
      `<form><p>填写有误</p>${WRONG}></label></form>`,
      `<div role="alert">有1项需要修改</div><form>${WRONG}></label></form>`,
      '<form><label>身份证号 <input aria-invalid="true"></label></form>',
    ],
  ],
  [
    'colour-only-meaning',
    states('', ''),
    [
      states('已办结', '已超期'),
      states('<img src="a.png" alt="已办结">', '<img src="a.png" alt="已超期">'),
      states('', '').replace('<p>绿色为已办结，红色为已超期。</p>', ''),
    ],
  ],
  [
    'colour-only-meaning',
    labels('姓名'),
    [
      labels('姓名（必填）'),
      labels('姓名 *'),
      labels('姓名', 'required'),
      labels('姓名').replace('<p>红色的为必填项。</p>', ''),
      {
        head: '<style>label[style]::after { content: "*" }</style>',
        body: labels('姓名'),
      },
    ],
  ],
  [
    'page-title-placeholder',
    { head: '<script>document.title = "无标题文档";</script>', body: `<p>${TEXT}</p>` },
    [{ head: '<script>document.title = "通知公告";</script>', body: `<p>${TEXT}</p>` }],
  ],
  [
    'link-words-empty',
    '<p><a href="/a">点击这里</a></p><p>今天多云。</p>',
    [
      '<p>查看通知全文，请<a href="/a">点击这里</a></p>',
      '<p>报名入口如下：</p><p><a href="/a">点击这里</a></p>',
      '<h2>网上报名</h2><p><a href="/a">点击这里</a></p>',
      '<p><a href="/a" title="网上报名">点击这里</a></p>',
      '<table><tr><th>申请表</th><td><a href="/a">点击这里</a></td></tr></table>',
    ],
  ],
  ['heading-placeholder', `<h2>栏目标题</h2><p>${TEXT}</p>`, [`<h2>天气</h2><p>${TEXT}</p>`]],
  ['heading-generic', '<section><h3>标题</h3><p>公文标题由发文机关名称、事由和文种组成。</p></section>', []],
  [
    'label-placeholder',
    '<p><label>输入 <input></label></p><p><label>输入 <input></label></p>',
    [
      '<p><label>姓名 <input></label></p><p><label>电话 <input></label></p>',
      '<p><label><input type="radio" name="r"> 选项1</label></p><p><label><input type="radio" name="r"> 选项2</label></p>',
    ],
  ],
  ['label-generic', '<p><label>输入 <input></label></p>', []],
  [
    'headings-unmarked',
    `<main><p style="font-size:28px;font-weight:bold">居住证办理</p><p>${TEXT}</p><p style="font-size:28px;font-weight:bold">老年证办理</p><p>${TEXT}</p></main>`,
    [`<main><h2>居住证办理</h2><p>${TEXT}</p><h2>老年证办理</h2><p>${TEXT}</p></main>`],
  ],
  ['lang-contradicts-text', { lang: 'en', body: `<p>${TEXT}</p>` }, [{ lang: 'zh', body: `<p>${TEXT}</p>` }]],
  [
    'lang-part-contradicts-text',
    `<p>${TEXT}</p><div lang="ja">${ENGLISH}</div>`,
    [`<p>${TEXT}</p><div lang="ja">Tokyo Metro, Sony, Toyota</div>`],
  ],
  [
    'lang-prose-missing',
    `<p>${TEXT}</p><div><p>${ENGLISH}</p></div>`,
    [
      `<p>${TEXT}</p><p lang="en">${ENGLISH}</p>`,
      `<p>${TEXT}</p><p>可通过 WeChat、Alipay 或 App Store 下载。</p>`,
    ],
  ],
  ['image-alt-generic', '<img src="a.png" alt="请输入图片描述" width="60" height="60">', []],
];

describe.runIf(BROWSER)('what a page means, looked at inside the page', { timeout: 60_000 }, () => {
  const look = lookWithBrowser();

  it.each(CASES)('%s', async (rule, bad, good) => {
    expect((await look(bad, [survey])).found).toContain(rule);
    for (const page of good) {
      const { found } = await look(page, [survey]);
      expect(
        found.filter((one) => one === rule),
        JSON.stringify(page),
      ).toEqual([]);
    }
  });
});
