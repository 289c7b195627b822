import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readJson, startGovAudit, succeed, until } from './command.ts';
import { findings } from './contract-schemas.ts';
import { bench, seedText } from './seeds.ts';
import { SLOW, startSlowTown } from './slow-town.ts';
import { AS_OF, WWW } from './small-city.ts';

it('goes on after kill -9, and finds what an undisturbed run finds', async () => {
  await using town = await startSlowTown({ pages: 40, delayMs: 250 });
  using at = bench();
  const seeds = at.file(
    'city.yaml',
    seedText(town.resolver, [
      { id: 'www', url: town.url(WWW) },
      { id: 'slow', url: town.url(SLOW) },
    ]),
  );
  const args = (out: string) => ['audit', seeds, '--as-of', AS_OF, '--out', out, '--render', 'none'];
  const killed = startGovAudit(args(at.out));
  await until(() => town.paths(SLOW).length > 15);
  killed.child.kill('SIGKILL');
  expect(await killed.ended).toMatchObject({ signal: 'SIGKILL' });
  expect(existsSync(join(at.out, 'latest'))).toBe(false);

  await succeed(args(at.out));
  const undisturbed = join(at.dir, 'undisturbed');
  await succeed(args(undisturbed));
  const [resumed, plain] = await Promise.all([at.out, undisturbed].map(failedIn));
  expect(resumed).toEqual(plain);
  expect(plain?.map((one) => one.rule)).toContain('broken-image');
});

it('opens its store again when it was killed many times', async () => {
  await using town = await startSlowTown({ pages: 8, delayMs: 100 });
  using at = bench();
  const seeds = at.file('city.yaml', seedText(town.resolver, [{ id: 'slow', url: town.url(SLOW) }]));
  const args = ['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--render', 'none', '--only', 'columns'];
  for (const afterMs of [400, 900, 1_400]) {
    const { child, ended } = startGovAudit(args);
    setTimeout(() => child.kill('SIGKILL'), afterMs);
    await ended;
  }
  await succeed(args);
});

/** What does not tell when it was seen. */
async function failedIn(out: string) {
  const all = (await readJson(findings, out, 'latest', 'findings.json')).findings;
  return all
    .filter((one) => one.outcome === 'failed')
    .map(({ site, rule, target, message, fingerprint }) => ({ site, rule, target, message, fingerprint }));
}
