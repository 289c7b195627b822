import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Crawled, type CrawlOptions, crawlSite } from '../../../src/crawl/crawl-site.ts';
import { resolveLink } from '../../../src/crawl/normalise-url.ts';
import type { Url } from '../../../src/domain/brand.ts';
import type { Answer } from '../../../src/domain/net.ts';
import { extractLinks } from '../../../src/gather/links.ts';
import { parsePage } from '../../../src/gather/parse.ts';
import { closeAfterEach, type Listening, serve, testNet } from '../net/loopback.ts';

closeAfterEach();

type Page =
  | string
  | { readonly status: number; readonly location?: string; readonly body?: string }
  | 'break';

interface Site extends Listening {
  readonly asked: string[];
}

async function siteOf(pageAt: (path: string) => Page | undefined, delayMs = 0): Promise<Site> {
  const asked: string[] = [];
  const server = await serve(async (request, response) => {
    const path = request.url ?? '';
    const page = pageAt(path);
    if (path !== '/robots.txt') asked.push(path);
    if (delayMs > 0) await pause(delayMs);
    if (page === 'break') return void request.socket.destroy();
    const { status, location, body } =
      typeof page === 'string'
        ? { status: 200, location: undefined, body: page }
        : { location: undefined, body: '', ...(page ?? { status: 404 }) };
    response.writeHead(status, { 'content-type': 'text/html', ...(location ? { location } : {}) });
    response.end(body);
  });
  return { ...server, asked };
}

function linksOf(answer: Answer): readonly Url[] {
  const parsed = parsePage(new TextDecoder().decode(answer.body), answer.final);
  return extractLinks(parsed, (raw) => resolveLink(raw, parsed.base)).links.flatMap((link) =>
    link.role === 'page' ? link.key : [],
  );
}

interface Outcome {
  readonly crawled: Crawled;
  readonly looked: string[];
  readonly missed: string[];
}

async function crawl(site: Site, part: Partial<CrawlOptions> = {}): Promise<Outcome> {
  const looked: string[] = [];
  const missed: string[] = [];
  const short = (url: string) => url.replace(site.origin, '');
  const crawled = await crawlSite({
    net: testNet(),
    seeds: [site.url('/')],
    later: [],
    maxPages: 1_000,
    thisYear: 2026,
    signal: new AbortController().signal,
    follow: (url) => url.startsWith(site.origin),
    recurse: true,
    look: (answer) => {
      looked.push(short(answer.requested));
      return linksOf(answer);
    },
    missed: (failure) => void missed.push(`${failure.why} ${short(failure.requested)}`),
    afterShift: async () => {},
    progress: () => {},
    ...part,
  });
  return { crawled, looked, missed };
}

const links = (...paths: readonly string[]) => paths.map((path) => `<a href="${path}">x</a>`).join('');

/** A tree of 3 + 9 + 27 … pages, which also link back. */
function tree(depth: number): (path: string) => Page | undefined {
  return (path) => {
    if (path === '/robots.txt') return undefined;
    const level = path.split('/').length - 2;
    const down = level < depth ? ['x', 'y', 'z'].map((name) => `${path}${name}${level}/`) : [];
    return links('/', path, ...down);
  };
}

describe('a crawl', () => {
  it('reaches every page once', async () => {
    const site = await siteOf(tree(4));
    const { crawled, looked } = await crawl(site);
    expect(looked).toHaveLength(1 + 3 + 9 + 27 + 81);
    expect(new Set(site.asked).size).toBe(site.asked.length);
    expect(crawled).toEqual({ known: 121, fetched: 121, skipped: {}, stopped: false, left: 0 });
  });

  it('does not follow what stands in comments, templates, scripts, nor what belongs elsewhere', async () => {
    const hidden = `<!-- ${links('/comment')} --><template>${links('/template')}</template><noscript>${links('/noscript')}</noscript><script>'<a href="/script">'</script>`;
    const site = await siteOf((path) =>
      path === '/' ? `${hidden}${links('/a', 'http://127.0.0.1:9/else', 'mailto:a@b.cn')}` : 'end',
    );
    await crawl(site);
    expect(site.asked.sort()).toEqual(['/', '/a']);
  });

  it('asks for a page behind a redirect, and reports where it came from', async () => {
    const site = await siteOf((path) =>
      path === '/'
        ? links('/old')
        : path === '/old'
          ? { status: 302, location: '/new' }
          : path === '/new'
            ? links('/end')
            : 'end',
    );
    const { looked } = await crawl(site);
    expect(looked).toEqual(['/', '/old', '/end']);
  });

  it('keeps to its number of pages, and says how many it left', async () => {
    const site = await siteOf(tree(4));
    const { crawled } = await crawl(site, { maxPages: 20 });
    expect(crawled.fetched).toBe(20);
    expect(crawled.skipped['budget']).toBe(crawled.known - 20);
    expect(site.asked).toHaveLength(20);
  });

  it('fetches the seeds and nothing else where it must not go on', async () => {
    const site = await siteOf(tree(3));
    const { looked } = await crawl(site, { recurse: false, seeds: [site.url('/'), site.url('/x0/')] });
    expect(looked.sort()).toEqual(['/', '/x0/']);
  });

  it('has nothing to do without seeds', async () => {
    const site = await siteOf(tree(1));
    expect((await crawl(site, { seeds: [] })).crawled).toMatchObject({
      known: 0,
      fetched: 0,
      stopped: false,
    });
  });

  it('visits also what only a sitemap names', async () => {
    const site = await siteOf((path) => (path === '/' ? links('/a/') : 'end'));
    const { looked } = await crawl(site, { later: [site.url('/map/one/')] });
    expect(looked.sort()).toEqual(['/', '/a/', '/map/one/']);
  });
});

