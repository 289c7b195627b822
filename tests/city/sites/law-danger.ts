import type { Place } from '../model.ts';
import type { Site } from '../site.ts';
import type { Context } from '../world.ts';
import type { AddPage } from './law.ts';

/** Links to what no government site may lead to, and links that visitors cannot follow. */
export function addDanger(site: Site, context: Context, add: AddPage): void {
  addFriends(site, context, add);
  addDark(site, context, add);
  addInside(site, context, add);
  addMaintenance(site, context, add);
}

function addFriends(site: Site, { odd, outside }: Context, add: AddPage): void {
  add('友好单位', (page) => {
    const taken = (href: string, name: string, why: string): string =>
      `<a href="${site.fault('hijacked-link', page, href, why)}">${name}</a>`;
    const fine = (href: string, name: string, why: string): string =>
      `<a href="${site.trapLink('hijacked-link', page, href, why)}">${name}</a>`;
    return `<p>${taken(`${odd.parked}/`, '老法学会', '域名已停放出售')} ${taken(`${odd.gambling}/index.html`, '法律服务网', '域名被人接手，成了赌博网站')} ${taken(`${odd.adult}/`, '普法影视', '成了色情网站')} ${taken(`${odd.hijacked}/`, '律师协会', '跳转到赌博网站')}</p>
<p>${fine(`${odd.police}/`, '警方提示', '警方谈打击赌博，不是赌博网站')} ${fine(`${odd.lottery}/`, '体彩中心', '合法的体育彩票')} ${fine(`${outside.news}/law/`, '新闻网', '正常网站')}</p>`;
  });
}

/** Each hidden in a way of its own, towards an address of its own. */
function addDark(site: Site, { odd }: Context, add: AddPage): void {
  const hidden: readonly (readonly [string, string, (link: string) => string])[] = [
    ['display', 'display:none', (link) => `<div style="display:none">${link}</div>`],
    ['size', '字号为零', (link) => `<p style="font-size:0">${link}</p>`],
    [
      'left',
      '移到屏幕之外',
      (link) => `<div style="position:absolute;left:-9999px;top:-9999px">${link}</div>`,
    ],
    ['height', '高度为零并截断', (link) => `<div style="height:0;overflow:hidden">${link}</div>`],
    [
      'script',
      '由脚本隐藏',
      (link) =>
        `<div id="yqlj">${link}</div><script>document.getElementById('yqlj').style.display='none';</script>`,
    ],
    [
      'written',
      '由脚本写出并隐藏',
      (link) =>
        `<script>document.write('<div style="visibility:hidden;height:1px;overflow:hidden">${link.replaceAll('"', '\\"')}</div>');</script>`,
    ],
  ];
  const words = ['澳门赌场', '真人百家乐', '彩票投注平台', '体育博彩', '时时彩开户', '老虎机游戏'];
  add('法律援助', (page) => {
    const parts = hidden.map(([name, why, wrap], i) =>
      wrap(dark(site, page, `${odd.gambling}/dark-${name}`, why, words[i] ?? '')),
    );
    return `<p>法律援助申请须知。</p>${parts.join('\n')}
<div style="background:#fff">${dark(site, page, `${odd.gambling}/dark-colour`, '白字白底', '网上赌场', ' style="color:#fff;text-decoration:none"')}</div>
<div style="display:none"><a href="/lxwm.html">隐藏的正常链接</a></div>`;
  });
  site.trap({ rule: 'dark-link', url: new URL('/lxwm.html', site.url).href, why: '隐藏的是本站正常页面' });
  site.trap({ rule: 'dark-link', url: site.url, why: '模板里有给读屏软件用的隐藏链接' });
}

function dark(site: Site, page: Place, href: string, why: string, words: string, style = ''): string {
  site.tolerate({ rule: 'hijacked-link', url: href, why: '暗链也是通向赌博网站的链接' });
  site.fault('dark-link', page, href, `暗链：${why}`);
  return `<a href="${href}"${style}>${words}</a>`;
}

function addInside(site: Site, { odd }: Context, add: AddPage): void {
  add('办公入口', (page) => {
    const inside = (href: string, name: string, why: string): string => {
      site.trapLink('broken-link', page, href, '内网地址，不得访问');
      for (const url of [href, page.url, site.url])
        site.tolerate({ rule: 'ipv4-literal', url, why: '内网地址也是写成数字的地址' });
      return `<a href="${site.fault('intranet-link', page, href, why)}">${name}</a>`;
    };
    return `<p>${inside('http://192.168.1.20:8080/oa/', '办公系统', '内网地址')} ${inside('http://172.16.3.4/mail/', '邮箱', '内网地址')} ${inside('http://[fd12:3456:789a::1]/', '视频会议', 'IPv6 内网地址')} ${inside(`${odd.inside}/login`, '公文交换', '公开的域名指向内网地址')}</p>`;
  });
}

function addMaintenance(site: Site, { odd }: Context, add: AddPage): void {
  const own = site.page(
    '/fltx/index.html',
    '法律体系',
    '<p style="text-align:center">本栏目正在升级改版中，敬请期待！</p>',
  );
  site.flaw('maintenance-page', 'page', own.path, '栏目页只有升级改版的字样');
  site.tolerate({ rule: 'blank-column', url: own.url, why: '改版中的栏目也可以说是空白' });
  const news = site.page(
    '/lj/notice.html',
    '关于网站升级改版暂停服务的公告',
    '<p>为提升服务水平，我局定于本周六零时至六时对网站进行升级改版，届时网站暂停访问。升级后新增法律服务地图、公证预约等功能，欢迎社会各界提出意见建议。</p><p>给您带来的不便，敬请谅解。</p>',
  );
  site.trap({ rule: 'maintenance-page', url: news.url, why: '公告谈到升级改版，页面本身正常' });
  add('维护中', (page) => {
    const href = `${odd.maintenance}/`;
    site.trapLink('broken-link', page, href, '维护中，不是不存在');
    return `<p><a href="${site.fault('maintenance-page', page, href, '对方网站只有升级改版的字样')}">公证预约</a> <a href="${own.path}">法律体系</a> <a href="${news.path}">公告</a></p>`;
  });
}
