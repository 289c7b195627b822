import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ARTICLES = 6;
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** A small site of static pages without a certain fault, as a release engineer has it in a folder. */
export function writeRelease(dir: string, articles = ARTICLES): string {
  const items = Array.from(
    { length: articles },
    (_, i) =>
      `<li class="row"><a class="link" href="/tzgg/a${i}.html">关于做好第${i + 1}项工作的通知</a> <span>${dayOf(i)}</span></li>`,
  ).join('\n');
  write(dir, 'index.html', page('示范局', `<h2>通知公告</h2>\n<ul class="list">\n${items}\n</ul>`));
  write(dir, 'tzgg/index.html', page('通知公告', `<h2>通知公告</h2>\n<ul class="list">\n${items}\n</ul>`));
  write(dir, 'lxwm/index.html', page('联系我们', FORM));
  for (let i = 0; i < articles; i++)
    write(
      dir,
      `tzgg/a${i}.html`,
      page(
        `关于做好第${i + 1}项工作的通知`,
        `<h2>关于做好第${i + 1}项工作的通知</h2>\n<p class="when">发布时间：${dayOf(i)}</p>\n<p class="text">各单位：请认真做好这一项工作，并于月底前报送情况。</p>\n<p><img class="photo" src="/img/photo.png" alt="工作现场示意图"></p>`,
      ),
    );
  const picture = join(dir, 'img', 'photo.png');
  mkdirSync(dirname(picture), { recursive: true });
  writeFileSync(picture, Buffer.from(PIXEL, 'base64'));
  return dir;
}

/** Each a day older than the one before. */
function dayOf(i: number): string {
  return new Date(Date.UTC(2026, 10, 20 - i)).toISOString().slice(0, 10);
}

const FORM = `<h2>联系我们</h2>
<form class="ask" action="/lxwm/" method="get">
<p><label class="label" for="q">您的问题</label> <input class="field" id="q" name="q" type="text"></p>
<p><button class="send" type="submit">提交问题</button></p>
</form>`;

function page(title: string, main: string): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${title}-示范局</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font-family:sans-serif;color:#222;background:#fff} a{color:#03c;padding:6px} :focus{outline:3px solid #c40}</style>
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header class="head"><h1>示范局</h1>
<nav class="nav" aria-label="主导航"><a href="/">网站首页</a> <a href="/tzgg/">通知公告</a> <a href="/lxwm/">联系我们</a></nav>
</header>
<main class="main" id="main" tabindex="-1">
${main}
</main>
<footer class="foot"><p>主办：示范局　电话：0715-1234567　邮箱：office@example.gov.cn　地址：示范路1号</p></footer>
</body>
</html>
`;
}

/** A copy of a release in which one file was changed. */
export function changed(from: string, to: string, file: string, change: (text: string) => string): string {
  cpSync(from, to, { recursive: true });
  const path = join(to, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file}: the change changes nothing`);
  writeFileSync(path, after);
  return to;
}

/** A copy in which every page was changed. */
export function changedAll(from: string, to: string, change: (text: string) => string): string {
  cpSync(from, to, { recursive: true });
  const files = ['index.html', 'tzgg/index.html', 'lxwm/index.html'];
  for (let i = 0; i < ARTICLES; i++) files.push(`tzgg/a${i}.html`);
  for (const file of files) writeFileSync(join(to, file), change(readFileSync(join(to, file), 'utf8')));
  return to;
}

function write(dir: string, file: string, text: string): void {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), text);
}
