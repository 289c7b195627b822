import type { Site } from '../site.ts';
import { trs } from '../templates/trs.ts';
import type { Context } from '../world.ts';
import { addBasics, at, newSite } from './common.ts';
import { excuseLinks } from './ipv6-claims.ts';

/** TRS pages on a port of their own, where nothing listens over IPv6. */
export function science(context: Context): Site {
  const site = newSite(context, {
    id: 'kjj',
    name: '清湖市科学技术局',
    organ: '市科技局',
    area: '清湖市',
    host: 'kjj.qinghu-demo.gov.cn',
    port: context.ports.v4only,
    level: 'department',
    owner: '清湖市科学技术局',
    siteCode: '4299000007',
    field: 'science',
    template: trs,
    dateStyle: 'yyyy/mm/dd',
    slogan: '创新引领，科技兴市',
    colour: '#1f3f77',
  });
  site.siteFault('ipv6-unreachable', '有 AAAA 记录，但 IPv6 上没有服务');
  excuseLinks(site);
  const { guides } = addBasics(site, 5);
  const news = site.column({
    slug: 'kjxw',
    name: '科技新闻',
    class: 'news',
    latest: '2026-11-17',
    count: 7,
    every: 2,
    perPage: 5,
    onHome: true,
  });
  const notices = site.column({
    slug: 'tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-06-02',
    count: 4,
    every: 14,
    onHome: true,
    trap: '还在6个月之内',
  });
  site.column({
    slug: 'zcwj',
    name: '政策文件',
    class: 'policy',
    latest: '2026-04-02',
    count: 3,
    every: 40,
    table: true,
    stale: '政策类超过6个月',
  });
  site.column({
    slug: 'zcjd',
    name: '政策解读',
    class: 'interpretation',
    latest: '2026-07-22',
    count: 2,
    every: 40,
  });
  site.column({
    slug: 'ghjh',
    name: '规划计划',
    class: 'planning',
    latest: '2026-01-15',
    count: 2,
    every: 100,
  });
  site.column({
    slug: 'rsrm',
    name: '人事任免',
    class: 'personnel',
    latest: '2026-02-26',
    count: 2,
    every: 60,
  });
  site.column({
    slug: 'gzjz',
    name: '工作进展',
    class: 'news',
    latest: '2026-09-28',
    count: 3,
    every: 10,
    stale: '动态类超过14天',
  });
  site.blankColumn({ slug: 'kjcg', name: '科技成果' }, '<p>暂无数据！</p>', '只写暂无数据');
  const first = at(news, 0);
  site.insert(
    first,
    'main',
    `<p><img src="/images/photo2.png" srcset="${site.fault('broken-image', first, '/images/lab-640.png', 'srcset 里的图片404')} 640w, /images/photo2.png 400w" sizes="400px" alt="实验室" width="200" height="120"></p>
<p><a href="${site.fault('broken-link', first, `${context.outside.refused}/kj/`, '端口拒绝连接')}">项目申报系统</a></p>`,
  );
  const second = at(notices, 0);
  site.insert(
    second,
    'main',
    `<p>附件：<a href="${site.fault('broken-attachment', second, './P020260602555.xlsx', '附件404')}">推荐汇总表.xlsx</a></p>`,
  );
  const guide = guides[1] ?? site.home;
  site.insert(
    guide,
    'main',
    `<p><button type="button" onclick="window.location='${site.fault('broken-link', guide, '/declare/start.do', '按钮脚本里的地址404')}'">开始申报</button></p><details><summary id="sum-none"></summary><p>补充说明</p></details><details><summary>常见问题</summary><p>请提前准备材料。</p></details>`,
  );
  site.element('control-without-name', 'id="sum-none"', [guide], '展开按钮没有文字');
  site.edit('everywhere', (html) =>
    html.replace(
      'content="width=device-width, initial-scale=1"',
      'content="width=device-width, initial-scale=1, maximum-scale=1, user-scalable=no"',
    ),
  );
  site.element('wcag-meta-viewport', 'user-scalable=no', 'everywhere', '禁止缩放');
  return site;
}
