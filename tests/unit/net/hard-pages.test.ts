import { readdir, readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Visit } from '../../../src/domain/net.ts';
import { closeAfterEach, serve } from './loopback.ts';
import { BROWSER, useBrowsers } from './use-browsers.ts';

closeAfterEach();

/** Pages by path; a path that is not there is never answered. */
function site(pages: { readonly [path: string]: string }): RequestListener {
  return (request, response) => {
    const path = request.url?.replace(/\?.*/, '') ?? '';
    if (path === '/robots.txt') return void response.writeHead(404).end();
    const body = pages[path];
    if (body === undefined) return;
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
  };
}

/** Browsers that this process has started. */
async function browserProcesses(): Promise<readonly number[]> {
  const tasks = await readdir('/proc/self/task');
  const lists = await Promise.all(tasks.map((task) => readFile(`/proc/self/task/${task}/children`, 'utf8')));
  const pids = lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8')));
  return pids.filter((_, i) => lines[i]?.includes('--proxy-server'));
}

const text = ({ world }: Visit) => world.evaluate('document.body.innerText.trim()', 2_000);

describe.runIf(BROWSER)('pages that make trouble', { timeout: 60_000 }, () => {
  const browsers = useBrowsers(3);

  it('whose script stops the loading: looked at as it stands, at once', async () => {
    const server = await serve(
      site({
        '/': '<!doctype html><script src="/kb.js"></script><h1>正文</h1>',
        '/kb.js': "document.write('<p>gone</p>'); window.stop();",
      }),
    );
    const seen = await browsers.visit(server.url('/'), async (visit) => [visit.loaded, await text(visit)]);
    expect(seen).toEqual({ ok: true, value: [false, 'gone'] });
    const without = await browsers.visit(
      server.url('/'),
      async (visit) => [visit.loaded, await text(visit), visit.leftOut],
      { without: { scripts: [server.url('/kb.js?v=2')] } },
    );
    expect(without).toEqual({ ok: true, value: [true, '正文', [server.url('/kb.js')]] });
  });

  it('without any script, also those that stand in the page', async () => {
    const server = await serve(
      site({ '/': '<!doctype html><h1>正文</h1><script>document.body.innerHTML = "gone"</script>' }),
    );
    const without = { without: { scripts: 'all' } } as const;
    expect(await browsers.visit(server.url('/'), text)).toEqual({ ok: true, value: 'gone' });
    expect(await browsers.visit(server.url('/'), text, without)).toEqual({ ok: true, value: '正文' });
  });

  it('that waits for a script which never answers: shown without it, and the next page at once', async () => {
    const server = await serve(
      site({
        '/': '<!doctype html><script src="/never.js?1"></script><h1>one</h1>',
        '/two': '<!doctype html><script src="/never.js?2"></script><h1>two</h1>',
      }),
    );
    const look = async (visit: Visit) => [visit.loaded, await text(visit), visit.failedRequests];
    expect(await browsers.visit(server.url('/'), look, { timeoutMs: 12_000 })).toEqual({
      ok: true,
      value: [true, 'one', [{ url: server.url('/never.js?1'), why: 'timeout' }]],
    });
    expect(await browsers.visit(server.url('/two'), look, { timeoutMs: 12_000 })).toMatchObject({
      value: [true, 'two', [{ why: 'timeout' }]],
    });
  });

  it.each([
    [
      'sends itself on and on later',
      '<script>setInterval(() => { location.href = "/?" + Math.random() }, 60)</script><h1>here</h1>',
    ],
    ['reloads itself', '<script>setTimeout(() => location.reload(), 50)</script><h1>here</h1>'],
    ['refreshes itself', '<meta http-equiv=refresh content=1><h1>here</h1>'],
    [
      'asks, warns and prints',
      '<script>alert(1); prompt(2); print(); onbeforeunload = () => "stay"</script><h1>here</h1>',
    ],
    ['opens windows', '<script>for (let i = 0; i < 20; i++) open("/pop" + i)</script><h1>here</h1>'],
    [
      'hands out a file',
      '<h1>here</h1><a id=a download href="data:application/zip,PK">x</a><script>a.click()</script>',
    ],
    [
      'has taken the built-ins away',
      '<h1>here</h1><script>window.Promise = window.Element = Array.prototype.map = JSON.parse = null</script>',
    ],
    [
      'writes itself anew after loading',
      '<script>onload = () => setTimeout(() => { document.open(); document.write("<h1>here</h1>"); document.close() }, 50)</script>',
    ],
  ])('that %s', async (_, html) => {
    const server = await serve(site({ '/': `<!doctype html>${html}` }));
    const seen = await browsers.visit(server.url('/'), text, { timeoutMs: 20_000 });
    expect(seen).toMatchObject({ ok: true, value: expect.stringMatching(/^here/) });
  });

  it('that sends its visitor round and round shows nothing', async () => {
    const server = await serve(
      site({ '/': '<!doctype html><script>location.href = "/?" + Math.random()</script><h1>here</h1>' }),
    );
    const seen = await browsers.visit(server.url('/'), text, { timeoutMs: 20_000 });
    expect(seen).toMatchObject({ ok: false, why: 'redirects' });
  });

  it('that is endless in scripts or in memory is given up, and the others are not lost', async () => {
    const server = await serve(
      site({
        '/spin': '<!doctype html><script>for (;;);</script>',
        '/heap':
          '<!doctype html><script>const a = []; for (;;) a.push({ b: [a.length, "x" + a.length] })</script>',
        '/bytes':
          '<!doctype html><script>const a = []; setInterval(() => a.push(new Uint8Array(5e7).fill(1)), 40)</script>',
        '/dom':
          '<!doctype html><script>for (;;) document.documentElement.append(document.createElement("p"))</script>',
        '/calm': '<!doctype html><h1>calm</h1>',
      }),
    );
    const wait = async (visit: Visit) => {
      await new Promise((done) => setTimeout(done, 8_000));
      return await text(visit);
    };
    const bad = ['/spin', '/heap', '/bytes', '/dom'].map((path) =>
      browsers.visit(server.url(path), path === '/bytes' ? wait : text, { timeoutMs: 15_000 }),
    );
    const calm = await browsers.visit(server.url('/calm'), text);
    expect(calm).toEqual({ ok: true, value: 'calm' });
    for (const one of await Promise.all(bad))
      expect(one).toMatchObject({ ok: false, why: expect.stringMatching(/^(?:timeout|crashed)$/) });
    expect(await browsers.visit(server.url('/calm'), text)).toEqual({ ok: true, value: 'calm' });
  });

  it.runIf(process.platform === 'linux')(
    'are tried once more, where only their browser was lost',
    async () => {
      const server = await serve(
        site({ '/a': '<!doctype html><h1>a</h1>', '/b': '<!doctype html><h1>b</h1>' }),
      );
      let tries = 0;
      const whenBothAreOpen = async (visit: Visit) => {
        tries += 1;
        if (tries === 2) for (const pid of await browserProcesses()) process.kill(pid, 'SIGKILL');
        if (tries <= 2) await new Promise((done) => setTimeout(done, 1_500));
        return await text(visit);
      };
      const seen = await Promise.all(
        ['/a', '/b'].map((path) => browsers.visit(server.url(path), whenBothAreOpen)),
      );
      expect(seen).toEqual([
        { ok: true, value: 'a' },
        { ok: true, value: 'b' },
      ]);
      expect(tries).toBe(4);
    },
  );

  it('with very many elements is bounded in time', async () => {
    const server = await serve(site({ '/': `<!doctype html><h1>here</h1>${'<b></b>'.repeat(200_000)}` }));
    const seen = await browsers.visit(server.url('/'), text, { timeoutMs: 20_000 });
    expect(seen).toMatchObject({ ok: true });
  });
});
