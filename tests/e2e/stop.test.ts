import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { govAudit, readJson, startGovAudit, succeed, until } from './command.ts';
import { findings, manifest, scores } from './contract-schemas.ts';
import { page } from './pages.ts';
import { bench, seedText } from './seeds.ts';
import { SLOW, startSlowTown } from './slow-town.ts';
import { AS_OF, WWW } from './small-city.ts';
import { startTown, type Town } from './town.ts';

const BASE = ['--as-of', AS_OF, '--render', 'none'];

describe('an audit that is cut short', () => {
  let town: Town;
  beforeAll(async () => {
    town = await startSlowTown({ pages: 160, delayMs: 300 });
  });
  afterAll(async () => await town[Symbol.asyncDispose]());

  const seedsOf = (at: ReturnType<typeof bench>, of = town) =>
    at.file(
      'city.yaml',
      seedText(of.resolver, [
        { id: 'www', url: of.url(WWW) },
        { id: 'slow', url: of.url(SLOW) },
      ]),
    );

  it('ends within its time budget and says what was left', async () => {
    using at = bench();
    await using slower = await startSlowTown({ pages: 900, delayMs: 300 });
    const args = ['audit', seedsOf(at, slower), ...BASE, '--out', at.out];
    const ended = await succeed([...args, '--time-budget', '20s']);
    // The budget, and what Node needs to start on a busy machine.
    expect(ended.tookMs).toBeLessThan(24_000);
    const run = join(at.out, 'latest');
    const told = await readJson(manifest, run, 'manifest.json');
    const [www, slow] = told.sites;
    expect(www).toMatchObject({ id: 'www', state: 'done' });
    expect(slow).toMatchObject({ id: 'slow', state: 'partial' });
    expect(slow?.why).not.toBe('');
    expect(slow?.pages.fetched).toBeLessThan(slow?.pages.known ?? 0);
    expect(told.notes.length).toBeGreaterThan(0);
    await readJson(scores, run, 'scores.json');
    // A page that was not looked at is not a page that is gone.
    const failed = (await readJson(findings, run, 'findings.json')).findings.filter(
      (one) => one.outcome === 'failed' && one.site === 'slow' && one.rule === 'broken-link',
    );
    expect(failed.filter((one) => 'url' in one.target && /\/p\//.test(String(one.target.url)))).toEqual([]);
  });

  it('ends cleanly on Ctrl-C, and the same command goes on', async () => {
    using at = bench();
    const seeds = seedsOf(at);
    const args = ['audit', seeds, ...BASE, '--out', at.out];
    await succeed([...args, '--site', 'www', '--only', 'ipv6', '--quiet']);
    const before = realpathSync(join(at.out, 'latest'));
    const asked = town.asked.length;
    const { child, ended } = startGovAudit([...args, '--max-pages', '60']);
    await until(() => town.asked.slice(asked).filter((one) => one.host === SLOW).length > 20);
    const stopped = performance.now();
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 3, signal: null });
    expect(performance.now() - stopped).toBeLessThan(5_000);
    expect(realpathSync(join(at.out, 'latest'))).toBe(before);
    const partial = readdirSync(at.out)
      .filter((name) => /^\d{8}T/.test(name))
      .map((name) => join(at.out, name))
      .find((dir) => realpathSync(dir) !== before);
    expect(partial).toBeDefined();
    await readJson(manifest, partial ?? '', 'manifest.json');
    await readJson(findings, partial ?? '', 'findings.json');
    expect(existsSync(join(partial ?? '', 'index.html'))).toBe(true);
    await succeed([...args, '--max-pages', '60']);
    expect(realpathSync(join(at.out, 'latest'))).not.toBe(before);
  });

  it('ends at once on a second Ctrl-C', async () => {
    using at = bench();
    const asked = town.asked.length;
    const args = ['audit', seedsOf(at), ...BASE, '--out', at.out, '--only', 'columns', '--max-pages', '10'];
    const { child, ended } = startGovAudit(args);
    await until(() => town.asked.length > asked + 3);
    child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 30));
    child.kill('SIGINT');
    const stopped = performance.now();
    expect((await ended).code).toBe(3);
    expect(performance.now() - stopped).toBeLessThan(1_000);
    await succeed(args);
  });

  it('refuses a second audit on the same store, and says who holds it', async () => {
    using at = bench();
    const seeds = seedsOf(at);
    const first = startGovAudit(['audit', seeds, ...BASE, '--out', at.out, '--max-pages', '40']);
    const asked = town.asked.length;
    await until(() => town.asked.length > asked);
    const second = await govAudit(['audit', seeds, ...BASE, '--out', at.out]);
    expect(second).toMatchObject({ code: 2, stdout: '' });
    expect(second.stderr).toContain(String(first.child.pid));
    expect(await first.ended).toMatchObject({ code: 0 });
  });
});

it('is incomplete where too few sites could be judged', async () => {
  await using town = await startTown({
    [WWW]: { '/': page('小镇政府', '<h1>小镇政府</h1>') },
    // Takes the question and says nothing.
    'silent.xiaozhen.gov.cn': { '*': () => {} },
  });
  using at = bench();
  const seeds = at.file(
    'city.yaml',
    seedText(town.resolver, [
      { id: 'www', url: town.url(WWW) },
      { id: 'silent', url: town.url('silent.xiaozhen.gov.cn') },
    ]),
  );
  const args = ['audit', seeds, ...BASE, '--out', at.out, '--time-budget', '15s'];
  expect(await govAudit(args)).toMatchObject({ code: 3 });
  const told = await readJson(manifest, at.out, 'latest', 'manifest.json');
  expect(told.sites[1]).toMatchObject({ id: 'silent', state: 'unreached' });
  expect(told.sites[1]?.why).not.toBe('');
  const { findings: all } = await readJson(findings, at.out, 'latest', 'findings.json');
  expect(all.filter((one) => one.site === 'silent' && one.outcome === 'failed')).toMatchObject([
    { rule: 'ipv6-address-missing' },
  ]);
  await succeed([...args, '--min-judged', '0.5']);
});
