import pLimit from 'p-limit';
import type { Instant, Json, Url } from '../../domain/brand.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { AccessibilityFacts } from '../../domain/facts/accessibility.ts';
import type { TamperingFacts } from '../../domain/facts/tampering.ts';
import type { Visit } from '../../domain/net.ts';
import type { RenderedLinks } from '../../gather/rendered-links.ts';
import type { PictureBook } from '../picture-book.ts';
import type { FreshView, PageCache } from './page-cache.ts';
import type { PageToRecall, PageView } from './page-view.ts';

type Page = Omit<PageToRecall, 'deep'>;

/** What is known of the pages without opening them; those that are missing have to be opened. */
export async function recallPages(
  pages: readonly Page[],
  { cache, deep }: { readonly cache: PageCache | null; readonly deep: ReadonlySet<Url> },
): Promise<ReadonlyMap<Url, PageView | 'unchanged'>> {
  const recalled = new Map<Url, PageView | 'unchanged'>();
  if (!cache) return recalled;
  const limit = pLimit(AT_ONCE);
  const recall = async ({ url, digest }: Page) => {
    const view = await cache.recall({ url, digest, deep: deep.has(url) });
    if (view) recalled.set(url, view);
  };
  await Promise.all(pages.map((page) => limit(recall, page)));
  return recalled;
}

const AT_ONCE = 8;

/** The observations of an earlier run, with the moment at which they were made. */
export async function recalledEvidence(
  url: Url,
  view: PageView,
  { site, book }: { readonly site: string; readonly book: PictureBook },
): Promise<readonly Evidence[]> {
  const facts = await book.restore(view.facts, view.pictures);
  const base = { site, target: { type: 'page', url }, at: view.at, status: 'observed' } as const;
  const seen = { ...base, kind: 'accessibility', by: 'accessibility@1' } as const;
  const compared = { ...base, kind: 'tampering', by: 'tampering@1' } as const;
  return [
    { ...seen, facts: facts as unknown as Json },
    ...(view.tampering ? [{ ...compared, facts: view.tampering as unknown as Json }] : []),
  ];
}

/** A page that was opened in this run. */
export interface FreshPage {
  readonly page: Page;
  readonly view: Pick<FreshView, 'facts' | 'links' | 'requests' | 'whole'>;
}

export function freshPage(
  page: Page,
  visit: Visit,
  seen: {
    readonly facts: AccessibilityFacts;
    readonly links: RenderedLinks | null;
    readonly without: readonly string[];
  },
): FreshPage {
  const { facts, links, without } = seen;
  const complete = visit.failedRequests.length === 0 && visit.leftOut.length === 0 && without.length === 0;
  const whole = complete && visit.status === 200 && visit.final === page.url;
  return { page, view: { facts, links, requests: visit.requests, whole } };
}

/** Keeps what was found on the pages for later runs. */
export async function keepPages(
  fresh: readonly FreshPage[],
  around: {
    readonly cache: PageCache;
    readonly deep: ReadonlySet<Url>;
    /** Which of them were compared with what their server sends. */
    readonly compared: readonly Evidence[];
    /** Pictures that were taken. */
    readonly taken: ReadonlyMap<string, Uint8Array>;
    readonly at: Instant;
  },
): Promise<void> {
  const { cache, deep, taken, at } = around;
  const tampering = new Map<string, TamperingFacts>();
  // Written by this run.
  for (const { target, status, ...one } of around.compared)
    if (target.type === 'page' && status === 'observed' && 'facts' in one)
      tampering.set(target.url, one.facts as unknown as TamperingFacts);
  for (const { page, view } of fresh) {
    const names = view.facts.results.flatMap(({ nodes }) => nodes.flatMap((node) => node.picture ?? []));
    const pictures = new Map(
      [...new Set(names)].flatMap((name) => {
        const bytes = taken.get(name);
        return bytes ? [[name, bytes] as const] : [];
      }),
    );
    const { url, digest } = page;
    const told = { ...view, at, tampering: tampering.get(url) ?? null, pictures };
    await cache.keep({ url, digest, deep: deep.has(url) }, told);
  }
}
