import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, govAudit, ROOT, readJson, succeed } from './command.ts';
import { findings, manifest, observation, scores } from './contract-schemas.ts';
import { type Bench, bench, seedText } from './seeds.ts';
import { AS_OF, COUNTY, PLANTED, startSmallCity, WWW } from './small-city.ts';
import type { Town } from './town.ts';

/** The machine's own Node, which may be older than the one that the program brings along. */
const SYSTEM_NODE = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path));

describe('audit of a small city', () => {
  let town: Town;
  let at: Bench;
  let seeds: string;
  let ended: Ended;
  let run: string;

  beforeAll(async () => {
    town = await startSmallCity();
    at = bench();
    seeds = at.file(
      'city.yaml',
      seedText(town.resolver, [
        { id: 'www', url: town.url(WWW), level: 'level: city' },
        { id: 'shanxian', url: town.url(COUNTY), level: 'level: county\n    county: 山县' },
      ]),
    );
    ended = await audit('--format', 'html,json,xlsx,csv');
    run = join(at.out, 'latest');
  });
  afterAll(async () => {
    await town[Symbol.asyncDispose]();
    at[Symbol.dispose]();
  });

  const audit = (...more: string[]) =>
    succeed(['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--render', 'none', ...more]);

  it('ends with 0, the summary on standard output and progress on standard error', () => {
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('index.html');
    expect(ended.stdout).toContain('网站www');
    expect(ended.stderr).toContain('网站www');
    expect(ended.stderr).not.toContain('index.html');
  });

  it('writes every file of the run folder', () => {
    const names = readdirSync(run, { recursive: true, encoding: 'utf8' });
    expect(names).toEqual(
      expect.arrayContaining([
        ...['manifest.json', 'evidence.ndjson.gz', 'findings.json', 'scores.json', 'findings.csv'],
        ...['ledger.xlsx', 'index.html', 'leader.html', 'sites/www/index.html', 'sites/shanxian/index.html'],
        'groups/山县.html',
      ]),
    );
    expect(names.filter((name) => name.includes('.writing'))).toEqual([]);
    expect(readFileSync(join(run, 'ledger.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  it('lets latest point to the run', async () => {
    const { run: id } = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as { run: string };
    expect(readlinkSync(join(at.out, 'latest'))).toBe(id);
  });

  it('writes files of the shapes that the contract tells', async () => {
    const told = await readJson(manifest, run, 'manifest.json');
    expect(told).toMatchObject({
      asOf: AS_OF,
      sites: [
        { id: 'www', state: 'done', why: '' },
        { id: 'shanxian', state: 'done' },
      ],
    });
    expect(told.vantage.resolvers).toEqual([town.resolver]);
    const judged = await readJson(scores, run, 'scores.json');
    expect(judged.asOf).toBe(AS_OF);
    expect(judged.sites.map((site) => site.id).sort()).toEqual(['shanxian', 'www']);
    expect(judged.groups.map((group) => group.name)).toContain('山县');
    for (const { low, high } of judged.sites.map((site) => site.total))
      expect(low ?? 0).toBeLessThanOrEqual(high ?? 0);
    await readJson(findings, run, 'findings.json');
    for (const line of gunzipSync(readFileSync(join(run, 'evidence.ndjson.gz')))
      .toString()
      .split('\n'))
      if (line !== '') observation.parse(JSON.parse(line));
  });

  it('finds what was planted, on the site that shows it, and nothing else', async () => {
    const all = (await readJson(findings, run, 'findings.json')).findings;
    // Warnings apart: the pages of the small city resemble one another.
    const failed = all.filter(
      (one) => one.outcome === 'failed' && one.severity !== 'warning' && one.indicator.startsWith('27.'),
    );
    const found = failed.map((one) => [one.site, one.rule, 'url' in one.target ? one.target.url : null]);
    expect(found.sort()).toEqual(PLANTED.map(([rule, path]) => ['www', rule, town.url(WWW, path)]));
    expect(failed.find((one) => one.rule === 'stale-column')).toMatchObject({
      target: { type: 'column', name: '通知公告' },
      facts: { class: 'notice', latest: '2026-01-10' },
    });
    expect(failed.find((one) => one.rule === 'broken-link')?.target).toMatchObject({
      from: [town.url(WWW)],
      count: 1,
    });
  });

  it('tells inapplicable and untested rules once a site', async () => {
    const all = (await readJson(findings, run, 'findings.json')).findings;
    const rows = all
      .filter((one) => one.outcome === 'inapplicable' || one.outcome === 'untested')
      .map((one) => `${one.site} ${one.rule} ${one.outcome}`);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('keeps standard error empty with --quiet', async () => {
    expect((await audit('--quiet', '--only', 'ipv6')).stderr).toBe('');
  });

  it('writes JSON and nothing else to standard error with --log-format json', async () => {
    const { stderr } = await audit('--log-format', 'json', '--only', 'columns');
    const lines = stderr.split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('type');
  });

  it.skipIf(!SYSTEM_NODE)('runs through bin.mjs under the machine’s own Node', async () => {
    const through = [SYSTEM_NODE ?? '', join(ROOT, 'src/cli/bin.mjs')] as const;
    const args = ['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--only', 'ipv6', '--quiet'];
    await succeed(args, { through });
    expect(await govAudit(['audit', '--as-of', 'soon', seeds], { through })).toMatchObject({ code: 2 });
  });
});
