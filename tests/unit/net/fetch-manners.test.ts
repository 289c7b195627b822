import iconv from 'iconv-lite';
import { describe, expect, it, vi } from 'vitest';
import { agentToken } from '../../../src/net/robots.ts';
import { at, closeAfterEach, serve, testNet } from './loopback.ts';

closeAfterEach();

describe('robots.txt', () => {
  const withRobots = async (robots: string | Uint8Array, status = 200) => {
    const asked: string[] = [];
    const server = await serve((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/robots.txt') return void response.writeHead(status).end(robots);
      response.end('page');
    });
    return { server, asked };
  };

  it('is asked for once and obeyed', async () => {
    const { server, asked } = await withRobots(
      'User-agent: *\nDisallow: /private/\nSitemap: http://x.test/s.xml',
    );
    const net = testNet();
    const all = ['/a', '/private/x', '/b'].map((path) => net.fetch({ url: server.url(path) }));
    expect((await Promise.all(all)).map((one) => (one.ok ? one.status : one.why))).toEqual([
      200,
      'robots',
      200,
    ]);
    expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
    expect(asked).not.toContain('/private/x');
    expect(await net.allowedByRobots(server.url('/private/x'))).toBe(false);
    expect(await net.robots(server.url('/'))).toEqual({
      state: 'found',
      crawlDelayMs: 0,
      sitemaps: ['http://x.test/s.xml'],
    });
    expect(await net.fetch({ url: server.url('/private/x'), obeyRobots: false })).toMatchObject({
      status: 200,
    });
  });

  it('is obeyed after a redirect', async () => {
    const { server: closed } = await withRobots('User-agent: *\nDisallow: /');
    const open = await serve((_, response) => response.writeHead(302, { location: closed.url('/x') }).end());
    expect(await testNet().fetch({ url: open.url('/') })).toMatchObject({
      why: 'robots',
      final: closed.url('/x'),
    });
  });

  it('may speak to us by name', async () => {
    const { server } = await withRobots(
      'User-agent: gov-site-audit\nDisallow: /x\n\nUser-agent: *\nDisallow: /',
    );
    const net = testNet();
    expect(await net.allowedByRobots(server.url('/y'))).toBe(true);
    expect(await net.allowedByRobots(server.url('/x'))).toBe(false);
  });

  it('spaces our requests by its Crawl-delay, up to ten seconds', async () => {
    const { server } = await withRobots('User-agent: *\nCrawl-delay: 0.2');
    const net = testNet();
    expect((await net.robots(server.url('/'))).crawlDelayMs).toBe(200);
    const began = performance.now();
    await Promise.all(['/a', '/b', '/c'].map((path) => net.fetch({ url: server.url(path) })));
    expect(performance.now() - began).toBeGreaterThanOrEqual(390);
    const { server: slow } = await withRobots('User-agent: *\nCrawl-delay: 3600');
    expect((await net.robots(slow.url('/'))).crawlDelayMs).toBe(10_000);
  });

  it.each([
    ['not there', 'nothing', 404, 'absent'],
    ['a page', '<!DOCTYPE html><html>首页 Disallow: /</html>', 200, 'absent'],
    ['a broken server', 'User-agent: *\nDisallow: /', 500, 'unreadable'],
  ])('that is %s forbids nothing', async (_, robots, status, state) => {
    const { server } = await withRobots(robots, status);
    const net = testNet();
    expect(await net.robots(server.url('/'))).toMatchObject({ state });
    expect(await net.allowedByRobots(server.url('/x'))).toBe(true);
  });

  it('is read with a mark of order and with GBK remarks', async () => {
    const marked = await withRobots('\ufeffUser-agent: *\nDisallow: /x');
    const gbk = await withRobots(iconv.encode('# 禁止抓取后台目录\nUser-agent: *\nDisallow: /x', 'gbk'));
    const net = testNet();
    expect(await net.allowedByRobots(marked.server.url('/x'))).toBe(false);
    expect(await net.allowedByRobots(gbk.server.url('/x'))).toBe(false);
  });

  it('of a host that is down is unreadable', async () => {
    expect(await testNet().robots(at('http://127.0.0.1:3/'))).toMatchObject({ state: 'unreadable' });
  });

  it.each([
    ['gov-site-audit/0.1 (+https://x)', 'gov-site-audit'],
    ['Mozilla/5.0 (compatible; gov-site-audit/0.1; +https://x)', 'gov-site-audit'],
    ['city-bot', 'city-bot'],
    ['Mozilla/5.0', 'gov-site-audit'],
  ])('finds our name in %s', (userAgent, token) => {
    expect(agentToken(userAgent)).toBe(token);
  });
});

