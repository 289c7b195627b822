import type { LedgerEntry } from '../domain/ledger.ts';
import type { Database } from './database.ts';

const AT_ONCE = 1_000;

export async function addLedgerEntries(
  database: Database,
  city: string,
  entries: readonly LedgerEntry[],
): Promise<void> {
  await database.transaction(async (queries) => {
    for (let at = 0; at < entries.length; at += AT_ONCE) {
      const rows = entries.slice(at, at + AT_ONCE).map((entry) => ({
        site: entry.site,
        fingerprint: entry.fingerprint,
        entry: JSON.stringify(entry),
      }));
      await queries.query(
        `insert into gov_audit.ledger (city, site, fingerprint, entry)
         select $1, e->>'site', e->>'fingerprint', e->>'entry'
         from json_array_elements($2::json) with ordinality as list(e, place) order by place`,
        [city, JSON.stringify(rows)],
      );
    }
  });
}

export async function ledgerEntries(
  database: Database,
  city: string,
): Promise<ReadonlyMap<string, LedgerEntry>> {
  const rows = await database.query<{ entry: string }>(
    `select entry from gov_audit.ledger where number in
     (select max(number) from gov_audit.ledger where city = $1 group by fingerprint)
     order by fingerprint collate "C"`,
    [city],
  );
  return new Map(rows.map(read).map((entry) => [entry.fingerprint, entry]));
}

export async function ledgerHistory(
  database: Database,
  city: string,
  fingerprint: string,
): Promise<readonly LedgerEntry[]> {
  const rows = await database.query<{ entry: string }>(
    'select entry from gov_audit.ledger where city = $1 and fingerprint = $2 order by number',
    [city, fingerprint],
  );
  return rows.map(read);
}

function read(row: { readonly entry: string }): LedgerEntry {
  return JSON.parse(row.entry) as LedgerEntry; // written above, and nowhere else
}
