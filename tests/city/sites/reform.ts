import { clicked, dataProxy, dataStore, elsewhere, jsonList, scriptArray } from '../lists.ts';
import type { Column } from '../model.ts';
import { error, redirect } from '../resources.ts';
import type { Site } from '../site.ts';
import { hanweb } from '../templates/hanweb.ts';
import type { Context } from '../world.ts';
import { addContact, newSite } from './common.ts';
import { addContradictions } from './reform-dates.ts';

/** Hanweb pages whose lists come out of scripts: stores, proxies, JSON, clicks, tabs. */
export function reform(context: Context): Site {
  const site = newSite(context, {
    id: 'fgw',
    name: '清湖市发展和改革委员会',
    organ: '市发展改革委',
    area: '清湖市',
    host: 'fgw.qinghu-demo.gov.cn',
    level: 'department',
    owner: '清湖市发展和改革委员会',
    siteCode: '4299000003',
    field: 'government',
    template: hanweb,
    dateStyle: 'yyyy-mm-dd',
    slogan: '谋全局，促发展',
    colour: '#3a3f6b',
  });
  addContact(site, 3);
  const news = addNews(site, context.outside.news);
  addDocuments(site, context.outside.news);
  addBlanks(site);
  addRedirects(site, context.outside.services, news);
  addContradictions(site);
  return site;
}

interface News {
  readonly fresh: Column;
  readonly stale: Column;
}

function addNews(site: Site, news: string): News {
  const fresh = site.column({
    slug: 'gzdt',
    name: '工作动态',
    class: 'news',
    latest: '2026-11-20',
    count: 7,
    every: 1,
    onHome: true,
    hrefs: elsewhere(news, 'fg', 2, 7),
  });
  site.column({
    slug: 'fgyw',
    name: '发改要闻',
    class: 'news',
    latest: '2026-11-22',
    count: 6,
    every: 1,
    onHome: true,
    hrefs: elsewhere(news, 'yw', 1, 6),
    view: dataStore,
    trap: '列表写在脚本元素的 datastore 里，是新的',
  });
  const stale = site.column({
    slug: 'xmdt',
    name: '项目动态',
    class: 'news',
    latest: '2026-09-21',
    count: 3,
    hrefs: elsewhere(news, 'xm', 1, 3),
    view: dataStore,
    stale: '列表写在脚本元素的 datastore 里，已两个月没有更新',
  });
  return { fresh, stale };
}

function addDocuments(site: Site, news: string): void {
  site.column({
    slug: 'tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-03-30',
    count: 3,
    view: dataProxy(site),
    hrefs: elsewhere(news, 'tz', 2, 3),
    stale: '列表由脚本向数据代理索取，超过6个月',
  });
  site.column({
    slug: 'gsgg',
    name: '公示公告',
    class: 'notice',
    latest: '2026-10-09',
    count: 2,
    view: dataProxy(site),
    trap: '列表由脚本向数据代理索取，是新的',
  });
  site.column({
    slug: 'zcwj',
    name: '政策文件',
    class: 'policy',
    latest: '2026-02-11',
    count: 2,
    view: jsonList(site),
    stale: '列表是 JSON，超过6个月',
  });
  site.column({
    slug: 'zcjd',
    name: '政策解读',
    class: 'interpretation',
    latest: '2026-09-14',
    count: 2,
    view: jsonList(site),
    trap: '列表是 JSON，是新的',
  });
  site.column({
    slug: 'ghjh',
    name: '规划计划',
    class: 'planning',
    latest: '2026-06-18',
    count: 2,
    view: scriptArray,
    trap: '列表是脚本里的数组，是新的',
  });
  site.column({
    slug: 'rsxx',
    name: '人事信息',
    class: 'personnel',
    latest: '2025-08-05',
    count: 2,
    view: clicked,
    stale: '条目靠 onclick 打开，超过1年',
  });
  site.column({
    slug: 'yjzj',
    name: '意见征集',
    class: 'survey',
    latest: '2026-07-10',
    count: 2,
    view: clicked,
    trap: '条目靠 onclick 打开，是新的',
  });
}

