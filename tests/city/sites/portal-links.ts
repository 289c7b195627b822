import { docx } from '../files.ts';
import { error, file, html, mime, redirect } from '../resources.ts';
import type { Site } from '../site.ts';
import type { Context } from '../world.ts';
import { at, type Basics } from './common.ts';
import type { PortalColumns } from './portal.ts';

/** Links of the portal that lead nowhere, in many shapes. */
export function addPortalLinks(
  site: Site,
  { outside }: Context,
  columns: PortalColumns,
  basics: Basics,
): void {
  addDeadPages(site, columns);
  addDeadControls(site);
  addDeadFiles(site, columns, basics);
  const article = at(columns.news, 4);
  site.insert(
    article,
    'main',
    `<p>相关链接：<a href="${site.fault('broken-link', article, `${outside.refused}/zt/`, '端口拒绝连接')}">历史专题</a>
<a href="${site.unsure('blocked-link', article, `${outside.firewall}/jyxx/`, '对方防火墙对所有访问都给出403验证页')}">公共资源交易</a>
<a href="${site.unsure('blocked-link', article, `${outside.limited}/tjgb/`, '对方限制访问频率，429')}">统计公报</a></p>`,
  );
}

function addDeadPages(site: Site, { news, notices }: PortalColumns): void {
  const first = at(news, 0);
  site.insert(
    first,
    'main',
    `<p>延伸阅读：<a href="${site.fault('broken-link', first, '../../2024zt/index.shtml', '文章里的链接404')}">专题报道</a> <a href="${notices.path}">通知公告</a></p>`,
  );
  const second = at(news, 1);
  site.serve('/ztzl/2022fk/', error(410, '该专题已下线'));
  site.insert(
    second,
    'main',
    `<p>更多内容见<a href="${site.fault('broken-link', second, '/ztzl/2022fk/', '410')}">专题</a>。</p>`,
  );
  const third = at(notices, 1);
  site.serve('/wsbs/query.jsp', error(500, 'HTTP Status 500 - Internal Server Error'));
  site.insert(
    third,
    'main',
    `<p><a href="${site.fault('broken-link', third, '/wsbs/query.jsp?type=2', '每次都是500')}">结果查询</a></p>`,
  );
  const fourth = at(news, 2);
  site.serve('/loop/a.html', redirect('/loop/b.html', 302));
  site.serve('/loop/b.html', redirect('/loop/a.html', 302));
  site.insert(
    fourth,
    'main',
    `<p><a href="${site.fault('broken-link', fourth, '/loop/a.html', '循环跳转')}">视频回放</a></p>`,
  );
}

function addDeadControls(site: Site): void {
  const { home } = site;
  site.insert(
    home,
    'main',
    `<p><button type="button" onclick="location.href='${site.fault('broken-link', home, '/wsbs/sbrk.html', '按钮脚本里的地址404')}'">网上申报</button>
<button type="button" onclick="window.location.href='/bszn/guide1.html'">办事指南</button></p>
<p><label for="jump">快速跳转</label><select id="jump" onchange="if(this.value)window.open(this.value)"><option value="">请选择</option>
<option value="${site.fault('broken-link', home, '/ztzl/jump/gone.html', '跳转菜单里的地址404')}">湖长制专题</option><option value="/jgzn.html">机构职能</option></select></p>`,
  );
}

function addDeadFiles(site: Site, { news, notices, policies }: PortalColumns, { guides }: Basics): void {
  const picture = at(news, 5);
  site.insert(
    picture,
    'main',
    `<p><img src="${site.fault('broken-image', picture, './W020261101998877.png', '图片404')}" alt="推进会现场" width="200" height="120"></p>`,
  );
  const retina = at(news, 6);
  site.insert(
    retina,
    'main',
    `<p><img src="/images/photo1.png" srcset="/images/photo1.png 1x, ${site.fault('broken-image', retina, '/images/photo1@2x.png', 'srcset 里的图片404')} 2x" alt="湖滨新城" width="200" height="120"></p>`,
  );
  const page = at(notices, 2);
  site.serve(
    '/images/map2025.png',
    html(
      '<!DOCTYPE html><html lang="zh-CN"><head><title>出错了</title></head><body><h1>您要的页面不见了</h1></body></html>',
    ),
  );
  site.insert(
    page,
    'main',
    `<p><img src="${site.fault('broken-image', page, '/images/map2025.png', '图片地址给出网页，状态200')}" alt="点位示意图" width="200" height="120"></p>`,
  );
  const notice = at(notices, 3);
  site.serve('/files/empty.docx', file(Buffer.alloc(0), mime.docx));
  site.serve('/files/notice-form.docx', file(docx('报名表'), mime.docx));
  site.insert(
    notice,
    'main',
    `<p>附件：1.<a href="${site.fault('broken-attachment', notice, '/files/empty.docx', '附件是零字节')}">申报汇总表.docx</a>
2.<a href="${site.trapLink('broken-attachment', notice, '/files/notice-form.docx', '附件正常')}">报名表.docx</a>
3.<a href="${site.fault('broken-attachment', notice, './P020261105123456.pdf', '附件404')}">评审细则.pdf</a></p>`,
  );
  const policy = at(policies, 1);
  site.serve(
    '/files/plan.xlsx',
    html(
      '<!DOCTYPE html><html lang="zh-CN"><head><title>登录</title></head><body><h1>请先登录</h1></body></html>',
    ),
  );
  site.insert(
    policy,
    'main',
    `<p><a href="${site.fault('broken-attachment', policy, '/files/plan.xlsx', '附件地址给出登录网页')}">任务分解表.xlsx</a></p>`,
  );
  const guide = guides[0];
  if (guide)
    site.insert(
      guide,
      'main',
      `<p><a href="${site.fault('broken-link', guide, '/zwfw/online.html', '在线办理入口404')}">在线办理</a></p>`,
    );
}
