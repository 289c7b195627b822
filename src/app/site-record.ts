import { resolveLink } from '../crawl/normalise-url.ts';
import type { Scope } from '../crawl/scope.ts';
import type { Instant, Json, Url } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { PageFacts } from '../domain/facts/page.ts';
import type { Resolve } from '../domain/link.ts';
import type { Answer, Failure } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';
import type { Site } from '../domain/site.ts';
import type { Target } from '../domain/target.ts';
import { type Reading, readTry } from '../gather/link-verdict.ts';
import { extractLinks } from '../gather/links.ts';
import { extractPage } from '../gather/page.ts';
import { parsePage } from '../gather/parse.ts';
import { extractShapes } from '../gather/shapes.ts';
import { decodeBody } from '../net/charset.ts';
import type { Ipv6Book } from './ipv6/book.ts';
import { createLinkBook, type LinkBook } from './link-book.ts';

export interface SeenPage {
  readonly url: Url;
  readonly shape: PageFacts['shape'];
  readonly isHome: boolean;
  readonly shapes: ReadonlyMap<number, number>;
}

/** What the crawl of one site has brought: facts of its pages as evidence, its links, and how each address answered. */
export interface SiteRecord {
  /** Looks at one answer once; returns the addresses that the crawl may go on to. */
  look(answer: Answer): readonly Url[];
  missed(failure: Failure): void;
  readonly pages: readonly SeenPage[];
  readonly links: LinkBook;
  readonly readings: ReadonlyMap<Url, Reading>;
  /** Takes the evidence gathered since the last call. */
  takeEvidence(): readonly Evidence[];
}

/** Links are kept only where they will be asked; shapes only where pages will be rendered. */
export interface RecordOptions {
  readonly site: Site;
  readonly scope: Scope;
  readonly home: Url;
  readonly keepLinks: boolean;
  readonly keepShapes: boolean;
  /** What the IPv6 checks keep of the pages, or `null`. */
  readonly ipv6: Ipv6Book | null;
}

export function createSiteRecord(options: RecordOptions): SiteRecord {
  const { site, scope } = options;
  let { home } = options;
  const readings = new Map<Url, Reading>();
  const finals = new Set<Url>();
  const pages: SeenPage[] = [];
  const links = createLinkBook();
  let evidence: Evidence[] = [];

  const unseen = (url: Url, at: Instant, why: Obstacle, detail: string) =>
    evidence.push({
      kind: 'page',
      by: 'page@1',
      site: site.id,
      target: { type: 'page', url },
      at,
      status: 'unobserved',
      why,
      detail,
    });

  return {
    look(answer) {
      readings.set(answer.requested, readTry(answer, 'page'));
      if (answer.wall) unseen(answer.requested, answer.at, 'blocked', answer.wall);
      const final = resolveLink(answer.final, answer.final);
      if (
        answer.wall ||
        !final ||
        !isPage(answer) ||
        scope.siteOf(final.url) !== site.id ||
        finals.has(final.key)
      )
        return [];
      finals.add(final.key);
      const { text, charset } = decodeBody(answer.body, answer.headers['content-type']);
      const parsed = parsePage(text, final.url);
      const isHome = answer.requested === home;
      const facts = extractPage({
        document: parsed,
        url: final.url,
        status: answer.status,
        charset,
        sizeBytes: answer.body.length,
        isHome,
      });
      const target: Target = { type: 'page', url: final.url };
      evidence.push({
        kind: 'page',
        by: 'page@1',
        site: site.id,
        target,
        at: answer.at,
        status: 'observed',
        facts: facts as unknown as Json,
      });
      const shapes = options.keepShapes ? extractShapes(parsed) : new Map<number, number>();
      pages.push({ url: final.url, shape: facts.shape, isHome, shapes });
      const resolve: Resolve = (raw) => resolveLink(raw, parsed.base, charset);
      const found = extractLinks(parsed, resolve);
      if (options.keepLinks) links.add(final.url, found);
      const over4 = answer.family === 4;
      options.ipv6?.add({
        ...{ key: answer.requested, url: final.url, isHome, over4, parsed, links: found, resolve },
      });
      const onward = found.flatMap((link) =>
        link.role === 'page' && scope.siteOf(link.url) === site.id ? link.key : [],
      );
      const redirect = facts.redirectTo ? resolve(facts.redirectTo) : null;
      // A home page that only sends its visitors on: what they see is the home page.
      if (isHome && redirect && facts.shape === 'redirect') home = redirect.key;
      return redirect && scope.siteOf(redirect.url) === site.id ? [...onward, redirect.key] : onward;
    },
    missed(failure) {
      readings.set(failure.requested, readTry(failure, 'page'));
      unseen(failure.requested, failure.at, failure.why, failure.detail);
    },
    pages,
    links,
    readings,
    takeEvidence() {
      const taken = evidence;
      evidence = [];
      return taken;
    },
  };
}

function isPage(answer: Answer): boolean {
  if (answer.status < 200 || answer.status >= 300) return false;
  const type = answer.headers['content-type'];
  if (type !== undefined && type !== '') return /html/i.test(type);
  return /^\s*</.test(new TextDecoder('latin1').decode(answer.body.subarray(0, 256)));
}
