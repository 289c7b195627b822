import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/embedded-database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { sampleEvidence, sampleManifest } from './sample.ts';
import { temporaryDir } from './temporary-dir.ts';

const opener = { holder: 'test', now: Date.now };
const open = (at: StoreOptions['at']) => openStore({ at, ...opener });

describe('embedded store that cannot be opened', { timeout: 60_000 }, () => {
  const embedded = (dir: string) => open({ kind: 'embedded', dir });

  it('is not a directory', async () => {
    using dir = temporaryDir();
    writeFileSync(join(dir.path, 'file'), 'mine');
    const opened = await embedded(join(dir.path, 'file'));
    expect(opened).toEqual({ ok: false, fault: expect.stringContaining('is a file') });
    expect(readFileSync(join(dir.path, 'file'), 'utf8')).toBe('mine');
  });

  it('is a directory with other files, which stay as they are', async () => {
    using dir = temporaryDir();
    writeFileSync(join(dir.path, 'thesis.txt'), 'mine');
    expect(await embedded(dir.path)).toEqual({ ok: false, fault: expect.stringContaining('is no store') });
    expect(readdirSync(dir.path)).toEqual(['thesis.txt']);
  });

  it('lies below a file', async () => {
    using dir = temporaryDir();
    writeFileSync(join(dir.path, 'file'), '');
    const opened = await embedded(join(dir.path, 'file', 'store'));
    expect(opened).toEqual({ ok: false, fault: expect.stringMatching(/cannot be opened: ENOTDIR/) });
  });

  it.each([
    ['has lost its version file', (data: string) => rmSync(join(data, 'PG_VERSION'))],
    ['has an empty control file', (data: string) => truncateSync(join(data, 'global/pg_control'))],
    ['has lost its log', (data: string) => emptyFiles(join(data, 'pg_wal'))],
    ['has lost half of every table', (data: string) => halve(join(data, 'base/5'))],
    ['is of another PostgreSQL', (data: string) => writeFileSync(join(data, 'PG_VERSION'), '12\n')],
  ])('%s: said, nothing deleted, no exit code set, lock given back', async (_name, damage) => {
    using dir = temporaryDir();
    await makeStore(dir.path);
    damage(join(dir.path, 'data'));
    const files = filesWithSizes(join(dir.path, 'data/base'));
    for (let attempt = 0; attempt < 2; attempt++)
      expect(await embedded(dir.path)).toEqual({
        ok: false,
        fault: expect.stringMatching(/is damaged: .+nothing of it was deleted/),
      });
    expect(filesWithSizes(join(dir.path, 'data/base'))).toEqual(files);
    expect(process.exitCode ?? 0).toBe(0);
    expect(existsSync(join(dir.path, 'store.lock'))).toBe(false);
  });

  it('is of a newer program', async () => {
    using dir = temporaryDir();
    await makeStore(dir.path);
    const opened = await openEmbedded(dir.path, opener);
    if (!opened.ok) throw new Error(opened.fault);
    await opened.database.query(`insert into gov_audit.schema_version values (99, 'later')`);
    await opened.database.close();
    expect(await embedded(dir.path)).toEqual({
      ok: false,
      fault: expect.stringContaining('newer gov-site-audit (schema 99'),
    });
  });

  it('is a database of somebody else', async () => {
    using dir = temporaryDir();
    await makeStore(dir.path);
    const opened = await openEmbedded(dir.path, opener);
    if (!opened.ok) throw new Error(opened.fault);
    await opened.database.query('drop schema gov_audit cascade');
    await opened.database.close();
    expect(await embedded(dir.path)).toEqual({ ok: false, fault: expect.stringContaining('tables') });
  });
});

it('makes a store anew whose first start was killed before it was ready', { timeout: 60_000 }, async () => {
  using dir = temporaryDir();
  mkdirSync(join(dir.path, 'data'));
  writeFileSync(join(dir.path, 'data', 'PG_VERSION'), '18\n');
  writeFileSync(join(dir.path, 'store.creating'), '');
  await makeStore(dir.path);
  expect(readdirSync(dir.path)).toEqual(['data']);
});

it('brings an older schema forward, all or nothing, with what is in it', { timeout: 60_000 }, async () => {
  using dir = temporaryDir();
  await makeStore(dir.path);
  const opened = await openEmbedded(dir.path, opener);
  if (!opened.ok) throw new Error(opened.fault);
  const { database } = opened;
  const options = { when: '2027-01-01T00:00:00Z', mayCreate: false };
  const newer = [
    ...MIGRATIONS,
    'create table gov_audit.later (x integer); insert into gov_audit.later values (1)',
  ];
  await expect(migrate(database, { ...options, steps: [...newer, 'select nonsense'] })).rejects.toThrow();
  expect(await database.query('select version from gov_audit.schema_version')).toHaveLength(
    MIGRATIONS.length,
  );
  expect(await migrate(database, { ...options, steps: newer })).toEqual({ ok: true });
  expect(await database.query('select x from gov_audit.later')).toEqual([{ x: 1 }]);
  expect(await database.query('select id from gov_audit.run')).toEqual([{ id: 'r' }]);
  await database.close();
});

