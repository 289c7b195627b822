import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressRecords, Answer, Handler, Host } from './model.ts';
import { error, html } from './resources.ts';

export const bothFamilies: AddressRecords = { a: ['127.0.0.1'], aaaa: ['::1'] };

/** Hosts which belong to no site and which links lead to. */
export interface Outside {
  readonly hosts: readonly Host[];
  readonly records: ReadonlyMap<string, AddressRecords>;
  readonly news: string;
  readonly services: string;
  readonly firewall: string;
  readonly limited: string;
  readonly silent: string;
  readonly flaky: string;
  readonly unstable: string;
  readonly noHead: string;
  readonly slow: string;
  readonly app: string;
  /** A name that does not exist. */
  readonly dead: string;
  /** A name that exists, on a port where nothing listens. */
  readonly refused: string;
}

const marksHosts = ['beian.miit.gov.cn', 'beian.mps.gov.cn', 'bszs.conac.cn', 'zfwzgl.www.gov.cn'];

export function makeOutside(ports: { readonly web: number; readonly closed: number }): Outside {
  const hosts: Host[] = [];
  const records = new Map<string, AddressRecords>();
  const add = (name: string, fallback: Handler): string => {
    hosts.push({ name, port: ports.web, resources: new Map(), fallback });
    records.set(name, bothFamilies);
    return `http://${name}:${ports.web}`;
  };
  for (const name of marksHosts) add(name, () => page('备案与标识查询'));
  records.set('gone.qinghu-demo.gov.cn', bothFamilies);
  return {
    hosts,
    records,
    news: add('www.qinghu-news.example', () => page('清湖新闻网')),
    services: add('zwfw.qinghu-service.example', () => page('政务服务网')),
    firewall: add('ggzy.qinghu-trade.example', () =>
      html(
        '<!DOCTYPE html><html lang="zh-CN"><head><title>安全验证</title></head><body><h1>访问请求被拦截</h1><p>您的请求疑似攻击行为，请完成安全验证后继续访问。事件编号：WAF-20261123</p><script>window.challenge="js";</script></body></html>',
        'utf-8',
        403,
      ),
    ),
    limited: add('data.qinghu-stat.example', () => {
      const page429 = error(429, '请求过于频繁');
      return { ...page429, headers: { ...page429.headers, 'retry-after': '5' } };
    }),
    silent: add('video.qinghu-media.example', () => 'silence'),
    flaky: add('bbs.qinghu-forum.example', firstFails()),
    unstable: add('map.qinghu-geo.example', changing()),
    noHead: add('edu.qinghu-cloud.example', (_path, method) =>
      method === 'HEAD' ? error(405, '不支持的请求方法') : page('教育资源公共服务平台'),
    ),
    slow: add('lib.qinghu-library.example', firstSlow()),
    app: add('app.qinghu-demo.gov.cn', (path) =>
      path === '/' || path.startsWith('/h5/') ? page('清湖通') : error(404),
    ),
    dead: `http://www.qinghu-tour-old.example:${ports.web}`,
    refused: `http://gone.qinghu-demo.gov.cn:${ports.closed}`,
  };
}

function page(title: string): Answer {
  return html(
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1><p>本页面由演示城市的外部站点提供，内容仅用于测试。</p></main></body></html>`,
  );
}

/** The first request for an address gets 503, later ones are answered. */
function firstFails(): Handler {
  const seen = new Set<string>();
  return (path) => {
    if (seen.has(path)) return page('清湖论坛');
    seen.add(path);
    return error(503, '服务暂时不可用');
  };
}

/** Never a success, and no answer comes a second time, however many requests a try takes and whenever it begins. */
function changing(): Handler {
  const sequence: readonly Answer[] = [error(500, '内部错误'), error(404), 'reset', error(410)];
  const counts = new Map<string, number>();
  return (path) => {
    const count = counts.get(path) ?? 0;
    counts.set(path, count + 1);
    return sequence[count] ?? error(500 + (count % 100), '内部错误');
  };
}

function firstSlow(): Handler {
  const seen = new Set<string>();
  return async (path) => {
    if (!seen.has(path)) {
      seen.add(path);
      await sleep(3000);
    }
    return page('清湖市图书馆');
  };
}
