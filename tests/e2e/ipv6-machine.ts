import { writeFile } from 'node:fs/promises';
import { govAudit, readJson } from './command.ts';
import { findings } from './contract-schemas.ts';
import { page } from './pages.ts';
import { bench, seedText } from './seeds.ts';
import { AS_OF } from './small-city.ts';
import { startTown } from './town.ts';

/**
 * Runs as a process of its own inside a network namespace: `never` is a machine without IPv6, a number of milliseconds
 * one that loses it in mid-run. Prints the failed and undecided rules of each site as JSON.
 */
const when = process.argv[2] ?? 'never';
const DISABLE = '/proc/sys/net/ipv6/conf/all/disable_ipv6';
const home = {
  '/': page('小镇政府', '<h1>小镇政府</h1><a href="/a.html">甲</a>'),
  '/a.html': page('甲', '甲'),
};
const names = {
  none: 'none.xiaozhen.gov.cn',
  invalid: 'invalid.xiaozhen.gov.cn',
  works: 'works.xiaozhen.gov.cn',
};

if (when === 'never') await writeFile(DISABLE, '1');
const town = await startTown(
  { [names.none]: home, [names.invalid]: home, [names.works]: home },
  {
    families: when === 'never' ? [4] : [4, 6],
    records: {
      [names.none]: { aaaa: [] },
      [names.invalid]: { aaaa: ['::ffff:127.0.0.1'] },
      [names.works]: { aaaa: ['::1'] },
    },
  },
);
const at = bench();
const ids = ['none', 'invalid', 'works'] as const;
const seeds = at.file(
  'city.yaml',
  seedText(
    town.resolver,
    ids.map((id) => ({ id, url: town.url(names[id]) })),
  ),
);
if (when !== 'never')
  (async () => {
    while (town.asked.filter((one) => one.family === 6).length < Number(when))
      await new Promise((done) => setTimeout(done, 5));
    await writeFile(DISABLE, '1');
  })();
const ended = await govAudit([
  ...['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--only', 'ipv6', '--render', 'none'],
]);
const all = (await readJson(findings, at.out, 'latest', 'findings.json')).findings;
const own = (id: string, outcome: string) =>
  all.filter((one) => one.site === id && one.outcome === outcome).map((one) => one.rule);
const manifest = await readJson<{ vantage: object; notes: string[] }>(
  { parse: (value) => value as { vantage: object; notes: string[] } },
  ...[at.out, 'latest', 'manifest.json'],
);
console.log(
  JSON.stringify({
    code: ended.code,
    vantage: manifest.vantage,
    notes: manifest.notes,
    sites: Object.fromEntries(
      ids.map((id) => [id, { failed: own(id, 'failed'), cantTell: own(id, 'cantTell') }]),
    ),
  }),
);
await town[Symbol.asyncDispose]();
at[Symbol.dispose]();
