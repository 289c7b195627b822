import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHistory } from '../../src/app/read-history.ts';
import type { Instant } from '../../src/domain/brand.ts';
import type { Manifest } from '../../src/domain/run.ts';
import { sampleManifest, sampleScores } from './sample.ts';
import { temporaryDir } from './temporary-dir.ts';

const OWN = 'T020000Z-aaaa';

function manifest(day: number, part: Partial<Manifest> = {}): Manifest {
  const start = `2026-11-${day}T02:00:00.000Z` as Instant;
  return { ...sampleManifest(`202611${day}${OWN}`, `2026-11-${day}T03:00:00.000Z`), start, ...part };
}

function write(out: string, one: Manifest, broken = false): void {
  const dir = join(out, one.run);
  mkdirSync(dir);
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(one));
  writeFileSync(join(dir, 'scores.json'), broken ? '{' : JSON.stringify(sampleScores(80)));
  const target = { type: 'page', url: 'http://a.example/' };
  const finding = {
    ...{
      indicator: '27.links',
      rule: 'broken-link',
      severity: 'error',
      site: 'www',
      target,
      message: '坏',
      facts: {},
    },
    ...{ pages: 1 },
  };
  const findings = [
    { ...finding, outcome: 'failed', fingerprint: one.run },
    { ...finding, outcome: 'cantTell', fingerprint: 'open' },
  ];
  writeFileSync(join(dir, 'findings.json'), JSON.stringify({ schema: 1, findings }));
}

describe('the history of a run', () => {
  it('is made of the folders beside it: earlier, of the same city, with the same kinds', async () => {
    using dir = temporaryDir();
    const own = manifest(25);
    write(dir.path, manifest(21));
    write(dir.path, manifest(22));
    write(dir.path, manifest(23, { checked: ['links'] }));
    write(dir.path, manifest(24, { city: { ...own.city, id: 'other' } }));
    write(dir.path, own);
    write(dir.path, manifest(26));
    const history = await readHistory(join(dir.path, own.run), own);
    expect(history?.runs.map((one) => one.run)).toEqual([`20261122${OWN}`, `20261121${OWN}`]);
    expect(history?.faults).toEqual([
      {
        ...{ site: 'www', rule: 'broken-link', fingerprint: `20261122${OWN}`, message: '坏' },
        url: 'http://a.example/',
      },
    ]);
  });

  it('leaves out what cannot be read, and runs that never ended', async () => {
    using dir = temporaryDir();
    const own = manifest(25);
    write(dir.path, manifest(21));
    write(dir.path, manifest(22), true);
    write(dir.path, manifest(23, { end: null, state: 'running' }));
    mkdirSync(join(dir.path, `20261124${OWN}`));
    write(dir.path, own);
    const history = await readHistory(join(dir.path, own.run), own);
    expect(history?.runs.map((one) => one.run)).toEqual([`20261121${OWN}`]);
  });

  it('is nothing where there is no earlier run, or no folder', async () => {
    using dir = temporaryDir();
    const own = manifest(25);
    expect(await readHistory(join(dir.path, own.run), own)).toBeNull();
    expect(await readHistory(join(dir.path, 'none', own.run), own)).toBeNull();
  });
});
