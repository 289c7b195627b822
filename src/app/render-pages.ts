import { chooseSample } from '../crawl/choose-sample.ts';
import type { Instant, Json, Url } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Browsers, Visit } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';
import { EngineStuck } from '../gather/accessibility/engine.ts';
import { gatherAccessibility } from '../gather/accessibility.ts';
import { gatherRenderedLinks, type RenderedLinks } from '../gather/rendered-links.ts';
import type { Vocabulary } from '../gather/vocabulary.ts';
import { deepPages } from './deep-pages.ts';
import type { PageCache } from './page-cache/page-cache.ts';
import type { PageView } from './page-cache/page-view.ts';
import {
  type FreshPage,
  freshPage,
  keepPages,
  recalledEvidence,
  recallPages,
} from './page-cache/recall-pages.ts';
import { createPageVisits, type PageToSee } from './page-visits.ts';
import { createPictureBook } from './picture-book.ts';
import type { SeenPage } from './site-record.ts';

/** Of the pages of a site, and at least and at most so many, are opened in the browser when `--render sample`. */
const SAMPLE = { share: 0.2, least: 8, most: 60 };

/** Which pages the browser opens. */
export function pagesToRender(
  pages: readonly SeenPage[],
  render: 'all' | 'sample' | 'none',
): readonly SeenPage[] {
  if (render === 'none') return [];
  const real = pages.filter((page) => page.shape !== 'redirect');
  const chosen = new Set(render === 'all' ? real.map((page) => page.url) : sampleOf(real));
  return real.filter((page) => chosen.has(page.url)).sort((a, b) => (a.url < b.url ? -1 : 1));
}

function sampleOf(real: readonly SeenPage[]): readonly Url[] {
  const budget = Math.min(SAMPLE.most, Math.max(SAMPLE.least, Math.floor(real.length * SAMPLE.share)));
  const keys = new Set([fullest(real, 'column'), fullest(real, 'article')]);
  return chooseSample(
    real.map((page) => ({ url: page.url, shapes: page.shapes, key: page.isHome || keys.has(page.url) })),
    budget,
  );
}

/** The page of this kind that shows the most, by address where several do. */
function fullest(pages: readonly SeenPage[], shape: SeenPage['shape']): Url | undefined {
  const worth = (page: SeenPage) => [...page.shapes.values()].reduce((sum, one) => sum + one, 0);
  let [best, most] = ['' as Url, -1];
  for (const page of pages) {
    if (page.shape !== shape) continue;
    const is = worth(page);
    if (is > most || (is === most && page.url < best)) [best, most] = [page.url, is];
  }
  return most < 0 ? undefined : best;
}

export interface Rendered {
  readonly evidence: readonly Evidence[];
  readonly links: ReadonlyMap<Url, RenderedLinks>;
}

type PageToRender = PageToSee & Pick<SeenPage, 'shapes' | 'shape' | 'isHome' | 'digest'>;

export interface RenderOptions {
  readonly site: string;
  readonly browsers: Browsers | null;
  readonly vocabulary: Vocabulary;
  readonly now: () => Instant;
  readonly signal: AbortSignal;
  /** Sites of the run, which share the room for pictures. */
  readonly sites: number;
  readonly save: (name: string, bytes: Uint8Array) => Promise<void>;
  /** What earlier runs found, or `null`: every page is opened. */
  readonly cache: PageCache | null;
  /** Told once a page has been looked at. */
  readonly opened: (url: Url, visit: Pick<Visit, 'final'> & Pick<PageView, 'requests'>) => void;
  readonly progress: (done: number, known: number) => void;
}

/**
 * Opens the pages, those first that say the most of the site, and has all that needs a rendered page look at each; a page
 * that cannot be opened is an observation with its reason.
 */
