import { docx, pdf } from '../files.ts';
import { png } from '../images.ts';
import type { Place } from '../model.ts';
import { file, html, mime, redirect } from '../resources.ts';
import type { Site } from '../site.ts';
import type { Context } from '../world.ts';
import { at, sideList } from './common.ts';
import type { PortalColumns } from './portal.ts';

/** Things on the portal that look like defects and are none. */
export function addPortalTraps(site: Site, context: Context, columns: PortalColumns): void {
  const page = site.page('/ztzl/ljcs.html', '便民链接', '<p>本页汇集常用便民链接。</p>', true);
  addInertLinks(site, page);
  addGoodOddLinks(site, page, context, columns);
  addOddFiles(site, page);
  addForbidden(site, page);
  addEndless(site, page);
  addTopics(site, columns);
}

function addInertLinks(site: Site, page: Place): void {
  const inert = (href: string, why: string): string => site.trapLink('broken-link', page, href, why);
  for (const url of [page.url, site.url, 'http://10.1.2.3/oa/login.html'])
    site.tolerate({ rule: 'ipv4-literal', url, why: '内网地址也是写成数字的地址' });
  site.insert(
    page,
    'main',
    `<!-- <a href="${inert('/old/in-comment.html', '注释里的链接')}">旧入口</a> <img src="${site.trapLink('broken-image', page, '/images/in-comment.png', '注释里的图片')}"> -->
<template><a href="${inert('/old/in-template.html', 'template 里的链接')}">模板</a><img src="${site.trapLink('broken-image', page, '/images/in-template.png', 'template 里的图片')}" alt="模板图片"></template>
<script>var html='<a href="${inert('/old/in-script.html', '脚本字符串里的链接')}">旧</a>';</script>
<p><a href="mailto:szxx@qinghu-demo.gov.cn">市长信箱</a> <a href="tel:12345">12345热线</a> <a href="javascript:void(0)">收藏本站</a> <a href="javascript:window.print()">打印</a> <a href="#">返回顶部</a></p>
<p><a href="${site.fault('intranet-link', page, inert('http://10.1.2.3/oa/login.html', '内网地址，不得访问'), '内网地址')}">内部办公</a></p>`,
  );
}

