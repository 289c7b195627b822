import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerDigest } from '../../../src/app/page-cache/answer-digest.ts';
import {
  type FreshView,
  openPageCache,
  type PageCache,
  type PageCacheOptions,
} from '../../../src/app/page-cache/page-cache.ts';
import { marksText, parseMarks } from '../../../src/app/page-cache/reference.ts';
import type { Instant } from '../../../src/domain/brand.ts';
import { temporaryDir } from '../../contract/temporary-dir.ts';
import { closeAfterEach, closeLater, type Listening, serve, testNet } from '../net/loopback.ts';

closeAfterEach();

const NOW = Date.UTC(2026, 10, 23);
const DAY = 86_400_000;

type Files = { readonly [path: string]: string };

const FILES: Files = {
  '/': '<link rel="stylesheet" href="/a.css"><script src="/a.js"></script><p>首页</p>',
  '/a.css': '@import "b.css";',
  '/b.css': 'p{background:url(/p.png)}',
  '/p.png': 'picture',
  '/a.js': 'fetch("/data.json")',
  '/data.json': '[1]',
};
const LOADED = ['/a.css', '/b.css', '/p.png', '/a.js', '/data.json'];

function view(site: Listening, part: Partial<FreshView> = {}): FreshView {
  const node = { selector: 'p', html: `<p title="${site.origin}/x">`, shape: 'p', summary: '' };
  const picture = 'pictures/0123456789abcdef0123.jpg';
  return {
    at: new Date(NOW).toISOString() as Instant,
    facts: {
      ...{ engine: 'axe-core 4', loaded: true, frames: 1, framesSeen: 1, passedRules: ['label'] },
      results: [
        {
          ...{ rule: 'region', outcome: 'failed', impact: null, grade: 'failure', wcag: [], count: 1 },
          nodes: [{ ...node, picture }],
        },
      ],
    },
    links: { names: ['top'], links: [] },
    requests: ['/', ...LOADED].map((path) => ({ url: site.url(path), kind: 'script', method: 'GET' })),
    tampering: null,
    pictures: new Map([[picture, Buffer.from('jpeg')]]),
    whole: true,
    ...part,
  };
}

/** A site with these files; `null` in their place: it does not answer any more. */
async function site(files: Files, headers: { readonly [name: string]: string } = {}): Promise<Listening> {
  return await serve((request, response) => {
    const body = files[request.url ?? ''];
    const type = request.url?.endsWith('.css') ? 'text/css' : 'text/html';
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': type, ...headers }).end(body);
  });
}

function folder(): string {
  const dir = temporaryDir();
  closeLater(() => dir[Symbol.dispose]());
  return dir.path;
}

async function open(
  of: Listening,
  dir: string,
  part: {
    readonly by?: string;
    readonly now?: number;
    readonly reference?: PageCacheOptions['reference'];
  } = {},
): Promise<{ readonly cache: PageCache; readonly page: Parameters<PageCache['recall']>[0] }> {
  const { by = 'program', now = NOW, reference = null } = part;
  const net = testNet();
  const url = of.url('/');
  const cache = await openPageCache(
    { dir, scope: 'serve', reference },
    { home: url, net, by: [by], now: () => now, signal: new AbortController().signal },
  );
  const fetched = await net.fetch({ url });
  return { cache, page: { url, digest: fetched.ok ? answerDigest(fetched) : null, deep: false } };
}

async function kept(files: Files = FILES, part: Partial<FreshView> = {}): Promise<string> {
  const dir = folder();
  const of = await site(files);
  const { cache, page } = await open(of, dir);
  await cache.keep(page, view(of, part));
  return dir;
}

