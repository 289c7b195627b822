import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { Database, NotOpened, OpenedDatabase, Opener, Parameter, Queries } from './database.ts';
import { layOutCluster } from './empty-cluster.ts';
import { faultText } from './fault-text.ts';
import { takeLock } from './lock-file.ts';
import { type Migrated, migrate } from './migrate.ts';

/** `data`: PostgreSQL's files; `store.lock`: who writes; `store.creating`: there until the store was ready for the first time. */
const NAMES = { data: 'data', lock: 'store.lock', creating: 'store.creating' } as const;

/** PGlite runs no checkpointer: without this the write-ahead log would grow as long as the store is open. */
const CHECKPOINT_CHARS = 32 * 2 ** 20;

/** How much of what PostgreSQL says is kept for telling why it did not start. */
const TOLD_LINES = 30;

/** Time and process number (always 42) before what PostgreSQL says. */
const LOG_PREFIX = /^\S+ \S+ \S+ \[\d+\] (LOG: +)?/;

const DISK_REFUSES = /ENOSPC|EDQUOT|EACCES|EPERM|EROFS|No space left|Permission denied|Read-only file/i;

const START = [
  ...PGlite.defaultStartParams,
  ...['-c', 'shared_buffers=32MB', '-c', 'max_wal_size=64MB', '-c', 'min_wal_size=32MB'],
];

/** Opens the store in the directory `dir`, and makes it where there is none. Of a damaged one nothing is deleted. */
export async function openEmbedded(dir: string, opener: Opener): Promise<OpenedDatabase> {
  try {
    return await open(dir, opener);
  } catch (error) {
    return { ok: false, fault: `the store ${dir} cannot be opened: ${faultText(error)}` };
  }
}

async function open(dir: string, opener: Opener): Promise<OpenedDatabase> {
  const unfit = await whyNoStore(dir);
  if (unfit !== null) return { ok: false, fault: unfit };
  await mkdir(dir, { recursive: true });
  const lock = await takeLock(join(dir, NAMES.lock), opener);
  if (!lock.ok) return lock;
  const opened = await openHeld(dir, opener, lock.release).catch((error: unknown) => unusable(dir, error));
  if (!opened.ok) await lock.release();
  return opened;
}

async function whyNoStore(dir: string): Promise<string | null> {
  const info = await statOrNull(dir);
  if (info === null) return null;
  if (!info.isDirectory()) return `${dir} is a file, not the directory of a store`;
  const names = await readdir(dir);
  if (names.length === 0 || names.some((name) => Object.values<string>(NAMES).includes(name))) return null;
  return `${dir} holds other files and is no store; choose an empty or a new directory`;
}

async function openHeld(dir: string, opener: Opener, release: () => Promise<void>): Promise<OpenedDatabase> {
  const data = join(dir, NAMES.data);
  const fresh = await makeRoom(dir, data);
  if (!fresh) {
    const missing = await missingPart(data);
    if (missing !== null) return unusable(dir, `${missing} is missing`);
  }
  const { lite, database } = await start(data, { release, fresh });
  const ready = await makeReady(database, opener, fresh).catch((error: unknown) => unusable(dir, error));
  if (!ready.ok) {
    await lite.close().catch(ignoreBrokenEngine);
    return { ok: false, fault: ready.fault.includes(dir) ? ready.fault : `${dir}: ${ready.fault}` };
  }
  if (fresh) await rm(join(dir, NAMES.creating));
  return { ok: true, database };
}

/** Whether the store is to be made. What a killed first start left is taken away: nothing was ever acknowledged in it. */
async function makeRoom(dir: string, data: string): Promise<boolean> {
  const creating = join(dir, NAMES.creating);
  const interrupted = (await statOrNull(creating)) !== null;
  if (!interrupted && (await statOrNull(data)) !== null) return false;
  await writeFile(creating, 'This store was not ready yet; it is made anew at the next start.\n');
  await rm(data, { recursive: true, force: true });
  return true;
}

