import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { list, page } from './pages.ts';
import { WWW } from './small-city.ts';
import type { Host } from './town.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** Written by an office program: a text with two links to a host that does not exist. */
const OLD_DOC = readFileSync(new URL('../unit/gather/document-links/old.doc', import.meta.url));
const CSS = { 'content-type': 'text/css' };
const PNG = { 'content-type': 'image/png' };

/** A PDF of one empty page with one link. */
export function pdf(link: string): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[4 0 R]>>',
    `<</Type/Annot/Subtype/Link/Rect[0 0 50 50]/A<</S/URI/URI(${link})>>>>`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const xref = text.length;
  text += `xref\n0 5\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${text}trailer<</Size 5/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF`, 'latin1');
}

/** A word document with one link. */
export function docx(link: string): Buffer {
  const text = (xml: string) => new TextEncoder().encode(xml);
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': text('<Types/>'),
      'word/document.xml': text('<w:document/>'),
      'word/_rels/document.xml.rels': text(
        `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${link}" TargetMode="External"/></Relationships>`,
      ),
    }),
  );
}

/** The hosts of other people that the small site links to. */
export const OTHERS: { readonly [name: string]: Host } = {
  'www.honest.example': {
    '/': page('诚实网', '<p>你好</p>'),
    '/a.html': page('甲', '<p>一篇文章。</p>'.repeat(20)),
    '/places.html': page('各处', '<h2 id="part">一处</h2>'),
    '/scripted.html': page(
      '脚本各处',
      '<div id="x"></div><script>document.getElementById("x").innerHTML = "<h2 id=\\"later\\">后来</h2>";</script>',
    ),
    '/tabs.html': page('标签页', '<div id="x"></div><script>document.title = location.hash;</script>'),
  },
  // Says «not found» with status 200, in the frame that its real pages have too.
  'www.lying.example': {
    '/': framed('云上网', '<h1>欢迎光临</h1>'),
    '/real.html': framed('云上网', '<p>真实的短文章，讲一件小事。</p>'),
    '/gone.html': framed('云上网', ERROR_TEXT()),
    '*': framed('云上网', ERROR_TEXT()),
  },
  // Sends what is missing to its home page.
  'www.homing.example': {
    '/': page('回家网', '<p>首页内容</p>'),
    '/real.html': page('真文章', '<p>内容</p>'.repeat(30)),
    '*': { status: 302, headers: { location: '/' } },
  },
  // One page for every address, its home page too: nothing can be told.
  'www.alike.example': { '*': page('综合服务', '<p>综合服务平台为您服务，一切内容都在此。</p>') },
  'www.words.example': {
    '/x.html': page('页面不存在 - 某网', '<p>抱歉，您访问的页面不存在或已被删除。</p>'),
    '/news.html': page('怎样设置404页面', `<p>${'网站应设置页面不存在时的提示，'.repeat(60)}</p>`),
  },
  'www.gamble.example': {
    '/': page(
      '真人娱乐_百家乐_澳门赌场',
      '<p>注册送彩金，百家乐、老虎机、真人荷官，首存优惠，提款秒到。</p>',
    ),
  },
  'www.police.example': {
    '/': page('打击网络赌博专项行动', '<p>公安机关打击百家乐、老虎机、时时彩等违法犯罪，警方提醒举报。</p>'),
  },
  'www.sold.example': { '/': page('sold.example', '<p>This domain is for sale. Buy this domain now.</p>') },
  'www.maintain.example': { '/': page('系统通知', '<p>网站升级改版中，敬请期待。</p>') },
  // Has a new name, and says so on its home page alone.
  'www.newname.example': {
    '/': page('新名网', '<p>首页</p>'),
    '/info/a.html': page('甲', '<p>一篇。</p>'.repeat(20)),
  },
  'www.moved.example': {
    '/old.html': { status: 301, headers: { location: '/new/place.html' } },
    '/new/place.html': page('新', '<p>新地址</p>'),
  },
};

function framed(title: string, body: string): string {
  return page(title, `${'<div>这里是栏目导航和版权说明，各页相同的内容。</div>'.repeat(12)}${body}`);
}

function ERROR_TEXT(): string {
  return '<div class="err">呀，这条内容跑到外太空去了，换个姿势再来一次。</div>';
}

/** The home page of a host sends its visitors on to its new name. */
export function renamed(to: (host: string) => string): Host {
  return {
    '/': (_, response) => void response.writeHead(301, { location: to('www.newname.example') }).end(),
  };
}

