import { join } from 'node:path';
import { expect, it } from 'vitest';
import { govAudit, readJson, succeed } from './command.ts';
import { findings, manifest } from './contract-schemas.ts';
import { bench } from './seeds.ts';
import { AS_OF, healthySite } from './small-city.ts';
import { startTown } from './town.ts';

it('audits one site by its address where that counts as public', async () => {
  await using town = await startTown({ '127.0.0.1': healthySite() });
  using at = bench();
  await succeed([
    ...['audit', '--url', town.url('127.0.0.1'), '--treat-as-public', '127.0.0.0/8', '--rate-per-host', '0'],
    ...['--as-of', AS_OF, '--out', at.out, '--render', 'none'],
  ]);
  const run = join(at.out, 'latest');
  const told = await readJson(manifest, run, 'manifest.json');
  expect(told.sites).toMatchObject([{ state: 'done' }]);
  expect(town.paths('127.0.0.1')).toEqual(expect.arrayContaining(['/', '/xwdt/', '/robots.txt']));
  const failed = (await readJson(findings, run, 'findings.json')).findings.filter(
    // A small home page has few new items: that weighs little, and is true.
    (one) => one.outcome === 'failed' && one.severity === 'error' && one.indicator.startsWith('27.'),
  );
  expect(failed).toEqual([]);
});

it.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]'])(
  'never contacts %s where it does not, and says why',
  async (host) => {
    await using town = await startTown({ [host]: healthySite() });
    using at = bench();
    const ended = await govAudit([
      'audit',
      '--url',
      town.url(host),
      '--as-of',
      AS_OF,
      '--out',
      at.out,
      '--render',
      'none',
    ]);
    expect(town.connections()).toBe(0);
    expect([2, 3]).toContain(ended.code);
    expect(`${ended.stdout}${ended.stderr}`).toMatch(/--treat-as-public|treatAsPublic/);
  },
);
