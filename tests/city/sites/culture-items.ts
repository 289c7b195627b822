import { paragraphs } from '../content.ts';
import type { Article } from '../model.ts';
import type { Site } from '../site.ts';
import { at } from './common.ts';

/** Items without a date, and old items that come again under a new one. */
export function addItems(site: Site): void {
  addUndated(site);
  addWithHiddenDates(site);
  addReposts(site);
  addRegulars(site);
}

const none = { listDate: null, pageDate: null, metaDate: null } as const;

function addUndated(site: Site): void {
  const mixed = site.column({
    slug: 'zlxz',
    name: '资料下载',
    latest: '2026-10-16',
    count: 4,
    every: 20,
    items: [{}, none, none, none],
  });
  site.insert(at(mixed, 2), 'main', '<p>来源：市文旅局　浏览量：20261105 次　字号：大 中 小</p>');
  site.insert(at(mixed, 3), 'main', '<p>索引号：011330310/2026-00412　咨询电话：0799-8611020</p>');
  fault(at(mixed, 1), '列表、页面、标签、网址都没有日期');
  fault(at(mixed, 2), '浏览量像日期，其实没有日期');
  fault(at(mixed, 3), '只有索引号和电话号码');
  const whole = site.column({
    slug: 'zlgg',
    name: '展览公告',
    class: 'notice',
    latest: '2026-06-30',
    count: 2,
    items: [none, none],
    trap: '整个栏目没有日期，不能说它过期',
  });
  for (const article of whole.articles) fault(article, '整个栏目的条目都没有日期');
  function fault(article: Article, why: string): void {
    site.item('undated-item', article, why);
  }
}

function addWithHiddenDates(site: Site): void {
  const hidden = site.column({
    slug: 'mswh',
    name: '民俗文化',
    latest: '2026-09-30',
    count: 5,
    every: 15,
    items: [
      { ...none, metaDate: '2026-09-30' },
      none,
      none,
      { listDate: null, metaDate: null },
      { pageDate: null, metaDate: null },
    ],
  });
  site.insert(at(hidden, 1), 'main', '<p>2026年09月12日 15时20分　市文旅局</p>');
  site.insert(
    at(hidden, 2),
    'main',
    `<p>发布时间：<span id="pd"></span></p><script>var pubdata='2026-09-03';document.getElementById('pd').textContent=pubdata;</script>`,
  );
  const fine = (index: number, why: string): void =>
    site.trap({ rule: 'undated-item', url: at(hidden, index).url, why });
  fine(1, '日期没有标签，写成年月日时分');
  fine(2, '日期由脚本写出');
  fine(3, '列表没有日期，页面有');
  site.tolerate({ rule: 'undated-item', url: at(hidden, 0).url, why: '日期只在 PubDate 里，读者看不到' });
  site.tolerate({ rule: 'undated-item', url: at(hidden, 4).url, why: '日期只在列表里，正文页没有' });
  site.tolerate({ rule: 'undated-item', url: hidden.url, why: '栏目里有上述两条' });
}

function addReposts(site: Site): void {
  const title = '清湖古城修缮保护工程纪实：三年巡礼';
  const [first, second] = [text('repost/a'), text('repost/b')];
  const again = '清湖渔歌入选非物质文化遗产名录 传承基地揭牌';
  const column = site.column({
    slug: 'wlzx',
    name: '文旅资讯',
    latest: '2026-11-06',
    count: 4,
    items: [
      { date: '2026-11-06', title, paragraphs: first },
      { date: '2026-10-15', title: again.replace(' ', '，'), paragraphs: second },
      { date: '2024-05-20', title, paragraphs: first },
      { date: '2024-03-11', title: again, paragraphs: second },
    ],
  });
  const other = site.column({
    slug: 'lszl',
    name: '历史资料',
    latest: '2023-07-04',
    count: 1,
    inMenu: false,
    items: [{ date: '2023-07-04', title: '湖滨大道街头艺术季回顾与展望', paragraphs: text('repost/c') }],
  });
  const moved = site.column({
    slug: 'ysyj',
    name: '艺术研究',
    latest: '2026-11-02',
    count: 1,
    items: [{ date: '2026-11-02', title: '湖滨大道街头艺术季回顾与展望', paragraphs: text('repost/c') }],
  });
  const old = column.articles.map((article) => article.url);
  site.item('reposted-as-new', at(column, 0), '同一栏目两年前的旧文，换了日期再发', [old[2] ?? '']);
  site.item('reposted-as-new', at(column, 1), '正文相同，标题只差标点', [old[3] ?? '']);
  site.item('reposted-as-new', at(moved, 0), '别的栏目三年前的旧文', [other.url, at(other, 0).url]);
  function text(key: string): string[] {
    return paragraphs(`wlj/${key}`, site.spec);
  }
}

function addRegulars(site: Site): void {
  const weekly = site.column({
    slug: 'hmyc',
    name: '惠民演出',
    latest: '2026-11-15',
    count: 3,
    every: 4,
    titles: ['一周惠民演出安排', '一周惠民演出安排', '一周惠民演出安排'],
    items: [
      {
        paragraphs: [
          '周六晚在湖滨剧场演出地方戏《渔光曲》，凭票入场。',
          '周日下午在文化馆举行少儿器乐专场。',
        ],
      },
      { paragraphs: ['本周安排民乐专场两场，地点在工人文化宫。', '因场馆检修，原定的话剧改期。'] },
      {
        paragraphs: ['儿童剧《小蝌蚪》连演三天，每天上午十点开始。', '请家长看护好儿童，提前十五分钟入场。'],
      },
    ],
  });
  const shared = site.column({
    slug: 'ssly',
    name: '赛事旅游',
    latest: '2026-11-04',
    count: 1,
    items: [
      {
        date: '2026-11-04',
        title: '环湖自行车赛报名须知发布',
        paragraphs: paragraphs('wlj/race', site.spec),
      },
    ],
  });
  const copy = site.column({
    slug: 'fwzn',
    name: '服务指南',
    latest: '2026-11-04',
    count: 1,
    items: [
      {
        date: '2026-11-04',
        title: '环湖自行车赛报名须知发布',
        paragraphs: paragraphs('wlj/race', site.spec),
      },
    ],
  });
  for (const article of [...weekly.articles, ...shared.articles, ...copy.articles])
    site.trap({
      rule: 'reposted-as-new',
      url: article.url,
      why: '定期发布的同名信息，或同一天在两个栏目发布',
    });
}
