import type { LevelOne } from './level-one.ts';

/** A score of 0–100. `low` counts everything undecided as failed, `high` as passed. `score` is `null` where nothing was judged. */
export interface Score {
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** How many targets were judged, of how many that there are. */
  readonly judged: number;
  readonly total: number;
}

export interface IndicatorScore extends Score {
  readonly id: string;
  readonly weight: number;
  /** `not-checked`: the pack has rules for it, but this run did not look. */
  readonly state: 'judged' | 'undecided' | 'inapplicable' | 'not-checked';
}

export interface ItemScore extends Score {
  readonly indicators: readonly IndicatorScore[];
}

export type Verdict = 'passed' | 'failed' | 'cantTell';

export interface Rate {
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  /** Share of sites with everything unknown counted as failed; `null` where no site is counted. */
  readonly low: number | null;
  readonly high: number | null;
  /** As in `> 0.9`; absent where the rate has no target. */
  readonly target?: string;
  readonly verdict: Verdict;
}

interface Counted {
  readonly items: { readonly [item: string]: ItemScore };
  readonly total: Score;
}

interface Scored extends Counted {
  /** The same without what is waived; absent where nothing is. */
  readonly waived?: Counted;
}

type Rates = { readonly [rate: string]: Rate };

export interface SiteScore extends Scored {
  readonly id: string;
  readonly name: string;
  /** Level 1 of GB/T 37668-2019; absent where nothing of the site was looked at, or the pack has no table of it. */
  readonly levelOne?: LevelOne;
  readonly national: {
    readonly vetoes: readonly { readonly id: string; readonly outcome: Verdict; readonly because: string }[];
  };
}

export interface GroupScore extends Counted {
  readonly id: string;
  readonly name: string;
  readonly rates: Rates;
  readonly waived?: Counted & { readonly rates: Rates };
}

/** Content of `scores.json`. */
export interface Scores {
  readonly schema: 1;
  readonly asOf: string;
  readonly city: GroupScore;
  readonly groups: readonly GroupScore[];
  readonly sites: readonly SiteScore[];
}
