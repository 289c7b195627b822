import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startDns } from './dns-server.ts';
import { at, closeAfterEach, closeLater, serve, serveRaw, testNet } from './loopback.ts';

closeAfterEach();

const PAGE = { obeyRobots: false } as const;

describe('no connection', () => {
  it('refused names code and address', async () => {
    const fetched = await testNet().fetch({ url: at('http://127.0.0.1:3/'), ...PAGE });
    expect(fetched).toMatchObject({ ok: false, why: 'refused', detail: 'ECONNREFUSED 127.0.0.1:3' });
  });

  it('a missing name is told from a silent name server', async () => {
    const server = await startDns({ 'A quiet.test': 'silence', 'A broken.test': 'SERVFAIL' });
    closeLater(server.close);
    const net = testNet({ resolvers: [server.server] });
    expect(await net.fetch({ url: at('http://none.test/') })).toMatchObject({ why: 'dns-missing' });
    expect(await net.fetch({ url: at('http://quiet.test/') })).toMatchObject({ why: 'dns' });
    expect(await net.fetch({ url: at('http://broken.test/') })).toMatchObject({ why: 'dns' });
  });

  it('addresses that are none', async () => {
    const net = testNet();
    for (const url of ['', 'nonsense', 'ftp://127.0.0.1/', 'javascript:void(0)', 'http://']) {
      expect(await net.fetch({ url: at(url) }), url).toMatchObject({ ok: false, why: 'malformed' });
    }
  });
});

describe('a broken answer', () => {
  it('that ends before it begins, or in the middle', async () => {
    const net = testNet();
    const closes = await serveRaw((socket) => socket.once('data', () => socket.end()));
    expect(await net.fetch({ url: closes.url('/'), ...PAGE })).toMatchObject({ why: 'reset' });
    const breaks = await serveRaw((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')),
    );
    expect(await net.fetch({ url: breaks.url('/'), ...PAGE })).toMatchObject({ why: 'reset' });
    const resets = await serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await net.fetch({ url: resets.url('/'), ...PAGE })).toMatchObject({ why: 'reset' });
  });

  it('that is not HTTP', async () => {
    const raw = await serveRaw((socket) => socket.end('220 mail.example.org ESMTP\r\n'));
    expect(await testNet().fetch({ url: raw.url('/'), ...PAGE })).toMatchObject({ why: 'malformed' });
  });

  it('with endless headers', async () => {
    const raw = await serveRaw((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n');
        for (let index = 0; index < 3000; index++) socket.write(`x-${index}: ${'y'.repeat(100)}\r\n`);
      }),
    );
    expect(await testNet().fetch({ url: raw.url('/'), ...PAGE })).toMatchObject({ why: 'too-large' });
  });

  it('is asked for again where a kept connection had gone stale', async () => {
    let served = 0;
    const raw = await serveRaw((socket) => {
      let answered = false;
      socket.on('data', () => {
        if (answered) socket.destroy();
        if (answered) return;
        answered = true;
        served += 1;
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      });
    });
    const net = testNet();
    await net.fetch({ url: raw.url('/'), ...PAGE });
    await new Promise((done) => setTimeout(done, 30)); // until the connection is free again
    expect(await net.fetch({ url: raw.url('/'), ...PAGE })).toMatchObject({
      ok: true,
      status: 200,
      requests: 2,
    });
    expect(served).toBe(2);
  });
});

describe('time limits', () => {
  it('end a request that is never answered', async () => {
    const silent = await serve(() => {});
    const fetched = await testNet().fetch({ url: silent.url('/'), ...PAGE, timeoutMs: 150 });
    expect(fetched).toMatchObject({ ok: false, why: 'timeout' });
    expect(fetched.tookMs).toBeLessThan(500);
  });

  it('end headers and bodies that drip', async () => {
    const headers = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket.write('a: b\r\n'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    const body = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n');
      const drip = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    const net = testNet();
    for (const server of [headers, body]) {
      expect(await net.fetch({ url: server.url('/'), ...PAGE, timeoutMs: 300 })).toMatchObject({
        why: 'timeout',
      });
    }
  });

  it('end a body that stalls, long before the whole time is over', async () => {
    const stalls = await serveRaw((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx'));
    const net = testNet({ limits: { stallMs: 300 } });
    const fetched = await net.fetch({ url: stalls.url('/'), ...PAGE, timeoutMs: 20_000 });
    expect(fetched).toMatchObject({ why: 'timeout' });
    expect(fetched.tookMs).toBeLessThan(3_000);
  });
});

describe('sizes', () => {
  const endless = () =>
    serve((_, response) => {
      const more = setInterval(() => response.write(Buffer.alloc(50_000, 'x')), 1);
      response.on('close', () => clearInterval(more));
    });

  it('too large for a whole body, cut for a head, none for none', async () => {
    const server = await endless();
    const net = testNet();
    expect(await net.fetch({ url: server.url('/'), ...PAGE, maxBytes: 200_000 })).toMatchObject({
      why: 'too-large',
    });
    const head = await net.fetch({ url: server.url('/'), ...PAGE, body: 'head' });
    expect(head).toMatchObject({ ok: true, truncated: true });
    expect(head.ok && head.body.length).toBe(64 * 1024);
    expect(await net.fetch({ url: server.url('/'), ...PAGE, body: 'none' })).toMatchObject({
      body: new Uint8Array(0),
    });
  });

  it('believe a length that is too large', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 9_000_000 });
      response.write('x');
    });
    expect(await testNet().fetch({ url: server.url('/'), ...PAGE })).toMatchObject({ why: 'too-large' });
  });

  it('count after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    const server = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    const net = testNet();
    const before = process.memoryUsage().rss;
    expect(await net.fetch({ url: server.url('/'), ...PAGE })).toMatchObject({ why: 'too-large' });
    const head = await net.fetch({ url: server.url('/'), ...PAGE, body: 'head' });
    expect(head.ok && [head.body.length, head.truncated]).toEqual([64 * 1024, true]);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });
});

describe('content codings', () => {
  const text = Buffer.from('政务公开'.repeat(5000));
  const coded = {
    gzip: gzipSync(text),
    br: brotliCompressSync(text),
    zstd: zstdCompressSync(text),
    deflate: deflateSync(text),
    'deflate ': deflateRawSync(text),
    'deflate, gzip': gzipSync(deflateSync(text)),
    identity: text,
  };
  const offer = () =>
    serve((request, response) => {
      const coding = decodeURIComponent((request.url ?? '').slice(1));
      const body = coding === 'false' ? Buffer.from('not compressed') : coded[coding as keyof typeof coded];
      response.writeHead(200, { 'content-encoding': coding === 'false' ? 'gzip' : coding.trim() }).end(body);
    });

  it.each(Object.keys(coded))('%s', async (coding) => {
    const server = await offer();
    const fetched = await testNet().fetch({ url: server.url(`/${encodeURIComponent(coding)}`), ...PAGE });
    expect(fetched.ok && Buffer.from(fetched.body).equals(text)).toBe(true);
  });

  it('that are not what they say', async () => {
    const server = await offer();
    expect(await testNet().fetch({ url: server.url('/false'), ...PAGE })).toMatchObject({ why: 'malformed' });
  });
});
