import type { CheckResult } from '../../domain/facts/accessibility.ts';

type Place = CheckResult['nodes'][number];

/** What one check says of one page. */
export interface Said {
  /** Id in the pack's table `own-checks`. */
  readonly rule: string;
  /** Certain. */
  readonly failures: Place[];
  /** A person must look. */
  readonly reviews: Place[];
  /** Places that it found in order. */
  fine: number;
}

/** Nothing said yet. */
export function begin(rule: string): Said {
  return { rule, failures: [], reviews: [], fine: 0 };
}
