import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/brand.ts';
import type { Evidence } from '../../../../src/domain/evidence.ts';
import type { PageFacts } from '../../../../src/domain/facts/page.ts';
import { type SiteMarkupFacts, siteMarkupSchema } from '../../../../src/domain/facts/site-markup.ts';
import { deriveContacts } from '../../../../src/judge/derive/markup/contacts.ts';
import { deriveMenus } from '../../../../src/judge/derive/markup/menus.ts';
import { deriveSkip } from '../../../../src/judge/derive/markup/skip.ts';
import { deriveTitles } from '../../../../src/judge/derive/markup/titles.ts';
import type { SeenPage } from '../../../../src/judge/derive/seen-page.ts';
import { seen } from '../samples.ts';

const HOME = 'http://www.demo.gov.cn/';
const place = (shape = 'nav') => ({ selector: 'nav', html: '<nav>', shape, summary: '' });

function markup(part: Partial<SiteMarkupFacts>): SiteMarkupFacts {
  return siteMarkupSchema.parse({
    ...{ pages: 10, fine: [], more: [], skip: [], menus: [], pictureLinks: [] },
    contacts: { ways: [], named: false, blank: false },
    ...part,
  });
}

describe('the way past what every page repeats', () => {
  type State = SiteMarkupFacts['skip'][number]['state'];
  const site = (states: Partial<Record<State, number>>) =>
    markup({
      skip: Object.entries(states).map(([state, pages]) => ({
        state: state as State,
        pages,
        samplePages: Array.from({ length: pages ?? 0 }, (_, i) => `${HOME}${state}${i}`),
        place: null,
      })),
    });
  const rendered = (passedRules: readonly string[]): Evidence =>
    seen({ results: [], passedRules } as unknown as Json, { kind: 'accessibility' });
  const outcomes = (states: Partial<Record<State, number>>, evidence: readonly Evidence[] = []) =>
    deriveSkip(site(states), evidence).map((one) => [one.outcome, one.pages]);

  it('works where it works on every page that needs it', () => {
    expect(outcomes({ works: 9, 'not-needed': 3 })).toEqual([['passed', 9]]);
  });

  it('fails where the link leads nowhere', () => {
    expect(outcomes({ broken: 9 })).toEqual([['failed', 9]]);
  });

  it('is for a person where the browser saw the place of the link', () => {
    expect(outcomes({ broken: 9 }, [rendered(['skip-link'])])).toEqual([['review', 9]]);
  });

  it('fails where several pages have nothing that could be one, and the browser saw none', () => {
    expect(outcomes({ none: 9 }, [rendered(['bypass'])])).toEqual([['failed', 9]]);
    expect(outcomes({ none: 9 }, [rendered(['skip-link'])])).toEqual([['review', 9]]);
    expect(outcomes({ none: 2 })).toEqual([['review', 2]]);
  });

  it('is for a person where a tool or a script may do', () => {
    expect(outcomes({ none: 9, scripted: 1 })).toEqual([['review', 10]]);
    expect(outcomes({ tool: 5, works: 1 })).toEqual([['review', 5]]);
  });

  it('fails where scripts might do, but the opened pages listen to no key', () => {
    const opened = (urls: readonly string[], waysPast: string): readonly Evidence[] =>
      urls.map((url) =>
        seen({ results: [], passedRules: [], waysPast } as unknown as Json, {
          kind: 'accessibility',
          target: { type: 'page', url: `${HOME}${url}` },
        }),
      );
    const three = ['scripted0', 'scripted1', 'scripted2'];
    expect(outcomes({ scripted: 9 }, opened(three, 'none'))).toEqual([['failed', 3]]);
    expect(outcomes({ scripted: 9 }, opened(three.slice(1), 'none'))).toEqual([['review', 9]]);
    expect(outcomes({ scripted: 9 }, [...opened(three, 'none'), ...opened(['scripted5'], 'keys')])).toEqual([
      ['review', 9],
    ]);
    expect(outcomes({ scripted: 5, tool: 1 }, opened(three, 'none'))).toEqual([['review', 6]]);
    expect(outcomes({ none: 9 }, opened(['none1'], 'link'))).toEqual([['review', 9]]);
  });

  it('has nothing to say of pages that need none', () => {
    expect(outcomes({ 'not-needed': 5 })).toEqual([]);
  });
});

