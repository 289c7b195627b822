import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browsers } from '../../../src/domain/net.ts';
import { openBrowsers } from '../../../src/net/browsers.ts';
import { findBrowser } from '../../../src/net/find-browser.ts';
import type { OpenNet } from '../../../src/net/net.ts';
import { openNet } from '../../../src/net/net.ts';
import { at, closeAfterEach, serve } from './loopback.ts';

closeAfterEach();

const found = await findBrowser();
if (!found) console.warn('No browser was found: its tests are skipped.');

const page = (html: string) => (_: unknown, response: import('node:http').ServerResponse) =>
  void response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html>${html}`);

describe.runIf(found)('a visit', { timeout: 40_000 }, () => {
  let net: OpenNet;
  let browsers: Browsers;

  beforeAll(async () => {
    const network = {
      resolvers: [],
      treatAsPublic: ['127.0.0.1/32'],
      ratePerHost: 0,
      recheckAfterSeconds: 60,
      ipv6Canaries: [],
    };
    const clock = { now: () => Date.now() };
    const userAgent = 'gov-site-audit/0.1 (+https://example.org/audit)';
    net = openNet({ network, families: [4, 6], userAgent, connectionsPerHost: 6, connections: 64, clock });
    browsers = await openBrowsers({ executable: found?.path ?? '', net, pagesAtOnce: 2, headless: true });
  });
  afterAll(async () => {
    await browsers.close();
    await net.close();
  });

  it('shows the page, its frames, and who asks', async () => {
    const agents: string[] = [];
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end();
      agents.push(`${request.headers['user-agent']} ${request.headers['proxy-authorization'] ?? ''}`);
      if (request.url === '/inner') return page('<p>inner</p>')(request, response);
      page(
        '<h1>outer</h1><iframe id=frame src=/inner></iframe><iframe id=written srcdoc="<p>written"></iframe>',
      )(request, response);
    });
    const seen = await browsers.visit(server.url('/'), async (visit) => {
      const inner = await visit.world.child('#frame');
      const written = await visit.world.child('#written');
      return {
        status: visit.status,
        loaded: visit.loaded,
        outer: await visit.world.evaluate('document.querySelector("h1").textContent', 1000),
        inner: await inner?.evaluate('document.body.innerText', 1000),
        written: await written?.evaluate('document.body.innerText', 1000),
        none: await visit.world.child('#none'),
        heading: await visit.world.child('h1'),
        promised: await visit.world.evaluate('Promise.resolve({ a: [1] })', 1000),
        png: Buffer.from(await visit.screenshot({ x: 0, y: 0, width: 10, height: 10 }))
          .subarray(1, 4)
          .toString(),
        locale: await visit.world.evaluate('navigator.language', 1000),
        zone: await visit.world.evaluate('Intl.DateTimeFormat().resolvedOptions().timeZone', 1000),
      };
    });
    expect(seen).toEqual({
      ok: true,
      value: {
        status: 200,
        loaded: true,
        outer: 'outer',
        inner: 'inner',
        written: 'written',
        none: null,
        heading: null,
        promised: { a: [1] },
        png: 'PNG',
        locale: 'zh-CN',
        zone: 'Asia/Shanghai',
      },
    });
    for (const agent of agents) expect(agent).toMatch(/Chrome\/\d+.* gov-site-audit\/0\.1 \(\+https:\S+ $/);
    expect(net.traffic(`127.0.0.1:${server.port}`).requests).toBeGreaterThanOrEqual(2);
    expect(net.traffic(`127.0.0.1:${server.port}`).bytes).toBeGreaterThan(0);
  });

  it("leaves out what robots.txt of the page's host forbids, and says so", async () => {
    const asked: string[] = [];
    const server = await serve((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/robots.txt') return void response.end('User-agent: *\nDisallow: /secret/');
      page('<img src="/secret/a.png" alt="a"><img src="/open.png" alt="b">')(request, response);
    });
    const seen = await browsers.visit(server.url('/'), async (visit) =>
      visit.failedRequests.map(({ why }) => why),
    );
    expect(seen).toEqual({ ok: true, value: ['robots'] });
    expect(asked).toContain('/open.png');
    expect(asked).not.toContain('/secret/a.png');
  });

  it('contacts no forbidden address, whatever the page asks for', async () => {
    const trap: string[] = [];
    const forbidden = await serve(
      (request, response) => response.end(trap.push(request.url ?? '')),
      '127.0.0.2',
    );
    const host = `127.0.0.2:${forbidden.port}`;
    const server = await serve(
      page(`<img src="http://${host}/i"><iframe src="http://${host}/f"></iframe><link rel=stylesheet href="https://${host}/c">
        <link rel=preconnect href="http://${host}"><script>
          new WebSocket('ws://${host}/w'); fetch('http://${host}/x').catch(() => 0); navigator.sendBeacon('http://${host}/b');
          new Image().src = 'http://2130706434:${forbidden.port}/decimal'; window.open('http://${host}/o');
        </script>`),
    );
    const seen = await browsers.visit(server.url('/'), async (visit) => visit.failedRequests.slice());
    expect(seen.ok && seen.value.some(({ url, why }) => url.includes(host) && why === 'forbidden')).toBe(
      true,
    );
    expect(trap).toEqual([]);
    expect(await browsers.visit(forbidden.url('/'), async () => 1)).toMatchObject({
      ok: false,
      why: 'forbidden',
    });
    const leads = await serve(
      (_, response) => void response.writeHead(302, { location: forbidden.url('/r') }).end(),
    );
    expect(await browsers.visit(leads.url('/'), async () => 1)).toMatchObject({
      ok: false,
      why: 'forbidden',
    });
    expect(trap).toEqual([]);
  });

  it('has a world of its own where the page broke the built-ins', async () => {
    const server = await serve(
      page(`<form><input name=querySelector></form><iframe id=f srcdoc="<b>x"></iframe><script>
        window.Element = null; Document.prototype.querySelector = () => null; JSON.stringify = () => 'no'; Array = null;
      </script>`),
    );
    const seen = await browsers.visit(server.url('/'), async ({ world }) => [
      await world.evaluate('typeof Element', 1000),
      await world.evaluate('Array.from(document.querySelectorAll("input"), (one) => one.name)', 1000),
      await (await world.child('#f'))?.evaluate('document.body.innerText', 1000),
    ]);
    expect(seen).toEqual({ ok: true, value: ['function', ['querySelector'], 'x'] });
  });

  it('is not stopped by dialogs and pop-ups', async () => {
    const server = await serve(
      page('<script>alert(1); confirm(2); window.open("/pop")</script><p>there</p>'),
    );
    const seen = await browsers.visit(server.url('/'), ({ world }) =>
      world.evaluate('document.body.innerText', 1000),
    );
    expect(seen).toEqual({ ok: true, value: 'there' });
  });

  it('looks at a page that never finishes loading as it stands', async () => {
    const server = await serve((request, response) => {
      if (request.url !== '/never.png') page('<h1>there</h1><img src=/never.png>')(request, response);
    });
    const look = async (visit: import('../../../src/domain/net.ts').Visit) => [
      visit.loaded,
      await visit.world.evaluate('document.body.innerText', 1000),
    ];
    expect(await browsers.visit(server.url('/'), look, { timeoutMs: 5000 })).toEqual({
      ok: true,
      value: [false, 'there'],
    });
  });

  it('follows a page that sends its visitor on, and keeps one in place that is looked at', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/')
        return page('<meta http-equiv=refresh content="0;url=/home">')(request, response);
      page(`<h1>home</h1><script>setTimeout(() => { location.href = '/away' }, 1500)</script>`)(
        request,
        response,
      );
    });
    const seen = await browsers.visit(server.url('/'), async (visit) => {
      await new Promise((done) => setTimeout(done, 2000));
      return [visit.final, await visit.world.evaluate('location.pathname', 1000)];
    });
    expect(seen).toEqual({ ok: true, value: [server.url('/home'), '/home'] });
  });

  it('ends in time where the page or who looks at it does not', async () => {
    const spins = await serve(page('<script>for (;;);</script>'));
    const began = performance.now();
    expect(await browsers.visit(spins.url('/'), async () => 1, { timeoutMs: 3000 })).toMatchObject({
      why: 'timeout',
    });
    const calm = await serve(page('<h1>calm</h1>'));
    const forever = () => new Promise(() => {});
    expect(await browsers.visit(calm.url('/'), forever, { timeoutMs: 3000 })).toMatchObject({
      why: 'timeout',
    });
    expect(performance.now() - began).toBeLessThan(20_000);
    const loop = await browsers.visit(calm.url('/'), ({ world }) => world.evaluate('for (;;);', 300));
    expect(loop).toMatchObject({ ok: false, why: 'timeout' });
  });

  it('survives a page that breaks down', async () => {
    const server = await serve(page('<h1>x</h1>'));
    const crash = await browsers.visit(at('http://127.0.0.1:3/'), async () => 1);
    expect(crash).toEqual({ ok: false, why: 'refused', detail: 'ECONNREFUSED 127.0.0.1:3' });
    expect(await browsers.visit(server.url('/'), async () => 'well')).toEqual({ ok: true, value: 'well' });
  });

  it('tells a download and a silent server', async () => {
    const download = await serve((_, response) =>
      response
        .writeHead(200, { 'content-type': 'application/zip', 'content-disposition': 'attachment' })
        .end('PK'),
    );
    expect(await browsers.visit(download.url('/'), async () => 1)).toMatchObject({
      ok: false,
      why: 'malformed',
    });
    const silent = await serve(() => {});
    const seen = await browsers.visit(silent.url('/'), async () => 1, { timeoutMs: 2000 });
    expect(seen).toMatchObject({ ok: false, why: 'timeout' });
  });

  it('takes a refusal of the browser for a fault of the page', async () => {
    const server = await serve(page('<iframe id=a srcdoc="<p>in it"></iframe>'));
    const seen = browsers.visit(server.url('/'), async ({ world }) => {
      const inner = await world.child('#a');
      await world.evaluate('document.querySelector("#a").remove()', 1000);
      return await inner?.child('iframe');
    });
    expect(await seen).toMatchObject({ ok: false, why: 'crashed' });
    const part = { x: 0, y: 0, width: Number.NaN, height: 1 };
    const picture = browsers.visit(server.url('/'), ({ screenshot }) => screenshot(part));
    expect(await picture).toMatchObject({ ok: false, why: 'crashed' });
  });

  it('hands a mistake of who looks back to him', async () => {
    const server = await serve(page('<h1>x</h1>'));
    const mistake = browsers.visit(server.url('/'), async () => {
      throw new TypeError('mine');
    });
    await expect(mistake).rejects.toThrow('mine');
  });
});

describe('findBrowser', () => {
  it('takes the one that is asked for, or none', async () => {
    expect(await findBrowser('/nowhere/chrome')).toBeNull();
    if (found) expect(await findBrowser(found.path)).toMatchObject({ path: found.path, from: '--browser' });
  });
});
