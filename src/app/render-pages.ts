import { chooseSample } from '../crawl/choose-sample.ts';
import type { Instant, Json, Url } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Browsers, Visit } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';
import { gatherAccessibility } from '../gather/accessibility.ts';
import { gatherRenderedLinks, type RenderedLinks } from '../gather/rendered-links.ts';
import type { Vocabulary } from '../gather/vocabulary.ts';
import { deepPages } from './deep-pages.ts';
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

/** Opens the pages and has all that needs a rendered page look at each; a page that cannot be opened is an observation with its reason. */
export async function renderPages(
  pages: readonly (PageToSee & Pick<SeenPage, 'shapes'>)[],
  options: {
    readonly site: string;
    readonly browsers: Browsers | null;
    readonly vocabulary: Vocabulary;
    readonly now: () => Instant;
    readonly signal: AbortSignal;
    /** Sites of the run, which share the room for pictures. */
    readonly sites: number;
    readonly save: (name: string, bytes: Uint8Array) => Promise<void>;
    /** Told once a page has been looked at. */
    readonly opened: (url: Url, visit: Visit) => void;
    readonly progress: (done: number, known: number) => void;
  },
): Promise<Rendered> {
  let done = 0;
  const links = new Map<Url, RenderedLinks>();
  const { browsers } = options;
  const visits = browsers && createPageVisits({ ...options, browsers });
  const book = createPictureBook(options);
  const deep = deepPages(pages);
  const evidence = await Promise.all(
    pages.map(async (page) => {
      const { url } = page;
      const looked = await look(visits, options, (opened) =>
        opened.visit(page, async (visit, without) => {
          options.opened(url, visit);
          const seen = await gatherRenderedLinks(visit);
          if (seen) links.set(url, seen);
          const plain = await gatherAccessibility(visit, { deep: deep.has(url) });
          const facts = await book.illustrate(visit, plain);
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
  return { evidence: [...evidence, ...(visits?.takeEvidence() ?? [])], links };
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
  return await see(opener);
}
