import { describe, expect, it } from 'vitest';
import type { Day, Url } from '../../../../src/domain/brand.ts';
import { columnSchema } from '../../../../src/domain/facts/derived.ts';
import type { Block, Item, PageFacts } from '../../../../src/domain/facts/page.ts';
import type { Obstacle } from '../../../../src/domain/obstacle.ts';
import type { RulePack } from '../../../../src/domain/rule.ts';
import type { Site } from '../../../../src/domain/site.ts';
import { deriveColumns } from '../../../../src/judge/derive/columns.ts';
import type { SeenPage } from '../../../../src/judge/derive/seen-page.ts';

const HOST = 'http://www.demo.gov.cn';
const asOf = '2026-11-23' as Day;
const source = { plan: '', norm: '', sure: 'own' } as const;
const pack = {
  columnClasses: [
    {
      id: 'news',
      title: '动态要闻',
      titleEn: 'News',
      limit: { days: 14 },
      names: ['动态', '要闻'],
      except: [],
      source,
    },
    {
      id: 'notice',
      title: '通知公告',
      titleEn: 'Notices',
      limit: { months: 6 },
      names: ['通知', '公告'],
      except: [],
      source,
    },
    {
      id: 'policy',
      title: '政策文件',
      titleEn: 'Policies',
      limit: { months: 6 },
      names: ['政策'],
      except: [],
      source,
    },
    {
      id: 'interpretation',
      title: '政策解读',
      titleEn: 'Interpretation',
      limit: { months: 6 },
      names: ['政策解读'],
      except: [],
      source,
    },
  ],
  tables: {},
} as unknown as RulePack; // Only what columns are judged by.

