import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findBrowser } from '../../src/net/find-browser.ts';
import { govAudit, readJson } from './command.ts';
import { findings } from './contract-schemas.ts';
import { page } from './pages.ts';
import { bench, seedText } from './seeds.ts';
import { AS_OF, healthySite, WWW } from './small-city.ts';
import { startTown } from './town.ts';

const HAS_BROWSER = (await findBrowser()) !== null;

it('never asks for what robots.txt forbids, and says who it is', async () => {
  await using town = await startTown({
    [WWW]: {
      ...healthySite(),
      '/robots.txt': {
        headers: { 'content-type': 'text/plain' },
        body: 'User-agent: *\nDisallow: /secret/\nDisallow: /*.cgi$\n',
      },
      '/': page(
        '小镇政府',
        '<h1>小镇政府</h1><a href="/secret/a.html">甲</a><a href="/q.cgi">乙</a><a href="/hop">丙</a><img src="/secret/b.png" alt="图">',
      ),
      '/hop': { status: 302, headers: { location: '/secret/c.html' } },
    },
  });
  using at = bench();
  const seeds = at.file('city.yaml', seedText(town.resolver, [{ id: 'www', url: town.url(WWW) }]));
  const ended = await govAudit([
    ...['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--contact', 'mailto:jiancha@example.org'],
  ]);
  expect(ended).toMatchObject({ code: 0 });
  expect(town.paths(WWW)).toContain('/hop');
  expect(town.paths(WWW).filter((path) => /^\/secret\/|\.cgi$/.test(path))).toEqual([]);
  for (const { userAgent } of town.asked) {
    expect(userAgent).toContain('gov-site-audit/');
    expect(userAgent).toContain('mailto:jiancha@example.org');
  }
  const all = (await readJson(findings, at.out, 'latest', 'findings.json')).findings;
  const about = (path: string) =>
    all.filter((one) => 'url' in one.target && one.target.url === town.url(WWW, path));
  for (const path of ['/secret/a.html', '/q.cgi', '/secret/b.png']) {
    expect(about(path)).toMatchObject([{ rule: 'blocked-link', outcome: 'cantTell', severity: 'note' }]);
    expect(about(path)[0]?.facts).toMatchObject({ reason: 'robots' });
  }
  expect(about('/hop').filter((one) => one.outcome === 'failed')).toEqual([]);
});

it('never contacts an address that is not public, by whichever way it is led there', async () => {
  const INSIDE = '127.0.0.2';
  await using inside = await startTown(
    { [INSIDE]: { '*': page('内网', '<h1>内网</h1>') } },
    { address: INSIDE },
  );
  const there = (host: string, path: string) => `http://${host}:${inside.port}${path}`;
  const turns = { count: 0 };
  await using town = await startTown(
    {
      [WWW]: {
        ...healthySite(),
        '/': page(
          '小镇政府',
          `<h1>小镇政府</h1>
          <a href="${there(INSIDE, '/link')}">甲</a><a href="${there('oa.xiaozhen.gov.cn', '/named')}">乙</a>
          <a href="${there('0x7f.0.0.2', '/hex')}">丙</a><a href="${there('[::ffff:127.0.0.2]', '/mapped')}">丁</a>
          <a href="/out">戊</a><a href="${there('turns.xiaozhen.gov.cn', '/turned')}">己</a>
          <img src="${there(INSIDE, '/picture.png')}" alt="图"><iframe src="${there(INSIDE, '/frame')}" title="框"></iframe>
          <img src="/out" alt="图"><script>fetch('${there(INSIDE, '/script')}').catch(() => {});</script>
          <script>new WebSocket('ws://${INSIDE}:${inside.port}/socket');</script>`,
          `<link rel="stylesheet" href="${there('oa.xiaozhen.gov.cn', '/style.css')}"><link rel="dns-prefetch" href="//${INSIDE}:${inside.port}"><link rel="preconnect" href="${there(INSIDE, '/')}">`,
        ),
        '/out': { status: 302, headers: { location: there(INSIDE, '/redirected') } },
      },
    },
    {
      records: {
        'oa.xiaozhen.gov.cn': { a: [INSIDE], aaaa: [] },
        // Public when it is asked first, inside ever after.
        'turns.xiaozhen.gov.cn': { a: () => [turns.count++ === 0 ? '127.0.0.1' : INSIDE], aaaa: [] },
      },
    },
  );
  using at = bench();
  const seeds = at.file(
    'city.yaml',
    seedText(town.resolver, [{ id: 'www', url: town.url(WWW) }], ['127.0.0.1/32']),
  );
  const render = HAS_BROWSER ? 'all' : 'none';
  const args = ['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--render', render, '--max-pages', '3'];
  expect(await govAudit(args)).toMatchObject({ code: 0 });
  expect(town.paths(WWW)).toContain('/out');
  expect(inside.asked).toEqual([]);
  expect(inside.connections()).toBe(0);
  const all = (await readJson(findings, join(at.out, 'latest'), 'findings.json')).findings;
  const dead = all.filter((one) => one.rule === 'broken-link' && one.outcome === 'failed');
  expect(dead.filter((one) => JSON.stringify(one.target).includes(INSIDE))).toEqual([]);
});
