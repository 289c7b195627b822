import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { succeed } from '../e2e/command.ts';
import { type Bench, bench } from '../e2e/seeds.ts';
import { makeRun } from './make-run.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const EXPECTED = join(HERE, 'expected');
const NAMES = ['findings.json', 'scores.json', 'index.html', 'sites/jyj/index.html'];
/**
 * Written anew by `npm run golden:update`, in a commit of its own that says which scores move and why. With
 * `UPDATE_GOLDEN=run` the stored run is made anew too: needed when gatherers bring other facts than they did.
 */
const UPDATE = process.env['UPDATE_GOLDEN'];

describe('the stored run, judged by the rules as they are', () => {
  let at: Bench;
  beforeAll(async () => {
    at = bench();
    if (UPDATE === 'run') await makeRun(join(HERE, 'run'));
    for (const name of ['first', 'second']) {
      cpSync(join(HERE, 'run'), join(at.dir, name), { recursive: true });
      await succeed(['replay', join(at.dir, name), '--format', 'html,json']);
    }
  });
  afterAll(() => at[Symbol.dispose]());

  it.each(NAMES)('%s is what it was', (name) => {
    // Plain text: no formatter may touch it.
    const file = join(EXPECTED, `${name.replaceAll('/', '-')}.txt`);
    const now = readFileSync(join(at.dir, 'first', name), 'utf8');
    if (UPDATE !== undefined) {
      mkdirSync(EXPECTED, { recursive: true });
      writeFileSync(file, now);
    }
    expect(existsSync(file), `${file} is missing: npm run golden:update`).toBe(true);
    const before = readFileSync(file, 'utf8');
    if (now !== before) expect(changedLines(before, now)).toEqual({ gone: [], come: [] });
  });

  it.each(NAMES)('%s is the same in two replays', (name) => {
    const [first, second] = ['first', 'second'].map((run) => readFileSync(join(at.dir, run, name), 'utf8'));
    expect(first === second).toBe(true);
  });
});

/** Lines that are in one text only, cut to be readable: these files have lines of many thousand characters. */
function changedLines(before: string, now: string) {
  const [old, fresh] = [before.split('\n'), now.split('\n')];
  const [known, there] = [new Set(old), new Set(fresh)];
  const shown = (lines: readonly string[]) => lines.slice(0, 10).map((line) => line.slice(0, 400));
  return {
    gone: shown(old.filter((line) => !there.has(line))),
    come: shown(fresh.filter((line) => !known.has(line))),
    // Where only the order changed both lists are empty, and this says so.
    ...(old.length === fresh.length ? {} : { lines: [old.length, fresh.length] }),
  };
}
