import { expect, it } from 'vitest';
import { readJson, startGovAudit, until } from './command.ts';
import { findings, manifest } from './contract-schemas.ts';
import { page } from './pages.ts';
import { bench, seedText } from './seeds.ts';
import { AS_OF } from './small-city.ts';
import { type Host, startTown } from './town.ts';

const SITES = ['a', 'b', 'c', 'd', 'e'].map((id) => `www.${id}-cheng.gov.cn`);

function site(port: () => number): Host {
  const others = Array.from({ length: 12 }, (_, i) => `www.other${i}.example`);
  const home = () =>
    page(
      '小城政府',
      `<h1>小城</h1><a href="/gone.html">没了</a>${Array.from({ length: 40 }, (_, i) => `<a href="/p${i}.html">第${i}页</a>`).join('')}
      ${others.map((host) => `<a href="http://${host}:${port()}/">${host}</a>`).join('')}`,
    );
  return {
    '/': (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(home()),
    '/gone.html': { status: 404, body: 'gone' },
    '*': page('某页', '<p>内容</p>'.repeat(30)),
  };
}

it('accuses nobody when its own network is cut in the middle, and says so', async () => {
  let port = 0;
  const others = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`www.other${i}.example`, { '*': page('别处', '<p>别处</p>') }]),
  );
  const town = await startTown({
    ...Object.fromEntries(SITES.map((host) => [host, site(() => port)])),
    ...others,
  });
  port = town.port;
  using at = bench();
  const sites = SITES.map((host, i) => ({ id: `s${i}`, url: town.url(host) }));
  const text = seedText(town.resolver, sites).replace('ratePerHost: 0', 'ratePerHost: 15');
  const seeds = at.file('city.yaml', text);
  const running = startGovAudit([
    ...['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--only', 'links', '--render', 'none'],
    ...['--format', 'json'],
  ]);
  await until(() => town.asked.length > 60);
  await town[Symbol.asyncDispose]();
  const ended = await running.ended;
  expect(ended.code).toBe(3);
  const all = (await readJson(findings, at.out, 'latest', 'findings.json')).findings;
  const accused = all.filter((one) => one.outcome === 'failed');
  expect(accused.map((one) => one.rule)).toEqual([]);
  const { notes } = await readJson(manifest, at.out, 'latest', 'manifest.json');
  expect(notes.join()).toContain('本机网络');
}, 150_000);
