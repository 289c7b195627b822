import { articles, list, page } from './pages.ts';
import { type Host, startTown, type Town } from './town.ts';

export const WWW = 'www.xiaozhen.gov.cn';
export const COUNTY = 'www.shanxian.gov.cn';
export const AS_OF = '2026-11-23';

/** A portal with a few planted faults and a county without any, each on IPv4 and IPv6. */
export async function startSmallCity(more: { readonly [path: string]: Host[string] } = {}): Promise<Town> {
  return await startTown(
    {
      [WWW]: {
        ...healthySite(),
        '/': home(
          '<a href="/gone.html">旧文件</a> <a href="/wj.pdf">附件</a> <img src="/none.png" alt="图">',
        ),
        '/wj.pdf': { headers: { 'content-type': 'application/pdf' }, body: '' },
        '/tzgg/': column('通知公告', '/tzgg/', '2026-01-10'),
        ...articles('/tzgg/', '2026-01-10'),
        ...more,
      },
      [COUNTY]: healthySite(),
    },
    { families: [4, 6] },
  );
}

/** Which faults the portal shows, as rule and path. */
export const PLANTED = [
  ['broken-attachment', '/wj.pdf'],
  ['broken-image', '/none.png'],
  ['broken-link', '/gone.html'],
  ['stale-column', '/tzgg/'],
] as const;

export function healthySite(): Host {
  return {
    '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow:\n' },
    '/': home(''),
    '/xwdt/': column('新闻动态', '/xwdt/', '2026-11-20'),
    ...articles('/xwdt/', '2026-11-20'),
    '/tzgg/': column('通知公告', '/tzgg/', '2026-11-10'),
    ...articles('/tzgg/', '2026-11-10'),
    '/wzdt.html': page('网站地图', '<h1>网站地图</h1><a href="/xwdt/">新闻动态</a>'),
  };
}

function home(more: string): string {
  return page('小镇政府', `<h1>小镇政府</h1><h2>新闻动态</h2>${list('/xwdt/', '2026-11-20')}${more}`);
}

export function column(name: string, dir: string, newest: string): string {
  const where = `<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="${dir}">${name}</a></div>`;
  return page(name, `${where}<h1>${name}</h1>${list(dir, newest)}`);
}
