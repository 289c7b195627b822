import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../contract/postgres-server.ts';
import { govAudit, readJson, succeed } from './command.ts';
import { findings, manifest } from './contract-schemas.ts';
import { type Bench, bench, seedText } from './seeds.ts';
import { AS_OF, COUNTY, startSmallCity, WWW } from './small-city.ts';
import type { Asked, Town } from './town.ts';

describe('what is looked at can be chosen', () => {
  let town: Town;
  let at: Bench;
  let seeds: string;

  beforeAll(async () => {
    town = await startSmallCity();
    at = bench();
    seeds = at.file(
      'city.yaml',
      seedText(town.resolver, [
        { id: 'www', url: town.url(WWW) },
        { id: 'shanxian', url: town.url(COUNTY) },
      ]),
    );
  });
  afterAll(async () => {
    await town[Symbol.asyncDispose]();
    at[Symbol.dispose]();
  });

  const audit = async (...more: string[]) => {
    const from = town.asked.length;
    const args = ['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--render', 'none', ...more];
    const ended = await succeed(args);
    const run = join(at.out, 'latest');
    const told = await readJson(manifest, run, 'manifest.json');
    const { findings: all } = await readJson(findings, run, 'findings.json');
    return {
      ended,
      told,
      run,
      asked: town.asked.slice(from),
      failed: all.filter((one) => one.outcome === 'failed'),
    };
  };

  it('--pages: exactly these', async () => {
    const file = at.file(
      'pages.txt',
      `# two pages\n${town.url(WWW, '/tzgg/')}\n\n${town.url(WWW, '/wzdt.html')}\n`,
    );
    const { told, asked, failed } = await audit('--pages', file, '--only', 'columns', '--site', 'www');
    expect(paths(asked, WWW)).toEqual(['/robots.txt', '/tzgg/', '/wzdt.html']);
    expect(told.sites[0]?.pages.fetched).toBe(2);
    expect(certain(failed).map((one) => one.rule)).toEqual(['stale-column']);
  });

  it('--only and --skip', async () => {
    const only = await audit('--only', 'links', '--site', 'www');
    expect(only.failed.map((one) => one.indicator)).toEqual(['27.links', '27.links', '27.links']);
    const skip = await audit('--skip', 'links', 'ipv6', '--site', 'www');
    expect(certain(skip.failed).map((one) => one.rule)).toEqual(['stale-column']);
    expect(paths(skip.asked, WWW)).not.toContain('/gone.html?');
    expect(paths(skip.asked, WWW)).not.toContain('/none.png');
  });

  it('--max-pages', async () => {
    const { told, asked } = await audit('--max-pages', '5', '--only', 'columns', '--site', 'www');
    expect(told.sites[0]?.pages.fetched).toBeLessThanOrEqual(5);
    expect(told.sites[0]?.pages.known).toBeGreaterThan(5);
    expect(paths(asked, WWW).filter((path) => /\/$|\.html$/.test(path)).length).toBeLessThanOrEqual(5);
  });

  it('--site', async () => {
    const { told, asked } = await audit('--site', 'shanxian', '--only', 'columns');
    expect(told.sites.map((site) => site.id)).toEqual(['shanxian']);
    expect(paths(asked, WWW)).toEqual([]);
  });

  it('--lang en', async () => {
    const { ended, run, failed } = await audit('--lang', 'en', '--only', 'columns', '--format', 'html,json');
    expect(ended.stdout).toMatch(/sites audited/);
    expect(ended.stdout).not.toMatch(/个网站/);
    expect(failed[0]?.message).toMatch(/not updated|days/);
    expect(readFileSync(join(run, 'index.html'), 'utf8')).toMatch(/<html[^>]* lang="?en/);
  });

  it('--format csv', async () => {
    const { run } = await audit('--format', 'csv,json', '--only', 'columns');
    expect(readFileSync(join(run, 'findings.csv'), 'utf8')).toContain('通知公告');
    expect(existsSync(join(run, 'index.html'))).toBe(false);
    expect(existsSync(join(run, 'ledger.xlsx'))).toBe(false);
  });

  it('report writes a finished run again in other formats and another language', async () => {
    await audit('--format', 'json', '--only', 'columns');
    const asked = town.asked.length;
    const args = ['report', 'latest', '--out', at.out, '--format', 'html', '--lang', 'en'];
    await succeed(args);
    expect(readFileSync(join(at.out, 'latest/index.html'), 'utf8')).toMatch(/<html[^>]* lang="?en/);
    expect(town.asked.length).toBe(asked);
  });

  it('--rate-per-host', async () => {
    const { asked } = await audit(
      '--rate-per-host',
      '4',
      '--max-pages',
      '6',
      '--only',
      'columns',
      '--site',
      'www',
    );
    const times = asked.map((one) => one.at);
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
    // A burst of a second's worth may go first.
    expect((asked.length - 5) / seconds).toBeLessThanOrEqual(4.4);
  });

  describe('with a PostgreSQL server', () => {
    let postgres: PostgresServer | null;
    beforeAll(async () => {
      postgres = await startPostgres();
    });
    afterAll(async () => await postgres?.stop());

    it('--database keeps evidence there and not under --out', async ({ skip }) => {
      if (!postgres) return skip('this machine has no PostgreSQL binaries');
      const database = await postgres.newDatabase();
      const out = join(at.dir, 'with-database');
      const args = [
        'audit',
        seeds,
        '--as-of',
        AS_OF,
        '--out',
        out,
        '--only',
        'columns',
        '--database',
        database,
      ];
      await succeed(args);
      expect(existsSync(join(out, '.store'))).toBe(false);
      const { findings: all } = await readJson(findings, out, 'latest', 'findings.json');
      expect(certain(all.filter((one) => one.outcome === 'failed')).map((one) => one.rule)).toEqual([
        'stale-column',
      ]);
      expect(await postgres.sql(database, 'select count(*)::int as runs from gov_audit.run')).toEqual([
        { runs: 1 },
      ]);
      const unreachable = database.replace(/:\d+\//, ':1/');
      const refused = await govAudit([...args.slice(0, -1), unreachable]);
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).not.toContain(new URL(database).password);
    });
  });
});

function paths(asked: readonly Asked[], host: string): readonly string[] {
  return [...new Set(asked.filter((one) => one.host === host).map((one) => one.path))].sort();
}

/** Without what is certain but weighs little (warnings): the small town's pages resemble one another. */
function certain<T extends { readonly severity: string }>(failed: readonly T[]): readonly T[] {
  return failed.filter((one) => one.severity === 'error');
}