/** The town's own site: every way to write a link, dead ones and living ones side by side. */
export function linkSite(to: (host: string, path?: string) => string): Host {
  const flaky = counted();
  const reset = counted();
  return {
    '/': page(
      '小镇政府',
      `<h1>小镇政府</h1>${list('/xwdt/', '2026-11-20')}
      <p id="here">
      <a href="/dead.html">死</a><a href="/flaky.html">时好时坏</a><a href="/reset.html">断一次</a>
      <a href="#here">本页</a><a href="#gone">没有的位置</a><a href="#top">顶</a><a href="/plain.html#there">有</a><a href="/plain.html#nowhere">无</a>
      <a href="/plain.html#:~:text=abc">文字</a><a href="/scripted.html#later">脚本</a>
      <a href="/files/good.pdf">好</a><a href="/files/bad.pdf">坏</a><a href="/files/a.docx">文档</a><a href="/files/old.doc">旧文档</a><a href="/files/html.xls">表</a><a href="/files/words.zip">包</a><a href="/files/empty.doc">空</a>
      <a href="http://192.168.3.4/oa/">办公</a><a href="${to('www.evil.example', '/to-inside')}">跳转</a>
      <a href="${to('www.honest.example', '/a.html')}">甲</a><a href="${to('www.honest.example', '/b.html')}">乙</a>
      ${places(to)}
      <a href="${to('www.lying.example', '/real.html')}">真</a><a href="${to('www.lying.example', '/gone.html')}">假</a>
      <a href="${to('www.homing.example', '/real.html')}">真</a><a href="${to('www.homing.example', '/gone.html')}">假</a><a href="${to('www.homing.example')}">家</a>
      <a href="${to('www.alike.example', '/any/thing.html')}">都一样</a>
      <a href="${to('www.words.example', '/x.html')}">词</a><a href="${to('www.words.example', '/news.html')}">新闻</a>
      <a href="${to('www.gamble.example')}">友情链接</a><a href="${to('www.police.example')}">警方</a><a href="${to('www.sold.example')}">旧链接</a><a href="${to('www.maintain.example')}">维护</a>
      <a href="${to('www.moved.example', '/old.html')}">搬家</a>
      <a href="${to('www.renamed.example', '/info/a.html')}">改名</a><a href="${to('www.renamed.example', '/info/lost.html')}">改名</a>
      <a href="/old/roads.html">关于农村公路养护工作安排的说明</a>
      </p>
      <div style="position:absolute;left:-5000px"><a href="${to('www.dark1.example')}">澳门赌场</a></div>
      <ul style="display:none"><li><a href="${to('www.honest.example', '/menu.html')}">下拉菜单</a></li></ul>
      <script>document.write('<div style="display:none">')</script><a href="${to('www.dark2.example')}">百家乐</a><script>document.write('</div>')</script>
      <!-- <a href="/comment.html">注释</a> --><template><a href="/template.html">模板</a></template>
      <script>var a = '<a href="/script-text.html">x</a>';</script>
      <div style="background:url('/img/attr-dead.png')"></div>`,
      '<link rel="stylesheet" href="/css/main.css"><style>.b { background: url(/img/style-dead.png) } /* url(/img/never.png) */ @font-face { font-family: x; src: url(/f/old.eot), url(/f/dead.woff2) }</style>',
    ),
    '/xwdt/': page('新闻动态', list('/xwdt/', '2026-11-20')),
    '/tzgg/': page('通知公告', list('/tzgg/', '2026-11-20')),
    '/wzdt.html': page('网站地图', '<p><a href="/new/roads-2.html">公路</a></p>'),
    '/new/roads-2.html': page('关于农村公路养护工作安排的说明 - 小镇政府', `<p>${'正文。'.repeat(300)}</p>`),
    '/plain.html': page('无脚本', '<p>内容</p><h2 id="there">有</h2><a name="old">旧</a>'),
    '/scripted.html': page(
      '有脚本',
      '<p>内容</p><div id="x"></div><script>document.getElementById("x").innerHTML = "<h2 id=\\"later\\">后来</h2>";</script>',
    ),
    '/flaky.html': (_, response) => {
      const status = flaky() <= 2 ? 503 : 200;
      response.writeHead(status, { 'content-type': 'text/html' }).end(page('好了', '<p>好了</p>'));
    },
    '/reset.html': (request, response) => {
      if (reset() === 1) request.socket.destroy();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(page('好了', '<p>好了</p>'));
    },
    '/files/good.pdf': {
      headers: { 'content-type': 'application/pdf' },
      body: pdf(to(WWW, '/from-pdf.html')),
    },
    '/files/a.docx': {
      headers: { 'content-type': 'application/octet-stream' },
      body: docx(to(WWW, '/from-docx.html')),
    },
    '/files/old.doc': { headers: { 'content-type': 'application/msword' }, body: OLD_DOC },
    '/files/bad.pdf': page('出错', '<p>出错了</p>'),
    '/files/html.xls': {
      headers: { 'content-type': 'application/vnd.ms-excel' },
      body: '<html><table><tr><td>1</td></tr></table></html>',
    },
    '/files/words.zip': {
      headers: { 'content-type': 'application/json' },
      body: '{"code":404,"msg":"文件不存在"}',
    },
    '/files/empty.doc': { headers: { 'content-type': 'application/msword' }, body: '' },
    '/css/main.css': {
      headers: CSS,
      body: '@import "sub/more.css"; .a { background: url(../img/ok.png) } .c { background: url("../img/css-dead.png") }',
    },
    '/css/sub/more.css': {
      headers: CSS,
      body: '.d { background: url(deep-dead.png) } @import url(//%5B); @font-face { src: url(data:font/woff2;base64,AAAA) }',
    },
    '/img/ok.png': { headers: PNG, body: PIXEL },
    '/sitemap.xml': {
      headers: { 'content-type': 'application/xml' },
      body: `<urlset><url><loc>${to(WWW, '/plain.html')}</loc></url><url><loc>${to(WWW, '/only-in-map.html')}</loc></url></urlset>`,
    },
    ...Object.fromEntries(
      ['/xwdt/', '/tzgg/'].flatMap((dir) =>
        [...list(dir, '2026-11-20').matchAll(/href="([^"]+)"/g)].map((match) => [
          match[1] ?? '',
          page('文章', `<p>${'正文。'.repeat(300)}</p>`),
        ]),
      ),
    ),
  };
}

/** Places within pages of another site: there, missing, made by a script, used by a script, and none at all. */
function places(to: (host: string, path: string) => string): string {
  const paths = ['/places.html#part', '/places.html#gone', '/places.html#top', '/places.html#:~:text=abc'];
  const scripted = ['/scripted.html#later', '/scripted.html#never', '/tabs.html#second', '/b.html#part'];
  return [...paths, ...scripted]
    .map((path) => `<a href="${to('www.honest.example', path)}">${path}</a>`)
    .join('');
}

function counted(): () => number {
  let calls = 0;
  return () => ++calls;
}
