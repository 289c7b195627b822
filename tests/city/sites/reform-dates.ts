import type { Site } from '../site.ts';
import { at } from './common.ts';

/** Items whose dates contradict one another, and items where that only seems so. */
export function addContradictions(site: Site): void {
  const column = site.column({
    slug: 'xmsp',
    name: '项目审批',
    latest: '2026-11-05',
    count: 7,
    items: [
      { date: '2026-11-05', path: '/art/2025/5/16/art_771_3301.html' },
      { date: '2026-10-20', metaDate: '2024-09-30' },
      { date: '2026-10-12', listDate: '2026-02-12' },
      { date: '2026-09-28', path: '/art/2026/8/10/art_771_3304.html' },
      { date: '2026-09-15', metaDate: '2026-06-20' },
      { date: '2026-09-01' },
      { date: '2026-08-20' },
    ],
  });
  const fault = (index: number, why: string): void => site.item('date-contradiction', at(column, index), why);
  fault(0, '网址里的日期比发布日期早一年半');
  fault(1, 'PubDate 比页面上的发布日期早两年');
  fault(2, '列表上的日期比发布日期早八个月');
  const fine = (index: number, why: string): void =>
    site.trap({ rule: 'date-contradiction', url: at(column, index).url, why });
  fine(3, '网址里的日期只差49天');
  fine(4, 'PubDate 差87天，不到90天');
  fine(5, '成文日期不参加比较');
  fine(6, '受理日期和活动日期不参加比较');
  site.insert(
    at(column, 5),
    'main',
    '<p>索引号：011330255/2023-00017　成文日期：2023-03-02　发文机关：市发展改革委</p>',
  );
  site.insert(at(column, 6), 'main', '<p>受理日期：2025-11-03　活动时间：2027年3月1日至3月15日</p>');
}
