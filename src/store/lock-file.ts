import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Held } from '../domain/store.ts';
import type { Opener } from './database.ts';
import { describeHolder } from './describe-holder.ts';
import { identifyProcess, isProcessAlive, type ProcessIdentity } from './process-identity.ts';

/** The holder touches its lock this often, so that a reader on another host can see it alive. */
const BEAT_MS = 2_000;
/** Nothing heard for this long, and not while waiting once more: a holder that cannot be asked is taken for dead. */
const SILENT_MS = 30_000;
/** An unreadable lock is one that is being written now, unless it is older than this. */
const WRITING_MS = 2_000;
const LOOK_AGAIN_MS = 200;
const TRIES = 20;
/** Removing takes milliseconds: an older guard was left by a crash. */
const GUARD_MS = 2_000;

const lockSchema = z.looseObject({
  pid: z.number().int().positive(),
  host: z.string(),
  namespace: z.string().nullable(),
  boot: z.string().nullable(),
  started: z.string().nullable(),
  since: z.string(),
  doing: z.string(),
});
type Lock = z.infer<typeof lockSchema>;

type LockTaken =
  | { readonly ok: true; release(): Promise<void> }
  | { readonly ok: false; readonly held: Held };

/** Takes the lock at `path` for this process; a lock whose process is dead is taken over. Throws where the disk refuses. */
export async function takeLock(path: string, opener: Opener): Promise<LockTaken> {
  const me = await identifyProcess();
  const lock: Lock = { ...me, since: new Date(opener.now()).toISOString(), doing: opener.holder };
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (await createFile(path, `${JSON.stringify(lock)}\n`)) return { ok: true, release: keep(path, lock) };
    const found = await read(path);
    if (found === 'gone') continue;
    if (found === 'being-written') {
      await sleep(LOOK_AGAIN_MS);
      continue;
    }
    if (!(await isStale(path, found.lock, me))) return { ok: false, held: heldBy(path, found.lock) };
    if (!(await clearStale(path, found.text))) await sleep(LOOK_AGAIN_MS);
  }
  return { ok: false, held: { held: true, by: `a process that is just starting (${path})` } };
}

async function createFile(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Keeps the lock alive; what is returned ends that and gives it up. */
function keep(path: string, lock: Lock): () => Promise<void> {
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(ignoreMissedBeat);
  }, BEAT_MS);
  beat.unref();
  return async () => {
    clearInterval(beat);
    await removeIf(path, `${JSON.stringify(lock)}\n`);
  };
}

/** The next beat tries again; a lock that somebody deleted by hand is that person's decision. */
function ignoreMissedBeat(): void {}

type Read = 'gone' | 'being-written' | { readonly lock: Lock | null; readonly text: string };

async function read(path: string): Promise<Read> {
  try {
    const text = await readFile(path, 'utf8');
    const lock = parseLock(text);
    if (lock === null && Date.now() - (await stat(path)).mtimeMs < WRITING_MS) return 'being-written';
    return { lock, text };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'gone';
    throw error;
  }
}

function parseLock(text: string): Lock | null {
  try {
    return lockSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // cut off by a crash while it was written
  }
}

async function isStale(path: string, lock: Lock | null, me: ProcessIdentity): Promise<boolean> {
  if (lock === null) return true;
  if (lock.host === me.host && lock.boot !== me.boot) return true;
  if (lock.host === me.host && lock.namespace === me.namespace)
    return !(await isProcessAlive(lock.pid, lock.started));
  return isSilent(path);
}

/** For a holder on another host or in another container, whose process cannot be asked. */
async function isSilent(path: string): Promise<boolean> {
  const before = await lastBeat(path);
  if (Date.now() - before < SILENT_MS) return false;
  // A machine that just woke up looks silent, but beats again.
  await sleep(2 * BEAT_MS);
  return (await lastBeat(path)) === before;
}

/** When the file was last touched; 0: it is gone. */
async function lastBeat(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0;
    throw error;
  }
}

/**
 * Removes a dead holder's lock. Two that see the same dead holder must not remove each other's new lock, so that only
 * who made the guard file removes, after looking once more. `false`: somebody else is at it.
 */
async function clearStale(path: string, text: string): Promise<boolean> {
  const guard = `${path}.takeover`;
  if (!(await createFile(guard, ''))) {
    const made = await lastBeat(guard);
    if (made !== 0 && Date.now() - made > GUARD_MS) await rm(guard, { force: true });
    return false;
  }
  try {
    await removeIf(path, text);
    return true;
  } finally {
    await rm(guard, { force: true });
  }
}

async function removeIf(path: string, text: string): Promise<void> {
  try {
    if ((await readFile(path, 'utf8')) === text) await rm(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

function heldBy(path: string, lock: Lock | null): Held {
  const who = lock ? describeHolder(lock) : 'a process that cannot be told';
  return { held: true, by: `${who}; lock file ${path}` };
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
