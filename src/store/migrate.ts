import type { Database, Queries } from './database.ts';
import { MIGRATIONS } from './migrations.ts';

export interface MigrateOptions {
  /** Now, as ISO-8601. */
  readonly when: string;
  /** A database without schema is a new one; otherwise it is not ours. */
  readonly mayCreate: boolean;
  readonly steps?: readonly string[];
}

export type Migrated = { readonly ok: true } | { readonly ok: false; readonly fault: string };

/**
 * Brings the schema to the newest version, in one transaction. A schema that is newer than this program is left alone.
 */
export async function migrate(
  database: Database,
  { when, mayCreate, steps = MIGRATIONS }: MigrateOptions,
): Promise<Migrated> {
  const version = await schemaVersion(database);
  if (version === null && !mayCreate)
    return { ok: false, fault: 'the database is there, but the tables of a gov-site-audit store are not' };
  if (version !== null && version > steps.length)
    return {
      ok: false,
      fault: `the store was written by a newer gov-site-audit (schema ${version}, this program knows ${steps.length}); use that version, or another store`,
    };
  if (version !== steps.length)
    await database.transaction((queries) => apply(queries, { steps, from: version ?? 0, when }));
  return { ok: true };
}

async function schemaVersion(database: Database): Promise<number | null> {
  const [found] = await database.query<{ there: boolean }>(
    `select to_regclass('gov_audit.schema_version') is not null as there`,
  );
  if (!found?.there) return null;
  const [row] = await database.query<{ version: number | null }>(
    'select max(version) as version from gov_audit.schema_version',
  );
  return row?.version ?? 0;
}

async function apply(
  queries: Queries,
  { steps, from, when }: { readonly steps: readonly string[]; readonly from: number; readonly when: string },
): Promise<void> {
  if (from === 0) {
    await queries.query('create schema if not exists gov_audit');
    await queries.query(
      'create table if not exists gov_audit.schema_version (version integer primary key, applied_at text not null)',
    );
  }
  for (const [index, sql] of steps.entries()) {
    if (index < from) continue;
    for (const statement of statements(sql)) await queries.query(statement);
    await queries.query('insert into gov_audit.schema_version (version, applied_at) values ($1, $2)', [
      index + 1,
      when,
    ]);
  }
}

/** The migrations hold no semicolon inside a statement. */
function statements(sql: string): readonly string[] {
  return sql
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
