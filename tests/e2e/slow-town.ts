import { page } from './pages.ts';
import { column, healthySite, WWW } from './small-city.ts';
import { type Answer, type Host, startTown, type Town } from './town.ts';

export const SLOW = 'slow.xiaozhen.gov.cn';

/** A quick site, and one with many pages each of which takes its time. */
export async function startSlowTown(options: { pages: number; delayMs: number }): Promise<Town> {
  const links = Array.from({ length: options.pages }, (_, i) => `<a href="/p/${i}.html">第${i}页</a>`);
  return await startTown(
    {
      [WWW]: { ...healthySite(), '/tzgg/': column('通知公告', '/tzgg/', '2026-01-10') },
      [SLOW]: {
        '/': page('慢网站', `<h1>慢网站</h1>${links.join('\n')}<a href="/gone.html">旧文件</a>`),
        '/gone.html': { status: 404, body: 'gone' },
        ...slowPages(options),
      },
    },
    { families: [4, 6] },
  );
}

function slowPages({ pages, delayMs }: { pages: number; delayMs: number }): Host {
  return Object.fromEntries(
    Array.from({ length: pages }, (_, i): [string, Answer] => [
      `/p/${i}.html`,
      (_request, response) => {
        const body = page(`第${i}页`, `<h1>第${i}页</h1><img src="/lost-${i % 5}.png" alt="图">`);
        const timer = setTimeout(() => {
          response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
          response.end(body);
        }, delayMs);
        response.on('close', () => clearTimeout(timer));
      },
    ]),
  );
}
