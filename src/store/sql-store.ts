import type { Instant } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Finding, Judgement, Tally } from '../domain/finding.ts';
import type { Manifest, SiteReport } from '../domain/run.ts';
import type { Scores } from '../domain/score.ts';
import type { RunKey, Store, StoredRun } from '../domain/store.ts';
import type { Database, Queries } from './database.ts';
import { packEmpty, packLines, unpackEvidence } from './evidence-members.ts';
import { addLedgerEntries, ledgerEntries, ledgerHistory } from './ledger-entries.ts';
import { linkMemories, rememberLinks } from './link-memories.ts';
import { noteSightings, sightingsOf } from './sightings.ts';
import { addVisits, visitsOf } from './site-visits.ts';

/** Members read from the database at a time: some megabytes at most. */
const MEMBERS_A_TIME = 8;

/** The port `Store` in SQL, the same for every database. */
export function sqlStore(database: Database): Store {
  let closing: Promise<void> | undefined;
  return {
    begin: (run) => begin(database, run),
    unfinished: (key) => unfinished(database, key),
    run: (id) => storedRun(database, id),
    append: (run, site, evidence) => append(database, run, site, evidence),
    discard: (run, site) => discard(database, run, site),
    evidence: (run, site) => evidenceOf(database, run, site),
    evidenceFile: (run, sites) => evidenceFile(database, run, sites),
    concludeSite: (run, report, judgement) => concludeSite(database, run, { report, judgement }),
    judgement: (run, site) => judgementOf(database, run, site),
    siteReports: (run) => siteReports(database, run),
    finish: (run, manifest, scores, findings) => finish(database, run, { manifest, scores, findings }),
    newest: (city) => newest(database, city),
    history: (city, limit) => history(database, city, limit),
    linkMemories: (ids) => linkMemories(database, ids),
    rememberLinks: (memories) => rememberLinks(database, memories),
    addVisits: (city, visits) => addVisits(database, city, visits),
    visits: (city, site, since) => visitsOf(database, { city, site, since }),
    noteSightings: (city, run) => noteSightings(database, city, run),
    sightings: (city, query) => sightingsOf(database, city, query),
    ledgerEntries: (city) => ledgerEntries(database, city),
    ledgerHistory: (city, fingerprint) => ledgerHistory(database, city, fingerprint),
    addLedgerEntries: (city, entries) => addLedgerEntries(database, city, entries),
    close: () => {
      closing ??= database.close();
      return closing;
    },
  };
}

async function begin(
  database: Database,
  run: { readonly id: string; readonly key: RunKey; readonly manifest: Manifest },
): Promise<void> {
  await database.query('insert into gov_audit.run (id, key, city, manifest) values ($1, $2, $3, $4)', [
    run.id,
    run.key.digest,
    run.manifest.city.id,
    JSON.stringify(run.manifest),
  ]);
}

async function unfinished(database: Database, key: RunKey): Promise<StoredRun | null> {
  const [row] = await database.query<{ id: string }>(
    'select id from gov_audit.run where key = $1 and not finished order by number desc limit 1',
    [key.digest],
  );
  return row ? storedRun(database, row.id) : null;
}

async function storedRun(database: Database, id: string): Promise<StoredRun | null> {
  const [row] = await database.query<{ manifest: string }>(
    'select manifest from gov_audit.run where id = $1',
    [id],
  );
  if (!row) return null;
  const done = await database.query<{ site: string }>(
    'select site from gov_audit.site where run = $1 order by site collate "C"',
    [id],
  );
  return {
    id,
    manifest: parse<Manifest>(row.manifest, `manifest of run ${id}`),
    doneSites: done.map(({ site }) => site),
  };
}

async function append(
  database: Database,
  run: string,
  site: string,
  evidence: readonly Evidence[],
): Promise<void> {
  const members = await packLines(evidence);
  if (members.length === 0) return;
  await database.transaction(async (queries) => {
    for (const { lines, bytes } of members)
      await queries.query(
        `insert into gov_audit.evidence (run, site, lines, bytes) values ($1, $2, $3, decode($4, 'base64'))`,
        [run, site, lines, bytes.toString('base64')],
      );
  });
}

async function discard(database: Database, run: string, site: string): Promise<void> {
  await database.transaction(async (queries) => {
    await queries.query('delete from gov_audit.evidence where run = $1 and site = $2', [run, site]);
    await queries.query('delete from gov_audit.site where run = $1 and site = $2', [run, site]);
  });
}

async function evidenceOf(database: Database, run: string, site: string): Promise<readonly Evidence[]> {
  const evidence: Evidence[] = [];
  for await (const member of membersOf(database, run, site))
    for (const one of await unpackEvidence(member, `run ${run}, site ${site}`, evidence.length))
      evidence.push(one);
  return evidence;
}

