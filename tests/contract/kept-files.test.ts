import { readdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeptFiles } from '../../src/store/kept-files.ts';
import { temporaryDir } from './temporary-dir.ts';

const LIMITS = { files: 3, bytes: 100_000, ageMs: 1_000_000 };
const NOW = 1_800_000_000_000;

describe('kept files', () => {
  it('come back as they were written; what was never written is absent', async () => {
    using dir = temporaryDir();
    const files = openKeptFiles(join(dir.path, 'new', 'folder'));
    await files.write('ab', { text: '网站', list: [1, null] });
    expect(await files.read('ab')).toEqual({ state: 'found', value: { text: '网站', list: [1, null] } });
    expect(await files.read('cd')).toEqual({ state: 'absent' });
  });

  it('are damaged where they end too early, were changed, or hold something else', async () => {
    using dir = temporaryDir();
    const files = openKeptFiles(dir.path);
    for (const id of ['aa', 'bb']) await files.write(id, { text: 'x'.repeat(100) });
    truncateSync(join(dir.path, 'aa.json.gz'), 20);
    writeFileSync(join(dir.path, 'bb.json.gz'), 'text');
    expect(await files.read('aa')).toEqual({ state: 'damaged' });
    expect(await files.read('bb')).toEqual({ state: 'damaged' });
  });

  it('are bounded in age and number, the oldest go first, and nothing else in the folder is touched', async () => {
    using dir = temporaryDir();
    const files = openKeptFiles(dir.path, LIMITS);
    for (const [i, id] of ['aa', 'bb', 'cc', 'dd', 'ee'].entries()) {
      await files.write(id, i);
      const at = (NOW - (i === 0 ? 2_000_000 : 1_000 * (10 - i))) / 1_000;
      utimesSync(join(dir.path, `${id}.json.gz`), at, at);
    }
    writeFileSync(join(dir.path, 'other'), '');
    await files.tidy(NOW);
    expect(readdirSync(dir.path).sort()).toEqual(['cc.json.gz', 'dd.json.gz', 'ee.json.gz', 'other']);
  });

  it('are bounded in size', async () => {
    using dir = temporaryDir();
    const files = openKeptFiles(dir.path, { ...LIMITS, bytes: 200 });
    const noise = (from: number) => Array.from({ length: 40 }, (_, i) => Math.sin(from + i));
    for (const [i, id] of ['aa', 'bb'].entries()) await files.write(id, noise(i));
    await files.tidy(Date.now());
    expect(readdirSync(dir.path)).toEqual([]);
  });
});
