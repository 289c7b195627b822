import { describe, expect, it } from 'vitest';
import { createBrowserWitness } from '../../../src/app/browser-witness.ts';
import type { Url } from '../../../src/domain/brand.ts';
import { readTry } from '../../../src/gather/link-verdict.ts';
import { readVocabulary } from '../../../src/gather/vocabulary.ts';
import { openBrowsers } from '../../../src/net/browsers.ts';
import { findBrowser } from '../../../src/net/find-browser.ts';
import { closeAfterEach, closeLater, serve, testNet } from '../net/loopback.ts';

closeAfterEach();

const browser = await findBrowser();
if (!browser) console.warn('No browser was found: its tests are skipped.');

/** A host that opens in browsers or does not, and a witness to ask about links on which programs failed twice. */
async function witnessOf(status: number) {
  const visited: string[] = [];
  const server = await serve((request, response) => {
    if (request.url === '/robots.txt') return void response.writeHead(404).end();
    if (request.url !== '/favicon.ico') visited.push(request.url ?? '');
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end('<p>内容</p>');
  });
  const net = testNet();
  const pool = await openBrowsers({ executable: browser?.path ?? '', net, pagesAtOnce: 2, headless: true });
  closeLater(() => pool.close());
  const witness = createBrowserWitness({
    browsers: async () => pool,
    vocabulary: readVocabulary(null),
    now: Date.now,
    signal: new AbortController().signal,
  });
  const ask = async (path: string, told: number, role: 'page' | 'image' = 'page') => {
    const key = server.url(path);
    const question = { key, role, external: true, sheet: false, mayProbe: true } as const;
    return await witness.ask(question, [answered(key, told), answered(key, told)]);
  };
  return { visited, ask };
}

function answered(url: Url, status: number) {
  const at = new Date().toISOString() as Parameters<typeof readTry>[0]['at'];
  const told = { status, headers: {}, body: new Uint8Array(), truncated: false, redirects: [], wall: null };
  const answer = { ok: true, requested: url, final: url, at, tookMs: 1, bytes: 0, family: 4, ...told };
  return readTry(answer as unknown as Parameters<typeof readTry>[0], 'page'); // what the reading looks at
}

describe.runIf(browser)('a browser as witness', { timeout: 60_000 }, () => {
  it('opens a few links of a host, and by them the others are no longer called dead', async () => {
    const { visited, ask } = await witnessOf(200);
    const paths = Array.from({ length: 10 }, (_, i) => `/${i}`);
    const seen = await Promise.all(paths.map((path) => ask(path, 500)));
    expect(seen.map((one) => one?.verdict)).toEqual([
      ...Array.from({ length: 8 }, () => 'ok'),
      ...['blocked', 'blocked'],
    ]);
    expect(visited).toHaveLength(8);
  });

  it('leaves the others as they are where the browser gets an error too', async () => {
    const { ask } = await witnessOf(503);
    const seen = await Promise.all(Array.from({ length: 9 }, (_, i) => ask(`/${i}`, 503)));
    expect(seen.map((one) => one?.verdict ?? null)).toEqual([
      ...Array.from({ length: 8 }, () => 'broken'),
      null,
    ]);
  });

  it('is not asked about what is gone for all, nor about what is no page', async () => {
    const { visited, ask } = await witnessOf(200);
    expect([await ask('/a', 404), await ask('/b', 410), await ask('/c', 500, 'image')]).toEqual([
      ...[null, null, null],
    ]);
    expect(visited).toEqual([]);
  });
});
