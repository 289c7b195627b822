import { describe, expect, it } from 'vitest';
import type { Fetched } from '../../../src/domain/net.ts';
import { startDns } from './dns-server.ts';
import { at, closeAfterEach, closeLater, HAS_IPV6, serve, testNet } from './loopback.ts';

closeAfterEach();

async function dns(zone: Parameters<typeof startDns>[0]) {
  const server = await startDns(zone);
  closeLater(server.close);
  return server;
}

/** What matters of an outcome, in one word. */
const told = (fetched: Fetched): string => (fetched.ok ? `status ${fetched.status}` : fetched.why);

describe('an answer', () => {
  it('is told with all that is known of it', async () => {
    const server = await serve((request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.setHeader('X-Two', ['a', 'b']);
      response.end(`agent ${request.headers['user-agent']}`);
    });
    const net = testNet();
    const fetched = await net.fetch({ url: server.url('/x?y=1#z') });
    expect(fetched).toMatchObject({
      ok: true,
      requested: server.url('/x?y=1#z'),
      final: server.url('/x?y=1#z'),
      status: 200,
      headers: { 'content-type': 'text/html', 'x-two': 'a, b' },
      redirects: [],
      truncated: false,
      address: '127.0.0.1',
      family: 4,
      requests: 1,
      tls: null,
      wall: null,
    });
    expect(fetched.ok && Buffer.from(fetched.body).toString()).toContain(
      'gov-site-audit/0.1 (+https://example.org',
    );
    expect(net.traffic(`127.0.0.1:${server.port}`).requests).toBe(2); // and robots.txt
  });

  it('can be asked for as a browser asks, under our own name still', async () => {
    const server = await serve((request, response) => response.end(JSON.stringify(request.headers)));
    const fetched = await testNet().fetch({ url: server.url('/'), asBrowser: true });
    const headers = fetched.ok ? JSON.parse(Buffer.from(fetched.body).toString()) : {};
    expect(headers['user-agent']).toMatch(/^Mozilla\/5\.0 .*Chrome.*gov-site-audit/);
    expect(headers['sec-fetch-mode']).toBe('navigate');
  });

  it('of HEAD has no body', async () => {
    const server = await serve((request, response) => response.end(request.method === 'HEAD' ? '' : 'body'));
    expect(await testNet().fetch({ url: server.url('/'), method: 'HEAD' })).toMatchObject({
      ok: true,
      status: 200,
    });
  });
});

describe('families and addresses', () => {
  it.runIf(HAS_IPV6)('uses the family it is told to', async () => {
    const four = await serve((_, response) => response.end('four'));
    const server = await dns({ 'A both.test': ['127.0.0.1'], 'AAAA both.test': ['::1'] });
    const net = testNet({ resolvers: [server.server] });
    const url = at(`http://both.test:${four.port}/`);
    expect(await net.fetch({ url, family: 4 })).toMatchObject({ ok: true, family: 4, address: '127.0.0.1' });
    expect(await net.fetch({ url, family: 6, obeyRobots: false })).toMatchObject({
      ok: false,
      why: 'refused',
    });
  });

  it.runIf(HAS_IPV6)(
    'takes IPv6 where IPv4 gives no connection or no address, unless told otherwise',
    async () => {
      const six = await serve((request, response) => response.end(request.headers.host), '::1');
      const server = await dns({
        'A both.test': ['127.0.0.1'],
        'AAAA both.test': ['::1'],
        'AAAA six.test': ['::1'],
      });
      const net = testNet({ resolvers: [server.server] });
      for (const host of ['both.test', 'six.test']) {
        const fetched = await net.fetch({ url: at(`http://${host}:${six.port}/`) });
        expect(fetched).toMatchObject({ ok: true, family: 6, address: '::1' });
        expect(fetched.ok && Buffer.from(fetched.body).toString()).toBe(`${host}:${six.port}`);
      }
      const only4 = testNet({ resolvers: [server.server], families: [4] });
      expect(told(await only4.fetch({ url: at(`http://both.test:${six.port}/`) }))).toBe('refused');
      expect(told(await only4.fetch({ url: at(`http://six.test:${six.port}/`) }))).toBe('dns-missing');
      expect(told(await only4.fetch({ url: at(`http://six.test:${six.port}/`), family: 6 }))).toBe(
        'no-ipv6-path',
      );
    },
  );

  it('connects to the address it is told to, with the name of the URL', async () => {
    const server = await serve((request, response) => response.end(request.headers.host), '127.0.0.3');
    const net = testNet();
    const url = at(`http://name.test:${server.port}/`);
    const fetched = await net.fetch({ url, address: '127.0.0.3', obeyRobots: false });
    expect(fetched).toMatchObject({ ok: true, address: '127.0.0.3' });
    expect(fetched.ok && Buffer.from(fetched.body).toString()).toBe(`name.test:${server.port}`);
  });

  it('goes on to the next address of a name', async () => {
    const web = await serve((_, response) => response.end('x'), '127.0.0.5');
    const server = await dns({ 'A two.test': ['127.0.0.4', '127.0.0.5'] });
    const net = testNet({ resolvers: [server.server] });
    expect(await net.fetch({ url: at(`http://two.test:${web.port}/`) })).toMatchObject({
      address: '127.0.0.5',
    });
  });
});

