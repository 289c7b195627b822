import { createHash } from 'node:crypto';
import type { LinkMemory } from '../domain/store.ts';
import type { Database } from './database.ts';

/** Addresses asked about in one statement. */
const AT_ONCE = 1_000;
/** What nobody links to any more is forgotten after a year. */
const FORGOTTEN_AFTER = '365 days';

export async function linkMemories(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LinkMemory>> {
  const found = new Map<string, LinkMemory>();
  for (const part of parts(ids)) {
    const rows = await database.query<{ memory: string }>(
      'select memory from gov_audit.link where digest in (select json_array_elements_text($1::json))',
      [JSON.stringify(part.map(digestOf))],
    );
    for (const { memory } of rows) {
      const parsed = JSON.parse(memory) as LinkMemory; // written below, and nowhere else
      found.set(parsed.id, parsed);
    }
  }
  return found;
}

export async function rememberLinks(database: Database, memories: readonly LinkMemory[]): Promise<void> {
  for (const part of parts(memories)) {
    const rows = part.map((memory) => ({
      digest: digestOf(memory.id),
      at: memory.askedAt,
      memory: JSON.stringify(memory),
    }));
    await database.query(
      `insert into gov_audit.link (digest, asked_at, memory)
       select e->>'digest', (e->>'at')::timestamptz, e->>'memory' from json_array_elements($1::json) e
       on conflict (digest) do update set asked_at = excluded.asked_at, memory = excluded.memory`,
      [JSON.stringify(rows)],
    );
  }
  const newest = memories
    .map((memory) => memory.askedAt)
    .sort()
    .at(-1);
  if (newest !== undefined)
    await database.query(
      `delete from gov_audit.link where asked_at < $1::timestamptz - interval '${FORGOTTEN_AFTER}'`,
      [newest],
    );
}

function digestOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

function* parts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}
