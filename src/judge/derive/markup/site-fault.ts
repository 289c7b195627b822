import type { CheckResult } from '../../../domain/facts/accessibility.ts';

/** What only several pages of a site show together, of one own check. */
export interface SiteFault {
  /** Id in the pack's table `own-checks`. */
  readonly rule: string;
  readonly outcome: 'passed' | 'failed' | 'review';
  /** As it stands on the first of the sample pages. */
  readonly place: CheckResult['nodes'][number];
  readonly pages: number;
  /** Up to 20, by address. */
  readonly samplePages: readonly string[];
}
