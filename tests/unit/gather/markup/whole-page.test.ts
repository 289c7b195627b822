import { describe, expect, it } from 'vitest';
import { markupOf } from './read-markup-of.ts';

const LINKS = Array.from({ length: 12 }, (_, i) => `<a href="/c${i}/">栏目${i}</a>`).join('');

describe('the way past what every page repeats', () => {
  const state = (body: string, head = '') => markupOf(body, head).skip.state;

  it.each([
    [
      'a link whose place is there',
      `<a href="#main">跳到主要内容</a>${LINKS}<div id="main">正文</div>`,
      'works',
    ],
    ['a link to a named anchor', `<a href="#main">跳过导航</a>${LINKS}<a name="main"></a>`, 'works'],
    [
      'a link to a Chinese id',
      `<a href="#%E6%AD%A3%E6%96%87">跳到正文</a>${LINKS}<div id="正文"></div>`,
      'works',
    ],
    [
      'a key to the content',
      `${LINKS}<a href="/n" accesskey="2" title="跳转到主要内容区域">正文</a>`,
      'works',
    ],
    ['a button with a key', `<button accesskey="s" onclick="go()">直达正文</button>${LINKS}`, 'works'],
    ['a link whose place is not there', `<a href="#main">跳到主要内容</a>${LINKS}<h1>题</h1>`, 'broken'],
    ['a link that a script handles', `<a href="#" onclick="go()">跳到主要内容</a>${LINKS}`, 'scripted'],
    ['a built-in tool', `<a href="javascript:aria.start()">无障碍</a>${LINKS}`, 'tool'],
    ['keys of another kind', `${LINKS}<input name="q" accesskey="s">`, 'tool'],
    ['headings and landmarks, which are no keys', `<nav>${LINKS}</nav><main><h1>题</h1></main>`, 'none'],
    ['nothing', LINKS, 'none'],
    ['hardly any links', '<a href="/">首页</a><h1>题</h1>', 'not-needed'],
    [
      'a search box, a switch and a short menu',
      '<a href="/">首页</a><input name="q"><button>搜索</button><button>长者版</button><a href="/a">动态</a><h1>题</h1>',
      'none',
    ],
  ])('%s', (_, body, expected) => {
    expect(state(body)).toBe(expected);
  });

  it.each([
    ['<script src="/js/common.js"></script>', 'scripted'],
    ['<script>document.onkeyup = go</script>', 'scripted'],
    ['<script src="/js/jquery-3.6.0.min.js"></script><script>$(".tab").tabs()</script>', 'none'],
    ['<script src="/wza/aria.js"></script>', 'tool'],
  ])('scripts may be a key: %s', (head, expected) => {
    expect(state(LINKS, head)).toBe(expected);
  });

  it('is not called broken where a script may make the place', () => {
    const body = `<a href="#main">跳到主要内容</a>${LINKS}<h1>题</h1>`;
    expect(state(body, '<script>box.id = "main"</script>')).toBe('scripted');
  });
});

describe('the main navigation', () => {
  const names = (body: string) => markupOf(body).menu?.names ?? null;

  it('is the first menu of short names, without its lower levels', () => {
    const items = ['首页', '政务公开', '办事服务', '互动交流'].map(
      (name) => `<li><a href="/">${name}</a><ul><li><a href="/x">下级</a></li></ul></li>`,
    );
    expect(names(`<div class="nav"><ul>${items.join('')}</ul></div>`)).toEqual([
      '首页',
      '政务公开',
      '办事服务',
      '互动交流',
    ]);
  });

  it('is not the breadcrumb, a side menu, the footer or a hidden menu', () => {
    for (const mark of [
      'class="breadcrumb-nav"',
      'class="left-menu"',
      'id="footnav"',
      'class="nav" style="display:none"',
    ])
      expect(names(`<div ${mark}>${LINKS}</div>`)).toBeNull();
  });

  it('needs several names', () => {
    expect(names('<nav><a href="/">首页</a><a href="/b">通知</a></nav>')).toBeNull();
  });
});

describe('ways to reach the office', () => {
  const ways = (body: string) => markupOf(body).contacts;

  it.each([
    ['电话：0715-8126060', ['phone']],
    ['政务服务便民热线 12345', ['phone']],
    ['邮箱：xxb@demo.gov.cn', ['mail']],
    ['地址：某市某路1号', ['post']],
    ['局长信箱', ['online']],
    ['来访请先预约，书面意见请投入一楼大厅的“公众意见箱”，由专人每周开启一次', ['online']],
    ['电话：0715-8126060 地址：某市某路1号', ['phone', 'post']],
    ['网站标识码4200000001 鄂ICP备05000001号', []],
    ['新闻第20261105期', []],
  ])('“%s”', (text, expected) => {
    expect(ways(`<p>${text}</p>`).ways).toEqual(expected);
  });

  it('also stand in addresses of links and names of pictures', () => {
    expect(
      ways('<a href="mailto:a@b.gov.cn">写</a><a href="tel:12345"><img src="a.png" alt="市长信箱"></a>').ways,
    ).toEqual(['phone', 'mail', 'online']);
  });

  it('are not what an article tells of', () => {
    expect(
      ways('<p>据了解，目前已组织业务骨干开展服务75次，收集意见建议23条，办结率持续提升。</p>').ways,
    ).toEqual([]);
  });

  it('may be named without being told', () => {
    expect(ways('<a href="/lxwm">联系我们</a>')).toEqual({ ways: [], named: true, blank: false });
    expect(ways('<p>欢迎</p>')).toEqual({ ways: [], named: false, blank: false });
  });
});

it.each([
  ['labels that were never filled in', '<p>电话：</p><p>邮箱：</p>', true],
  ['a single one', '<p>电话：</p>', false],
  [
    'labels that a script fills',
    '<p>电话：<span id="tel"></span></p><p>邮箱：<span id="mail"></span></p>',
    false,
  ],
  ['labels whose values are pictures', '<p>电话：<img src="t.png"></p><p>邮箱：<img src="m.png"></p>', false],
  ['labels with values', '<p>电话：0715-8126060</p><p>邮箱：a@b.gov.cn</p>', false],
])('%s', (_, body, expected) => {
  expect(markupOf(body).contacts.blank).toBe(expected);
});

it('links of pictures alone are kept for a person, with their names', () => {
  const body = '<a href="/wx"><img src="wx.png" alt="政务微信"></a><a href="/n">文字</a>';
  expect(markupOf(body).pictureLinks).toEqual([{ href: '/wx', name: '政务微信', src: 'wx.png' }]);
});
