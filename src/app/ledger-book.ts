import type { Day } from '../domain/brand.ts';
import { addDays } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';
import type { AbsentProblem, FollowUp, LedgerBook, LedgerEntry, Sighting } from '../domain/ledger.ts';
import type { FinishedRun } from '../domain/run.ts';
import type { Store } from '../domain/store.ts';
import { createRecheck, verdictOf } from '../judge/recheck.ts';

/** How long a ledger still names problems that are no longer found and about which nobody said anything. */
const REMEMBERED_DAYS = 90;

/** A finished run with the memory of earlier runs and of what offices have said; notes in the store what it has seen. */
export async function keepLedger(
  store: Store,
  run: FinishedRun,
  /** This machine's own network failed meanwhile: what was not found proves nothing. */
  options: { readonly networkFailed?: boolean } = {},
): Promise<FinishedRun> {
  const { manifest, pack, findings, tallies } = run;
  const city = manifest.city.id;
  const isGone = createRecheck({
    ...{ pack, findings, tallies, whole: !manifest.chosenPages && !options.networkFailed },
    checked: manifest.checked as Parameters<typeof createRecheck>[0]['checked'], // written out of the closed list
    reports: manifest.sites,
  });
  const earlier = await store.sightings(city, { since: addDays(manifest.asOf, -REMEMBERED_DAYS) });
  const failed = new Set(failedOf(run).map((one) => one.fingerprint));
  const gone = earlier
    .filter(({ finding }) => !failed.has(finding.fingerprint) && isGone(finding))
    .map((one) => one.finding.fingerprint);
  await store.noteSightings(city, { day: manifest.asOf, found: findings, gone });
  return withBook(run, await readBook(store, run));
}

/** What a run knew of earlier runs, with what offices have said by now. */
export function renewBook(book: LedgerBook | null, entries: LedgerBook['entries']): LedgerBook {
  if (!book) return { firstSeen: new Map(), entries, absent: [] };
  const absent = book.absent.map((one) => {
    const entry = entries.get(one.finding.fingerprint) ?? null;
    return { ...one, entry, verdict: verdictOf(one, entry, one.verdict !== 'unchecked') };
  });
  return { ...book, entries, absent };
}

async function readBook(store: Store, run: FinishedRun): Promise<LedgerBook> {
  const { manifest } = run;
  const city = manifest.city.id;
  const failed = new Set(failedOf(run).map((one) => one.fingerprint));
  const [entries, own, earlier] = [
    await store.ledgerEntries(city),
    await store.sightings(city, { fingerprints: [...failed] }),
    await store.sightings(city, { since: addDays(manifest.asOf, -REMEMBERED_DAYS) }),
  ];
  const known = new Set(manifest.city.sites.map((site) => site.id));
  const absent = earlier
    .filter(({ finding }) => !failed.has(finding.fingerprint) && known.has(finding.site ?? ''))
    .map((sighting) => absentProblem(sighting, entries.get(sighting.finding.fingerprint) ?? null));
  return {
    firstSeen: new Map(
      own
        .filter((one) => one.finding.outcome === 'failed')
        .map((one) => [one.finding.fingerprint, earliest(one.firstSeen, manifest.asOf)]),
    ),
    entries,
    absent,
  };
}

/** The run with what is known about its findings; what an office has said stands with each of them. */
export function withBook(run: FinishedRun, book: LedgerBook): FinishedRun {
  const findings = run.findings.map((finding): Finding => {
    const { followUp: _old, ...plain } = finding;
    const entry = book.entries.get(finding.fingerprint);
    const open = finding.outcome === 'failed' || finding.outcome === 'cantTell';
    return entry && open ? { ...plain, followUp: followUpOf(entry, finding, run) } : plain;
  });
  return { ...run, findings, ledger: book };
}

function followUpOf(entry: LedgerEntry, finding: Finding, run: FinishedRun): FollowUp {
  const { state, reason, owner, due, who, at } = entry;
  const before = Date.parse(at) < Date.parse(run.manifest.start);
  const repeated = state === 'mended' && before && finding.outcome === 'failed';
  return { state, reason, owner, due, who, at, repeated };
}

function absentProblem(sighting: Sighting, entry: LedgerEntry | null): AbsentProblem {
  return { ...sighting, entry, verdict: verdictOf(sighting, entry, false) };
}

function failedOf(run: FinishedRun): readonly Finding[] {
  return run.findings.filter((one) => one.outcome === 'failed');
}

function earliest(a: Day, b: Day): Day {
  return a < b ? a : b;
}
