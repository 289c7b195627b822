import { mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeAfterEach, closeLater, HAS_IPV6, listen } from '../unit/net/loopback.ts';
import { certificate } from './certificate.ts';
import { townPage } from './ipv6-pages.ts';
import { lookAt, secureServer, serveBoth } from './ipv6-town.ts';

const HOME = townPage('<a href="/a.html">甲</a><a href="/b.html">乙</a>');

closeAfterEach();

describe.skipIf(!HAS_IPV6)('a site over IPv6', { timeout: 60_000, concurrent: false }, () => {
  it('that works has nothing against it', async () => {
    const looked = await lookAt({ port: await serveBoth({ over4: HOME, over6: HOME }) });
    expect(looked.failed).toEqual([]);
    expect(Object.values(looked.outcomes)).not.toContain('cantTell');
    expect(looked.facts('ipv6-second-level')).toMatchObject({
      links: 2,
      ok4: 2,
      ok6: 2,
      host6: 2,
      rate: 1,
      hostRate: 1,
    });
  });

  it('without AAAA', async () => {
    const port = await serveBoth({ over4: HOME, over6: HOME });
    const looked = await lookAt({ port, zone: { 'AAAA www.xiaozhen.gov.cn': [] } });
    expect(looked.failed).toEqual(['ipv6-address-missing']);
  });

  it.each([
    ['::ffff:127.0.0.1', 'mapped'],
    ['fe80::1', 'link-local'],
    ['fd99::1', 'unique-local'],
    ['2002:7f00:1::1', '6to4'],
    ['2001:0:1::1', 'teredo'],
    ['64:ff9b::1', 'nat64'],
    ['2001:db8::1', 'documentation'],
    ['ff02::1', 'multicast'],
  ])('with the AAAA %s', async (address, addressClass) => {
    const port = await serveBoth({ over4: HOME, over6: HOME });
    const looked = await lookAt({
      ...{ port, zone: { 'AAAA www.xiaozhen.gov.cn': [address] } },
      treatAsPublic: ['127.0.0.0/8', '::1/128'],
    });
    expect(looked.failed).toEqual(['ipv6-address-invalid']);
    expect(looked.facts('ipv6-dns')['invalid']).toEqual([expect.stringContaining(addressClass)]);
  });

  it('where nothing listens', async () => {
    const looked = await lookAt({ port: await serveBoth({ over4: HOME, over6: null }) });
    expect(looked.failed).toEqual(['ipv6-unreachable']);
    expect(looked.facts('ipv6-reach')).toMatchObject({ reachable: false, stage: 'tcp' });
  });

  it('that takes the connection and never answers', async () => {
    const silent = net.createServer((socket) => socket.on('error', () => socket.destroy()));
    const { port } = await listen(silent, '::1');
    await listen((await import('node:http')).createServer(HOME), '127.0.0.1', 'http', port);
    const looked = await lookAt({ port });
    expect(looked.failed).toEqual(['ipv6-unreachable']);
    expect(looked.facts('ipv6-reach')).toMatchObject({ stage: 'first-byte' });
  });

  it('whose body stalls after 1 kB', async () => {
    const stalling: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '40000' });
      response.write('x'.repeat(1_000));
    };
    const looked = await lookAt({ port: await serveBoth({ over4: HOME, over6: stalling }) });
    expect(looked.failed).toEqual(['ipv6-unreachable']);
    expect(looked.facts('ipv6-reach')).toMatchObject({ stage: 'body' });
  });

  it('with the default page of another host', async () => {
    const other: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(
        '<html><head><title>Welcome to nginx!</title></head><body><h1>It works</h1></body></html>',
      );
    };
    const answers: RequestListener = (request, response) =>
      request.url === '/' ? other(request, response) : HOME(request, response);
    const looked = await lookAt({ port: await serveBoth({ over4: HOME, over6: answers }) });
    expect(looked.failed).toEqual(['ipv6-content-different']);
  });

  it('with other content', async () => {
    const other = townPage('<a href="/a.html">甲</a><a href="/c.html">丙</a><a href="/d.html">丁</a>');
    const looked = await lookAt({ port: await serveBoth({ over4: HOME, over6: other }) });
    expect(looked.failed).toEqual(['ipv6-content-different']);
    expect(looked.facts('ipv6-content')).toMatchObject({
      differs: ['text', 'links'],
      onlyOver6: ['丙', '丁'],
    });
  });

  it('whose pages differ on every load is not different', async () => {
    let visits = 0;
    const counting: RequestListener = (request, response) =>
      townPage(`<p id="counter">您是第 ${++visits * 7919} 位访客</p><a href="/a.html?t=${visits}">甲</a>`)(
        request,
        response,
      );
    const looked = await lookAt({ port: await serveBoth({ over4: counting, over6: counting }) });
    expect(looked.failed).toEqual([]);
  });

  it('that redirects to a host without IPv6', async () => {
    const port = await serveBoth({
      over4: (request, response) =>
        request.headers.host?.startsWith('old.')
          ? HOME(request, response)
          : response.writeHead(302, { location: `http://old.xiaozhen.gov.cn:${port}/` }).end(),
      over6: (_, response) =>
        response.writeHead(302, { location: `http://old.xiaozhen.gov.cn:${port}/` }).end(),
    });
    const looked = await lookAt({ port, zone: { 'A old.xiaozhen.gov.cn': ['127.0.0.1'] } });
    expect(looked.failed).toEqual(['ipv6-redirect-to-ipv4']);
  });

  it('one of whose two addresses is dead', async () => {
    const port = await serveBoth({ over4: HOME, over6: HOME });
    const looked = await lookAt({ port, zone: { 'AAAA www.xiaozhen.gov.cn': ['::1', 'fd12::dead'] } });
    expect(looked.failed).toEqual(['ipv6-unreachable']);
    expect(looked.facts('ipv6-reach')).toMatchObject({ reachable: true, dead: ['fd12::dead'] });
  });

  it('that flaps', async () => {
    let asked = 0;
    const flapping: RequestListener = (request, response) =>
      ++asked % 2 === 0 ? HOME(request, response) : request.socket.destroy();
    const looked = await lookAt({ port: await serveBoth({ over4: HOME, over6: flapping }) });
    expect(looked.failed).toEqual(['ipv6-unstable']);
  });

  it('that is down for two seconds now and then', async () => {
    const began = Date.now();
    const flapping: RequestListener = (request, response) =>
      Math.floor((Date.now() - began) / 2_000) % 2 === 1 ? request.socket.destroy() : HOME(request, response);
    const looked = await lookAt({ port: await serveBoth({ over4: HOME, over6: flapping }) });
    expect(['ipv6-unstable', undefined]).toContain(looked.failed[0]);
    expect(looked.failed.length).toBeLessThan(2);
  });

  it('that was dark on two of the last nights', async () => {
    const port = await serveBoth({ over4: HOME, over6: HOME });
    const night = (day: string, successes: number) => ({ day, probes: 9, successes });
    const nights = [
      night('2026-11-16', 9),
      night('2026-11-17', 0),
      night('2026-11-18', 9),
      night('2026-11-19', 0),
    ];
    expect((await lookAt({ port, nights })).failed).toEqual(['ipv6-unstable']);
  });

  it('whose name servers have no AAAA', async () => {
    const port = await serveBoth({ over4: HOME, over6: HOME });
    const looked = await lookAt({ port, zone: { 'AAAA ns1.xiaozhen.gov.cn': [] } });
    expect(looked.failed).toEqual(['ipv6-nameserver-missing']);
  });

  it('whose name servers answer over IPv4 only', async () => {
    const port = await serveBoth({ over4: HOME, over6: HOME });
    const looked = await lookAt({ port, nameServerOver6: false });
    expect(looked.failed).toEqual(['ipv6-nameserver-silent']);
  });

  it('whose name servers answer over neither cannot be told', async () => {
    const port = await serveBoth({ over4: HOME, over6: HOME });
    const zone = { 'A ns1.xiaozhen.gov.cn': ['127.9.9.9'], 'AAAA ns1.xiaozhen.gov.cn': ['fd12::dead'] };
    const looked = await lookAt({ port, zone });
    expect(looked.failed).toEqual([]);
    expect(looked.outcomes['ipv6-nameserver-silent']).toBe('cantTell');
  });

  it('about which resolvers disagree is not decided', async () => {
    const port = await serveBoth({ over4: HOME, over6: HOME });
    const looked = await lookAt({ port, extraDns: [{ 'AAAA www.xiaozhen.gov.cn': [] }] });
    expect(looked.failed).toEqual([]);
    expect(looked.outcomes['ipv6-address-missing']).toBe('cantTell');
    expect(looked.facts('ipv6-dns')).toMatchObject({ disagreement: 'existence', count: null });
  });

  it('with the certificate of another name on IPv6', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'ipv6-tls-'));
    closeLater(() => rmSync(dir, { recursive: true, force: true }));
    const own = certificate(dir, 'www.xiaozhen.gov.cn');
    const other = certificate(dir, 'cdn.example.com');
    const port = await serveBoth({ over4: secureServer(own, HOME), over6: secureServer(other, HOME) });
    const looked = await lookAt({ port, scheme: 'https' });
    expect(looked.failed).toEqual(['ipv6-certificate']);
    expect(looked.facts('ipv6-reach')).toMatchObject({ tlsFaultOnly6: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it('with links to hosts without IPv6 has both rates to the last digit', async () => {
    const home = townPage(
      `${['a', 'b', 'c'].map((name) => `<a href="/${name}.html">${name}</a>`).join('')}
      <a href="http://old.xiaozhen.gov.cn:PORT/a.html">旧</a><a href="http://half.xiaozhen.gov.cn:PORT/a.html">半</a>
      <a href="/gone.html">没有</a><a href="http://elsewhere.example.com:PORT/a.html">外</a>`,
    );
    const ports: number[] = [];
    const answer =
      (family: 4 | 6): RequestListener =>
      (request, response) => {
        const host = request.headers.host ?? '';
        if (family === 6 && host.startsWith('half.')) {
          response.writeHead(500).end();
          return;
        }
        const end = response.end.bind(response);
        response.end = ((text?: string) =>
          end(text?.replaceAll('PORT', String(ports[0])))) as typeof response.end;
        home(request, response);
      };
    ports.push(await serveBoth({ over4: answer(4), over6: answer(6) }));
    const [port = 0] = ports;
    const zone = {
      'A old.xiaozhen.gov.cn': ['127.0.0.1'],
      'A half.xiaozhen.gov.cn': ['127.0.0.1'],
      'AAAA half.xiaozhen.gov.cn': ['::1'],
      'A elsewhere.example.com': ['127.0.0.1'],
    };
    const looked = await lookAt({ port, zone });
    expect(looked.facts('ipv6-second-level')).toMatchObject({
      ...{ links: 6, ok4: 5, ok6: 3, host6: 4, rate: 3 / 5, hostRate: 4 / 5, sampled: false, interval: null },
      withExternal: { links: 7, ok4: 6, ok6: 3, host6: 4, rate: 3 / 6, hostRate: 4 / 6 },
      hostsWithout: ['old.xiaozhen.gov.cn'],
    });
    expect(looked.failed).toContain('ipv6-second-level-links');
  });

  it('with blank spots, literals and a mark', async () => {
    const body = `<link rel="stylesheet" href="http://cdn.example.com/a.css"><script src="/app.js"></script>
      <a href="http://58.19.1.2:8080/x">业务系统</a><a href="http://10.1.2.3/">内网</a><p>地址 http://1.2.3.4/ 仅为说明</p><footer>本网站支持IPv6</footer>`;
    const site: RequestListener = (request, response) =>
      request.url === '/app.js'
        ? response
            .writeHead(200, { 'content-type': 'text/javascript' })
            .end('var ws="ws:\\/\\/58.19.9.9\\/s"')
        : townPage(body)(request, response);
    const port = await serveBoth({ over4: site, over6: site });
    const looked = await lookAt({ port, zone: { 'A cdn.example.com': ['127.0.0.1'] } });
    expect(looked.failed).toEqual(['ipv4-literal', 'ipv6-skylight']);
    expect(looked.facts('ipv4-literal')['addresses']).toEqual(['http://58.19.1.2:8080', 'ws://58.19.9.9']);
    expect(looked.outcomes['ipv6-claim-unfounded']).toBe('passed');
  });

  it('with a mark and no AAAA claims too much', async () => {
    const site = townPage('<footer>本网站支持IPv6</footer>');
    const port = await serveBoth({ over4: site, over6: site });
    const looked = await lookAt({ port, zone: { 'AAAA www.xiaozhen.gov.cn': [] } });
    expect(looked.failed).toEqual(['ipv6-address-missing', 'ipv6-claim-unfounded']);
  });

  it('with an app: hosts are judged, traffic needs a phone', async () => {
    const port = await serveBoth({ over4: HOME, over6: HOME });
    const looked = await lookAt({
      port,
      zone: { 'A api.xiaozhen.gov.cn': ['127.0.0.1'] },
      apps: [{ name: '掌上小镇', hosts: [`api.xiaozhen.gov.cn:${port}`, `www.xiaozhen.gov.cn:${port}`] }],
    });
    expect(looked.failed).toEqual(['app-ipv6']);
    expect(looked.facts('ipv6-app')).toMatchObject({
      without: [`api.xiaozhen.gov.cn:${port}`],
      unreachableCount: 0,
    });
    expect(looked.outcomes['app-ipv6-traffic']).toBe('cantTell');
  });

  it('looked at while the path is lost in mid-run fails only what DNS proves', async () => {
    const up = { yes: true };
    const six: RequestListener = (request, response) =>
      up.yes ? HOME(request, response) : request.socket.destroy();
    const port = await serveBoth({ over4: HOME, over6: six });
    const zone = { 'A old.xiaozhen.gov.cn': ['127.0.0.1'], 'AAAA ns1.xiaozhen.gov.cn': [] };
    setTimeout(() => {
      up.yes = false;
    }, 800);
    const looked = await lookAt({
      port,
      zone,
      wrap: (real) => ({
        ...real,
        path: (family, address, maxAgeMs) =>
          up.yes ? real.path(family, address, maxAgeMs) : Promise.resolve({ works: false, because: 'lost' }),
      }),
    });
    expect(looked.failed).toEqual(['ipv6-nameserver-missing']);
    expect(looked.evidence.find((one) => one.kind === 'ipv6-reach')).toMatchObject({ why: 'no-ipv6-path' });
    expect(looked.facts('ipv6-second-level')).toMatchObject({ ok4: 2, ok6: null, host6: 2, hostRate: 1 });
  });

  it('looked at without IPv6 fails only what DNS proves', async () => {
    const port = await serveBoth({ over4: HOME, over6: null });
    const works = await lookAt({ port, families: [4] });
    expect(works.failed).toEqual([]);
    expect(works.outcomes['ipv6-unreachable']).toBe('cantTell');
    expect(works.outcomes['ipv6-second-level-links']).toBe('cantTell');
    expect(works.outcomes['ipv6-nameserver-missing']).toBe('passed');
    const none = await lookAt({ port, families: [4], zone: { 'AAAA www.xiaozhen.gov.cn': [] } });
    expect(none.failed).toEqual(['ipv6-address-missing']);
  });
});