describe('deriveColumns', () => {
  it('names a column as the visitor reads it, and finds its newest item', () => {
    expect(columns([page('/zwgk/tzgg/', '通知公告', ['2026-10-01', '2026-11-02', '2025-01-01'])])).toEqual([
      {
        name: '通知公告',
        url: `${HOST}/zwgk/tzgg/`,
        class: 'notice',
        latest: '2026-11-02',
        limitDays: 181,
        overdue: false,
        blank: false,
      },
    ]);
  });

  it.each([
    ['2026-11-09', false],
    ['2026-11-08', true],
  ])('news of %s: overdue %s', (latest, overdue) => {
    expect(one(page('/xwzx/bmdt/', '部门动态', [latest])).overdue).toBe(overdue);
  });

  it.each([
    ['2026-05-23', false],
    ['2026-05-22', true],
  ])('notices of %s: overdue %s (calendar months)', (latest, overdue) => {
    expect(one(page('/tzgg/', '通知公告', [latest])).overdue).toBe(overdue);
  });

  it('merges the pages of a pager into the first', () => {
    const first = page('/tzgg/', '通知公告', ['2026-11-02'], {
      pager: { page: 1, pages: 2, first: `${HOST}/tzgg/` },
    });
    const second = page('/tzgg/index_1.html', '通知公告', ['2026-11-20'], {
      pager: { page: 2, pages: 2, first: `${HOST}/tzgg/index.html` },
    });
    expect(columns([second, first])).toMatchObject([{ url: `${HOST}/tzgg/`, latest: '2026-11-20' }]);
  });

  it('merges a further page that has no pager, told by its address and name', () => {
    const first = page('/tzgg/', '通知公告', ['2026-11-02']);
    const second = page('/tzgg/page-2.html', '通知公告', ['2025-01-20']);
    expect(columns([second, first])).toMatchObject([{ url: `${HOST}/tzgg/`, latest: '2026-11-02' }]);
    expect(columns([page('/tzgg/page-2.html', '其他公告', ['2025-01-20']), first])).toHaveLength(2);
  });

  it('lists columns that only send on, by the name in the menu', () => {
    const home = page('/', '首页', [], {
      shape: 'home',
      nav: [{ name: '工作动态', url: `${HOST}/gzdt/`, level: 1 }],
    });
    const onward = page('/gzdt/', '', [], { shape: 'redirect', redirectTo: `${HOST}/gzdt/ywyw/` });
    expect(derive([home, onward]).map(({ facts }) => facts)).toMatchObject([
      { name: '工作动态', kind: 'redirect', limitDays: null, overdue: null, blank: false },
    ]);
  });

  it('takes names from the site map', () => {
    const map = page('/wzdt.html', '网站地图', [], {
      shape: 'static',
      heading: '网站地图',
      blocks: [
        {
          ...block('政务公开', [null], 'nav'),
          items: [
            { ...(block('x', [null], 'nav').items[0] as Item), title: '部门动态', href: `${HOST}/a/b/` },
          ],
        },
      ],
    });
    const lost = { url: `${HOST}/a/b/`, why: 'timeout' as Obstacle };
    expect(derive([map], {}, [lost]).map(({ facts }) => facts)).toMatchObject([
      {
        name: '部门动态',
        class: 'news',
        level: 2,
        limitDays: 14,
        why: 'timeout',
        reason: 'timeout',
        overdue: null,
      },
    ]);
  });

  it('knows running topics from archived ones', () => {
    const topic = (name: string, part: Partial<PageFacts> = {}) =>
      one(page('/zt/a/', name, ['2023-01-02'], part)).topic;
    expect(topic('创建文明城市专题')).toBe('running');
    expect(topic('创建文明城市专题（已归档）')).toBe('archived');
    expect(topic('创建文明城市专题', { archived: true })).toBe('archived');
    expect(one(page('/tzgg/', '通知公告', ['2023-01-02'])).topic).toBeNull();
  });

  it('counts the items of each week that the list covers', () => {
    expect(
      one(page('/tzgg/', '通知公告', ['2026-11-23', '2026-11-17', '2026-11-16', '2026-11-01'])).rhythm,
    ).toEqual([1, 0, 1, 2]);
    const pager = { page: 1, pages: 3, first: `${HOST}/tzgg/` };
    expect(one(page('/tzgg/', '通知公告', ['2026-11-23', '2026-11-01'], { pager })).rhythm).toEqual([
      0, 0, 1,
    ]);
  });

  it('prefers the longer class name', () =>
    expect(one(page('/zcjd/', '政策解读', ['2026-11-01'])).class).toBe('interpretation'));

  it('takes class and name from the seed', () => {
    const site = { columns: [{ name: '办事动态一览', url: `${HOST}/ab/` as Url, class: 'notice' }] };
    expect(columns([page('/ab/index.html', '其他', ['2026-11-01'])], site)).toMatchObject([
      { name: '办事动态一览', class: 'notice' },
    ]);
  });

  it('does not count lists beside the column', () => {
    const facts = page('/bmdt/', '部门动态', ['2026-01-01']);
    const side = block('热点', ['2026-11-22'], 'side');
    expect(
      one(page('/bmdt/', '部门动态', ['2026-01-01'], { blocks: [...facts.facts.blocks, side] })),
    ).toMatchObject({ latest: '2026-01-01', overdue: true });
  });

  it('does not count dates in the future as newest, unless there is nothing else', () => {
    expect(one(page('/bmdt/', '部门动态', ['2027-01-01', '2026-10-01'])).latest).toBe('2026-10-01');
    expect(one(page('/bmdt/', '部门动态', ['2027-01-01'])).latest).toBe('2027-01-01');
  });

  it('fills undated rows in from the articles that were opened', () => {
    const list = page('/bmdt/', '部门动态', [null]);
    const href = list.facts.blocks[0]?.items[0]?.href ?? '';
    const article = page(href.slice(HOST.length), '部门动态', [], {
      shape: 'article',
      article: { title: 'x', published: '2026-11-20', publishedFrom: 'label', source: null },
    });
    expect(columns([list, article])).toMatchObject([{ latest: '2026-11-20', overdue: false }]);
  });

  it('cannot tell the age of a list without dates', () => {
    expect(one(page('/bmdt/', '部门动态', [null, null]))).toMatchObject({
      latest: null,
      overdue: null,
      blank: false,
    });
  });

  it('cannot tell where the list runs from old to new and its end was not seen', () => {
    const pager = { page: 1, pages: 9, first: `${HOST}/bmdt/` };
    expect(
      one(page('/bmdt/', '部门动态', ['2020-01-01', '2020-02-01', '2020-03-01'], { pager })).overdue,
    ).toBeNull();
  });

  it.each([
    ['an empty list', {}, true],
    ['a bare remark', { emptyRemark: 'bare', emptyText: '暂无内容' } as const, true],
    ['a remark with its reason', { emptyRemark: 'reason', emptyText: '我局无此职能' } as const, false],
    ['a list that a script fills', { needsScript: true }, null],
    ['a page with text', { mainTextLength: 300 }, null],
    ['a pager with more pages', { pager: { page: 1, pages: 4, first: `${HOST}/ghjh/` } }, null],
  ])('blank: %s', (_, facts, blank) => expect(one(page('/ghjh/', '规划计划', [], facts)).blank).toBe(blank));

  it('is not sure of an empty list whose articles were seen', () => {
    const article = page('/ghjh/202611/t20261101_1.html', 'x', [], { shape: 'article', breadcrumb: [] });
    expect(columns([page('/ghjh/', '规划计划', []), article])).toMatchObject([{ blank: null }]);
  });

  it('has no redirects among the columns', () => {
    const redirect = page('/gzdt/', '', [], {
      shape: 'redirect',
      redirectTo: `${HOST}/gzdt/yw/`,
      breadcrumb: [],
    });
    expect(columns([redirect, page('/gzdt/yw/', '要闻', ['2026-11-20'])])).toMatchObject([{ name: '要闻' }]);
  });

  it('sets no limit to topics and texts', () => {
    expect(one(page('/ztzl/dqjc/', '主题教育动态', ['2020-01-01'])).limitDays).toBeNull();
    expect(columns([page('/jgzn/', '机构职能', [], { shape: 'static', mainTextLength: 900 })])).toMatchObject(
      [{ blank: false, overdue: null }],
    );
  });

  it('lists columns that could not be opened, where something names them', () => {
    const home = page('/', '', [], {
      shape: 'home',
      nav: [{ name: '政策文件', url: `${HOST}/zcwj/`, level: 1 }],
      breadcrumb: [],
    });
    const found = derive([home], {}, [
      { url: `${HOST}/zcwj/index.html`, why: 'robots' },
      { url: `${HOST}/nobody-knows/`, why: 'budget' },
    ]);
    expect(found.map(({ facts }) => [facts.name, facts.why, facts.overdue, facts.blank])).toEqual([
      ['政策文件', 'robots', null, null],
    ]);
  });

  it('does not depend on the order of the pages, and changes nothing it is given', () => {
    const pages = ['a', 'b', 'c', 'd'].map((x, i) => page(`/${x}/`, `动态${x}`, [`2026-11-0${i + 1}`]));
    const frozen = pages.map(deepFreeze);
    expect(derive([...frozen].reverse())).toEqual(derive(frozen));
  });
});

