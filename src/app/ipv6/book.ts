import type { Url } from '../../domain/brand.ts';
import type { ParsedDocument } from '../../domain/document.ts';
import type { Ipv4LiteralFacts } from '../../domain/facts/ipv6-skylight.ts';
import type { FoundLink, Resolve } from '../../domain/link.ts';
import { ipv6Claim } from '../../gather/ipv6/claim.ts';
import { clickable, type KnownPage } from '../../gather/ipv6/level-links.ts';
import { literalsOfPage } from '../../gather/ipv6/literals.ts';
import { resourcesOf } from '../../gather/ipv6/resources.ts';
import type { LoadedPage } from '../../gather/ipv6/skylight.ts';

type Literal = Ipv4LiteralFacts['literals'][number];

interface BookedPage {
  readonly key: Url;
  readonly url: Url;
  readonly isHome: boolean;
  readonly over4: boolean;
  readonly parsed: ParsedDocument;
  readonly links: readonly FoundLink[];
  readonly resolve: Resolve;
}

/** What the IPv6 checks keep of the pages that a crawl has looked at anyway. */
export interface Ipv6Book {
  add(page: BookedPage): void;
  /** Links of the home page, or `null` where it was not seen. */
  readonly homeLinks: readonly Url[] | null;
  known(url: Url): KnownPage | undefined;
  /** What the HTML of the home page and of a few others names. */
  readonly pages: readonly LoadedPage[];
  readonly literals: readonly Literal[];
  readonly claim: string | null;
  /** Pages that were looked through. */
  readonly seen: number;
}

const MOST_PAGES = 12;
const MOST_LITERALS = 200;

export function createIpv6Book(): Ipv6Book {
  const known = new Map<Url, KnownPage>();
  const pages: LoadedPage[] = [];
  const literals = new Map<string, Literal>();
  let homeLinks: readonly Url[] | null = null;
  let children: ReadonlySet<Url> | null = null;
  let claim: string | null = null;
  let seen = 0;
  return {
    add(page) {
      seen++;
      const links = clickable(page.links);
      if (page.isHome) {
        homeLinks = links;
        children = new Set(links);
        claim = ipv6Claim(page.parsed);
      }
      // Only the links of second-level pages are asked for later.
      const kept = !page.isHome && (children === null || children.has(page.key)) ? links : null;
      if (page.over4) known.set(page.key, { ok4: true, links: kept });
      if (page.isHome || pages.length < MOST_PAGES)
        pages.push({ url: page.url, resources: resourcesOf(page.parsed, page.links, page.resolve) });
      for (const literal of literalsOfPage(page.parsed))
        note(literals, { literal, where: 'html', on: page.url });
    },
    get homeLinks() {
      return homeLinks;
    },
    known: (url) => known.get(url),
    pages,
    get literals() {
      return [...literals.values()];
    },
    get claim() {
      return claim;
    },
    get seen() {
      return seen;
    },
  };
}

/** One place stands for all: the first in the order of addresses, so that the order of the crawl does not show. */
function note(literals: Map<string, Literal>, one: Literal): void {
  const before = literals.get(one.literal);
  if (before ? one.on < before.on : literals.size < MOST_LITERALS) literals.set(one.literal, one);
}
