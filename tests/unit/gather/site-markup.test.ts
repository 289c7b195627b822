import { describe, expect, it } from 'vitest';
import { createMarkupBook } from '../../../src/gather/site-markup.ts';
import { markupOf } from './markup/read-markup-of.ts';

const address = (i: number) => `http://www.demo.gov.cn/p${String(i).padStart(4, '0')}.html`;
const SEARCH = '<div class="top"><input name="q" placeholder="请输入关键字"></div>';
const MENU = ['首页', '公开', '办事', '互动'].map((name) => `<a href="/${name}">${name}</a>`).join('');
const PAGE = markupOf(
  `${SEARCH}<nav>${MENU}</nav><p>电话：0715-8126060</p><a href="/wx"><img src="w.png" alt="微信"></a>`,
);
const resolve = (href: string) => new URL(href, 'http://www.demo.gov.cn/').href;

function closed(
  order: readonly number[],
): NonNullable<ReturnType<ReturnType<typeof createMarkupBook>['close']>> {
  const book = createMarkupBook();
  for (const i of order) book.add(address(i), PAGE, resolve);
  const made = book.close();
  if (!made) throw new Error('no page');
  return made;
}

describe('the pages of one site put together', () => {
  it('keep the places of twenty pages, and count the others', () => {
    const { pages, site } = closed(Array.from({ length: 2_000 }, (_, i) => i));
    expect(pages.map((page) => page.url)).toEqual(Array.from({ length: 20 }, (_, i) => address(i)));
    expect(site.more).toEqual([
      {
        rule: 'placeholder-only-label',
        outcome: 'failed',
        shape: 'body>div.top>input',
        pages: 1_980,
        places: 1_980,
      },
    ]);
    expect(site.pages).toBe(2_000);
    expect(site.fine).toContainEqual({ rule: 'assistive-technology-blocked', pages: 2_000 });
    expect(site.menus).toMatchObject([{ names: ['首页', '公开', '办事', '互动'], pages: 2_000 }]);
    expect(site.contacts).toEqual({ ways: ['phone'], named: true, blank: false });
    expect(site.pictureLinks).toHaveLength(1);
  });

  it('take little room', () => {
    const made = closed(Array.from({ length: 2_000 }, (_, i) => i));
    expect(JSON.stringify(made).length).toBeLessThan(30_000);
  });

  it('are the same whatever the order of the crawl', () => {
    const numbers = Array.from({ length: 60 }, (_, i) => i);
    const { pictureLinks: _, ...site } = closed(numbers).site;
    expect(closed([...numbers].reverse()).site).toMatchObject(site);
    expect(closed([...numbers].reverse()).pages).toEqual(closed(numbers).pages);
  });

  it('say nothing where no page was read', () => {
    expect(createMarkupBook().close()).toBeNull();
  });
});
