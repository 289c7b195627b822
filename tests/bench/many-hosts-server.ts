import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as packet from 'dns-packet';

/**
 * One site whose pages link to so many addresses on so many host names, all on loopback, with a DNS server of its own.
 * Every host answers, a known share with 404. Run as a process of its own, ends with its standard input. `LINKS HOSTS`.
 */
const links = Number(process.argv[2] ?? 17_000);
const hosts = Number(process.argv[3] ?? 3_000);
const PER_PAGE = 170;
const SITE = 'www.many.example';

let open = 0;
let most = 0;
const web = createServer((request, response) => {
  const [name = ''] = (request.headers.host ?? '').split(':');
  const path = request.url ?? '/';
  const body = name === SITE ? pageOf(path) : otherOf(path);
  response.writeHead(body === null ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(body ?? 'not found');
});
web.on('connection', (socket) => {
  open++;
  most = Math.max(most, open);
  socket.on('close', () => open--);
});
web.listen(0, '127.0.0.1');
await once(web, 'listening');
const { port } = web.address() as AddressInfo; // a TCP server has no other kind

const dns = createSocket('udp4');
dns.on('message', (message, from) => {
  const query = packet.decode(message);
  const question = query.questions?.[0];
  if (!question) return;
  const known = question.name === SITE || /^h\d+\.other\.example$/.test(question.name);
  const answers =
    known && question.type === 'A'
      ? [{ type: 'A', name: question.name, ttl: 300, data: '127.0.0.1' } as const]
      : [];
  const flags = packet.RECURSION_AVAILABLE | (known ? 0 : 3);
  dns.send(
    packet.encode({ type: 'response', id: query.id ?? 0, flags, questions: [question], answers }),
    from.port,
    from.address,
  );
});
dns.bind(0, '127.0.0.1');
await once(dns, 'listening');
console.log(JSON.stringify({ port, dns: `127.0.0.1:${dns.address().port}`, site: SITE }));
process.stdin.resume();
process.stdin.on('end', () => {
  console.log(JSON.stringify({ mostConnections: most }));
  process.exit(0);
});

function pageOf(path: string): string | null {
  const pages = Math.ceil(links / PER_PAGE);
  if (path === '/')
    return html(Array.from({ length: pages }, (_, i) => `<a href="/p${i}.html">第${i}页</a>`).join('\n'));
  const number = Number(/^\/p(\d+)\.html$/.exec(path)?.[1] ?? Number.NaN);
  if (Number.isNaN(number)) return null;
  const own = Array.from(
    { length: Math.min(PER_PAGE, links - number * PER_PAGE) },
    (_, i) => number * PER_PAGE + i,
  );
  return html(
    own
      .map(
        (i) =>
          `<a href="http://h${i % hosts}.other.example:${port}/a${i}${i % 100 === 7 ? '.gone' : ''}.html">链接${i}</a>`,
      )
      .join('\n'),
  );
}

function otherOf(path: string): string | null {
  return path === '/' || /^\/a\d+\.html$/.test(path)
    ? html(`<p>${path} ${'有内容的一页。'.repeat(40)}</p>`)
    : null;
}

function html(body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>页</title></head><body>${body}</body></html>`;
}
