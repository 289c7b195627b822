import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { EngineStuck, runEngine } from '../../../../src/gather/accessibility/engine.ts';
import { closeAfterEach, serve } from '../../net/loopback.ts';
import { BROWSER, useBrowsers } from '../../net/use-browsers.ts';

closeAfterEach();

const BODY = '<main><h1>页</h1><a href="/x"></a><input></main>';
/** A rule that never ends, put into the engine of the world that the program will use. */
const HANG = `${axe.source}; axe.configure({ checks: [{ id: 'endless', evaluate: 'function () { for (;;) {} }' }], rules: [{ id: 'endless-rule', selector: 'h1', any: ['endless'] }] });`;
/** No rule gets any further. */
const HANG_ALL = `${axe.source}; axe.runPartial = () => new Promise(() => {}); axe.run = axe.runPartial;`;
const QUICK = { allMs: 900, groupMs: 600, ruleMs: 500, frameMs: 20_000 };

describe.runIf(BROWSER)('the engine', { timeout: 90_000 }, () => {
  const browsers = useBrowsers();

  async function page(): Promise<ReturnType<Awaited<ReturnType<typeof serve>>['url']>> {
    const server = await serve((_, response) => {
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(`<!doctype html><html lang="zh-CN"><title>页</title>${BODY}</html>`);
    });
    return server.url('/');
  }

  it('loses nothing but a rule that hangs, and names it', async () => {
    const visited = await browsers.visit(await page(), async ({ world }) => {
      await world.evaluate(`void (() => { ${HANG} })()`, 5_000);
      return await runEngine(world, QUICK);
    });
    if (!visited.ok) throw new Error(visited.detail);
    const { results, passedRules } = visited.value;
    const failed = results.filter((one) => one.outcome === 'failed').map((one) => one.rule);
    expect(failed).toEqual(expect.arrayContaining(['label', 'link-name']));
    expect(results.find((one) => one.rule === 'endless-rule')).toMatchObject({
      outcome: 'review',
      grade: 'review',
    });
    expect(passedRules).toContain('document-title');
  });

  it('tells of a page on which no rule comes to its end', async () => {
    const none = { allMs: 300, groupMs: 300, ruleMs: 100, frameMs: 2_000 };
    const visited = await browsers.visit(await page(), async ({ world }) => {
      await world.evaluate(`void (() => { ${HANG_ALL} })()`, 5_000);
      return await runEngine(world, none).catch((error: unknown) => error);
    });
    expect(visited.ok && visited.value).toBeInstanceOf(EngineStuck);
  });

  it('does not wait for sound and film, which are not loaded', async () => {
    const server = await serve((request, response) => {
      const isPage = request.url === '/';
      response.setHeader('content-type', isPage ? 'text/html; charset=utf-8' : 'video/mp4');
      response.end(
        isPage
          ? `<!doctype html><html lang="zh-CN"><title>页</title>${BODY}<video src="/v.mp4" autoplay></video></html>`
          : '',
      );
    });
    const visited = await browsers.visit(server.url('/'), ({ world }) =>
      runEngine(world, { ...QUICK, allMs: 7_000 }),
    );
    if (!visited.ok) throw new Error(visited.detail);
    const told = visited.value.results.flatMap((one) => one.nodes.map((node) => node.summary));
    expect(told.filter((one) => one.includes('did not come to its end'))).toEqual([]);
  });
});