/** Asked before PGlite starts: where it sees no database it would make a new one over what is left. */
async function missingPart(data: string): Promise<string | null> {
  for (const name of ['PG_VERSION', 'global/pg_control', 'base', 'pg_wal', 'pg_xact'])
    if ((await statOrNull(join(data, name))) === null) return join(data, name);
  return null;
}

async function start(
  data: string,
  { release, fresh }: { readonly release: () => Promise<void>; readonly fresh: boolean },
): Promise<{ readonly lite: PGlite; readonly database: Database }> {
  let said: string[] = [];
  const exitCode = process.exitCode;
  try {
    if (fresh) await layOutCluster(data);
    const lite = await PGlite.create(data, {
      startParams: START,
      onStderr: (text: string) => {
        said = [...said.slice(-TOLD_LINES), text];
        return true;
      },
    });
    return { lite, database: liteDatabase(lite, release) };
  } catch (error) {
    const cause = said.findLast((line) => /FATAL|PANIC|ERROR|could not/.test(line));
    throw cause === undefined ? error : new Error(cause.replace(LOG_PREFIX, ''));
  } finally {
    // PGlite's engine sets it when PostgreSQL gives up; how this program ends is for its own command line to say.
    process.exitCode = exitCode;
  }
}

/** Migrates, and reads a little of every table, so that damage shows now and not at the end of the night. */
async function makeReady(database: Database, opener: Opener, fresh: boolean): Promise<Migrated> {
  const migrated = await migrate(database, {
    when: new Date(opener.now()).toISOString(),
    mayCreate: fresh,
  });
  if (!migrated.ok) return migrated;
  await database.query('select manifest from gov_audit.run order by number desc limit 1');
  await database.query('select count(*) from gov_audit.site');
  await database.query('select max(seq), sum(lines) from gov_audit.evidence');
  return migrated;
}

function liteDatabase(lite: PGlite, release: () => Promise<void>): Database {
  let sinceCheckpoint = 0;
  const counted = (parameters: readonly Parameter[]) => {
    for (const parameter of parameters)
      if (typeof parameter === 'string') sinceCheckpoint += parameter.length;
  };
  const checkpoint = async () => {
    if (sinceCheckpoint < CHECKPOINT_CHARS) return;
    sinceCheckpoint = 0;
    await lite.exec('checkpoint');
  };
  return {
    async query<R extends object>(sql: string, parameters: readonly Parameter[] = []) {
      const rows = (await lite.query<R>(sql, [...parameters])).rows;
      counted(parameters);
      await checkpoint();
      return rows;
    },
    async transaction(work) {
      const done = await lite.transaction((transaction) => work(liteQueries(transaction, counted)));
      await checkpoint();
      return done;
    },
    async close() {
      try {
        await lite.close();
      } finally {
        await release();
      }
    },
  };
}

function liteQueries(transaction: Transaction, counted: (parameters: readonly Parameter[]) => void): Queries {
  return {
    async query<R extends object>(sql: string, parameters: readonly Parameter[] = []) {
      counted(parameters);
      return (await transaction.query<R>(sql, [...parameters])).rows;
    },
  };
}

/** While `store.creating` is there nothing was ever kept, and where the disk refuses, the store itself may be sound. */
async function unusable(dir: string, why: unknown): Promise<NotOpened & { readonly fault: string }> {
  const text = faultText(why);
  if ((await statOrNull(join(dir, NAMES.creating))) !== null)
    return { ok: false, fault: `the store ${dir} cannot be made: ${text}` };
  if (DISK_REFUSES.test(text)) return { ok: false, fault: `the store ${dir} cannot be opened: ${text}` };
  return {
    ok: false,
    fault: `the store ${dir} is damaged: ${text}; nothing of it was deleted or made anew: move it away, or put a copy back`,
  };
}

/** An engine that failed to start also fails to stop; its memory goes with it. */
function ignoreBrokenEngine(): void {}

async function statOrNull(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
