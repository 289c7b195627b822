import type { Finding, Tally } from '../domain/finding.ts';
import type { Indicator, Rule } from '../domain/rule.ts';
import type { SiteView } from './view.ts';

/** What one rule adds to the score of its indicator. */
export interface ScorePart {
  readonly rule: Rule;
  readonly judged: number;
  readonly passed: number;
  readonly failed: number;
  /** Targets that may turn out either way. */
  readonly open: number;
  /** 0–100; `null` where nothing was judged. Under `deduct` it has no meaning. */
  readonly share: number | null;
  /** Points taken off; under `share-passed` 0. */
  readonly lost: number;
  /** Only ever hints: takes no part. */
  readonly hint: boolean;
  readonly failures: readonly Finding[];
}

/** The parts of an indicator's score on one site, in the order of its rules, as the judge weighs them. */
export function scoreParts(site: SiteView, indicator: Indicator): readonly ScorePart[] {
  const failures = Map.groupBy(site.failed, (finding) => finding.rule);
  return indicator.rules
    .filter((rule) => rule.target !== 'city' && rule.target !== 'group')
    .flatMap((rule) => {
      const tally = site.tallies.get(rule.id);
      return tally === undefined ? [] : [partOf(rule, tally, failures.get(rule.id) ?? [], indicator)];
    });
}

function partOf(rule: Rule, tally: Tally, failures: readonly Finding[], indicator: Indicator): ScorePart {
  const judged = tally.passed + tally.failed;
  return {
    rule,
    judged,
    passed: tally.passed,
    failed: tally.failed,
    open: openOf(tally),
    share: judged === 0 ? null : (100 * tally.passed) / judged,
    lost: indicator.score === 'deduct' ? rule.points * tally.failed : 0,
    hint: rule.otherwise === 'cantTell',
    failures,
  };
}

/** A rule which judged nothing is in doubt as far as nobody looked. */
function openOf(tally: Tally): number {
  const judged = tally.passed + tally.failed + tally.cantTell;
  return judged === 0 ? tally.untested : tally.cantTell;
}
