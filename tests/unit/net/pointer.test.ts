import { describe, expect, it } from 'vitest';
import type { Arrival, Visit } from '../../../src/domain/net.ts';
import { at, closeAfterEach, serve } from './loopback.ts';
import { BROWSER, useBrowsers } from './use-browsers.ts';

closeAfterEach();

describe.runIf(BROWSER)('the mouse of a visit', { timeout: 60_000 }, () => {
  const browsers = useBrowsers();

  async function on<T>(pages: { readonly [path: string]: string }, look: (visit: Visit) => Promise<T>) {
    const server = await serve((request, response) => {
      const path = request.url ?? '';
      if (path === '/robots.txt') return void response.end('User-agent: *\nDisallow: /secret');
      const body = pages[path];
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`<!doctype html><title>页</title>${body ?? 'none'}`);
    });
    const seen = await browsers.visit(server.url('/'), look);
    if (!seen.ok) throw new Error(`${seen.why} ${seen.detail}`);
    return { value: seen.value, url: server.url };
  }

  const text = async (arrival: Arrival) => await arrival.world.evaluate('document.body.innerText', 2_000);

  it('changes the page in place', async () => {
    const { value } = await on(
      { '/': '<a href="javascript:void(0)" onclick="document.body.textContent = \'pressed\'">go</a>' },
      async ({ pointer }) => {
        const arrival = await pointer.clickAt(15, 15);
        return { moved: arrival.moved, windows: arrival.windows, text: await text(arrival) };
      },
    );
    expect(value).toEqual({ moved: false, windows: [], text: 'pressed' });
  });

  it('goes where a link leads, with the cookies that were set, and back', async () => {
    const { value, url } = await on(
      {
        '/': '<a href="/b" onclick="document.cookie = \'mode=old; path=/\'">go</a>',
        '/b': '<script>document.write(document.cookie)</script>',
      },
      async ({ pointer, final }) => {
        const there = await pointer.clickAt(15, 15);
        const seen = {
          moved: there.moved,
          status: there.status,
          final: there.final,
          text: await text(there),
        };
        const back = await pointer.follow(at(final));
        return { ...seen, back: await text(back) };
      },
    );
    expect(value).toEqual({ moved: true, status: 200, final: url('/b'), text: 'mode=old', back: 'go' });
  });

  it('tells the address of a window, and does not open it', async () => {
    const { value, url } = await on(
      {
        '/': '<a href="/b" target="_blank" rel="noopener">go</a><button onclick="window.open(\'/c\')">open</button>',
      },
      async ({ pointer }) => {
        const one = await pointer.clickAt(15, 15);
        const two = await pointer.clickAt(50, 18);
        return { moved: one.moved || two.moved, one: one.windows, two: two.windows };
      },
    );
    expect(value).toEqual({ moved: false, one: [url('/b')], two: [url('/c')] });
  });

  it('does not go where robots.txt forbids, nor to a document that does not come', async () => {
    const { value } = await on(
      { '/': '<a href="/secret">go</a>', '/secret': 'hidden' },
      async ({ pointer }) => {
        const clicked = await pointer.clickAt(15, 15);
        const seen = { moved: clicked.moved, why: clicked.why, text: await text(clicked) };
        const followed = await pointer.follow(at('http://127.0.0.1:65431/'));
        return { ...seen, followed: followed.why };
      },
    );
    expect(value).toEqual({ moved: false, why: 'robots', text: 'go', followed: 'unreachable' });
  });

  it('tells of a page that is missing, and stays in place between the clicks', async () => {
    const { value } = await on(
      { '/': '<a href="/gone">go</a>', '/x': 'x' },
      async ({ pointer, world, badAnswers }) => {
        await world.evaluate("void (location.href = '/x')", 2_000);
        await world.evaluate('new Promise((done) => setTimeout(done, 400))', 2_000);
        const clicked = await pointer.clickAt(15, 15);
        return { moved: clicked.moved, status: clicked.status, text: await text(clicked), badAnswers };
      },
    );
    expect(value).toEqual({ moved: true, status: 404, text: 'none', badAnswers: [] });
  });
});
