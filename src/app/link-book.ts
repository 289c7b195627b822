import type { Url } from '../domain/brand.ts';
import type { LinkFacts } from '../domain/facts/link.ts';
import type { FoundLink } from '../domain/link.ts';

const MAX_FROM = 20;

export interface BookedLink {
  readonly url: Url;
  readonly key: Url;
  readonly role: LinkFacts['role'];
  readonly via: string;
  readonly text: string;
  /** Numbers of the pages it stands on. */
  readonly pages: Set<number>;
}

/** The links of a site, each once, with the pages on which they stand. */
export interface LinkBook {
  add(page: Url, links: readonly FoundLink[]): void;
  readonly links: readonly BookedLink[];
  /** Up to 20 of the pages on which a link stands, sorted, so that the order of the crawl does not show. */
  from(link: BookedLink): readonly Url[];
}

export function createLinkBook(): LinkBook {
  const pages: Url[] = [];
  const booked = new Map<string, BookedLink>();
  return {
    add(page, links) {
      const number = pages.push(page) - 1;
      for (const link of links) {
        const id = `${link.role} ${link.url}`;
        const known = booked.get(id);
        if (known) known.pages.add(number);
        else
          booked.set(id, {
            url: link.url,
            key: link.key,
            role: link.role,
            via: link.via,
            text: unsliced(link.text),
            pages: new Set([number]),
          });
      }
    },
    get links() {
      return [...booked.values()].sort((a, b) => order(a.url, b.url) || order(a.role, b.role));
    },
    from(link) {
      const urls = [...link.pages].flatMap((number) => pages[number] ?? []);
      return urls.sort(order).slice(0, MAX_FROM);
    },
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A copy of its own: a part of a text keeps the whole text (here: the whole page) in memory. */
function unsliced(text: string): string {
  return Buffer.from(text).toString();
}
