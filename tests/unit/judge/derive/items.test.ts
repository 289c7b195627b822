import { describe, expect, it } from 'vitest';
import { itemDatesSchema } from '../../../../src/domain/facts/item.ts';
import type { Item, PageFacts } from '../../../../src/domain/facts/page.ts';
import type { Column } from '../../../../src/judge/derive/columns.ts';
import { deriveItems } from '../../../../src/judge/derive/items.ts';
import type { SeenPage } from '../../../../src/judge/derive/seen-page.ts';
import { site } from '../samples.ts';

const HOST = 'http://www.demo.gov.cn';
const ARTICLE = `${HOST}/tzgg/202611/t20261105_1.html`;

describe('the four dates', () => {
  it('are put together from page, list, tag and address', () => {
    const [item] = derive([
      list('/tzgg/', [row(ARTICLE, '2026-11-05', { linkDate: '2026-11-05' })]),
      article(ARTICLE, { published: '2024-01-02' }, { PubDate: '2026-11-05 09:00' }),
    ]);
    expect(item).toMatchObject({
      column: '通知公告',
      class: 'notice',
      shownDate: '2024-01-02',
      listDate: '2026-11-05',
      pubDate: '2026-11-05',
      linkDate: '2026-11-05',
      listedOn: `${HOST}/tzgg/`,
      published: '2024-01-02',
      publishedFrom: 'page',
      spreadDays: 1038,
    });
  });

  it('leave out days of issue and years that were inferred', () => {
    const issued = row(ARTICLE, '2020-01-01', { issued: true });
    const inferred = row(ARTICLE, '2020-01-01', { dateFrom: 'shown-year-inferred' });
    for (const one of [issued, inferred])
      expect(derive([list('/tzgg/', [one]), article(ARTICLE, { published: '2026-11-05' })])[0]).toMatchObject(
        {
          listDate: null,
          spreadDays: null,
        },
      );
  });

  it('are compared for items that nobody opened, of the site itself only', () => {
    const found = derive([
      list('/tzgg/', [
        row(ARTICLE, '2024-01-02', { linkDate: '2026-11-05' }),
        row('http://mp.weixin.qq.com/202611/t20261105_2.html', '2024-01-02', { linkDate: '2026-11-05' }),
        row(`${HOST}/tzgg/P020261105_3.pdf`, '2024-01-02', { linkDate: '2026-11-05' }),
        row(`${HOST}/tzgg/4.html`, '2024-01-02'),
      ]),
    ]);
    expect(found).toMatchObject([{ opened: false, spreadDays: 1038 }]);
  });

  it('say when a page shows none', () => {
    const url = `${HOST}/tzgg/1.html`;
    const undated = { published: null, publishedFrom: 'none' } as const;
    expect(derive([list('/tzgg/', [row(url, null)]), article(url, undated)])[0]).toMatchObject({
      opened: true,
      published: null,
      publishedFrom: 'none',
      dateByScript: false,
    });
    expect(derive([article(url, { ...undated, dateLabelOnly: true })])[0]).toMatchObject({
      dateByScript: true,
    });
  });
});

it('are expected in a column whose list prints those of other items', () => {
  const url = `${HOST}/tzgg/1.html`;
  const none = article(url, { published: null, publishedFrom: 'none' });
  expect(derive([list('/tzgg/', [row(url, null)]), none])[0]).toMatchObject({ listDated: false });
  const rows = [row(url, null), row('http://news.example/2.html', '2026-11-05')];
  expect(derive([list('/tzgg/', rows), none])[0]).toMatchObject({ listDated: true });
  expect(derive([list('/elsewhere/', rows), none])[0]).toMatchObject({ listDated: false });
});

describe('items of one title', () => {
  const older = article(`${HOST}/a/1.html`, { published: '2025-10-20', textKey: 'k' });

  it('are told where one is much older', () => {
    const newer = article(`${HOST}/a/2.html`, { published: '2026-11-05', textKey: 'k' });
    expect(derive([newer, older])).toMatchObject([
      { earlierUrl: null },
      { earlierUrl: `${HOST}/a/1.html`, earlierDate: '2025-10-20', earlierDays: 381, sameText: true },
    ]);
  });

  it('may have another text', () => {
    const newer = article(`${HOST}/a/2.html`, { published: '2026-11-05', textKey: 'other' });
    expect(derive([newer, older])[1]).toMatchObject({ sameText: false });
  });

  it('may differ in signs and blanks', () => {
    const title = '关于开展专项检查，工作的通知！';
    const newer = article(`${HOST}/a/2.html`, { title, published: '2026-11-05', textKey: 'k' });
    expect(derive([newer, older])[1]).toMatchObject({ earlierDays: 381, sameText: true });
  });

  it('may stand in two columns at once', () => {
    const twin = article(`${HOST}/b/1.html`, { published: '2025-10-22', textKey: 'k' });
    expect(derive([twin, older])).toMatchObject([{ earlierUrl: null }, { earlierUrl: null }]);
  });
});

function derive(pages: readonly SeenPage[]) {
  const forwards = deriveItems({ site: site(), pages, columns: [column] });
  expect(deriveItems({ site: site(), pages: [...pages].reverse(), columns: [column] })).toEqual(forwards);
  return forwards.map(({ facts }) => itemDatesSchema.parse(facts));
}

const column = {
  target: { type: 'column', name: '通知公告', url: `${HOST}/tzgg/` },
  facts: { class: 'notice', limitDays: 184 },
} as unknown as Column; // Only these are read.

function list(path: string, items: readonly Item[]): SeenPage {
  const block = { name: null, moreUrl: null, region: 'main', items, itemCount: items.length, latest: null };
  return seen({ final: HOST + path, shape: 'column', blocks: [block as PageFacts['blocks'][number]] });
}

function row(href: string, date: string | null, part: Partial<Item> = {}): Item {
  return {
    title: '关于开展专项检查工作的通知',
    href,
    date,
    dateText: date ?? '',
    dateFrom: date ? 'shown' : 'none',
    linkDate: null,
    ...part,
  };
}

function article(
  url: string,
  part: Partial<NonNullable<PageFacts['article']>>,
  meta: PageFacts['meta'] = {},
): SeenPage {
  const base = {
    title: '关于开展专项检查工作的通知',
    published: null,
    publishedFrom: 'label',
    source: null,
  } as const;
  return seen({ final: url, shape: 'article', article: { ...base, ...part }, meta });
}

function seen(facts: Partial<PageFacts>): SeenPage {
  const rest = { status: 200, blocks: [], article: null, meta: {}, pager: null, needsScript: false };
  return { url: facts.final ?? '', facts: { ...rest, ...facts } as unknown as PageFacts };
}
