import type { Site } from '../site.ts';
import { trs } from '../templates/trs.ts';
import type { Context } from '../world.ts';
import { newSite } from './common.ts';

/** A site that is down: its names resolve, and nothing listens. */
export function statistics(context: Context): Site {
  const site = newSite(context, {
    id: 'tjj',
    name: '清湖市统计局',
    organ: '市统计局',
    area: '清湖市',
    host: 'tjj.qinghu-demo.gov.cn',
    port: context.ports.closedSite,
    level: 'department',
    owner: '清湖市统计局',
    siteCode: '4299000018',
    field: 'government',
    template: trs,
    dateStyle: 'yyyy-mm-dd',
    slogan: '实事求是',
    colour: '#24507a',
  });
  // One visit may be held to prove it or not: the national rule counts a week of them.
  site.siteFault('site-unreachable', '两种地址都拒绝连接', { hintWillDo: true });
  for (const rule of ['ipv6-unreachable', 'ipv6-address-missing', 'ipv6-address-invalid'])
    site.trap({ rule, url: site.url, why: '网站整体不可达，IPv4 也不通，不能判为 IPv6 问题' });
  for (const rule of ['stale-home-page', 'blank-column'])
    site.trap({ rule, url: site.url, why: '看不到的不能判为不合格' });
  return site;
}