it('says that a store cannot be made where the disk is full', { timeout: 60_000 }, async ({ skip }) => {
  if (!existsSync('/dev/full')) skip('no /dev/full here');
  using dir = temporaryDir();
  symlinkSync('/dev/full', join(dir.path, 'store.creating'));
  expect(await open({ kind: 'embedded', dir: dir.path })).toEqual({
    ok: false,
    fault: expect.stringMatching(/cannot be made: ENOSPC/),
  });
});

describe('PostgreSQL that cannot be opened', { timeout: 60_000 }, () => {
  let server: PostgresServer | null = null;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
  });
  const postgres = (url: string) => open({ kind: 'postgres', url });
  const test = (name: string, body: (running: PostgresServer) => Promise<void>) =>
    it(name, async ({ skip }) => {
      if (server === null) return skip('this machine has no PostgreSQL binaries');
      await body(server);
    });

  it('has no address', async () => {
    for (const url of ['', 'localhost', 'mysql://localhost/db', 'postgres://:port:/'])
      expect(await postgres(url)).toEqual({ ok: false, fault: expect.stringContaining('postgres://user') });
  });

  it('is not there', async () => {
    const opened = await postgres('postgres://me:secret@127.0.0.1:1/db');
    expect(opened).toEqual({ ok: false, fault: expect.stringMatching(/127\.0\.0\.1:1 .*ECONNREFUSED/) });
    expect(JSON.stringify(opened)).not.toContain('secret');
  });

  test('does not take the password', async (running) => {
    const opened = await postgres(running.url('postgres', 'wrong-secret'));
    expect(opened).toEqual({ ok: false, fault: expect.stringMatching(/does not let "postgres" in/) });
    expect(JSON.stringify(opened)).not.toContain('wrong-secret');
  });

  test('has no database of that name', async (running) => {
    expect(await postgres(running.url('absent'))).toEqual({
      ok: false,
      fault: expect.stringMatching(/there is no database "absent".*createdb/),
    });
  });

  test('is not in UTF-8', async (running) => {
    const url = await running.newDatabase(`encoding 'LATIN1' template template0`);
    expect(await postgres(url)).toEqual({ ok: false, fault: expect.stringContaining('LATIN1') });
  });

  test('does not let its user make tables', async (running) => {
    const url = await running.newDatabase();
    await running.sql(url, `create role guest login password 'guest'`);
    const guest = url.replace(/\/\/.*@/, '//guest:guest@');
    expect(await postgres(guest)).toEqual({
      ok: false,
      fault: expect.stringMatching(/"guest" may not create the schema gov_audit/),
    });
  });

  test('is of a newer program', async (running) => {
    const url = await running.newDatabase();
    await (await mustOpen({ kind: 'postgres', url })).close();
    await running.sql(url, `insert into gov_audit.schema_version values (99, 'later')`);
    expect(await postgres(url)).toEqual({ ok: false, fault: expect.stringContaining('(schema 99') });
  });

  test('lost its connection: nothing more is written', async (running) => {
    const url = await running.newDatabase();
    const store = await mustOpen({ kind: 'postgres', url });
    await store.begin({ id: 'r', key: { digest: 'r' }, manifest: sampleManifest('r') });
    await running.sql(
      url,
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and
       database = (select oid from pg_database where datname = current_database())`,
    );
    await expect
      .poll(() => store.append('r', 'www', [sampleEvidence('www', 1)]).then(() => 'kept', String))
      .toMatch(/connection that holds the store was lost/);
    await store.close();
    await (await mustOpen({ kind: 'postgres', url })).close();
  });
});

async function makeStore(dir: string): Promise<void> {
  const store = await mustOpen({ kind: 'embedded', dir });
  await store.begin({ id: 'r', key: { digest: 'r' }, manifest: sampleManifest('r') });
  await store.append('r', 'www', [sampleEvidence('www', 1)]);
  await store.close();
}

async function mustOpen(at: StoreOptions['at']) {
  const opened = await open(at);
  if (!opened.ok) throw new Error(opened.fault ?? opened.held?.by);
  return opened.store;
}

function emptyFiles(dir: string): void {
  for (const name of readdirSync(dir)) if (/^[0-9A-F]{24}$/.test(name)) rmSync(join(dir, name));
}

function halve(dir: string): void {
  for (const name of readdirSync(dir))
    truncateSync(join(dir, name), Math.floor(statSync(join(dir, name)).size / 2));
}

function filesWithSizes(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/pgsql_tmp|pg_internal/.test(name))
    .map((name) => `${name} ${statSync(join(dir, name)).size}`)
    .sort();
}