async function* evidenceFile(
  database: Database,
  run: string,
  sites: readonly string[],
): AsyncGenerator<Uint8Array> {
  let empty = true;
  for (const site of sites)
    for await (const member of membersOf(database, run, site)) {
      empty = false;
      yield member;
    }
  // A file without any member is no valid .gz.
  if (empty) yield (await packEmpty()).bytes;
}

async function* membersOf(database: Database, run: string, site: string): AsyncGenerator<Uint8Array> {
  let after = 0;
  for (;;) {
    const rows = await database.query<{ seq: number; bytes: string }>(
      `select seq::float8 as seq, encode(bytes, 'base64') as bytes from gov_audit.evidence
       where run = $1 and site = $2 and seq > $3::bigint order by gov_audit.evidence.seq limit ${MEMBERS_A_TIME}`,
      [run, site, after],
    );
    for (const row of rows) yield Buffer.from(row.bytes, 'base64');
    const last = rows.at(-1);
    if (!last || rows.length < MEMBERS_A_TIME) return;
    after = last.seq;
  }
}

async function concludeSite(
  database: Database,
  run: string,
  { report, judgement }: { readonly report: SiteReport; readonly judgement: Judgement },
): Promise<void> {
  await database.query(
    `insert into gov_audit.site (run, site, report, findings, tallies) values ($1, $2, $3, $4, $5)
     on conflict (run, site) do update
     set report = excluded.report, findings = excluded.findings, tallies = excluded.tallies`,
    [
      run,
      report.id,
      JSON.stringify(report),
      JSON.stringify(judgement.findings),
      JSON.stringify(judgement.tallies),
    ],
  );
}

async function judgementOf(database: Database, run: string, site: string): Promise<Judgement | null> {
  const [row] = await database.query<{ findings: string; tallies: string }>(
    'select findings, tallies from gov_audit.site where run = $1 and site = $2',
    [run, site],
  );
  if (!row) return null;
  return {
    findings: parse<Finding[]>(row.findings, `findings of run ${run}, site ${site}`),
    tallies: parse<Tally[]>(row.tallies, `tallies of run ${run}, site ${site}`),
  };
}

async function siteReports(database: Database, run: string): Promise<readonly SiteReport[]> {
  const rows = await database.query<{ site: string; report: string }>(
    'select site, report from gov_audit.site where run = $1 order by site collate "C"',
    [run],
  );
  return rows.map((row) => parse<SiteReport>(row.report, `report of run ${run}, site ${row.site}`));
}

async function finish(
  database: Database,
  run: string,
  {
    manifest,
    scores,
    findings,
  }: { readonly manifest: Manifest; readonly scores: Scores; readonly findings: readonly Finding[] },
): Promise<void> {
  const members = await packLines(findings);
  await database.transaction(async (queries) => {
    await markFinished(queries, run, { manifest, scores });
    await queries.query('delete from gov_audit.finding where run = $1', [run]);
    for (const [seq, { lines, bytes }] of members.entries())
      await queries.query(
        `insert into gov_audit.finding (run, seq, lines, bytes) values ($1, $2, $3, decode($4, 'base64'))`,
        [run, seq, lines, bytes.toString('base64')],
      );
  });
}

async function markFinished(
  queries: Queries,
  run: string,
  { manifest, scores }: { readonly manifest: Manifest; readonly scores: Scores },
): Promise<void> {
  const rows = await queries.query<{ id: string }>(
    `update gov_audit.run set manifest = $2, scores = $3, ended_at = $4::timestamptz, finished = true
     where id = $1 returning id`,
    [run, JSON.stringify(manifest), JSON.stringify(scores), manifest.end],
  );
  if (rows.length === 0) throw new Error(`run ${run} cannot be finished: it was never begun in this store`);
}

async function newest(database: Database, city: string | null): Promise<StoredRun | null> {
  const [row] = await database.query<{ id: string }>(
    `select id from gov_audit.run where finished and ($1::text is null or city = $1)
     order by ended_at desc nulls last, number desc limit 1`,
    [city],
  );
  return row ? storedRun(database, row.id) : null;
}

async function history(
  database: Database,
  city: string,
  limit: number,
): Promise<readonly { readonly id: string; readonly end: Instant | null; readonly scores: Scores }[]> {
  const rows = await database.query<{ id: string; manifest: string; scores: string }>(
    `select id, manifest, scores from gov_audit.run where city = $1 and finished
     order by ended_at desc nulls last, number desc limit $2`,
    [city, limit],
  );
  return rows.map((row) => ({
    id: row.id,
    end: parse<Manifest>(row.manifest, `manifest of run ${row.id}`).end,
    scores: parse<Scores>(row.scores, `scores of run ${row.id}`),
  }));
}

/** Only this module writes these columns, so that what is read is what was written: no second check of its form. */
function parse<T>(json: string, what: string): T {
  try {
    return JSON.parse(json) as T;
  } catch (error) {
    throw new Error(`${what}: the store is damaged here`, { cause: error });
  }
}
