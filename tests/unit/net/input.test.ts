import { describe, expect, it } from 'vitest';
import type { Visit } from '../../../src/domain/net.ts';
import { closeAfterEach, serve } from './loopback.ts';
import { BROWSER, useBrowsers } from './use-browsers.ts';

closeAfterEach();

describe.runIf(BROWSER)('hands on a page', { timeout: 60_000 }, () => {
  const browsers = useBrowsers();

  async function open<T>(
    body: string,
    look: (visit: Visit) => Promise<T>,
  ): Promise<{ value: T; asked: string[] }> {
    const asked: string[] = [];
    const server = await serve((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(
          `<!doctype html><html lang="zh-CN"><title>页</title><body style="margin:0">${body}</body></html>`,
        );
    });
    const visited = await browsers.visit(server.url('/'), look);
    if (!visited.ok) throw new Error(visited.detail);
    return { value: visited.value, asked };
  }
  const active = (visit: Visit): Promise<unknown> => visit.world.evaluate('document.activeElement.id', 1_000);

  it('presses keys as a keyboard does, forward and back', async () => {
    const { value } = await open('<button id="a">甲</button><button id="b">乙</button>', async (visit) => {
      const ids: unknown[] = [];
      for (const shift of [false, false, true]) {
        await visit.input.press('Tab', { shift });
        ids.push(await active(visit));
      }
      return ids;
    });
    expect(value).toEqual(['a', 'b', 'a']);
  });

  it('clicks, and tells that the page has tried to go elsewhere', async () => {
    const body = '<button id="a" style="width:80px;height:40px" onclick="location.href = \'/b\'">去</button>';
    const { value, asked } = await open(body, async (visit) => {
      const before = visit.input.departures();
      await visit.input.click(20, 20);
      await visit.world.evaluate('new Promise((done) => setTimeout(done, 200))', 1_000);
      return [before, visit.input.departures(), await visit.world.evaluate('location.pathname', 1_000)];
    });
    expect(value).toEqual([0, 1, '/']);
    expect(asked).not.toContain('GET /b');
  });

  it('lets nothing but GET requests out once it was used', async () => {
    const body = "<button onclick=\"fetch('/log', { method: 'POST', body: 'x' })\">送</button>";
    const { asked } = await open(body, async (visit) => {
      await visit.input.press('Tab');
      await visit.input.press('Enter');
      await visit.world.evaluate('new Promise((done) => setTimeout(done, 200))', 1_000);
    });
    expect(asked.filter((one) => one.startsWith('POST'))).toEqual([]);
  });

  it('gives the window another size', async () => {
    const { value } = await open('<p>页</p>', async (visit) => {
      await visit.input.resize(320, 500);
      return await visit.world.evaluate('[innerWidth, innerHeight]', 1_000);
    });
    expect(value).toEqual([320, 500]);
  });

  it('hears listeners whatever the page has made of addEventListener', async () => {
    const body =
      '<p id="a">甲</p><p id="b" onclick="x()">乙</p><script>const add = EventTarget.prototype.addEventListener; EventTarget.prototype.addEventListener = () => {}; add.call(a, "click", () => {}); add.call(a, "mouseover", () => {});</script>';
    const { value } = await open(body, async (visit) => {
      await visit.listeners(['click']);
      return await visit.world.evaluate('heard.map(([element, types]) => [element.id, types])', 1_000);
    });
    expect(value).toEqual([
      ['a', ['click']],
      ['b', ['click']],
    ]);
  });

  it('hears what the window itself listens to', async () => {
    const body =
      '<script>addEventListener("keydown", () => {}); addEventListener("scroll", () => {})</script>';
    const { value } = await open(body, async (visit) => {
      await visit.listeners(['click', 'keydown']);
      return await visit.world.evaluate('heardByWindow', 1_000);
    });
    expect(value).toEqual(['keydown']);
  });

  it('gives the bytes of what the page has loaded, and of nothing else', async () => {
    const { value, asked } = await open('<p>页</p>', async (visit) => [
      (await visit.resource(visit.final))?.length ?? 0,
      await visit.resource(`${visit.final}never`),
    ]);
    expect(value[0]).toBeGreaterThan(50);
    expect(value[1]).toBeNull();
    expect(asked).not.toContain('GET /never');
  });
});
