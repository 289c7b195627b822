import type { Place } from '../model.ts';
import type { Site } from '../site.ts';

/** What a footer says of IPv6, held against what can be seen. */
export function addClaim(site: Site, why: string): void {
  site.insertEverywhere('foot', '<p>本网站支持IPv6</p>');
  site.siteFault('ipv6-claim-unfounded', why);
}

export function addTrueClaim(site: Site): void {
  site.insertEverywhere('foot', '<p>本网站支持IPv6</p>');
  site.trap({ rule: 'ipv6-claim-unfounded', url: site.url, why: '页脚说支持，确实支持' });
}

/** A site without IPv6 cannot do well in what is reckoned from it. */
export function excuseLinks(site: Site): void {
  for (const rule of ['ipv6-second-level-links', 'ipv6-third-level-links', 'ipv6-skylight'])
    site.tolerate({ rule, url: site.url, why: '网站本身没有可用的 IPv6' });
}

/** A home page that works over IPv6 and asks a host without AAAA for a script and a picture. */
export function addSkylight(site: Site, host: string): void {
  site.insert(site.home, 'head', `<script src="${host}/widget.js"></script>`);
  site.insert(
    site.home,
    'main',
    `<p><img src="${host}/banner.png" alt="专题横幅" width="300" height="60"></p>`,
  );
  site.siteFault('ipv6-skylight', '首页的脚本和图片来自没有 AAAA 的主机', { hintWillDo: true });
}

/** An address written as numbers, and numbers that are none. */
export function addLiteral(site: Site, page: Place, literal: string): void {
  site.insert(
    page,
    'main',
    `<p><a href="${literal}/query/">数据查询</a></p><p>客户端软件最新版本为 2.10.6.14。</p>`,
  );
  const target = { type: 'link', url: `${literal}/query/`, also: [page.url, site.url] } as const;
  site.flaw('ipv4-literal', 'link', `${literal}/query/`, '链接里写着 IPv4 地址', {
    target,
    hintWillDo: true,
  });
}
