import type { Instant } from '../domain/brand.ts';
import type { StoredVisit } from '../domain/store.ts';
import type { Database } from './database.ts';

export async function addVisits(
  database: Database,
  city: string,
  visits: readonly StoredVisit[],
): Promise<void> {
  for (const visit of visits)
    await database.query(
      `insert into gov_audit.visit (city, site, at, visit) values ($1, $2, $3::timestamptz, $4)
       on conflict (city, site, at) do nothing`,
      [city, visit.site, visit.at, JSON.stringify(visit)],
    );
}

export async function visitsOf(
  database: Database,
  { city, site, since }: { readonly city: string; readonly site: string; readonly since: Instant },
): Promise<readonly StoredVisit[]> {
  const rows = await database.query<{ visit: string }>(
    'select visit from gov_audit.visit where city = $1 and site = $2 and at >= $3::timestamptz order by at',
    [city, site, since],
  );
  return rows.map(({ visit }) => JSON.parse(visit) as StoredVisit); // written above, and nowhere else
}
