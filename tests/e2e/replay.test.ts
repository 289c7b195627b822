import { cpSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { govAudit, ROOT, readJson } from './command.ts';
import { findings, manifest } from './contract-schemas.ts';
import { type Bench, bench, seedText } from './seeds.ts';
import { AS_OF, COUNTY, startSmallCity, WWW } from './small-city.ts';
import type { Town } from './town.ts';

describe('replay', () => {
  let town: Town;
  let at: Bench;
  let run: string;

  beforeAll(async () => {
    town = await startSmallCity();
    at = bench();
    const seeds = at.file(
      'city.yaml',
      seedText(town.resolver, [
        { id: 'www', url: town.url(WWW) },
        { id: 'shanxian', url: town.url(COUNTY) },
      ]),
    );
    const audit = (day: string) =>
      govAudit(['audit', seeds, '--as-of', day, '--out', at.out, '--render', 'none', '--quiet']);
    expect(await audit(AS_OF)).toMatchObject({ code: 0 });
    run = realpathSync(join(at.out, 'latest'));
    // A later audit as of another day must not change what the first one says.
    expect(await audit('2027-06-30')).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await town[Symbol.asyncDispose]();
    at[Symbol.dispose]();
  });

  it('writes the same bytes and asks no site', async () => {
    const copy = join(at.dir, 'copy');
    cpSync(run, copy, { recursive: true });
    const before = [town.asked.length, town.connections()];
    const ended = await govAudit(['replay', copy]);
    expect(ended).toMatchObject({ code: 0 });
    expect(realpathSync(ended.stdout.trim())).toBe(realpathSync(copy));
    expect([town.asked.length, town.connections()]).toEqual(before);
    for (const name of ['findings.json', 'scores.json', 'index.html', 'sites/www/index.html'])
      expect(readFileSync(join(copy, name), 'utf8') === readFileSync(join(run, name), 'utf8'), name).toBe(
        true,
      );
    expect(readFileSync(join(copy, 'ledger.xlsx')).equals(readFileSync(join(run, 'ledger.xlsx')))).toBe(true);
    expect(await readJson(manifest, copy, 'manifest.json')).toMatchObject({ asOf: AS_OF });
  });

  it('judges by the rules as they are now', async () => {
    const rules = join(at.dir, 'rules');
    cpSync(join(ROOT, 'rules'), rules, { recursive: true });
    const table = join(rules, 'tables/column-classes.yaml');
    const text = readFileSync(table, 'utf8');
    const changed = text.replace(/(id: notice\n(?: .*\n)*?\s+limit: )\{[^}]*\}/, '$1{ months: 24 }');
    expect(changed).not.toBe(text);
    writeFileSync(table, changed);
    const copy = join(at.dir, 'other-rules');
    cpSync(run, copy, { recursive: true });
    const asked = town.asked.length;
    expect(await govAudit(['replay', copy, '--rules', rules])).toMatchObject({ code: 0 });
    expect(town.asked.length).toBe(asked);
    const stale = async (dir: string) =>
      (await readJson(findings, dir, 'findings.json')).findings.filter(
        (one) => one.rule === 'stale-column' && one.outcome === 'failed',
      ).length;
    expect([await stale(run), await stale(copy)]).toEqual([1, 0]);
    const [old, now] = await Promise.all([run, copy].map((dir) => readJson(manifest, dir, 'manifest.json')));
    expect(now?.pack).not.toBe(old?.pack);
  });

  it('finds a run by its id and by latest', async () => {
    expect(await govAudit(['replay', 'latest', '--out', at.out, '--format', 'json'])).toMatchObject({
      code: 0,
    });
    const { run: id } = await readJson(manifest, at.out, 'latest', 'manifest.json');
    expect(await govAudit(['replay', String(id), '--out', at.out, '--format', 'json'])).toMatchObject({
      code: 0,
    });
  });

  it('refuses what is no run, and evidence that is damaged', async () => {
    expect(await govAudit(['replay', join(at.dir, 'nowhere')])).toMatchObject({ code: 2, stdout: '' });
    const damaged = join(at.dir, 'damaged');
    cpSync(run, damaged, { recursive: true });
    const file = join(damaged, 'evidence.ndjson.gz');
    writeFileSync(file, readFileSync(file).subarray(0, 500));
    const ended = await govAudit(['replay', damaged]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('evidence.ndjson.gz');
  });
});
