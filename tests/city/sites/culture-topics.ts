import type { Column, ColumnOptions } from '../model.ts';
import type { Site } from '../site.ts';

/** Topics of campaigns that are over: some say so, some do not. */
export function addOldTopics(site: Site): void {
  const fault = (column: Column, why: string): void =>
    site.flaw('expired-topic', 'column', column.path, why, {
      target: { type: 'column', name: column.name, url: column.url },
    });
  const fine = (column: Column, why: string): void => {
    for (const rule of ['expired-topic', 'stale-column']) site.trap({ rule, url: column.url, why });
  };
  fault(topic(site, 'dsxx', '党史学习教育专题', '2021-12-20'), '活动早已结束，没有归档标记');
  fault(
    topic(site, '2022cwzt', '2022年创建全国文明城市专题', '2022-11-18'),
    '标题是2022年的活动，没有归档标记',
  );
  fault(topic(site, 'rkpc', '第七次全国人口普查专题', '2021-05-13'), '普查已结束，没有归档标记');
  fine(topic(site, 'tpgj', '脱贫攻坚专题（已归档）', '2020-12-30'), '标题标明已归档');
  const marked = topic(site, 'yqfk', '疫情防控专题', '2022-12-01');
  site.insert(marked, 'main', '<p>本专题已于2023年2月归档，不再更新，内容仅供查阅。</p>');
  fine(marked, '正文标明已归档');
  fine(topic(site, 'sswgh', '“十五五”规划编制专题', '2026-11-03'), '专题还在进行');
  fine(topic(site, '2024lyj', '2024—2026年文旅融合行动专题', '2026-10-08'), '名称以2024年开头，仍在更新');
  const links = site.columns.filter((column) => column.slug.startsWith('ztzl/'));
  site.insert(
    site.home,
    'main',
    `<h2>专题专栏</h2><ul class="zt">${links.map((column) => `<li><a href="${column.path}">${column.name}</a></li>`).join('')}</ul>`,
  );
}

function topic(site: Site, slug: string, name: string, latest: string): Column {
  const options: ColumnOptions = { slug: `ztzl/${slug}`, name, latest, count: 1, inMenu: false };
  return site.column(options);
}
