import type { Day } from './brand.ts';
import type { Scores } from './score.ts';

/** What earlier runs of the same city said; data for reports. */
export interface History {
  /** Finished runs before this one which looked at the same kinds, newest first. */
  readonly runs: readonly PastRun[];
  /** What was failed in the newest of them; `null` where that is not known. */
  readonly faults: readonly PastFault[] | null;
}

export interface PastRun {
  readonly run: string;
  readonly asOf: Day;
  /** Digest of the rules it was judged by. */
  readonly pack: string;
  readonly scores: Scores;
}

/** A failed finding of an earlier run, as far as a report names it. */
export interface PastFault {
  readonly site: string;
  readonly rule: string;
  readonly fingerprint: string;
  readonly message: string;
  /** Address that it is about; empty where it is about none. */
  readonly url: string;
}