function addBlanks(site: Site): void {
  const blank = (slug: string, name: string, text: string, why: string): void =>
    void site.blankColumn({ slug, name }, text, why);
  site.blankColumn({ slug: 'jgsf', name: '价格收费', view: dataStore }, '', 'datastore 里没有一条记录');
  site.blankColumn(
    { slug: 'zdxm', name: '重大项目', view: jsonList(site) },
    '',
    'JSON 里没有条目，脚本写出暂无数据',
  );
  blank('ggzypz', '公共资源配置', '<p>暂无信息。</p>', '只写暂无信息');
  blank('xzcf', '行政处罚', '<p class="nodata">暂无相关内容，谢谢您的关注！</p>', '客套话不是原因');
  blank(
    'zmhd',
    '招商活动',
    '<div class="nodata"><img src="/resource/photo1.png" alt="暂无数据" width="80" height="48"></div>',
    '空状态图片',
  );
  const excused = (slug: string, name: string, text: string, why: string): void =>
    void site.excusedColumn({ slug, name }, text, why);
  excused(
    'yjya',
    '应急预案',
    '<p>经核查，2026年以来本单位没有制定应急预案类文件，故本栏目暂无内容。</p>',
    '说明了缺什么和为什么',
  );
  excused(
    'nyaq',
    '能源安全',
    '<p>根据机构改革方案，能源安全管理职能已划转市能源局，相关信息请到市能源局网站查阅。</p>',
    '说明职能已划转和去处',
  );
  excused(
    'xyxx',
    '信用信息',
    '<p>本栏目内容已并入“<a href="/lxwm.html">公示公告</a>”栏目，请前往查看。</p>',
    '说明内容并入何处',
  );
  site.excusedColumn(
    { slug: 'jgjc', name: '价格监测', view: jsonList(site, error(500, '内部错误')) },
    '',
    '列表的 JSON 打不开，看不到的不能判为空白',
  );
}

function addRedirects(site: Site, services: string, { fresh, stale }: News): void {
  const shell = (head: string): string =>
    `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>跳转</title>${head}</head><body></body></html>`;
  const places = [
    site.serve('/xxgk/', redirect(fresh.path, 302)),
    site.rawPage('/xwzx/', shell(`<meta http-equiv="refresh" content="0; url=${fresh.path}">`)),
    site.rawPage('/zwdt/', shell(`<script>window.location.replace('${fresh.path}');</script>`)),
    site.serve('/bsfw/', redirect(`${services}/fgw/`, 301)),
  ];
  const names = ['信息公开', '新闻中心', '政务动态', '办事服务'];
  site.insert(
    site.home,
    'main',
    `<ul class="lm">${places.map((place, i) => `<li><a href="${place.path}">${names[i]}</a></li>`).join('')}</ul>`,
  );
  for (const { url } of places)
    for (const rule of ['blank-column', 'stale-column']) site.trap({ rule, url, why: '栏目只是跳转到别处' });
  const tab = (column: Column): string =>
    `<div class="tab"><h2><a href="${column.path}">${column.name}</a></h2><ul>${column.articles.map((a) => `<li><a href="${a.href}">${a.title}</a> <span>${a.date}</span></li>`).join('')}</ul><a href="${column.path}" aria-label="更多${column.name}">更多</a></div>`;
  const hub = site.page(
    '/dtzx/index.html',
    '动态中心',
    `<div class="tabs">${tab(stale)}${tab(fresh)}</div>`,
    true,
  );
  for (const rule of ['blank-column', 'stale-column'])
    site.trap({ rule, url: hub.url, why: '几个标签页各是一个栏目的摘要，页面本身不是栏目' });
}
