import type { Day, Instant } from './brand.ts';
import type { Evidence } from './evidence.ts';
import type { LinkFacts } from './facts/link.ts';
import type { Finding, Judgement } from './finding.ts';
import type { LedgerEntry, Sighting, SightingQuery } from './ledger.ts';
import type { Manifest, SiteReport } from './run.ts';
import type { Scores } from './score.ts';

/** What makes two commands the same work, so that a killed run can go on. */
export interface RunKey {
  /** Digest over seeds, options which change what is looked at, and `asOf`. */
  readonly digest: string;
}

/** What is known of one address from earlier runs; `id`: role and address. */
export interface LinkMemory {
  readonly id: string;
  readonly firstSeen: Instant;
  readonly lastOk: Instant | null;
  /** Runs in a row in which it did not open. */
  readonly failures: number;
  /** The first of them. Absent: written down before this was kept. */
  readonly failingSince?: Instant | null;
  /** The newest answer, and when it was given. */
  readonly askedAt: Instant;
  readonly verdict: LinkFacts['verdict'];
  readonly reason: string;
  readonly status: number | null;
  readonly final: string;
  /** Title of the page, up to 100 characters. */
  readonly title: string;
  readonly danger: LinkFacts['danger'] | null;
}

/** One look at a site's home page. */
export interface StoredVisit {
  readonly site: string;
  readonly at: Instant;
  readonly ok: boolean;
  readonly reason: string;
  readonly tookMs: number;
}

export interface StoredRun {
  readonly id: string;
  readonly manifest: Manifest;
  readonly doneSites: readonly string[];
}

/** Runs, evidence, findings and history; PGlite (embedded) and PostgreSQL give the same answers (one contract test). */
export interface Store {
  /** Starts a run. */
  begin(run: { readonly id: string; readonly key: RunKey; readonly manifest: Manifest }): Promise<void>;
  /** The newest run of this key that was begun and never finished, if there is one. */
  unfinished(key: RunKey): Promise<StoredRun | null>;
  run(id: string): Promise<StoredRun | null>;
  /** Acknowledged means kept: survives `kill -9`. */
  append(run: string, site: string, evidence: readonly Evidence[]): Promise<void>;
  /** Forgets what a site that was not finished had left, before it is looked at anew. */
  discard(run: string, site: string): Promise<void>;
  evidence(run: string, site: string): Promise<readonly Evidence[]>;
  /** gzip members, in the order of `sites`, then of appending; together the content of `evidence.ndjson.gz`. */
  evidenceFile(run: string, sites: readonly string[]): AsyncIterable<Uint8Array>;
  concludeSite(run: string, report: SiteReport, judgement: Judgement): Promise<void>;
  judgement(run: string, site: string): Promise<Judgement | null>;
  siteReports(run: string): Promise<readonly SiteReport[]>;
  finish(run: string, manifest: Manifest, scores: Scores, findings: Judgement['findings']): Promise<void>;
  /** The newest finished run, of one city or (`null`) of any. */
  newest(city: string | null): Promise<StoredRun | null>;
  /** Finished runs, newest first. */
  history(
    city: string,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly end: Instant | null; readonly scores: Scores }[]>;
  /** Of these addresses, those which earlier runs have asked. */
  linkMemories(ids: readonly string[]): Promise<ReadonlyMap<string, LinkMemory>>;
  /** Keeps the newest answers in place of what was known. */
  rememberLinks(memories: readonly LinkMemory[]): Promise<void>;
  addVisits(city: string, visits: readonly StoredVisit[]): Promise<void>;
  /** Visits to one site since then, oldest first. */
  visits(city: string, site: string, since: Instant): Promise<readonly StoredVisit[]>;
  /**
   * Notes in one step what a run has found (failed and undecided) as seen on its day, and what it looked for and did not
   * find as gone. Everything else in the history stays as it is.
   */
  noteSightings(
    city: string,
    run: { readonly day: Day; readonly found: readonly Finding[]; readonly gone: readonly string[] },
  ): Promise<void>;
  /** Sorted by site, fingerprint and outcome. */
  sightings(city: string, query: SightingQuery): Promise<readonly Sighting[]>;
  /** The newest entry of each problem, by fingerprint. */
  ledgerEntries(city: string): Promise<ReadonlyMap<string, LedgerEntry>>;
  /** Every entry of one problem, oldest first. */
  ledgerHistory(city: string, fingerprint: string): Promise<readonly LedgerEntry[]>;
  /** Keeps all of these entries, or none. */
  addLedgerEntries(city: string, entries: readonly LedgerEntry[]): Promise<void>;
  close(): Promise<void>;
}

/** A store that somebody else is writing. */
export interface Held {
  readonly held: true;
  /** Who: process, host, since when; for the message to the user. */
  readonly by: string;
}