describe('the address guard', () => {
  it('holds for names, literal addresses and every spelling of them', async () => {
    const trap: string[] = [];
    const forbidden = await serve(
      (request, response) => response.end(trap.push(request.url ?? '')),
      '127.0.0.2',
    );
    const server = await dns({ 'A evil.test': ['127.0.0.2'], 'AAAA mapped.test': ['::ffff:127.0.0.1'] });
    const net = testNet({ resolvers: [server.server], treatAsPublic: ['127.0.0.1/32'] });
    const hosts = [
      '127.0.0.2',
      '2130706434',
      '0x7f000002',
      '0177.0.0.2',
      '127.2',
      '[::ffff:127.0.0.2]',
      '[::ffff:7f00:1]',
    ];
    for (const host of [...hosts, 'evil.test', 'mapped.test', '0.0.0.0', '[::]', '169.254.169.254']) {
      const fetched = await net.fetch({ url: at(`http://${host}:${forbidden.port}/`) });
      expect(told(fetched), host).toBe('forbidden');
    }
    const given = await net.fetch({ url: at(`http://127.0.0.1:${forbidden.port}/`), address: '127.0.0.2' });
    expect(told(given)).toBe('forbidden');
    expect(trap).toEqual([]);
  });

  it('holds after a redirect', async () => {
    const trap: string[] = [];
    const forbidden = await serve(
      (request, response) => response.end(trap.push(request.url ?? '')),
      '127.0.0.2',
    );
    const server = await serve((_, response) =>
      response.writeHead(302, { location: forbidden.url('/x') }).end(),
    );
    const net = testNet({ treatAsPublic: ['127.0.0.1/32'] });
    expect(await net.fetch({ url: server.url('/') })).toMatchObject({
      ok: false,
      why: 'forbidden',
      detail: 'loopback 127.0.0.2',
      final: forbidden.url('/x'),
      redirects: [{ url: server.url('/'), status: 302 }],
    });
    expect(trap).toEqual([]);
  });

  it('holds for a name that resolves differently the second time', async () => {
    const trap: string[] = [];
    const good = await serve((_, response) => response.end('good'));
    const { createServer } = await import('node:http');
    const { listen } = await import('./loopback.ts');
    const evil = createServer((request, response) => response.end(trap.push(request.url ?? '')));
    await listen(evil, '127.0.0.2', 'http', good.port);
    let asked = 0;
    const server = await dns({ 'A rebind.test': () => [asked++ === 0 ? '127.0.0.1' : '127.0.0.2'] });
    const url = at(`http://rebind.test:${good.port}/`);
    const options = { resolvers: [server.server], treatAsPublic: ['127.0.0.1/32'] };
    // One answer, one connection: what was judged is what is contacted, with no second look-up.
    expect(await testNet(options).fetch({ url, obeyRobots: false })).toMatchObject({
      ok: true,
      address: '127.0.0.1',
    });
    expect(asked).toBe(1);
    expect(told(await testNet(options).fetch({ url, obeyRobots: false }))).toBe('forbidden');
    expect(trap).toEqual([]);
  });

  it('speaks to no mail server', async () => {
    expect(told(await testNet().fetch({ url: at('http://127.0.0.1:25/') }))).toBe('forbidden');
  });
});