describe('a busy server', () => {
  const busy = async (times: number, status: number, retryAfter?: string) => {
    const asked: number[] = [];
    const server = await serve((_, response) => {
      asked.push(performance.now());
      if (asked.length > times) return void response.end('at last');
      response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end('busy');
    });
    return { server, asked };
  };
  const PAGE = { obeyRobots: false } as const;

  it.each([429, 503])('%i is asked again after Retry-After', async (status) => {
    const { server, asked } = await busy(1, status, '1');
    expect(await testNet().fetch({ url: server.url('/'), ...PAGE })).toMatchObject({
      status: 200,
      requests: 2,
    });
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('is asked twice more at most', async () => {
    const { server, asked } = await busy(9, 503, '0');
    expect(await testNet().fetch({ url: server.url('/'), ...PAGE })).toMatchObject({
      status: 503,
      requests: 3,
    });
    expect(asked).toHaveLength(3);
  });

  it('is not waited for beyond the time limit, or where nobody wants to wait', async () => {
    const { server, asked } = await busy(9, 429, '600');
    const net = testNet();
    const began = performance.now();
    expect(await net.fetch({ url: server.url('/'), ...PAGE, timeoutMs: 2000 })).toMatchObject({
      status: 429,
    });
    expect(performance.now() - began).toBeLessThan(500);
    const eager = await testNet().fetch({ url: server.url('/'), ...PAGE, backOff: false });
    expect(eager).toMatchObject({ status: 429, requests: 1, wall: 'status-429' });
    expect(asked).toHaveLength(2);
  });

  it('is asked more slowly afterwards', async () => {
    const { server, asked } = await busy(1, 429, '0');
    const net = testNet({ ratePerHost: 20 });
    for (const path of ['/a', '/b', '/c']) await net.fetch({ url: server.url(path), ...PAGE });
    expect((asked[3] ?? 0) - (asked[2] ?? 0)).toBeGreaterThanOrEqual(80); // twice 50, less what a busy machine is late
  });
});

describe('the rate', () => {
  it('holds per host', async () => {
    const times: number[] = [];
    const server = await serve((_, response) => {
      times.push(performance.now());
      response.end('x');
    });
    const net = testNet({ ratePerHost: 20 });
    await Promise.all(Array.from({ length: 5 }, (_, index) => net.fetch({ url: server.url(`/${index}`) })));
    // Each has its turn, however late a busy machine serves it.
    const [first = 0] = times;
    for (const [index, time] of times.entries()) expect(time - first).toBeGreaterThanOrEqual(index * 50 - 25);
  });

  it('and the connections to one host are limited', async () => {
    let open = 0;
    let most = 0;
    const server = await serve((_, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end('x');
      }, 10);
    });
    const net = testNet({ connectionsPerHost: 3 });
    const requests = Array.from({ length: 12 }, (_, index) => ({
      url: server.url(`/${index}`),
      obeyRobots: false,
    }));
    await Promise.all(requests.map((request) => net.fetch(request)));
    expect(most).toBe(3);
  });
});

it('a request that is stopped does not wait for a silent robots.txt', async () => {
  const asked: string[] = [];
  const { url } = await serve((request) => void asked.push(request.url ?? ''));
  const run = new AbortController();
  const began = performance.now();
  const fetching = testNet().fetch({ url: url('/'), signal: run.signal });
  await vi.waitUntil(() => asked.length > 0);
  run.abort('budget');
  expect(await fetching).toMatchObject({ ok: false, why: 'cancelled' });
  expect(asked).toEqual(['/robots.txt']);
  // Far less than the limit of robots.txt.
  expect(performance.now() - began).toBeLessThan(8_000);
});