export async function renderPages(pages: readonly PageToRender[], options: RenderOptions): Promise<Rendered> {
  const { browsers, cache } = options;
  const deep = deepPages(pages);
  const recalled = await recallPages(pages, { cache, deep });
  const taken = new Map<string, Uint8Array>();
  const book = createPictureBook({
    ...options,
    async save(name, bytes) {
      await options.save(name, bytes);
      if (cache) taken.set(name, bytes);
    },
  });
  const links = new Map<Url, RenderedLinks>();
  const evidence: Evidence[] = [];
  for (const { url } of pages) {
    const view = recalled.get(url);
    if (!view || view === 'unchanged') continue;
    options.opened(url, { final: url, requests: view.requests });
    if (view.links) links.set(url, view.links);
    evidence.push(...(await recalledEvidence(url, view, { site: options.site, book })));
  }
  taken.clear();
  const left = pages.filter(({ url }) => !recalled.has(url));
  let done = pages.length - left.length;
  options.progress(done, pages.length);
  const visits = browsers && createPageVisits({ ...options, browsers });
  const fresh: FreshPage[] = [];
  const seen = await Promise.all(
    openingOrder(left, deep).map(async (page) => {
      const { url } = page;
      const looked = await look(visits, options, (opened) =>
        opened.visit(page, async (visit, without) => {
          options.opened(url, visit);
          const seen = await gatherRenderedLinks(visit);
          if (seen) links.set(url, seen);
          const plain = await gatherAccessibility(visit, { deep: deep.has(url) });
          const facts = await book.illustrate(visit, plain);
          if (cache) fresh.push(freshPage(page, visit, { facts, links: seen, without }));
          return without.length > 0 ? { ...facts, withoutScripts: [...without] } : facts;
        }),
      );
      options.progress(++done, pages.length);
      const base = {
        kind: 'accessibility',
        by: 'accessibility@1',
        site: options.site,
        target: { type: 'page', url },
        at: options.now(),
      } as const;
      if (!looked.ok)
        return { ...base, status: 'unobserved', why: looked.why, detail: looked.detail } as const;
      return { ...base, status: 'observed', facts: looked.value as unknown as Json } as const;
    }),
  );
  const compared = visits?.takeEvidence() ?? [];
  const all = [...evidence, ...seen].sort(byAddress);
  if (cache) await keepPages(fresh, { cache, deep, compared, taken, at: options.now() });
  return { evidence: [...all, ...compared], links };
}

/** Where the time is short, what says the most of the site is seen: the home page, one page of each template, columns. */
export function openingOrder<P extends Pick<PageToRender, 'url' | 'shape' | 'isHome'>>(
  pages: readonly P[],
  deep: ReadonlySet<Url>,
): readonly P[] {
  const rank = ({ url, shape, isHome }: P) => (isHome ? 0 : deep.has(url) ? 1 : shape === 'column' ? 2 : 3);
  return [...pages].sort((a, b) => rank(a) - rank(b) || (a.url < b.url ? -1 : 1));
}

/** In the order of the pages, whatever the order in which they were opened. */
function byAddress(a: Evidence, b: Evidence): number {
  const [one, other] = [a, b].map(({ target }) => (target.type === 'page' ? target.url : ''));
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}

/** Opens further pages for their links alone: pages that hide some, and pages whose scripts may make what is linked to. */
export async function renderLinks(
  urls: readonly Url[],
  options: { readonly browsers: Browsers | null; readonly signal: AbortSignal },
): Promise<Rendered['links']> {
  const links = new Map<Url, RenderedLinks>();
  await Promise.all(
    urls.map(async (url) => {
      const looked = await look(options.browsers, options, (browsers) =>
        browsers.visit(url, gatherRenderedLinks),
      );
      if (looked.ok && looked.value) links.set(url, looked.value);
    }),
  );
  return links;
}

type Looked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: Obstacle; readonly detail: string };

async function look<V, T>(
  opener: V | null,
  { signal }: { readonly signal: AbortSignal },
  see: (opener: V) => Promise<Looked<T>>,
): Promise<Looked<T>> {
  if (!opener) return { ok: false, why: 'no-browser', detail: '' };
  if (signal.aborted)
    return { ok: false, why: signal.reason === 'cancelled' ? 'cancelled' : 'budget', detail: '' };
  try {
    return await see(opener);
  } catch (error) {
    // Whatever goes wrong on a page costs this page, not the site.
    const why = error instanceof EngineStuck ? 'timeout' : 'crashed';
    return { ok: false, why, detail: String(error).slice(0, 300) };
  }
}