describe('what the browser found on a page', () => {
  it('is handed out again where nothing has changed, at whatever port the folder is served', async () => {
    const dir = await kept();
    const of = await site(FILES);
    const { cache, page } = await open(of, dir, { now: NOW + 6 * DAY });
    const { whole: _, requests, ...rest } = view(of);
    expect(await cache.recall(page)).toEqual({
      ...rest,
      requests: requests.map(({ url, kind }) => ({ url, kind })),
    });
    expect(cache.counts).toEqual({ taken: 1, opened: 0, unchanged: 0, damaged: 0 });
  });

  it.each([...LOADED, '/'])('is not where %s has changed', async (path) => {
    const dir = await kept();
    const of = await site({ ...FILES, [path]: `${FILES[path]} ` });
    const { cache, page } = await open(of, dir);
    expect(await cache.recall(page)).toBeNull();
  });

  it('is not where a file is missing now, or was missing then', async () => {
    const { '/a.js': _, ...without } = FILES;
    const of = await open(await site(without), await kept());
    expect(await of.cache.recall(of.page)).toBeNull();
    const then = await open(await site(FILES), await kept(without));
    expect(await then.cache.recall(then.page)).toBeNull();
    const both = await open(await site(without), await kept(without));
    expect(await both.cache.recall(both.page)).not.toBeNull();
  });

  it('is not where a header forbids now what was allowed then', async () => {
    const dir = await kept();
    const of = await site(FILES, { 'content-security-policy': "script-src 'none'" });
    const { cache, page } = await open(of, dir);
    expect(await cache.recall(page)).toBeNull();
  });

  it('is not after a week, by another program or browser, or with other checks', async () => {
    const dir = await kept();
    const of = await site(FILES);
    const old = await open(of, dir, { by: 'another' });
    expect(await old.cache.recall(old.page)).toBeNull();
    const { cache, page } = await open(of, dir);
    expect(await cache.recall({ ...page, deep: true })).toBeNull();
    const late = await open(of, dir, { now: NOW + 8 * DAY });
    expect(await late.cache.recall(late.page)).toBeNull();
  });

  it('is ignored where it is damaged, and that is counted', async () => {
    const dir = await kept();
    const [file = ''] = readdirSync(dir);
    truncateSync(join(dir, file), 40);
    const { cache, page } = await open(await site(FILES), dir);
    expect(await cache.recall(page)).toBeNull();
    expect(cache.counts.damaged).toBe(1);
  });

  const facts = (part: Partial<FreshView['facts']>) => ({ facts: { ...view(nowhere()).facts, ...part } });
  const request = (kind: string, method: string) => ({
    requests: [{ url: 'http://127.0.0.1:9/x', kind, method }],
  });
  it.each<readonly [string, Partial<FreshView>]>([
    ['something was refused or left out', { whole: false }],
    ['it did not come to its end', facts({ loaded: false })],
    ['a frame could not be seen', facts({ frames: 2 })],
    ['a script that overwrites it was left out', facts({ withoutScripts: ['all'] })],
    [
      'a check did not come to its end',
      facts({
        results: view(nowhere()).facts.results.map((one) => ({
          ...one,
          nodes: one.nodes.map((node) => ({ ...node, summary: 'not finished in 5000 ms' })),
        })),
      }),
    ],
    ['it sent something', request('xhr', 'POST')],
    ['it keeps a connection open', request('websocket', 'GET')],
    ['something that it loaded does not answer any more', request('script', 'GET')],
    ['its links could not be read', { links: null }],
  ])('is not kept where %s', async (_, part) => {
    expect(readdirSync(await kept(FILES, part))).toEqual([]);
  });

  it('is not kept where the page is another one each time', async () => {
    let turn = 0;
    const of = await serve((_, response) => response.end(`<p>${++turn}</p>`));
    const dir = folder();
    const { cache, page } = await open(of, dir);
    await cache.keep(page, view(of));
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe('a page that has not changed', () => {
  async function against(files: Files, before: Files) {
    const then = await site(before);
    const first = await open(then, folder());
    await first.cache.keep(first.page, view(then));
    const marks = parseMarks(marksText(first.cache.marks));
    const now = await site(files);
    const run = await open(now, folder(), { reference: { kind: 'run', marks: marks ?? new Map() } });
    const live = await open(now, folder(), { reference: { kind: 'live', url: then.url('/'), perSecond: 0 } });
    return [await run.cache.recall(run.page), await live.cache.recall(live.page)];
  }

  it('is known by what a run or the live site shows', async () => {
    expect(await against(FILES, FILES)).toEqual(['unchanged', 'unchanged']);
  });

  it.each(['/', '/a.css', '/b.css', '/p.png', '/a.js'])('is none where %s differs', async (path) => {
    expect(await against({ ...FILES, [path]: `${FILES[path]} ` }, FILES)).toEqual([null, null]);
  });

  it('is none by a run either where a file differs that a script asks for', async () => {
    expect(await against({ ...FILES, '/data.json': '[2]' }, FILES)).toEqual([null, 'unchanged']);
  });

  it('is looked for on the live site at the pace that is given', async () => {
    const turns: number[] = [];
    const live = await serve((request, response) => {
      turns.push(performance.now());
      const path = request.url ?? '';
      response.setHeader('content-type', path.endsWith('.css') ? 'text/css' : 'text/html');
      response.end(FILES[path]);
    });
    const { cache, page } = await open(await site(FILES), folder(), {
      reference: { kind: 'live', url: live.url('/'), perSecond: 20 },
    });
    expect(await cache.recall(page)).toBe('unchanged');
    expect(turns.length).toBeGreaterThanOrEqual(5);
    expect((turns.at(-1) ?? 0) - (turns[0] ?? 0)).toBeGreaterThan((turns.length - 2) * 50 - 20);
  });

  it('is none where the marks of a run cannot be read', () => {
    expect(parseMarks('{"schema":1,"pages":{"/":{"page":"x"}}}')).toBeNull();
    expect(parseMarks('{')).toBeNull();
  });
});

function nowhere(): Listening {
  return { port: 9, origin: 'http://127.0.0.1:9', url: (path) => `http://127.0.0.1:9${path}` as never };
}
