import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Database, NotOpened, OpenedDatabase, Opener, Parameter, Queries } from './database.ts';
import { describeHolder } from './describe-holder.ts';
import { faultText } from './fault-text.ts';
import { migrate } from './migrate.ts';

/** Two numbers that name «the writer of gov-site-audit's store» among the advisory locks of one database. */
const LOCK = { space: 1_735_353_716, writer: 1 } as const;
const CONNECTIONS = 4;
const CONNECT_MS = 10_000;
/** The server needs a moment to notice that a killed writer is gone. */
const LOCK_TRIES = 8;
const LOCK_WAIT_MS = 150;

/** Opens the store in a PostgreSQL database; its tables stand in the schema `gov_audit`. */
export async function openPostgres(url: string, opener: Opener): Promise<OpenedDatabase> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    return {
      ok: false,
      fault: 'the database address is not of the form postgres://user:password@host:port/name',
    };
  const writer = new pg.Client(settings(url));
  const pool = new pg.Pool({ ...settings(url), max: CONNECTIONS });
  const opened = await open({ writer, pool }, opener).catch((error: unknown) => notOpened(url, error));
  if (!opened.ok) await disconnect({ writer, pool });
  return opened;
}

interface Connections {
  /** Holds the advisory lock as long as it lives, and does nothing else. */
  readonly writer: pg.Client;
  readonly pool: pg.Pool;
}

function settings(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'gov-audit',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  };
}

async function open(connections: Connections, opener: Opener): Promise<OpenedDatabase> {
  const state = watch(connections);
  await connections.writer.connect();
  const unfit = await whyUnfit(connections.writer);
  if (unfit !== null) return { ok: false, fault: unfit };
  if (!(await takeWriterLock(connections.writer)))
    return { ok: false, held: { held: true, by: await holderOf(connections.writer) } };
  const database = poolDatabase(connections, state);
  const since = new Date(opener.now()).toISOString();
  const migrated = await migrate(database, { when: since, mayCreate: true });
  if (!migrated.ok) return migrated;
  await saySoInTable(connections.writer, opener.holder, since);
  return { ok: true, database };
}

/** Connections break at any time, also idle ones, and would end the process if nobody listened. */
function watch({ writer, pool }: Connections): { lost: string | null } {
  const state: { lost: string | null } = { lost: null };
  writer.on('error', (error) => {
    state.lost = faultText(error);
  });
  writer.on('end', () => {
    state.lost ??= 'the server closed the connection';
  });
  pool.on('error', ignoreIdleConnection);
  return state;
}

/** The pool drops it and makes a new one when it is needed. */
function ignoreIdleConnection(): void {}

async function whyUnfit(writer: pg.Client): Promise<string | null> {
  const { rows } = await writer.query<{ encoding: string; standby: boolean }>(
    `select current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby`,
  );
  if (rows[0]?.standby) return 'the database is a read-only standby';
  if (rows[0]?.encoding !== 'UTF8')
    return `the database's encoding is ${rows[0]?.encoding}; the store needs UTF8`;
  return null;
}

async function takeWriterLock(writer: pg.Client): Promise<boolean> {
  // A writer whose machine vanished is noticed after a minute and a half, not after the two hours of most systems.
  await writer.query(
    'set tcp_keepalives_idle = 60; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3',
  );
  for (let attempt = 0; attempt < LOCK_TRIES; attempt++) {
    if (attempt > 0) await sleep(LOCK_WAIT_MS);
    const { rows } = await writer.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
      LOCK.space,
      LOCK.writer,
    ]);
    if (rows[0]?.taken) return true;
  }
  return false;
}

async function holderOf(writer: pg.Client): Promise<string> {
  const { rows } = await writer.query<{ backend: number }>(
    `select pid as backend from pg_locks where locktype = 'advisory' and granted and objsubid = 2
     and database = (select oid from pg_database where datname = current_database())
     and classid = $1::bigint::oid and objid = $2::bigint::oid`,
    [LOCK.space, LOCK.writer],
  );
  const backend = rows[0]?.backend;
  if (backend === undefined) return 'a process that has just ended; try again';
  const holder = await holderRow(writer, backend);
  return holder ? describeHolder(holder) : `a process that is just starting (database process ${backend})`;
}

async function holderRow(writer: pg.Client, backend: number) {
  const { rows: found } = await writer.query<{ there: boolean }>(
    `select to_regclass('gov_audit.holder') is not null as there`,
  );
  if (!found[0]?.there) return null;
  const { rows } = await writer.query<{ pid: number; host: string; since: string; doing: string }>(
    'select pid, host, since, doing from gov_audit.holder where backend = $1',
    [backend],
  );
  return rows[0] ?? null;
}

async function saySoInTable(writer: pg.Client, doing: string, since: string): Promise<void> {
  await writer.query(
    `insert into gov_audit.holder (backend, pid, host, since, doing) values (pg_backend_pid(), $1, $2, $3, $4)
     on conflict (one) do update set backend = excluded.backend, pid = excluded.pid, host = excluded.host,
     since = excluded.since, doing = excluded.doing`,
    [process.pid, hostname(), since, doing],
  );
}

function poolDatabase(connections: Connections, state: { readonly lost: string | null }): Database {
  const { pool } = connections;
  const stillHeld = () => {
    if (state.lost !== null)
      throw new Error(`the connection that holds the store was lost, writing ends here: ${state.lost}`);
  };
  return {
    async query<R extends object>(sql: string, parameters: readonly Parameter[] = []) {
      stillHeld();
      return (await pool.query<R & pg.QueryResultRow>(sql, [...parameters])).rows;
    },
    async transaction(work) {
      stillHeld();
      const client = await pool.connect();
      return inTransaction(client, work);
    },
    close: () => disconnect(connections),
  };
}

async function inTransaction<T>(client: pg.PoolClient, work: (queries: Queries) => Promise<T>): Promise<T> {
  let broken = true;
  try {
    await client.query('begin');
    const done = await work({
      async query<R extends object>(sql: string, parameters: readonly Parameter[] = []) {
        return (await client.query<R & pg.QueryResultRow>(sql, [...parameters])).rows;
      },
    });
    await client.query('commit');
    broken = false;
    return done;
  } finally {
    // A connection whose transaction failed is closed, which undoes it.
    client.release(broken);
  }
}

/** The lock goes last: until then nobody else may write. */
async function disconnect({ writer, pool }: Connections): Promise<void> {
  await pool.end();
  await writer.end().catch(ignoreIdleConnection);
}

function notOpened(url: string, error: unknown): NotOpened {
  const { hostname: host, port, pathname, username } = new URL(url);
  const where = `${host}:${port === '' ? '5432' : port}`;
  return { ok: false, fault: saidOf(error, { where, name: pathname.slice(1), username }) };
}

function saidOf(
  error: unknown,
  { where, name, username }: { readonly where: string; readonly name: string; readonly username: string },
): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case '3D000':
      return `there is no database "${name}" at ${where}; create it first (createdb)`;
    case '28P01':
    case '28000':
      return `the database at ${where} does not let "${username}" in: ${faultText(error)}`;
    case '42501':
      return `"${username}" may not create the schema gov_audit in "${name}" at ${where}: ${faultText(error)}`;
    default:
      return `the database at ${where} cannot be used: ${faultText(error)}`;
  }
}
