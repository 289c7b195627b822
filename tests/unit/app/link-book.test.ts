import { describe, expect, it } from 'vitest';
import { createLinkBook } from '../../../src/app/link-book.ts';
import type { Url } from '../../../src/domain/brand.ts';
import type { FoundLink } from '../../../src/domain/link.ts';

const at = (path: string) => `http://www.demo.gov.cn${path}` as Url;

function link(path: string, role: FoundLink['role'] = 'page', text = ''): FoundLink {
  return { url: at(path), key: at(path), fragment: '', role, via: 'a', text, zone: 'main', hidden: null };
}

describe('a book of links', () => {
  it('has each address once, with the pages on which it stands', () => {
    const book = createLinkBook();
    book.add(at('/b/'), [link('/x'), link('/x')]);
    book.add(at('/a/'), [link('/x')]);
    expect(book.links).toHaveLength(1);
    const [only] = book.links;
    expect(only?.from).toEqual([at('/a/'), at('/b/')]);
    expect(only?.count).toBe(2);
  });

  it('keeps a picture apart from a page of the same address', () => {
    const book = createLinkBook();
    book.add(at('/'), [link('/x', 'page'), link('/x', 'image')]);
    expect(book.links.map((one) => one.role)).toEqual(['image', 'page']);
  });

  it('names at most 20 pages, and is in the same order whatever came first', () => {
    const pages = Array.from({ length: 30 }, (_, i) => at(`/${i}`));
    const [forwards, backwards] = [createLinkBook(), createLinkBook()];
    for (const page of pages) forwards.add(page, [link('/x'), link('/y')]);
    for (const page of [...pages].reverse()) backwards.add(page, [link('/y'), link('/x')]);
    const shown = (book: typeof forwards) => book.links.map((one) => [one.url, one.count, one.from]);
    expect(shown(forwards)).toEqual(shown(backwards));
    expect(shown(forwards)[0]?.[2]).toHaveLength(20);
  });
});
