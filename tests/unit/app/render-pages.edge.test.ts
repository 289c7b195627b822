import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { answerDigest } from '../../../src/app/page-cache/answer-digest.ts';
import { openPageCache, type PageCache } from '../../../src/app/page-cache/page-cache.ts';
import { openingOrder, renderPages } from '../../../src/app/render-pages.ts';
import { withStoppableBrowsers } from '../../../src/app/stoppable-browsers.ts';
import type { Instant, Json, Url } from '../../../src/domain/brand.ts';
import { readVocabulary } from '../../../src/gather/vocabulary.ts';
import { temporaryDir } from '../../contract/temporary-dir.ts';
import { at, closeAfterEach, closeLater, type Listening, serve } from '../net/loopback.ts';
import { BROWSER, useBrowsers } from '../net/use-browsers.ts';

closeAfterEach();

const vocabulary = readVocabulary(parse(readFileSync('rules/tables/danger.yaml', 'utf8')) as Json);

type Shape = 'column' | 'article';

describe('the order in which pages are opened', () => {
  it('is home page, one page of each template, columns, the others', () => {
    const page = (path: string, shape: Shape) => ({
      ...{ url: at(`http://a.cn${path}`), shape, isHome: path === '/z/' },
    });
    const pages = [
      page('/a1', 'article'),
      page('/b/', 'column'),
      page('/c1', 'article'),
      page('/z/', 'column'),
    ];
    const order = openingOrder(pages, new Set([at('http://a.cn/c1')]));
    expect(order.map(({ url }) => new URL(url).pathname)).toEqual(['/z/', '/c1', '/b/', '/a1']);
  });
});

describe.runIf(BROWSER)('pages that are opened', { timeout: 180_000 }, () => {
  const browsers = useBrowsers();

  async function site(pages: { readonly [path: string]: string }): Promise<Listening> {
    return await serve((request, response) => {
      const body = pages[request.url ?? ''];
      if (body === undefined) return void response.writeHead(404).end();
      const type = request.url?.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8';
      response.writeHead(200, { 'content-type': type }).end(body);
    });
  }

  async function render(
    of: Listening,
    paths: readonly string[],
    part: { readonly cache?: PageCache; readonly stop?: AbortController; readonly breaksOn?: string } = {},
  ) {
    const { cache = null, stop = new AbortController() } = part;
    const opened: string[] = [];
    const saved = new Map<string, Uint8Array>();
    const pages = await Promise.all(
      paths.map(async (path) => {
        const fetched = await browsers.net.fetch({ url: of.url(path) });
        const digest = fetched.ok ? answerDigest(fetched) : null;
        const shape = path.endsWith('/') ? ('column' as const) : ('article' as const);
        const shapes = new Map([[path === '/' ? 0 : 1, 1]]);
        return { url: of.url(path), served: null, digest, shape, isHome: path === '/', shapes };
      }),
    );
    const { evidence, links } = await renderPages(pages, {
      ...withStoppableBrowsers({ browsers, lateBrowsers: async () => null, signal: stop.signal }),
      ...{ site: 'www', vocabulary, cache, sites: 1, progress: () => undefined },
      now: () => '2026-11-23T02:00:00.000Z' as Instant,
      save: async (name, bytes) => void saved.set(name, bytes),
      opened(url: Url) {
        opened.push(new URL(url).pathname);
        if (part.breaksOn === new URL(url).pathname) throw new TypeError('a mistake of the program');
        if (stop !== part.stop) return;
        queueMicrotask(() => setTimeout(() => stop.abort('budget'), 0));
      },
    });
    const found = evidence.map((one) => [
      'url' in one.target && one.target.url ? new URL(one.target.url).pathname : '',
      one.status === 'observed' ? 'observed' : one.why,
    ]);
    return { evidence, links, opened, saved, found };
  }

  const faulty = (title: string) =>
    `<!doctype html><html lang="zh"><head><title>${title}</title><link rel="stylesheet" href="/a.css"></head><body><main><h1>${title}</h1><p>文字</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="40" height="40"></main></body></html>`;

  it('are lost one by one where the program itself breaks on one', async () => {
    const of = await site({ '/a1.html': faulty('甲'), '/b1.html': faulty('乙'), '/': faulty('首页') });
    const { evidence, found: told } = await render(of, ['/a1.html', '/b1.html', '/'], {
      breaksOn: '/a1.html',
    });
    expect(told).toEqual([
      ['/', 'observed'],
      ['/a1.html', 'crashed'],
      ['/b1.html', 'observed'],
    ]);
    expect(evidence[1]).toMatchObject({ detail: 'TypeError: a mistake of the program' });
  });

  it('begin with the home page, so that a short time goes where it says the most', async () => {
    const of = await site({ '/a1.html': faulty('甲'), '/b1.html': faulty('乙'), '/': faulty('首页') });
    const stop = new AbortController();
    const { opened, found: told } = await render(of, ['/a1.html', '/b1.html', '/'], { stop });
    expect(opened[0]).toBe('/');
    expect(told.map(([path]) => path)).toEqual(['/', '/a1.html', '/b1.html']);
    expect(told.slice(1).map(([, why]) => why)).toEqual(['budget', 'budget']);
  });

  it('bring the same from the cache as in the browser, with their pictures; what has changed is opened', async () => {
    const dir = temporaryDir();
    closeLater(() => dir[Symbol.dispose]());
    const cacheOf = (of: Listening) =>
      openPageCache(
        { dir: dir.path, scope: 'serve', reference: null },
        {
          ...{ home: of.url('/'), net: browsers.net, by: [browsers.version] },
          now: () => Date.UTC(2026, 10, 23, 3),
          signal: new AbortController().signal,
        },
      );
    const css = 'p { color: #ccc; background: #fff }';
    const files = { '/': faulty('首页'), '/a1.html': faulty('甲'), '/a2.html': faulty('乙'), '/a.css': css };
    const paths = ['/', '/a1.html', '/a2.html'];
    const first = await site(files);
    const cold = await render(first, paths, { cache: await cacheOf(first) });
    expect(cold.saved.size).toBeGreaterThan(0);
    const second = await site({ ...files, '/a2.html': faulty('乙').replace('文字', '别的文字') });
    const cache = await cacheOf(second);
    const warm = await render(second, paths, { cache });
    expect(cache.counts).toEqual({ taken: 2, opened: 1, unchanged: 0, damaged: 0 });
    const facts = (of: Listening, { evidence }: typeof cold) =>
      JSON.parse(
        JSON.stringify(evidence).replaceAll(of.origin, '').replaceAll('别的文字', '文字'),
      ) as unknown;
    expect(facts(second, warm)).toEqual(facts(first, cold));
    expect([...warm.links.keys()].map((url) => new URL(url).pathname).sort()).toEqual(paths);
    expect([...warm.saved.keys()].sort()).toEqual([...cold.saved.keys()].sort());
  });
});
