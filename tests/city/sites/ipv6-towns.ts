import { paragraphs } from '../content.ts';
import type { AddressRecords, SiteSpec } from '../model.ts';
import { bothFamilies } from '../outside.ts';
import { shellPage } from '../outside-pages.ts';
import { redirect } from '../resources.ts';
import { Site } from '../site.ts';
import { hanweb } from '../templates/hanweb.ts';
import { kaipu } from '../templates/kaipu.ts';
import { plain } from '../templates/plain.ts';
import { trs } from '../templates/trs.ts';
import type { Context } from '../world.ts';
import { addContact } from './common.ts';

type Spec = Pick<SiteSpec, 'id' | 'name' | 'host' | 'county'> &
  Partial<Pick<SiteSpec, 'port' | 'secure' | 'tls' | 'over6' | 'records'>>;

/** Small sites, each there for one thing about IPv6 or for one thing that is none. */
export const ipv6Towns: readonly ((context: Context) => Site)[] = [
  (context) => {
    const site = town(context, 1, {
      id: 'qingyun',
      name: '青云镇',
      host: 'qingyun.baishi-demo.gov.cn',
      county: '白石县',
      over6: (path, usual) => (path === '/' ? 'silence' : usual()),
    });
    return fault(site, 'ipv6-unreachable', 'IPv6 上连得通，但没有应答');
  },
  (context) => {
    const site = town(context, 2, {
      id: 'luoxia',
      name: '落霞镇',
      host: 'luoxia.baishi-demo.gov.cn',
      county: '白石县',
      over6: async (path, usual) => {
        const answer = await usual();
        return path === '/' && typeof answer === 'object' && 'body' in answer
          ? { stallAfterBytes: 1024, resource: answer }
          : answer;
      },
    });
    return fault(site, 'ipv6-unreachable', 'IPv6 上只收到1 kB，之后停住');
  },
  (context) => {
    const site = town(context, 3, {
      id: 'baihe',
      name: '白鹤镇',
      host: 'baihe.baishi-demo.gov.cn',
      county: '白石县',
      over6: () =>
        shellPage(
          'Welcome to nginx!',
          '<p>If you see this page, the web server is successfully installed and working.</p>',
        ),
    });
    return fault(site, 'ipv6-content-different', 'IPv6 上是默认站点');
  },
  (context) => {
    const site = town(context, 4, {
      id: 'shimen',
      name: '石门镇',
      host: 'shimen.baishi-demo.gov.cn',
      county: '白石县',
      over6: (path, usual) => (path === '/' ? stub('石门镇人民政府') : usual()),
    });
    return fault(site, 'ipv6-content-different', 'IPv6 上只有一页应付检查的简版');
  },
  (context) => {
    const site = town(context, 5, {
      id: 'dongling-sfj',
      name: '东岭县司法局',
      host: 'sfj.dongling-demo.gov.cn',
      county: '东岭县',
      port: context.ports.tls,
      secure: true,
      tls: { 4: 'valid', 6: 'other-name' },
    });
    return fault(site, 'ipv6-certificate', 'IPv6 上的证书是别的域名的');
  },
  (context) => {
    const { web } = context.ports;
    const site = town(context, 6, {
      id: 'nanxi-kjj',
      name: '南溪区科技局',
      host: 'kjj.nanxi-demo.gov.cn',
      county: '南溪区',
      over6: (path, usual) => (path === '/' ? redirect(`http://v4.nanxi-demo.gov.cn:${web}/`, 302) : usual()),
    });
    return fault(site, 'ipv6-redirect-to-ipv4', 'IPv6 上跳转到没有 AAAA 的主机');
  },
  (context) => {
    const site = town(context, 7, {
      id: 'yuntai',
      name: '云台镇',
      host: 'yuntai.dongling-demo.gov.cn',
      county: '东岭县',
      records: { a: ['127.0.0.1'], aaaa: ['::1', 'fdb8:dead::1'] },
    });
    // No rule is fixed for it: some visitors get through and some do not.
    return fault(site, 'ipv6-unstable', '两个 IPv6 地址中有一个连不上', {
      orRules: ['ipv6-unreachable'],
      hintWillDo: true,
    });
  },
  (context) => {
    const site = town(context, 8, {
      id: 'nanxi-ybj',
      name: '南溪区医疗保障局',
      host: 'ybj.nanxi-demo.gov.cn',
      county: '南溪区',
      port: context.ports.tls4,
      secure: true,
    });
    return fault(site, 'ipv6-unreachable', 'HTTPS 端口在 IPv4 上开着，在 IPv6 上关着');
  },
  (context) => {
    let visits = 0;
    const site = town(context, 9, {
      id: 'songtao',
      name: '松涛镇',
      host: 'songtao.dongling-demo.gov.cn',
      county: '东岭县',
      over6: (path, usual) => (path === '/' && visits++ % 2 === 0 ? 'reset' : usual()),
    });
    return fault(site, 'ipv6-unstable', 'IPv6 上每两次访问断一次', { hintWillDo: true });
  },
  (context) => {
    const site = town(context, 10, {
      id: 'qingxi',
      name: '清溪镇',
      host: 'www.qingxi-demo.gov.cn',
      county: '南溪区',
    });
    return fault(site, 'ipv6-nameserver-missing', '域名服务器没有 AAAA');
  },
  (context) => {
    const site = town(context, 11, {
      id: 'yunling',
      name: '云岭镇',
      host: 'www.yunling-demo.gov.cn',
      county: '南溪区',
    });
    return fault(site, 'ipv6-nameserver-silent', '域名服务器有 AAAA，但只在 IPv4 上应答');
  },
  (context) => {
    const site = town(context, 12, {
      id: 'heyan',
      name: '河沿镇',
      host: 'www.heyan-demo.gov.cn',
      county: '南溪区',
    });
    for (const rule of ['ipv6-nameserver-silent', 'ipv6-nameserver-missing'])
      site.trap({ rule, url: site.url, why: '域名服务器在两种地址上都不应答，说明不了 IPv6' });
    return site;
  },
  (context) => {
    const aaaa = [
      '2002:c000:204::80',
      '2001:0:53aa:64c::80',
      '64:ff9b::7f00:1',
      '64:ff9b:1::80',
      '3fff:1::80',
    ];
    const site = town(context, 13, {
      id: 'taoyuan',
      name: '桃源镇',
      host: 'taoyuan.dongling-demo.gov.cn',
      county: '东岭县',
      records: only(aaaa),
    });
    return fault(site, 'ipv6-address-invalid', '6to4、Teredo、NAT64 和文档用地址');
  },
  (context) => {
    const aaaa = ['fd12:3456:789a::80', 'fe80::80', 'fec0::80', '100::80', 'ff0e::80', '::'];
    const site = town(context, 14, {
      id: 'liulin',
      name: '柳林镇',
      host: 'liulin.dongling-demo.gov.cn',
      county: '东岭县',
      records: only(aaaa),
    });
    return fault(site, 'ipv6-address-invalid', '内部、链路本地、站点本地、丢弃、组播和未指定地址');
  },
  (context) => {
    const site = town(context, 15, {
      id: 'meiling',
      name: '梅岭镇',
      host: 'meiling.dongling-demo.gov.cn',
      county: '东岭县',
      records: only(['::1', '::ffff:127.0.0.1']),
    });
    return fault(site, 'ipv6-address-invalid', '一个地址是好的，另一个是 IPv4 映射地址');
  },
];

