import type { Json } from './brand.ts';
import type { FollowUp } from './ledger.ts';
import type { Outcome, Severity } from './outcome.ts';
import type { Target } from './target.ts';
import type { Waived } from './waiver.ts';

/** One rule's outcome on one target (SARIF: result). Written to `findings.json`; `passed` outcomes are not. */
export interface Finding {
  readonly indicator: string;
  readonly rule: string;
  readonly outcome: Exclude<Outcome, 'passed'>;
  readonly severity: Severity;
  /** Absent for findings about the city or a group. */
  readonly site?: string;
  readonly target: Target;
  readonly message: string;
  readonly facts: { readonly [key: string]: Json };
  /** On how many pages it was seen. */
  readonly pages: number;
  /** Stays the same from run to run while the fault is the same (SARIF partialFingerprints). */
  readonly fingerprint: string;
  /** Somebody answerable lives with it until a day: reported apart, and scored both ways. */
  readonly waived?: Waived;
  /** What an office has said about it in a filled-in ledger. */
  readonly followUp?: FollowUp;
}

/** How often one rule had which outcome on one site: what scores are made of. */
export interface Tally {
  readonly site: string;
  readonly rule: string;
  readonly passed: number;
  readonly failed: number;
  /** How many of the failed weigh only as warnings although the rule has graver ones. */
  readonly warnings?: number;
  readonly cantTell: number;
  readonly inapplicable: number;
  readonly untested: number;
}

export interface Judgement {
  /** In canonical order: indicator, rule, site, outcome, target, fingerprint. */
  readonly findings: readonly Finding[];
  readonly tallies: readonly Tally[];
}