describe('the order of navigation', () => {
  const menu = (names: string, pages: number, shape = 'nav') => ({
    ...{ names: names.split(' '), pages, place: place(shape) },
    samplePages: [`${HOME}${names.length}-${pages}`],
  });
  const outcomes = (...menus: readonly ReturnType<typeof menu>[]) =>
    deriveMenus(markup({ menus: [...menus] })).map((one) => [one.outcome, one.pages, one.place.summary]);

  it('is consistent where it is the same on several pages', () => {
    expect(outcomes(menu('首页 公开 办事 互动', 9))).toEqual([['passed', 9, '']]);
  });

  it('fails where the same items stand in another order on several pages', () => {
    expect(outcomes(menu('首页 公开 办事 互动', 9), menu('首页 办事 公开 互动', 3))).toEqual([
      ['failed', 3, '公开 > 办事 / 办事 > 公开'],
    ]);
  });

  it.each([
    ['moves one item on one page', menu('互动 首页 公开 办事', 1)],
    ['stands in another template', menu('首页 办事 公开 互动', 3, 'div')],
  ])('is for a person where the other order %s', (_, other) => {
    expect(outcomes(menu('首页 公开 办事 互动', 9), other)[0]?.[0]).toBe('review');
  });

  it('fails where one page has it quite otherwise than many', () => {
    const reversed = menu('互动 办事 公开 首页', 1);
    expect(outcomes(menu('首页 公开 办事 互动', 9), reversed)[0]?.[0]).toBe('failed');
    expect(outcomes(menu('首页 公开 办事 互动', 2), reversed)[0]?.[0]).toBe('review');
  });

  it('does not mind menus with other items', () => {
    expect(outcomes(menu('首页 公开 办事 互动', 9), menu('首页 互动 办事 新闻 公开', 4))).toEqual([
      ['passed', 9, ''],
    ]);
  });

  it('cannot be told from one page', () => {
    expect(outcomes(menu('首页 公开 办事 互动', 1))).toEqual([]);
  });
});

const page = (url: string, facts: Partial<PageFacts>): SeenPage => ({
  url,
  facts: {
    ...{ shape: 'article', status: 200, title: '', pager: null, heading: null, article: null },
    ...facts,
  } as PageFacts, // what is read of it
});

describe('ways to reach the office', () => {
  const home = page(HOME, {
    shape: 'home',
    needsScript: false,
    footer: { present: true } as PageFacts['footer'],
  });
  const outcome = (part: Partial<SiteMarkupFacts>, pages = [home]) =>
    deriveContacts(markup(part), HOME, pages).map((one) => one.outcome);

  it.each([
    [
      'two of different kinds',
      { contacts: { ways: ['phone', 'online'], named: true, blank: false } },
      'passed',
    ],
    ['one', { contacts: { ways: ['phone'], named: true, blank: false } }, 'review'],
    [
      'a word of contact, and nothing recognised',
      { contacts: { ways: [], named: true, blank: false } },
      'review',
    ],
    ['labels with nothing behind them', { contacts: { ways: [], named: true, blank: true } }, 'failed'],
    ['nothing', {}, 'failed'],
    ['nothing on too few pages', { pages: 2 }, 'review'],
  ] as const)('%s', (_, part, expected) => {
    expect(outcome(part as Partial<SiteMarkupFacts>)).toEqual([expected]);
  });

  it('are never missing where scripts fill the home page, or it was not seen', () => {
    expect(outcome({}, [page(HOME, { ...home.facts, needsScript: true })])).toEqual(['review']);
    expect(outcome({}, [])).toEqual(['review']);
  });
});

describe('titles of pages', () => {
  const articles = (n: number, title: string) =>
    Array.from({ length: n }, (_, i) => page(`${HOME}${i}`, { title, heading: `标题${i}` }));
  const rules = (pages: readonly SeenPage[]) => deriveTitles(pages).map((one) => [one.rule, one.pages]);

  it('are told where the template wrote them', () => {
    expect(rules(articles(2, '无标题文档'))).toEqual([['page-title-default', 2]]);
  });

  it('are told where pages about different things share one', () => {
    expect(rules(articles(6, '某局'))).toEqual([['page-title-repeated', 6]]);
  });

  it('are in order where few pages share one, or the pages are about the same', () => {
    expect(rules(articles(4, '某局'))).toEqual([]);
    expect(
      rules(articles(9, '某局').map((one) => page(one.url, { title: '某局', heading: '通知' }))),
    ).toEqual([]);
  });

  it('do not count the pages of a long list', () => {
    const pager = { page: 2, pages: 9, first: HOME };
    expect(rules(articles(9, '通知').map((one) => page(one.url, { ...one.facts, pager })))).toEqual([]);
  });
});
