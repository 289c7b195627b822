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

  it('says the same of a link whatever came first: its text, how it stands, and what proves that it is hidden', () => {
    const hidden = { by: 'off-screen', proof: 'left' } as const;
    const found: readonly (readonly [string, FoundLink])[] = [
      ['/c', { ...link('/x', 'page', '丙'), hidden }],
      ['/a', { ...link('/x'), hidden }],
      ['/b', { ...link('/x', 'page', '乙'), via: 'area', hidden }],
      ['/0', { ...link('/x', 'page', '脚本'), via: 'script-write', hidden }],
      ['/1', { ...link('/x', 'page', '文件'), via: 'pdf', hidden }],
    ];
    const told = (list: typeof found) => {
      const book = createLinkBook();
      for (const [page, one] of list) book.add(at(page), [one]);
      book.correct(at('/c'), [{ url: at('/x'), hidden: { by: 'invisible', proof: 'visibility' } }]);
      return book.links;
    };
    expect(told(found)).toEqual(told([...found].reverse()));
    expect(told(found)).toMatchObject([
      { text: '乙', via: 'area', hidden: { page: at('/c'), rendered: true } },
    ]);
  });
});
