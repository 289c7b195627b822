import { docx, pdf, xlsx } from '../files.ts';
import { png } from '../images.ts';
import type { Expectation } from '../model.ts';
import { file, html, mime, text } from '../resources.ts';
import type { Site } from '../site.ts';
import type { Context } from '../world.ts';
import type { AddPage } from './law.ts';

/** What pages load, and what attachments hold. */
export function addFiles(site: Site, context: Context, add: AddPage): void {
  addStyles(site, add);
  addScripts(site, add);
  addMedia(site, add);
  addAttachments(site, context, add);
}

/** A picture of a style sheet may be filed as picture or as resource. */
const eitherWay: Partial<Expectation> = { orRules: ['broken-resource'] };

function addStyles(site: Site, add: AddPage): void {
  site.serve('/res/dot.png', file(png(16, 16, '#446688'), mime.png));
  site.serve('/res/empty.css', text('', mime.css));
  site.serve(
    '/res/page.css',
    html('<!DOCTYPE html><html lang="zh-CN"><head><title>登录</title></head><body>请登录</body></html>'),
  );
  const sheet = site.serve(
    '/res/box.css',
    text(
      `/* background:url(/res/in-comment.png) */
@import url("/res/more.css");
@font-face{font-family:qh;src:url('/res/qh.woff2') format('woff2'),url(data:font/woff2;base64,d09GMg==)}
.box{background:url(/res/dot.png)}.lost{background-image:url("lost-bg.png")}.inline{background:url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)}`,
      mime.css,
    ),
  );
  const page = add('样式', (here) => {
    site.trapLink('broken-image', here, '/res/in-comment.png', '样式注释里的地址');
    site.trapLink('broken-resource', here, '/res/in-comment.png', '样式注释里的地址');
    return `<p class="box">样式表里的图片</p><div style="background:url('${site.fault('broken-image', here, '/res/inline-bg.png', '行内样式的背景图404', eitherWay)}');width:20px;height:20px"></div><style>.k{list-style-image:url(${site.fault('broken-image', here, '/res/mark.png', 'style 元素里的图片404', eitherWay)})}</style>`;
  });
  site.insert(
    page,
    'head',
    `<link rel="stylesheet" href="${sheet.path}"><link rel="stylesheet" href="/res/empty.css"><link rel="stylesheet" href="/res/page.css"><link rel="stylesheet" href="/res/gone.css">`,
  );
  site.fault('broken-image', sheet, 'lost-bg.png', '样式表里的背景图404', eitherWay);
  site.fault('broken-resource', sheet, '/res/more.css', '@import 的样式表404');
  site.fault('broken-resource', sheet, '/res/qh.woff2', '字体404');
  site.trapLink('broken-resource', page, '/res/empty.css', '样式表是空的：载入没有问题');
  site.fault('broken-resource', page, '/res/page.css', '样式表地址给出网页');
  site.fault('broken-resource', page, '/res/gone.css', '样式表404');
}

function addScripts(site: Site, add: AddPage): void {
  site.serve(
    '/res/login.js',
    html('<!DOCTYPE html><html lang="zh-CN"><head><title>登录</title></head><body>请登录</body></html>'),
  );
  site.serve('/res/plain.js', text('var ready=1;', 'text/plain; charset=utf-8'));
  add('脚本文件', (page) => {
    const dead = (href: string, why: string): string => site.fault('broken-resource', page, href, why);
    return `<p>本页载入若干脚本。</p><script src="${dead('/res/gone.js', '脚本404')}" defer></script><script src="${dead('/res/login.js', '脚本地址给出网页')}" defer></script><script src="${site.trapLink('broken-resource', page, '/res/plain.js?v=20261101', '类型写错的脚本，内容是好的')}" defer></script>`;
  });
}

function addMedia(site: Site, add: AddPage): void {
  const sound: Partial<Expectation> = { orRules: ['broken-attachment', 'broken-link', 'broken-image'] };
  site.serve(
    '/res/inner.html',
    html(
      '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>内页</title></head><body><p>内页</p></body></html>',
    ),
  );
  add('图片和音像', (page) => {
    const dead = (href: string, why: string): string => site.fault('broken-resource', page, href, why, sound);
    const image = (href: string, why: string): string =>
      site.fault('broken-image', page, href, why, eitherWay);
    return `<p><picture><source srcset="${image('/res/wide.webp', 'picture 的 source 404')} 1200w, /res/dot.png 16w" type="image/webp"><img src="/res/dot.png" alt="色块" width="16" height="16"></picture>
<img src="/res/dot.png" data-src="${site.trapLink('broken-image', page, '/res/lazy-{id}.png', '占位的惰性地址')}" alt="色块" width="16" height="16"> <img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt="" width="1" height="1"></p>
<p><video controls preload="none" poster="${image('/res/poster.jpg', '视频封面404')}" width="200" height="120"><source src="${dead('/res/talk.mp4', '视频404')}" type="video/mp4"><track kind="captions" src="${dead('/res/talk.vtt', '字幕404')}" srclang="zh" label="中文"></video> <audio controls preload="none" src="${dead('/res/talk.mp3', '音频404')}"></audio></p>
<p><iframe src="${site.fault('broken-link', page, '/res/frame.html', '框架404', { orRules: ['broken-resource'] })}" title="框架" width="200" height="80"></iframe> <iframe src="/res/inner.html" title="内页" width="200" height="80"></iframe></p>`;
  });
}

function addAttachments(site: Site, { outside, odd }: Context, add: AddPage): void {
  const good = `${outside.services}/law/`;
  const linked = (kind: string): [string, string] => [good, `${odd.moves}/nothing/${kind}.html`];
  const make = { pdf, docx, xlsx } as const;
  add('附件', (page) => {
    const rows = (['pdf', 'docx', 'xlsx'] as const).map((kind) => {
      const place = site.serve(
        `/files/linked.${kind}`,
        file(make[kind]('普法读本', linked(kind)), mime[kind]),
      );
      site.fault('broken-link', place, linked(kind)[1], `附件 ${kind} 里的链接404`);
      site.trapLink('broken-link', place, good, `附件 ${kind} 里的链接正常`);
      return `<a href="${site.trapLink('broken-attachment', page, place.path, '附件本身正常')}">普法读本.${kind}</a>`;
    });
    site.serve(
      '/files/expired.doc',
      html(
        '<!DOCTYPE html><html lang="zh-CN"><head><title>下载失败</title></head><body><h1>文件不存在</h1></body></html>',
      ),
    );
    site.serve('/files/none.zip', file(Buffer.alloc(0), mime.zip));
    site.serve(
      '/down.jsp',
      html(
        '<!DOCTYPE html><html lang="zh-CN"><head><title>提示</title></head><body><script>alert("附件不存在");history.back();</script></body></html>',
      ),
    );
    const dead = (href: string, why: string, more: Partial<Expectation> = {}): string =>
      site.fault('broken-attachment', page, href, why, more);
    return `<p>${rows.join(' ')}</p><p><a href="${dead('/files/expired.doc', '附件地址给出网页，状态200')}">登记表.doc</a> <a href="${dead('/files/none.zip', '附件是零字节')}">材料汇编.zip</a> <a href="${dead('/files/gone.rar', '附件404')}">旧材料.rar</a> <a href="${site.trapLink('broken-attachment', page, '/files/linked.pdf?download=1', '带参数的附件')}">普法读本（下载）.pdf</a></p><p><a href="${dead('/down.jsp?id=7', '下载程序回答一页脚本，提示附件不存在', { orRules: ['soft-404'] })}">培训教材.pdf</a></p>`;
  });
}
