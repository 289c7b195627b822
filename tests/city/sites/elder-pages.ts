import type { Host, Ports, Resource } from '../model.ts';
import { html, mime, text } from '../resources.ts';

export const TOOLBAR_HOST = 'wza.qinghu-cloud.example';
export const SIMPLE_HOST = 'jian.qinghu-cloud.example';
export const ADVERTISING_HOST = 'ad.qinghu-ads.example';
/** A name that does not exist. */
export const GONE_HOST = 'wza.qinghu-gone.example';

export interface ElderPage {
  readonly title: string;
  readonly body: string;
  /** Default 24. */
  readonly textPx?: number;
  /** Where the usual version is; absent where there is no way back. */
  readonly back?: string;
}

/** A page of a simplified version: large text, few words, a way back. */
export function elderPage({ title, body, textPx = 24, back }: ElderPage): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>body{margin:24px;font-size:${textPx}px;line-height:1.8}h1{font-size:1.3em}a{display:inline-block;padding:12px 16px}.skip{position:absolute;left:-999rem}.skip:focus{position:static}</style></head>
<body><a class="skip" href="#m">跳到主要内容</a>
${back === undefined ? '' : `<p><a href="${back}">返回标准版</a></p>`}
<main id="m"><h1>${title}</h1>
${body}
</main></body></html>`;
}

/** A toolbar that a second host serves: it opens on a click on `#wza`. */
export function toolbarScript({ grows }: { readonly grows: boolean }): string {
  return `(function () {
  var bar = document.createElement('div'), size = 100;
  bar.id = 'wza-bar'; bar.hidden = true;
  bar.setAttribute('role', 'toolbar'); bar.setAttribute('aria-label', '无障碍工具条');
  bar.style.cssText = 'background:#fff;border-bottom:2px solid #123a63;padding:8px';
  function grow(step) { size += step; ${grows ? "document.documentElement.style.fontSize = size + '%';" : ''} }
  var acts = {
    '放大文字': function () { grow(25); },
    '缩小文字': function () { grow(-25); },
    '高对比度': function () { document.body.style.background = '#000'; document.body.style.color = '#ff0'; },
    '语音朗读': function () { if (window.speechSynthesis) speechSynthesis.speak(new SpeechSynthesisUtterance(document.title)); },
    '大鼠标': function () { document.body.style.cursor = 'crosshair'; },
    '退出服务': function () { size = 100; document.documentElement.style.fontSize = ''; document.body.style.cssText = ''; bar.hidden = true; }
  };
  Object.keys(acts).forEach(function (name) {
    var b = document.createElement('button');
    b.type = 'button'; b.textContent = name; b.addEventListener('click', acts[name]); bar.appendChild(b);
  });
  document.body.insertBefore(bar, document.body.firstChild);
  document.getElementById('wza').addEventListener('click', function () { bar.hidden = false; grow(25); bar.firstChild.focus(); });
})();`;
}

/** The second hosts: one with toolbars, one with a simplified site, one with advertising. */
export function elderHosts({ web }: Ports): readonly Host[] {
  const host = (name: string, files: Readonly<Record<string, Resource>>): Host => ({
    ...{ name, port: web, resources: new Map(Object.entries(files)) },
  });
  const back = `http://xinglong.nanxi-demo.gov.cn:${web}/`;
  const simple = (title: string, body: string) => html(elderPage({ title, body, back }));
  return [
    host(TOOLBAR_HOST, {
      '/aria.js': text(toolbarScript({ grows: true }), mime.js),
      '/flat.js': text(toolbarScript({ grows: false }), mime.js),
    }),
    host(SIMPLE_HOST, {
      '/': simple(
        '兴隆镇大字版',
        '<p><a href="/news.html">政务动态</a></p><p><a href="/call.html">联系电话</a></p>',
      ),
      '/news.html': simple(
        '政务动态',
        '<p>本镇冬季供水管道检修已完成。</p><p><a href="/">回到大字版首页</a></p>',
      ),
      '/call.html': simple(
        '联系电话',
        '<p>便民服务中心：0799-8712345</p><p><a href="/">回到大字版首页</a></p>',
      ),
    }),
    host(ADVERTISING_HOST, {
      '/show.js': text(
        'document.write(\'<div style="border:1px solid #999;padding:10px">广告：祖传秘方，药到病除，立即订购</div>\');',
        mime.js,
      ),
    }),
  ];
}
