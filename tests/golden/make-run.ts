import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCity } from '../city/city.ts';
import { asOf } from '../city/dates.ts';
import { succeed } from '../e2e/command.ts';

/** A department in good order, one that is reached over IPv4 only, and one that is down. */
const SITES = ['jyj', 'kjj', 'tjj'];

/** Audits a small part of the demo city, and keeps what a replay needs of the run. */
export async function makeRun(into: string): Promise<void> {
  await using city = await startCity();
  const dir = await mkdtemp(join(tmpdir(), 'gov-audit-golden-'));
  try {
    const seeds = join(dir, 'city.yaml');
    await writeFile(seeds, city.seeds);
    const args = ['audit', seeds, '--site', ...SITES, '--as-of', asOf, '--out', dir, '--max-pages', '25'];
    await succeed([...args, '--format', 'json']);
    await rm(into, { recursive: true, force: true });
    for (const name of ['evidence.ndjson.gz', 'manifest.json'])
      await cp(join(dir, 'latest', name), join(into, name), { dereference: true });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
