import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createPageVisits, type PageToSee } from '../../../src/app/page-visits.ts';
import type { Instant, Json, Url } from '../../../src/domain/brand.ts';
import type { Visit } from '../../../src/domain/net.ts';
import { parsePage } from '../../../src/gather/parse.ts';
import { servedText } from '../../../src/gather/served-text.ts';
import { readVocabulary } from '../../../src/gather/vocabulary.ts';
import { closeAfterEach, serve } from '../net/loopback.ts';
import { BROWSER, useBrowsers } from '../net/use-browsers.ts';

closeAfterEach();

const vocabulary = readVocabulary(parse(readFileSync('rules/tables/danger.yaml', 'utf8')) as Json);
const ARTICLE = Array.from(
  { length: 12 },
  (_, i) => `<p>第${'一二三四五六七八九十甲乙'[i]}段：各有关单位要结合实际认真组织实施，确保落到实处。</p>`,
).join('');
const NOTICE = `document.title = '无法找到该网页'; document.write('<p>无法找到该网页</p>'); window.stop();`;

function pageOf(title: string, head: string): string {
  return `<!doctype html><html lang="zh-CN"><head><title>${title}</title>${head}</head><body><h1>${title}</h1>${ARTICLE}</body></html>`;
}

const scripts = (...names: readonly string[]) =>
  names.map((name) => `<script src="/${name}.js?v=1"></script>`).join('');

describe.runIf(BROWSER)('the pages of a site whose scripts overwrite them', { timeout: 90_000 }, () => {
  const browsers = useBrowsers(2);

  async function look(pages: { readonly [path: string]: string }) {
    const asked: string[] = [];
    const server = await serve((request, response) => {
      const path = request.url?.replace(/\?.*/, '') ?? '';
      asked.push(path);
      const body = pages[path];
      if (body === undefined) return void response.writeHead(404).end();
      const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    });
    const visits = createPageVisits({
      ...{ site: 'www', browsers, vocabulary, now: () => '2026-11-23T02:00:00.000Z' as Instant },
    });
    const seen: Json[] = [];
    for (const [path, html] of Object.entries(pages)) {
      if (path.endsWith('.js')) continue;
      const url = server.url(path);
      const page: PageToSee = { url, served: servedText(parsePage(html, url as Url), `标题${path}`) };
      const visited = await visits.visit(page, async (visit: Visit, without) => [
        (await visit.world.evaluate('document.querySelectorAll("p").length', 2_000)) as Json,
        without.map((one) => one.replace(server.origin, '')),
      ]);
      seen.push(visited.ok ? visited.value : visited.why);
    }
    const facts = visits.takeEvidence().map((one) => (one.status === 'observed' ? one.facts : null));
    return { seen, facts, asked, origin: server.origin };
  }

  it('are seen without the script that does it, and with all others', async () => {
    const head = scripts('a', 'b', 'kb', 'c');
    const { seen, facts, asked, origin } = await look({
      '/': pageOf('首页', head),
      '/two': pageOf('机构概况', head),
      '/three': pageOf('政策文件', scripts('a')),
      ...{ '/a.js': 'var a = 1', '/b.js': 'var b = 1', '/c.js': 'var c = 1', '/kb.js': NOTICE },
    });
    expect(seen).toEqual([
      [12, ['/kb.js?v=1']],
      [12, ['/kb.js?v=1']],
      [12, []],
    ]);
    expect(facts).toMatchObject([
      {
        ...{ state: 'overwritten', script: `${origin}/kb.js`, notice: 'not-found', restored: 1 },
        ...{ servedTitle: '标题/', seenTitle: '无法找到该网页', failedData: 0 },
        servedText: expect.stringContaining('认真组织实施'),
        seenText: '无法找到该网页',
      },
      { state: 'spared', script: `${origin}/kb.js` },
      { state: 'whole', script: null },
    ]);
    expect(asked.filter((path) => path === '/two')).toHaveLength(1);
  });

  it('are seen without any script where it stands in the page', async () => {
    const { seen, facts } = await look({ '/': pageOf('首页', `<script>${NOTICE}</script>`) });
    expect(seen).toEqual([[12, ['all']]]);
    expect(facts).toMatchObject([{ state: 'overwritten', script: 'inline', notice: 'not-found' }]);
  });

  it('a page that waits for its data in vain is told apart', async () => {
    const { seen, facts } = await look({
      '/': pageOf('办事大厅', '<script src="/app.js" defer></script>'),
      '/app.js': `document.body.innerHTML = '<p>加载失败</p>'; fetch('http://127.0.0.2:9/data').catch(() => {});`,
    });
    expect(facts).toMatchObject([{ state: 'overwritten', notice: null, failedData: 1 }]);
    // What visitors get is what is looked at.
    expect(seen).toEqual([[1, []]]);
  });

  it('a page that its scripts leave alone is whole, also where they hide parts of it', async () => {
    const { seen, facts } = await look({
      '/': pageOf('首页', scripts('tabs')),
      '/tabs.js': `onload = () => document.querySelectorAll('p').forEach((p, i) => { if (i > 3) p.hidden = true })`,
    });
    expect(seen).toEqual([[12, []]]);
    expect(facts).toMatchObject([{ state: 'whole' }]);
  });
});
