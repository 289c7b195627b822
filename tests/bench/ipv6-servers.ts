import { createServer } from 'node:http';
import { startDns } from '../unit/net/dns-server.ts';

/** So many sites on one port of loopback over both families, with DNS: run as a process of its own, ends with its standard input. */
const sites = Number(process.argv[2] ?? 400);
const PAGES = 12;

const zone: Record<string, readonly string[]> = {};
for (let i = 0; i < sites; i++) {
  const domain = `s${i}.gov.cn`;
  zone[`A www.${domain}`] = ['127.0.0.1'];
  // One in ten has no IPv6, one in ten an address where nothing listens.
  zone[`AAAA www.${domain}`] = i % 10 === 0 ? [] : i % 10 === 1 ? ['::2'] : ['::1'];
  zone[`NS ${domain}`] = [`ns.${domain}`];
  zone[`SOA ${domain}`] = [`ns.${domain}`];
  zone[`A ns.${domain}`] = ['127.0.0.1'];
  zone[`AAAA ns.${domain}`] = ['::1'];
}

const body = pageOf();
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
  response.end(body);
});
server.listen({ port: 0, host: '::', ipv6Only: false }, async () => {
  const dns = await startDns(zone);
  await startDns(zone, { host: '::1', port: Number(dns.server.split(':').at(-1)) });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  console.log(JSON.stringify({ port, resolver: dns.server }));
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));

/** More than 20 kB, as home pages are. */
function pageOf(): Buffer {
  const links = Array.from({ length: PAGES }, (_, i) => `<a href="/p${i}.html">第${i}个栏目</a>`);
  return Buffer.from(
    `<!doctype html><html><head><meta charset="utf-8"><title>演示网站</title></head><body>${links.join('')}<p>${'为进一步做好有关工作，现将检查情况通报如下。'.repeat(400)}</p><footer>网站标识码 4299000001</footer></body></html>`,
  );
}