function addGoodOddLinks(site: Site, page: Place, { outside }: Context, columns: PortalColumns): void {
  const good = (href: string, why: string): string => site.trapLink('broken-link', page, href, why);
  const chinese = site.page(
    '/ztzl/湖长制/工作简介.html',
    '湖长制工作简介',
    '<p>清湖市全面推行湖长制，建立市、县、乡、村四级湖长体系。</p><h2 id="zz">组织体系</h2><p>市级湖长由市政府负责同志担任。</p>',
  );
  site.serve('/r/1', redirect('/r/2', 301));
  site.serve('/r/2', redirect('/r/3', 302));
  site.serve('/r/3', redirect('/jgzn.html', 301));
  const article = at(columns.news, 3);
  site.insert(
    page,
    'main',
    `<p><a href="${good('/ztzl/湖长制/工作简介.html', '路径含中文')}">湖长制</a> <a href="${good('/search?关键词=清湖', '查询串含中文')}">搜索“清湖”</a>
<a href="${chinese.path}#zz">组织体系</a> <a href="${good('/r/1', '三次跳转后正常')}">机构</a>
<a href="${good(`${outside.flaky}/thread/1024.html`, '第一次503，再访问正常')}">清湖论坛</a> <a href="${good(`${outside.noHead}/course/`, 'HEAD 405，GET 正常')}">教育云平台</a> <a href="${good(`${outside.slow}/`, '第一次要3秒')}">市图书馆</a> <a href="${good(`${outside.services}/`, '正常的外部网站')}">政务服务网</a></p>
<p><a href="${article.path}?print=1">打印版</a> <a href="${article.path}?share=weixin">分享到微信</a> <a href="${article.path}?from=timeline">朋友圈</a> <a href="/jgzn.html?sessionid=9F2C66A1">机构职能</a></p>`,
  );
  const based = site.rawPage(
    '/ztzl/sjkf/index.html',
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>数据开放专题</title><base href="/ztzl/data/"></head><body><main><h1>数据开放专题</h1><p><a href="ml.html">数据目录</a> <a href="/">返回首页</a></p></main></body></html>`,
  );
  site.trap({
    rule: 'broken-link',
    url: new URL('ml.html', based.url).href,
    why: '有 base 元素，链接不在本目录',
  });
  site.page('/ztzl/data/ml.html', '数据目录', '<p>目录共收录公共数据资源86类。</p>');
  site.insert(page, 'main', `<p><a href="${based.path}">数据开放专题</a></p>`);
}

function addOddFiles(site: Site, page: Place): void {
  site.serve('/download.do', file(pdf('年度计划'), 'application/octet-stream'));
  site.serve('/files/rules.docx', file(docx('评分细则'), 'text/plain'));
  site.serve('/image.do', file(png(60, 40, '#556677'), mime.png));
  const good = (rule: string, href: string, why: string): string => site.trapLink(rule, page, href, why);
  site.insert(
    page,
    'main',
    `<p><a href="${good('broken-attachment', '/download.do?id=31', '地址没有扩展名的附件')}">年度计划.pdf</a> <a href="${good('broken-attachment', '/files/rules.docx', '类型写错的附件，内容是好的')}">评分细则.docx</a> <img src="${good('broken-image', '/image.do?id=7', '地址没有扩展名的图片')}" alt="标志" width="60" height="40"></p>`,
  );
}

function addForbidden(site: Site, page: Place): void {
  site.rawPage(
    '/internal/index.html',
    '<!DOCTYPE html><html lang="zh-CN"><head><title>内部</title></head><body><h1>内部</h1><a href="/internal/none.html">无</a></body></html>',
  );
  const why = 'robots.txt 禁止访问，不得请求';
  site.insert(
    page,
    'main',
    `<p><a href="${site.unsure('blocked-link', page, '/internal/index.html', why)}">内部资料</a> <a href="${site.unsure('blocked-link', page, '/internal/lost.html', why)}">内部旧稿</a></p>`,
  );
}

function addEndless(site: Site, page: Place): void {
  const shell = (title: string, body: string): string =>
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
  site.serve('/hdjl/rl/', (path) => {
    const month = /month=(\d+)/.exec(path)?.[1] ?? '0';
    const n = Number(month);
    return html(shell('活动日历', `<p>第${n}个月没有安排。</p><p><a href="?month=${n + 1}">后一月</a></p>`));
  });
  // Every address below it exists, and leads one folder deeper.
  let deep = '/ztzl/dt/';
  for (let i = 0; i < 200; i++) {
    site.serve(deep, () => html(shell('电子地图', '<p>地图正在加载。</p><p><a href="dt/">下一级</a></p>')));
    deep += 'dt/';
  }
  site.serve(deep, html(shell('电子地图', '<p>地图正在加载。</p>')));
  site.insert(
    page,
    'main',
    '<p><a href="/hdjl/rl/?month=11">活动日历</a> <a href="/ztzl/dt/">电子地图</a></p>',
  );
}

function addTopics(site: Site, { news, old }: PortalColumns): void {
  const items = [
    { title: '市直机关集中学习研讨', date: '2023-09-11' },
    { title: '调查研究成果交流会召开', date: '2023-08-28' },
  ].map((item, i) => ({
    ...item,
    href: site.page(
      `/ztzl/2023jy/${i + 1}.html`,
      item.title,
      `<p>发布日期：${item.date}</p><p>按照主题教育安排，有关单位开展了相应活动。</p>`,
    ).path,
  }));
  const topic = site.page(
    '/ztzl/2023jy/index.html',
    '主题教育专题（已归档）',
    `<p>本专题已归档，不再更新。</p>${sideList('专题动态', items)}`,
    true,
  );
  site.trap({ rule: 'stale-column', url: topic.url, why: '已归档的专题不要求更新' });
  site.insert(news, 'side', sideList('热点推荐', old.articles));
  site.trap({ rule: 'stale-column', url: news.url, why: '旁边的热点推荐是旧的，列表是新的' });
}
