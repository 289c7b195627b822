import { html } from '../resources.ts';
import type { Site } from '../site.ts';
import type { Context } from '../world.ts';
import type { AddPage } from './law.ts';

/** The ways in which the host at the other end may answer. */
export function addHosts(site: Site, context: Context, add: AddPage): void {
  addFlaky(site, context, add);
  addWalls(site, context, add);
  addMoves(site, context, add);
  addSoft(site, context, add);
  addSecure(site, context, add);
}

function addFlaky(site: Site, { odd, outside }: Context, add: AddPage): void {
  add('时好时坏', (page) => {
    const fine = (href: string, why: string): string => {
      site.trap({ rule: 'suspect-link', url: href, why });
      return site.trapLink('broken-link', page, href, why);
    };
    return `<p><a href="${fine(`${odd.twice}/cx/1`, '503、503、200')}">甲</a> <a href="${fine(`${odd.resetOnce}/gz/1`, '连接断开一次')}">乙</a> <a href="${fine(`${odd.missingOnce}/fy/1`, '先404，后正常')}">丙</a> <a href="${fine(`${outside.slow}/law/`, '第一次应答慢')}">丁</a> <a href="${fine(`${odd.headMissing}/dt/`, 'HEAD 404，GET 正常')}">戊</a> <a href="${fine(`${odd.headForbidden}/dt/`, 'HEAD 403，GET 正常')}">己</a> <a href="${fine(`${odd.busyOnce}/sj/`, '429 和 Retry-After，之后正常')}">庚</a></p>
<p><a href="${site.fault('broken-link', page, `${odd.broken}/503`, '一直是503')}">辛</a> <a href="${site.fault('broken-link', page, `${odd.broken}/502`, '一直是502')}">壬</a> <a href="${site.unsure('suspect-link', page, `${odd.noAnswer}/`, '域名服务器答复 SERVFAIL，不能说域名不存在')}">癸</a></p>`;
  });
}

function addWalls(site: Site, { odd }: Context, add: AddPage): void {
  add('防护墙', (page) => {
    const walled = (kind: string, why: string): string =>
      `<a href="${site.unsure('blocked-link', page, `${odd.walls}/${kind}/info.html`, why)}">${kind}</a>`;
    return `<p>${walled('403', '防火墙拦截页')} ${walled('405', '云防护拦截页')} ${walled('412', '脚本校验')} ${walled('521', 'Cookie 校验')} ${walled('captcha', '状态200的滑块验证页')} ${walled('login', '401，要登录')}</p>`;
  });
}

function addMoves(site: Site, { odd }: Context, add: AddPage): void {
  add('跳转', (page) => {
    const fine = (href: string, why: string): string => site.trapLink('broken-link', page, href, why);
    const dead = (href: string, why: string): string => site.fault('broken-link', page, href, why);
    return `<p><a href="${fine(`${odd.moves}/301`, '永久移走，新址正常')}">甲</a> <a href="${fine(`${odd.moves}/chain/1`, '四次跳转后正常')}">乙</a> <a href="${dead(`${odd.moves}/lost`, '跳到404')}">丙</a> <a href="${dead(`${odd.moves}/endless/1`, '没有尽头的跳转')}">丁</a></p>`;
  });
}

function addSoft(site: Site, { odd }: Context, add: AddPage): void {
  const page404 = (title: string, text: string) =>
    html(
      `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p><p><a href="/">返回首页</a></p></main></body></html>`,
    );
  site.serve('/lj/vanished.html', page404('404', '您访问的页面不存在，可能已被删除、更名或暂时不可用。'));
  const about = site.page(
    '/lj/about404.html',
    '关于部分网页提示“页面不存在”的说明',
    '<p>因网站栏目调整，部分旧网址打开时会提示“404 页面不存在”。请从首页重新进入有关栏目，或者通过站内搜索查找。由此带来的不便，敬请谅解。需要帮助的，可拨打咨询电话联系网站管理人员，我们将在三个工作日内处理。</p>',
  );
  add('假正常', (page) => {
    const soft = (href: string, why: string): string => {
      site.trapLink('broken-link', page, href, '状态不是错误');
      return site.fault('soft-404', page, href, why);
    };
    const fine = (href: string, why: string): string => site.trapLink('soft-404', page, href, why);
    return `<p><a href="${soft(`${odd.soft}/news/old/7788.html`, '状态200的错误页')}">甲</a> <a href="${soft(`${odd.softRedirect}/list/9.html`, '跳到错误页，状态200')}">乙</a> <a href="${soft(`${odd.softHome}/zt/3.html`, '未知地址一律跳回首页')}">丙</a> <a href="${soft('/lj/vanished.html', '本站页面写着页面不存在，状态200')}">丁</a></p>
<p><a href="${fine(`${odd.soft}/news/1.html`, '同一主机上真实存在的页面')}">戊</a> <a href="${fine(`${odd.softRedirect}/news/2.html`, '同一主机上真实存在的页面')}">己</a> <a href="${fine(`${odd.softHome}/news/3.html`, '同一主机上真实存在的页面')}">庚</a> <a href="${fine(`${odd.application}/service/list`, '单页应用，所有地址同一外壳')}">辛</a> <a href="${fine(about.path, '文章谈到404，本身正常')}">壬</a> <a href="${fine(`${odd.softHome}/`, '首页本身')}">癸</a></p>`;
  });
}

function addSecure(site: Site, { odd }: Context, add: AddPage): void {
  add('安全连接', (page) => {
    const dead = (href: string, why: string): string => site.fault('broken-link', page, href, why);
    return `<p><a href="${dead(`${odd.expired}/`, '证书过期')}">甲</a> <a href="${dead(`${odd.otherName}/`, '证书是别的域名的')}">乙</a> <a href="${dead(`${odd.selfSigned}/`, '自签名证书，浏览器会拦下')}">丙</a> <a href="${site.trapLink('broken-link', page, `${odd.secure}/`, '证书正常')}">丁</a></p>`;
  });
}
