import type { Url } from '../domain/brand.ts';
import type { FoundLink } from '../domain/link.ts';
import { suffixOf } from '../gather/documents/file-format.ts';

const MOST = 5_000;
const MOST_FROM = 20;
const MOST_TEXTS = 5;
/** What people are given to read; archives, pictures and programs are not. */
const DOCUMENTS: ReadonlySet<string> = new Set(
  'pdf doc docx docm xls xlsx xlsm ppt pptx wps et dps ofd rtf'.split(' '),
);

/** A document that pages of the site link to, with the words of the links. */
export interface BookedDocument {
  readonly url: Url;
  readonly from: readonly Url[];
  readonly texts: readonly string[];
}

/** The documents of a site, each once. */
export interface DocumentBook {
  add(page: Url, links: readonly FoundLink[]): void;
  /** So many of them, spread evenly over the addresses. */
  sample(most: number): readonly BookedDocument[];
}

export function createDocumentBook(): DocumentBook {
  const byUrl = new Map<Url, { readonly from: Set<Url>; readonly texts: Set<string> }>();
  return {
    add(page, links) {
      for (const { key, role, text } of links) {
        if (role !== 'attachment' || !DOCUMENTS.has(suffixOf(key))) continue;
        const entry = byUrl.get(key) ?? { from: new Set(), texts: new Set() };
        if (!byUrl.has(key) && byUrl.size < MOST) byUrl.set(key, entry);
        if (entry.from.size < MOST_FROM) entry.from.add(page);
        const words = text.trim();
        if (words !== '' && entry.texts.size < MOST_TEXTS) entry.texts.add(words.slice(0, 120));
      }
    },
    sample(most) {
      const urls = [...byUrl.keys()].sort();
      const step = Math.max(1, urls.length / most);
      return Array.from(
        { length: Math.min(most, urls.length) },
        (_, i) => urls[Math.floor(i * step)],
      ).flatMap((url) => {
        const entry = url && byUrl.get(url);
        return entry ? [{ url, from: [...entry.from].sort(), texts: [...entry.texts].sort() }] : [];
      });
    },
  };
}