describe('redirects', () => {
  const hops = () =>
    serve((request, response) => {
      const step = Number(/^\/hop\/(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
      if (request.url === '/circle') return void response.writeHead(301, { location: '/circle2' }).end();
      if (request.url === '/circle2') return void response.writeHead(301, { location: '/circle' }).end();
      if (request.url === '/gate' && !request.headers.cookie) {
        return void response.writeHead(302, { location: '/gate', 'set-cookie': 'pass=1; Path=/' }).end();
      }
      if (request.url === '/chinese')
        return void response.writeHead(302, { location: Buffer.from('/栏目').toString('latin1') }).end();
      if (request.url === '/app') return void response.writeHead(302, { location: 'weixin://dl' }).end();
      if (request.url === '/nowhere') return void response.writeHead(302).end();
      if (step > 0) return void response.writeHead(302, { location: `/hop/${step - 1}` }).end();
      response.end(request.url);
    });

  it('are followed and told', async () => {
    const server = await hops();
    expect(await testNet().fetch({ url: server.url('/hop/2#top') })).toMatchObject({
      final: server.url('/hop/0#top'),
      redirects: [
        { url: server.url('/hop/2#top'), status: 302 },
        { url: server.url('/hop/1#top'), status: 302 },
      ],
      requests: 3,
    });
  });

  it('are limited, and returned as the answer where none is wanted', async () => {
    const server = await hops();
    const net = testNet();
    expect(told(await net.fetch({ url: server.url('/hop/11') }))).toBe('redirects');
    expect(told(await net.fetch({ url: server.url('/hop/3'), maxRedirects: 2 }))).toBe('redirects');
    expect(await net.fetch({ url: server.url('/hop/3'), maxRedirects: 0 })).toMatchObject({
      status: 302,
      redirects: [],
    });
  });

  it('in a circle are seen at once', async () => {
    const server = await hops();
    expect(await testNet().fetch({ url: server.url('/circle') })).toMatchObject({
      why: 'redirects',
      requests: 2,
    });
  });

  it('pass a gate that sets a cookie', async () => {
    const server = await hops();
    expect(told(await testNet().fetch({ url: server.url('/gate') }))).toBe('status 200');
  });

  it('to addresses in raw Chinese, of other schemes, and to nowhere', async () => {
    const server = await hops();
    const net = testNet();
    expect(await net.fetch({ url: server.url('/chinese') })).toMatchObject({
      final: server.url('/%E6%A0%8F%E7%9B%AE'),
    });
    expect(told(await net.fetch({ url: server.url('/app') }))).toBe('malformed');
    expect(told(await net.fetch({ url: server.url('/nowhere') }))).toBe('status 302');
  });

  it.runIf(HAS_IPV6)('keep the family: a target without AAAA is missing over IPv6', async () => {
    const web = await serve(
      (_, response) => response.writeHead(302, { location: 'http://only4.test/' }).end(),
      '::1',
    );
    const server = await dns({ 'AAAA six.test': ['::1'], 'A only4.test': ['127.0.0.1'] });
    const net = testNet({ resolvers: [server.server] });
    const request = { url: at(`http://six.test:${web.port}/`), address: '::1', obeyRobots: false };
    expect(await net.fetch(request)).toMatchObject({ why: 'dns-missing', final: 'http://only4.test/' });
  });
});

describe('stopping', () => {
  it('ends what is under way, and what comes after', async () => {
    const server = await serve(() => {});
    const net = testNet();
    const stop = new AbortController();
    const waiting = net.fetch({ url: server.url('/'), obeyRobots: false, signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect(told(await waiting)).toBe('cancelled');
    const open = [true, false].map((fresh) => net.fetch({ url: server.url('/'), obeyRobots: false, fresh }));
    setTimeout(() => void net.close(), 20);
    expect((await Promise.all(open)).map(told)).toEqual(['cancelled', 'cancelled']);
    expect(told(await net.fetch({ url: server.url('/'), obeyRobots: false }))).toBe('cancelled');
  });
});