describe('failures', () => {
  it('of one page do not stop the others, and are tried twice', async () => {
    const site = await siteOf((path) =>
      path === '/'
        ? links('/bad', '/good', '/none')
        : path === '/bad'
          ? 'break'
          : path === '/none'
            ? undefined
            : 'end',
    );
    const { looked, missed, crawled } = await crawl(site);
    expect(looked.sort()).toEqual(['/', '/good', '/none']);
    expect(missed).toEqual(['reset /bad']);
    expect(crawled.fetched).toBe(4);
  });

  it('of the reading are a page not seen, and no reason to lose the others', async () => {
    const site = await siteOf(tree(2));
    const broken = (answer: Answer) => {
      if (answer.requested.endsWith('0/')) throw new RangeError('too deep');
      return linksOf(answer);
    };
    const { missed, crawled } = await crawl(site, { look: broken });
    expect(missed.sort()).toEqual(['crashed /x0/', 'crashed /y0/', 'crashed /z0/']);
    expect(crawled).toMatchObject({ fetched: 4, left: 0 });
  });

  it('of the store end the crawl and are told to the caller', async () => {
    const site = await siteOf(tree(4));
    const afterShift = () => Promise.reject(new Error('disk full'));
    await expect(crawl(site, { afterShift })).rejects.toThrow('disk full');
    expect(site.asked.length).toBeLessThan(121);
  });
});

describe('stopping', () => {
  it('ends soon after the signal, and says what was left', async () => {
    const site = await siteOf(tree(6), 20);
    const stop = new AbortController();
    const progress = ({ done }: { done: number }) => done >= 20 && stop.abort('budget');
    const started = performance.now();
    const { crawled } = await crawl(site, { signal: stop.signal, progress });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(crawled.stopped).toBe(true);
    expect(crawled.left).toBeGreaterThan(0);
    expect(crawled.fetched).toBeLessThan(60);
  });

  it('does not begin where the signal came first', async () => {
    const site = await siteOf(tree(2));
    const { crawled } = await crawl(site, { signal: AbortSignal.abort('cancelled') });
    expect(site.asked).toEqual([]);
    expect(crawled).toMatchObject({ stopped: true, fetched: 0, left: 1 });
  });

  it('gives a page up that never answers', async () => {
    const stop = new AbortController();
    const asked: string[] = [];
    const server = await serve((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(links('/silent'));
      else if (request.url === '/robots.txt') response.writeHead(404).end();
      else stop.abort('budget'); // and no answer
    });
    const { crawled, missed } = await crawl({ ...server, asked }, { signal: stop.signal });
    expect(crawled).toMatchObject({ stopped: true, fetched: 1, left: 1 });
    expect(missed).toEqual([]);
  });
});

it('two crawls side by side see each its own site', async () => {
  const [one, two] = [await siteOf(tree(3), 2), await siteOf(tree(4), 2)];
  const [first, second] = await Promise.all([crawl(one), crawl(two)]);
  expect(first.crawled).toMatchObject({ fetched: 40, left: 0 });
  expect(second.crawled).toMatchObject({ fetched: 121, left: 0 });
  expect([new Set(one.asked).size, new Set(two.asked).size]).toEqual([40, 121]);
});

it('has waited for every shift to be kept before it ends', async () => {
  const site = await siteOf(tree(4));
  let open = 0;
  let kept = 0;
  const afterShift = async () => {
    open++;
    await pause(30);
    open--;
    kept++;
  };
  await crawl(site, { afterShift });
  expect(open).toBe(0);
  expect(kept).toBeGreaterThanOrEqual(Math.floor(121 / 32));
});
