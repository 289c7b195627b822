import { createServer } from 'node:http';

/** A site of so many pages, 60 links each, for the benchmarks: run as a process of its own, ends with its standard input. */
const pages = Number(process.argv[2] ?? 2_000);
const LINKS = 60;

const bodies = Array.from({ length: pages }, (_, number) => Buffer.from(pageOf(number)));
const server = createServer((request, response) => {
  const path = request.url ?? '/';
  const number = path === '/' ? 0 : Number(/^\/c\d+\/t20261101_(\d+)\.html$/.exec(path)?.[1] ?? Number.NaN);
  const body = bodies[number];
  if (!body) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ port: typeof address === 'object' && address ? address.port : 0 }));
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));

function addressOf(number: number): string {
  return number === 0 ? '/' : `/c${number % 40}/t20261101_${number}.html`;
}

/** An article with a header, a side bar and a list; links are spread so that every page is reached in a few clicks. */
function pageOf(number: number): string {
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
<footer>主办单位：演示市人民政府办公室 网站标识码：4299000001</footer></body></html>`;
}
