import type { Site } from '../site.ts';
import { kaipu } from '../templates/kaipu.ts';
import type { Context } from '../world.ts';
import { addBasics, at, newSite } from './common.ts';

/** Kaipu pages behind a CNAME, with dates that lack the year; passes the first accessibility level. */
export function dongling(context: Context): Site {
  const site = newSite(context, {
    id: 'dongling',
    name: '东岭县人民政府',
    organ: '县政府办公室',
    area: '东岭县',
    host: 'www.dongling-demo.gov.cn',
    records: { a: [], aaaa: [], cname: 'dongling.qinghu-cdn.example' },
    level: 'county',
    county: '东岭县',
    owner: '东岭县人民政府办公室',
    siteCode: '4299220001',
    field: 'county',
    template: kaipu,
    dateStyle: 'mm-dd',
    sitemap: true,
    slogan: '山水东岭，茶香之乡',
    colour: '#1d4d63',
  });
  const { contact, functions } = addBasics(site, 9);
  const news = site.column({
    slug: 'xwdt/dlyw',
    name: '东岭要闻',
    class: 'news',
    latest: '2026-11-20',
    count: 8,
    every: 2,
    perPage: 6,
    onHome: true,
  });
  site.column({
    slug: 'xwdt/bmdt',
    name: '部门动态',
    class: 'news',
    latest: '2026-11-14',
    count: 3,
    onHome: true,
  });
  const notices = site.column({
    slug: 'zwgk/tzgg',
    name: '通知公告',
    class: 'notice',
    latest: '2026-10-30',
    count: 4,
    every: 9,
    onHome: true,
  });
  site.column({
    slug: 'zwgk/zcwj',
    name: '政策文件',
    class: 'policy',
    latest: '2025-11-18',
    count: 3,
    every: 30,
    stale: '只写月日；链接里的年份是去年',
  });
  site.column({
    slug: 'zwgk/zcjd',
    name: '政策解读',
    class: 'interpretation',
    latest: '2026-09-09',
    count: 2,
    every: 30,
  });
  site.column({
    slug: 'hdjl/zxft',
    name: '在线访谈',
    class: 'interview',
    latest: '2026-04-16',
    count: 2,
    every: 60,
  });
  site.column({
    slug: 'hdjl/dczj',
    name: '调查征集',
    class: 'survey',
    latest: '2025-07-07',
    count: 2,
    every: 60,
    stale: '调查征集类超过1年',
  });
  site.column({
    slug: 'zwgk/ghjh',
    name: '规划计划',
    class: 'planning',
    latest: '2026-03-03',
    count: 2,
    every: 90,
  });
  site.column({
    slug: 'hdjl/hfxd',
    name: '回复选登',
    class: 'replies',
    latest: '2026-09-05',
    count: 3,
    every: 7,
    stale: '答复类超过2个月',
  });
  site.blankColumn({ slug: 'zwgk/yjgl', name: '应急管理' }, '<p>暂无数据</p>', '只写暂无数据');
  const first = at(news, 1);
  site.insert(
    first,
    'main',
    `<p><a href="${site.fault('broken-link', first, './none.shtml', '相对链接404')}">相关稿件</a> <a href="${site.unsure('blocked-link', first, `${context.outside.firewall}/dl/`, '防火墙403')}">公共资源交易</a></p>`,
  );
  const second = at(notices, 1);
  site.insert(
    second,
    'main',
    `<p><a href="${site.fault('broken-attachment', second, '/files/2026/bm.docx', '附件404')}">报名表.docx</a></p>`,
  );
  site.insert(
    contact,
    'main',
    `<p><a href="http://jyj.dongling-demo.gov.cn:${context.ports.web}/">县教育局</a></p>`,
  );
  site.insert(
    functions,
    'main',
    '<p id="txt-note" style="color:#ffffff;background:#9fc5e8">本页内容由县委编办核定。</p><p style="color:#333333;background:#eaf2fb">核定时间见文件。</p>',
  );
  site.element('wcag-color-contrast', 'id="txt-note"', [functions], '白字浅蓝底');
  site.insert(
    functions,
    'main',
    '<span id="svg-chart" role="img"></span><span role="img" aria-label="机构图"></span>',
  );
  site.element('wcag-role-img-alt', 'id="svg-chart"', [functions], 'role=img 没有名称');
  site.insert(
    functions,
    'main',
    `<div role="group" aria-labelledby="dup-note"><p id="dup-note">内设机构</p></div><div role="group" aria-labelledby="dup-note"><p id="dup-note">下属单位</p></div>
<p id="txt-grad" style="color:#ffffff;background-image:linear-gradient(90deg,#123,#9bd)">本页最后核对于2026年10月。</p>`,
  );
  site.trap({
    rule: 'wcag-duplicate-id-aria',
    htmlIncludes: 'id="dup-note"',
    why: '引擎只说要人看，不能判为不合格',
  });
  site.trap({ rule: 'wcag-color-contrast', htmlIncludes: 'id="txt-grad"', why: '渐变底色，引擎说不准' });
  return site;
}