function derive(
  pages: readonly SeenPage[],
  site: Partial<Site> = {},
  unseen: readonly { url: string; why: Obstacle }[] = [],
) {
  const whole = {
    id: 'x',
    name: '示例市',
    url: `${HOST}/` as Url,
    level: 'city',
    alsoHosts: [],
    columns: [],
    apps: [],
    maxPages: 9,
    ...site,
  } as Site;
  const found = deriveColumns({ site: whole, pages, unseen, pack, asOf });
  for (const { facts } of found) columnSchema.parse(facts);
  return found;
}

function columns(pages: readonly SeenPage[], site: Partial<Site> = {}) {
  return derive(pages, site).map(({ target, facts }) => ({
    name: facts.name,
    url: target.url,
    class: facts.class,
    latest: facts.latest,
    limitDays: facts.limitDays,
    overdue: facts.overdue,
    blank: facts.blank,
  }));
}

function one(seen: SeenPage) {
  const [only] = derive([seen]);
  if (!only) throw new Error('no column');
  return only.facts;
}

function page(
  path: string,
  name: string,
  dates: readonly (string | null)[],
  facts: Partial<PageFacts> = {},
): SeenPage {
  const url = HOST + path;
  return {
    url,
    facts: {
      status: 200,
      final: url,
      charset: 'utf-8',
      sizeBytes: 1,
      title: '',
      lang: null,
      meta: {},
      breadcrumb: [
        { name: '首页', url: `${HOST}/` },
        { name, url: null },
      ],
      heading: null,
      footer: { present: false, siteIdCode: null, icp: [], police: null, conac: null },
      entries: {
        jiucuo: 'no',
        elderly: 'no',
        barrierFree: 'no',
        disclosure: 'no',
        weibo: 'no',
        wechat: 'no',
      },
      blocks: dates.length > 0 ? [block(null, dates, 'main', path)] : [],
      article: null,
      shape: 'column',
      redirectTo: null,
      pager: null,
      emptyRemark: 'none',
      emptyText: '',
      mainTextLength: 0,
      needsScript: false,
      nav: [],
      ...facts,
    },
  };
}

function block(
  name: string | null,
  dates: readonly (string | null)[],
  region: Block['region'],
  path = '/',
): Block {
  const items: Item[] = dates.map((date, i) => ({
    title: `第${i}号`,
    href: `${HOST}${path}${i}.html`,
    date,
    dateText: date ?? '',
    dateFrom: date ? 'shown' : 'none',
    linkDate: null,
  }));
  const known = dates.flatMap((date) => (date ? [date] : [])).sort();
  return { name, moreUrl: null, region, items, itemCount: items.length, latest: known.at(-1) ?? null };
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
