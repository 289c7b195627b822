import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../src/store/lock-file.ts';
import { identifyProcess } from '../../src/store/process-identity.ts';
import { temporaryDir } from './temporary-dir.ts';

const opener = { holder: 'test', now: () => Date.parse('2026-11-27T08:00:00Z') };

describe('takeLock', () => {
  it('holds until it is released', async () => {
    using dir = temporaryDir();
    const path = join(dir.path, 'store.lock');
    const first = await takeLock(path, opener);
    expect(await takeLock(path, opener)).toEqual({
      ok: false,
      held: { held: true, by: expect.stringContaining(`process ${process.pid} on host`) },
    });
    if (first.ok) await first.release();
    expect((await takeLock(path, opener)).ok).toBe(true);
  });

  it('takes over from a process that is dead', async () => {
    using dir = temporaryDir();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    expect(await takeLeftBy(dir.path, { pid: dead, started: '1' })).toBe(true);
  });

  it.runIf(existsSync('/proc/self/stat'))(
    'takes over where the process id serves another process by now',
    async () => {
      using dir = temporaryDir();
      expect(await takeLeftBy(dir.path, { pid: process.pid, started: '1' })).toBe(true);
    },
  );

  it.runIf(existsSync('/proc/self/stat'))('takes over from before the machine was started', async () => {
    using dir = temporaryDir();
    expect(await takeLeftBy(dir.path, { boot: 'an earlier one' })).toBe(true);
  });

  it('leaves it to a holder on another host that was heard of a moment ago', async () => {
    using dir = temporaryDir();
    expect(await takeLeftBy(dir.path, { host: 'elsewhere', pid: 1 })).toBe(false);
  });

  it('takes over from a holder on another host that is silent', { timeout: 30_000 }, async () => {
    using dir = temporaryDir();
    expect(await takeLeftBy(dir.path, { host: 'elsewhere', pid: 1 }, 120)).toBe(true);
  });

  it('takes over a lock that a crash cut off', async () => {
    using dir = temporaryDir();
    const path = join(dir.path, 'store.lock');
    writeFileSync(path, '{"pid":');
    expect((await takeLock(path, opener)).ok).toBe(true);
  });

  it('takes over also where a take-over was cut off', async () => {
    using dir = temporaryDir();
    writeFileSync(join(dir.path, 'store.lock.takeover'), '');
    expect(await takeLeftBy(dir.path, { pid: 2 ** 22 - 1, started: '1' })).toBe(true);
    expect(readdirSync(dir.path)).toEqual(['store.lock']);
  });

  it('lets exactly one of many take over', async () => {
    using dir = temporaryDir();
    const path = join(dir.path, 'store.lock');
    writeFileSync(path, JSON.stringify(await lockOf({ pid: process.pid, started: '1' })));
    const taken = await Promise.all(Array.from({ length: 8 }, () => takeLock(path, opener)));
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('does not remove a lock that is no longer its own', async () => {
    using dir = temporaryDir();
    const path = join(dir.path, 'store.lock');
    const taken = await takeLock(path, opener);
    writeFileSync(path, 'somebody else');
    if (taken.ok) await taken.release();
    expect(readFileSync(path, 'utf8')).toBe('somebody else');
  });

  it('keeps control characters of the holder from the terminal', async () => {
    using dir = temporaryDir();
    const path = join(dir.path, 'store.lock');
    writeFileSync(path, JSON.stringify(await lockOf({ doing: '\u001b[2Jaudit' })));
    expect(await takeLock(path, opener)).toEqual({
      ok: false,
      held: { held: true, by: expect.stringContaining('( [2Jaudit)') },
    });
  });
});

async function lockOf(left: object): Promise<object> {
  return { ...(await identifyProcess()), since: '2026-11-26T08:00:00Z', doing: 'test', ...left };
}

async function takeLeftBy(dir: string, left: object, ageSeconds = 0): Promise<boolean> {
  const path = join(dir, 'store.lock');
  writeFileSync(path, JSON.stringify(await lockOf(left)));
  const then = new Date(Date.now() - ageSeconds * 1000);
  utimesSync(path, then, then);
  const taken = await takeLock(path, opener);
  if (taken.ok) expect(readFileSync(path, 'utf8')).toContain(`"pid":${process.pid}`);
  return taken.ok;
}
