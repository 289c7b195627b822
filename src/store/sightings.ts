import type { Day } from '../domain/brand.ts';
import type { Finding } from '../domain/finding.ts';
import type { SeenFinding, Sighting, SightingQuery } from '../domain/ledger.ts';
import type { Target } from '../domain/target.ts';
import type { Database, Queries } from './database.ts';

/** Rows of one statement. */
const AT_ONCE = 1_000;
const LONGEST_MESSAGE = 600;
const LONGEST_PART = 2_000;
const PARENTS_KEPT = 3;

export async function noteSightings(
  database: Database,
  city: string,
  run: { readonly day: Day; readonly found: readonly Finding[]; readonly gone: readonly string[] },
): Promise<void> {
  const found = distinct(run.found.filter((one) => one.outcome === 'failed' || one.outcome === 'cantTell'));
  await database.transaction(async (queries) => {
    for (const part of parts(found)) await noteFound(queries, { city, day: run.day, part });
    for (const part of parts(run.gone))
      await queries.query(
        `update gov_audit.sighting set gone_on = coalesce(gone_on, $2)
         where city = $1 and outcome = 'failed' and last_seen <= $2
         and fingerprint in (select json_array_elements_text($3::json))`,
        [city, run.day, JSON.stringify(part)],
      );
  });
}

/** A run of an earlier day that comes later (`--as-of`) widens the history, it never shortens it. */
async function noteFound(
  queries: Queries,
  { city, day, part }: { readonly city: string; readonly day: Day; readonly part: readonly Finding[] },
): Promise<void> {
  const rows = part.map((finding) => ({
    site: finding.site ?? '',
    fingerprint: finding.fingerprint,
    outcome: finding.outcome,
    rule: finding.rule,
    finding: JSON.stringify(kept(finding)),
  }));
  await queries.query(
    `insert into gov_audit.sighting (city, site, fingerprint, outcome, rule, first_seen, last_seen, finding)
     select $1, e->>'site', e->>'fingerprint', e->>'outcome', e->>'rule', $2, $2, e->>'finding'
     from json_array_elements($3::json) e
     on conflict (city, site, fingerprint, outcome) do update set
       first_seen = least(gov_audit.sighting.first_seen, excluded.first_seen),
       last_seen = greatest(gov_audit.sighting.last_seen, excluded.last_seen),
       gone_on = case when gov_audit.sighting.gone_on > excluded.last_seen then gov_audit.sighting.gone_on end,
       finding = excluded.finding`,
    [city, day, JSON.stringify(rows)],
  );
}

interface SightingRow {
  readonly first_seen: string;
  readonly last_seen: string;
  readonly gone_on: string | null;
  readonly finding: string;
}

const COLUMNS = 'first_seen, last_seen, gone_on, finding';
const ORDER = 'order by site collate "C", fingerprint collate "C", outcome collate "C"';

export async function sightingsOf(
  database: Database,
  city: string,
  query: SightingQuery,
): Promise<readonly Sighting[]> {
  if ('fingerprints' in query) {
    const found: Sighting[] = [];
    for (const part of parts([...new Set(query.fingerprints)].sort())) {
      const rows = await database.query<SightingRow>(
        `select ${COLUMNS} from gov_audit.sighting
         where city = $1 and fingerprint in (select json_array_elements_text($2::json)) ${ORDER}`,
        [city, JSON.stringify(part)],
      );
      found.push(...rows.map(sighting));
    }
    return found;
  }
  const rows =
    'since' in query
      ? await database.query<SightingRow>(
          `select ${COLUMNS} from gov_audit.sighting s where city = $1 and outcome = 'failed' and (last_seen >= $2
           or exists (select 1 from gov_audit.ledger l where l.city = s.city and l.fingerprint = s.fingerprint)) ${ORDER}`,
          [city, query.since],
        )
      : await database.query<SightingRow>(
          `select ${COLUMNS} from gov_audit.sighting where city = $1 and site = $2 and rule = $3 ${ORDER}`,
          [city, query.site, query.rule],
        );
  return rows.map(sighting);
}

function sighting(row: SightingRow): Sighting {
  return {
    firstSeen: row.first_seen as Day, // written above, and nowhere else
    lastSeen: row.last_seen as Day,
    goneOn: row.gone_on as Day | null,
    finding: JSON.parse(row.finding) as SeenFinding,
  };
}

/** What a ledger shows of a finding, bounded: a city keeps a hundred thousand of them. */
function kept(finding: Finding): SeenFinding {
  const { indicator, rule, outcome, severity, site, target, message, pages, fingerprint } = finding;
  return {
    ...{ indicator, rule, outcome, severity, pages, fingerprint },
    ...(site === undefined ? {} : { site }),
    target: shortened(target),
    message: message.slice(0, LONGEST_MESSAGE),
  };
}

function shortened(target: Target): Target {
  if (target.type === 'link') return { ...target, from: target.from.slice(0, PARENTS_KEPT) };
  if (target.type === 'element') return { ...target, selector: target.selector.slice(0, LONGEST_PART) };
  return target;
}

/** One statement must not name the same row twice. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...new Map(findings.map((one) => [`${one.site ?? ''} ${one.fingerprint} ${one.outcome}`, one])).values(),
  ];
}

function* parts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}