function only(aaaa: readonly string[]): AddressRecords {
  return { a: ['127.0.0.1'], aaaa };
}

/** Notes the one fault; what follows from it for the links of the home page may be said or not. */
function fault(site: Site, rule: string, why: string, more: Parameters<Site['siteFault']>[2] = {}): Site {
  site.siteFault(rule, why, { standIns: ['ipv6-unreachable'], ...more });
  for (const also of ['ipv6-second-level-links', 'ipv6-third-level-links', 'ipv6-skylight'])
    site.tolerate({ rule: also, url: site.url, why });
  return site;
}

const templates = [trs, hanweb, kaipu, plain];

function town({ ports }: Context, number: number, spec: Spec): Site {
  const isTown = spec.name.endsWith('镇');
  const name = isTown ? `${spec.name}人民政府` : spec.name;
  const site = new Site({
    port: ports.web,
    web: ports.web,
    organ: isTown ? '镇政府' : '本局',
    area: isTown ? spec.name : (spec.county ?? ''),
    level: isTown ? 'township' : 'county-department',
    owner: `${spec.county}${name.replace(spec.county ?? '', '')}`,
    siteCode: `42992${number % 4}${String(1000 + number)}`,
    field: 'town',
    template: templates[number % templates.length] ?? trs,
    dateStyle: 'yyyy-mm-dd',
    records: bothFamilies,
    slogan: `${spec.name}欢迎您`,
    colour: '#2f4a5c',
    ...spec,
    name,
  });
  addContact(site, 30 + number);
  const text = [1, 2, 3].flatMap((part) => paragraphs(`${spec.id}/${part}`, site.spec));
  site.insert(
    site.home,
    'main',
    `<div class="gk"><h2>概况</h2>${text.map((p) => `<p>${p}</p>`).join('\n')}</div>`,
  );
  return site;
}

function stub(name: string) {
  return shellPage(name, '<p>本站支持 IPv6 访问。</p>');
}
