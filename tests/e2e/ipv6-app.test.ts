import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readJson, succeed } from './command.ts';
import { findings } from './contract-schemas.ts';
import { page } from './pages.ts';
import { bench, seedText } from './seeds.ts';
import { AS_OF, WWW } from './small-city.ts';
import { startTown } from './town.ts';

it('files that an app names are read from where the seed file stands, and stay in the manifest as it names them', async () => {
  await using town = await startTown({ [WWW]: { '/': page('小镇政府', '<h1>小镇政府</h1>') } });
  using at = bench();
  const code = strToU8('dex\n035\0https://api.xiaozhen.gov.cn/v1\0');
  writeFileSync(join(at.dir, 'town.apk'), zipSync({ 'classes.dex': code }));
  const apps = 'level: department\n    apps: [{ name: 掌上小镇, apk: ./town.apk }]';
  const seeds = at.file(
    'city.yaml',
    seedText(town.resolver, [{ id: 'www', url: town.url(WWW), level: apps }]),
  );
  const args = ['--as-of', AS_OF, '--out', at.out, '--only', 'ipv6', '--render', 'none'];
  await succeed(['audit', seeds, ...args]);
  const told = readFileSync(join(at.out, 'latest', 'manifest.json'), 'utf8');
  expect(JSON.parse(told)).toMatchObject({
    city: { sites: [{ apps: [{ name: '掌上小镇', apk: './town.apk' }] }] },
  });
  expect(told).not.toContain(at.dir);
  const { findings: all } = await readJson(findings, at.out, 'latest', 'findings.json');
  expect(all.find((one) => one.rule === 'app-ipv6')).toMatchObject({
    facts: { hosts: [{ host: 'api.xiaozhen.gov.cn', from: 'apk' }] },
  });
});

it('every command names itself alike to a site', async () => {
  await using town = await startTown({ [WWW]: { '/': page('小镇政府', '<h1>小镇政府</h1>') } });
  using at = bench();
  const seeds = at.file('city.yaml', seedText(town.resolver, [{ id: 'www', url: town.url(WWW) }]));
  const args = ['--contact', 'audit@example.gov.cn', '--render', 'none'];
  await succeed(['audit', seeds, ...args, '--only', 'ipv6', '--out', at.out]);
  const asked = town.asked.length;
  const staging = ['--resolver', town.resolver, '--treat-as-public', '127.0.0.0/8'];
  await succeed(['columns', town.url(WWW), ...args, ...staging]);
  const names = new Set(town.asked.map((one) => one.userAgent));
  expect(town.asked.length).toBeGreaterThan(asked);
  expect([...names]).toEqual([
    expect.stringMatching(/^gov-site-audit\/[\d.]+ \(\+audit@example\.gov\.cn\)$/),
  ]);
});
