import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pointLatest, resolveRun, writeRunFile } from '../../src/store/run-folder.ts';
import { temporaryDir } from './temporary-dir.ts';

describe('writeRunFile', () => {
  it('writes text, bytes and streams, into subfolders that it makes', async () => {
    using dir = temporaryDir();
    await writeRunFile(dir.path, 'index.html', '报告');
    await writeRunFile(dir.path, 'sites/www/index.html', Buffer.from([1, 2]));
    await writeRunFile(dir.path, 'evidence.ndjson.gz', parts('a', Buffer.from('b')));
    expect(readFileSync(join(dir.path, 'index.html'), 'utf8')).toBe('报告');
    expect(readFileSync(join(dir.path, 'sites/www/index.html'))).toEqual(Buffer.from([1, 2]));
    expect(readFileSync(join(dir.path, 'evidence.ndjson.gz'), 'utf8')).toBe('ab');
  });

  it('leaves the old content where writing the new one failed', async () => {
    using dir = temporaryDir();
    await writeRunFile(dir.path, 'scores.json', 'old');
    await expect(writeRunFile(dir.path, 'scores.json', broken())).rejects.toThrow('half way');
    expect(readFileSync(join(dir.path, 'scores.json'), 'utf8')).toBe('old');
    expect(readdirSync(dir.path)).toEqual(['scores.json']);
  });

  it.each(['../x', '/etc/x', 'a/../../x', 'a//b', '', '.', 'a/', 'a\\..\\b', 'a\0b'])(
    'refuses the name %j',
    async (name) => {
      using dir = temporaryDir();
      mkdirSync(join(dir.path, 'run'));
      await expect(writeRunFile(join(dir.path, 'run'), name, 'x')).rejects.toThrow(/no name of a file/);
      expect(readdirSync(dir.path, { recursive: true })).toEqual(['run']);
    },
  );

  it('refuses a way out by a symbolic link', async () => {
    using dir = temporaryDir();
    mkdirSync(join(dir.path, 'run'));
    symlinkSync('..', join(dir.path, 'run', 'sites'));
    await expect(writeRunFile(join(dir.path, 'run'), 'sites/x', 'x')).rejects.toThrow(/leads out/);
    expect(existsSync(join(dir.path, 'x'))).toBe(false);
  });

  it('writes into a run folder that is itself reached by a link', async () => {
    using dir = temporaryDir();
    mkdirSync(join(dir.path, 'run'));
    symlinkSync('run', join(dir.path, 'latest'));
    await writeRunFile(join(dir.path, 'latest'), 'a/b', 'x');
    expect(readFileSync(join(dir.path, 'run/a/b'), 'utf8')).toBe('x');
  });
});

describe('pointLatest and resolveRun', () => {
  it('points to the newest, in place of what was there', async () => {
    using dir = temporaryDir();
    makeRun(dir.path, 'one');
    makeRun(dir.path, 'two');
    await pointLatest(dir.path, 'one');
    await pointLatest(dir.path, 'two');
    expect(readlinkSync(join(dir.path, 'latest'))).toBe('two');
    expect(lstatSync(join(dir.path, 'latest')).isSymbolicLink()).toBe(true);
    expect(readdirSync(dir.path).sort()).toEqual(['latest', 'one', 'two']);
    await expect(pointLatest(dir.path, '../one')).rejects.toThrow(/no name of a run/);
  });

  it('finds a run by path, by id and as latest, also where latest is a file', async () => {
    using dir = temporaryDir();
    const run = makeRun(dir.path, 'one');
    expect(await resolveRun(run, 'elsewhere')).toEqual({ ok: true, dir: run });
    expect(await resolveRun('one', dir.path)).toEqual({ ok: true, dir: run });
    writeFileSync(join(dir.path, 'latest'), 'one\n');
    expect(await resolveRun('latest', dir.path)).toEqual({ ok: true, dir: run });
    await pointLatest(dir.path, 'one');
    expect(await resolveRun('latest', dir.path)).toEqual({ ok: true, dir: run });
    expect(await resolveRun(join(dir.path, 'latest'), 'elsewhere')).toEqual({ ok: true, dir: run });
  });

  it.each([
    ['latest', /no finished run/],
    ['gone', /there is no run gone/],
    ['no/such/path', /there is no run/],
    ['empty', /empty is not the folder of a run/],
    ['one/manifest.json', /there is no run|not the folder/],
    ['x\0y', /./],
  ])('says why %j is no run', async (name, why) => {
    using dir = temporaryDir();
    makeRun(dir.path, 'one');
    mkdirSync(join(dir.path, 'empty'));
    expect(await resolveRun(name, dir.path)).toEqual({ ok: false, fault: expect.stringMatching(why) });
  });

  it('does not follow a latest file that leads elsewhere', async () => {
    using dir = temporaryDir();
    makeRun(dir.path, 'one');
    mkdirSync(join(dir.path, 'out'));
    writeFileSync(join(dir.path, 'out', 'latest'), '../one');
    expect((await resolveRun('latest', join(dir.path, 'out'))).ok).toBe(false);
    writeFileSync(join(dir.path, 'out', 'latest'), 'latest');
    expect((await resolveRun('latest', join(dir.path, 'out'))).ok).toBe(false);
  });
});

function makeRun(out: string, id: string): string {
  mkdirSync(join(out, id));
  writeFileSync(join(out, id, 'manifest.json'), '{}');
  return realpathSync(join(out, id));
}

async function* parts(...all: (string | Uint8Array)[]) {
  yield* all;
}

async function* broken() {
  yield 'new';
  throw new Error('half way');
}
