import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isThere, OUTSIDE_HOSTS, outsideLinks } from './outside-links.ts';

/**
 * A site of so many pages, 60 links each, for the benchmarks; `outside`: and with links to other hosts, which it serves
 * too. Run as a process of its own, ends with its standard input. `PAGES [outside]`.
 */
const pages = Number(process.argv[2] ?? 2_000);
const outside = process.argv[3] === 'outside';
const LINKS = 60;

let bodies: readonly Buffer[] = [];
const ofSite: RequestListener = (request, response) => {
  const path = request.url ?? '/';
  const number = path === '/' ? 0 : Number(/^\/c\d+\/t20261101_(\d+)\.html$/.exec(path)?.[1] ?? Number.NaN);
  answer(bodies[number], request.method, response);
};
const ofOthers: RequestListener = (request, response) => {
  const path = request.url ?? '/';
  answer(isThere(path) ? otherPage(path) : undefined, request.method, response);
};

function answer(
  body: Buffer | undefined,
  method: string | undefined,
  response: Parameters<RequestListener>[1],
): void {
  if (!body) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
  response.end(method === 'HEAD' ? undefined : body);
}

const server = createServer(ofSite);
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address() as AddressInfo; // a TCP server has no other kind
  bodies = Array.from({ length: pages }, (_, number) => Buffer.from(pageOf(number, port)));
  if (outside)
    for (const host of OUTSIDE_HOSTS)
      await new Promise<void>((done) => createServer(ofOthers).listen(port, host, done));
  console.log(JSON.stringify({ port }));
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));

function otherPage(path: string): Buffer {
  return Buffer.from(
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${path}</title></head><body><p>${path} ${'有内容的一页。'.repeat(40)}</p></body></html>`,
  );
}

function addressOf(number: number): string {
  return number === 0 ? '/' : `/c${number % 40}/t20261101_${number}.html`;
}

/** An article with a header, a side bar and a list; links are spread so that every page is reached in a few clicks. */
function pageOf(number: number, port: number): string {
  const links = Array.from({ length: LINKS }, (_, i) => (number * LINKS + i + 1) % pages);
  const items = links.map(
    (to, i) =>
      `<li><a href="${addressOf(to)}" title="工作动态第${to}号">关于开展第${to}号工作检查的通知</a><span>2026-11-${String((i % 28) + 1).padStart(2, '0')}</span></li>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>第${number}页 - 演示网站</title>
<meta name="SiteName" content="演示网站"><meta name="ColumnName" content="工作动态"><meta name="PubDate" content="2026-11-01 08:00"></head>
<body><header><h1>演示网站</h1></header><div class="crumb">当前位置：<a href="/">首页</a> &gt; 工作动态</div>
<main><h2>第${number}号工作检查</h2><p>${'为进一步做好有关工作，现将检查情况通报如下。'.repeat(12)}</p><ul class="list">${items.slice(0, 40).join('\n')}</ul></main>
<aside><h3>热点推荐</h3><ul>${items.slice(40).join('\n')}</ul></aside>
<footer>${outside ? friends(number, port) : ''}主办单位：演示市人民政府办公室 网站标识码：4299000001</footer></body></html>`;
}

function friends(number: number, port: number): string {
  return outsideLinks(number, port)
    .map((url, i) => `<a href="${url}">友情链接${i}</a>`)
    .join(' ');
}
