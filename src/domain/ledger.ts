import type { Day, Instant } from './brand.ts';
import type { Finding } from './finding.ts';

/** What an office can say about a problem: 待整改, 整改中, 已整改, 申诉, 不改. */
export const LEDGER_STATES = ['open', 'mending', 'mended', 'disputed', 'declined'] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

/** What an office has said about one problem, as read from a filled-in ledger; never changed, only followed by a newer one. */
export interface LedgerEntry {
  /** Empty for problems of the city or a group. */
  readonly site: string;
  readonly fingerprint: string;
  readonly state: LedgerState;
  /** Why; always there for `declined`. */
  readonly reason: string;
  readonly owner: string;
  readonly due: Day | null;
  readonly who: string;
  /** When it was read in. */
  readonly at: Instant;
  /** File, sheet and row it was read from. */
  readonly from: string;
}

/** What is kept of a finding, to show it when it is no longer found. */
export type SeenFinding = Pick<
  Finding,
  'indicator' | 'rule' | 'outcome' | 'severity' | 'site' | 'target' | 'message' | 'pages' | 'fingerprint'
>;

/** One problem (or doubt) in the history of its site. */
export interface Sighting {
  readonly firstSeen: Day;
  readonly lastSeen: Day;
  /** Day of the first run after `lastSeen` that looked for it as a whole and did not find it; `null` where none has. */
  readonly goneOn: Day | null;
  readonly finding: SeenFinding;
}

/**
 * A problem of earlier runs which this run did not find. `verified`: an office had reported it as mended, and the run
 * looked; `gone`: the run looked; `unchecked`: the run did not look, so nothing is known.
 */
export interface AbsentProblem extends Sighting {
  readonly verdict: 'verified' | 'gone' | 'unchecked';
  readonly entry: LedgerEntry | null;
}

/** What a run knew of earlier runs and of what offices had said; kept in its folder, so that it can be reported again. */
export interface LedgerBook {
  /** By fingerprint: the day a failed finding of this run was first seen. */
  readonly firstSeen: ReadonlyMap<string, Day>;
  /** By fingerprint. */
  readonly entries: ReadonlyMap<string, LedgerEntry>;
  /** Sorted by site and fingerprint. */
  readonly absent: readonly AbsentProblem[];
}

/** What an office has said about a finding, shown with it in every report. */
export interface FollowUp {
  readonly state: LedgerState;
  readonly reason: string;
  readonly owner: string;
  readonly due: Day | null;
  readonly who: string;
  readonly at: Instant;
  /** It had been reported as mended before this run began, and was found again. */
  readonly repeated: boolean;
}

/** Which part of a site's history is asked for. */
export type SightingQuery =
  | { readonly fingerprints: readonly string[] }
  | { readonly site: string; readonly rule: string }
  /** Failed findings last seen on that day or later, or about which somebody has said something. */
  | { readonly since: Day };

/** The cells of a ledger row which an office fills in, as texts; `due` as `YYYY-MM-DD`. */
export interface LedgerAnswer {
  /** Empty: nothing was chosen. */
  readonly state: LedgerState | '';
  readonly reason: string;
  readonly owner: string;
  readonly due: string;
}

/**
 * A short mark of what a row said when it was handed out. It stands in the row, so that on reading back a row that nobody
 * touched is told from one that was filled in, whatever other people have reported meanwhile.
 */
export function ledgerStamp({ state, reason, owner, due }: LedgerAnswer): string {
  let hash = 0x811c9dc5;
  for (const character of [state, plain(reason), plain(owner), plain(due)].join('\u0000')) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  return `s${(hash >>> 0).toString(16).padStart(8, '0')}`;
}

/** Spreadsheet programs change blanks and line ends; the apostrophe guards texts that look like formulas. */
function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^'(?=\s?[=+\-@＝＋－＠])/u, '');
}
