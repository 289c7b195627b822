import { resolveLink } from '../crawl/normalise-url.ts';
import type { SitemapEntry } from '../crawl/sitemap.ts';
import type { Url } from '../domain/brand.ts';
import type { FoundLink } from '../domain/link.ts';
import { anchorsOf, fragmentName, hasAnchor, SCRIPT_WRITE } from '../gather/links.ts';
import type { RenderedLinks } from '../gather/rendered-links.ts';
import type { SiteRecord } from './site-record.ts';

/** Pages opened in the browser for their links alone. */
const MOST_FURTHER = 12;

/** Puts what the browser saw of links into the record of the site. */
export function applyRendered(record: SiteRecord, seen: ReadonlyMap<Url, RenderedLinks>): void {
  for (const [page, rendered] of seen) {
    const key = resolveLink(page, page)?.key ?? page;
    const anchors = record.anchors.get(key);
    if (anchors) anchors.rendered = anchorsOf(rendered.names);
    const links = rendered.links.flatMap(({ href, hidden, text }) => {
      const link = resolveLink(href, page);
      return link ? [{ ...link, hidden, text }] : [];
    });
    const made = record.links.correct(page, links).filter((link) => link.hidden !== null);
    const found = made.map((link): FoundLink => ({ ...link, via: SCRIPT_WRITE, role: 'page', zone: 'main' }));
    record.links.addFrom(page, found);
  }
}

/** Pages whose scripts may make the place that is linked to, and pages that hide links which leave the site. */
export function pagesWorthRendering(
  record: SiteRecord,
  seen: ReadonlyMap<Url, RenderedLinks>,
): readonly Url[] {
  const wanted = new Set<Url>();
  for (const link of record.links.links) {
    if (link.role === 'fragment') {
      const name = fragmentName(link.fragment);
      const anchors = record.anchors.get(link.key);
      if (name && anchors?.hasScripts && !anchors.rendered && !hasAnchor(anchors.written, name))
        wanted.add(anchors.url);
    } else if (
      link.hidden &&
      !link.hidden.rendered &&
      link.role === 'page' &&
      isAway(link.url, link.hidden.page)
    ) {
      const page = link.from.find((url) => url === link.hidden?.page);
      if (page && !seen.has(page)) wanted.add(page);
    }
  }
  return [...wanted].sort().slice(0, MOST_FURTHER);
}

function isAway(url: string, page: string): boolean {
  return URL.parse(url)?.host !== URL.parse(page)?.host;
}

/** Addresses that only a sitemap lists are links too, where they do not open. */
export function bookSitemap(record: SiteRecord, entries: readonly SitemapEntry[]): void {
  for (const { url, file } of entries) {
    record.listed.push(url);
    const reading = record.readings.get(url);
    if (!reading || reading.verdict === 'ok' || reading.verdict === 'redirected') continue;
    record.links.addFrom(file, [pageLink(url, 'sitemap')]);
  }
}

/** A home page that is nothing but a notice is linked to by nobody, and is told all the same. */
export function bookNotices(record: SiteRecord, home: Url): void {
  const reading = record.readings.get(home);
  if (reading?.reason === 'maintenance') record.links.addFrom(home, [pageLink(home, 'address')]);
}

function pageLink(url: Url, via: string): FoundLink {
  const link = resolveLink(url, url) ?? { url, key: url, fragment: '' };
  return { ...link, via, role: 'page', text: '', zone: 'main', hidden: null };
}
