import type { Tally } from '../../src/domain/finding.ts';
import type { Indicator, Rule } from '../../src/domain/rule.ts';

/** A score between its bounds; null where there is nothing to reckon it from. */
export interface Bounds {
  readonly score?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
}

/**
 * Scores as the documents write their formulas: plain loops, no rounding on the way, and nothing shared with the judge.
 * deduct: 100 − Σ points × failed. share-passed: Σ weight × passed ÷ judged over Σ weight.
 */
export function indicatorSum(indicator: Indicator, tallies: readonly Tally[]): Bounds {
  const pairs: (readonly [Rule, Tally])[] = [];
  for (const rule of indicator.rules) {
    const tally = tallies.find((one) => one.rule === rule.id);
    if (tally) pairs.push([rule, tally]);
  }
  if (indicator.score === 'deduct') {
    let score = 100;
    let low = 100;
    for (const [rule, tally] of pairs) {
      score -= rule.points * tally.failed;
      low -=
        rule.points * (tally.failed + (rule.otherwise === 'failed' ? openOf(tally, tally.inapplicable) : 0));
    }
    return { score: Math.max(0, score), low: Math.max(0, low), high: Math.max(0, score) };
  }
  const sums = { score: 0, low: 0, high: 0, judged: 0, all: 0 };
  for (const [rule, tally] of pairs) {
    const judged = tally.passed + tally.failed;
    const all = judged + openOf(tally);
    if (rule.otherwise !== 'failed' || all === 0) continue;
    sums.all += rule.weight;
    sums.low += (rule.weight * tally.passed) / all;
    sums.high += (rule.weight * (all - tally.failed)) / all;
    if (judged === 0) continue;
    sums.judged += rule.weight;
    sums.score += (rule.weight * tally.passed) / judged;
  }
  const percent = (part: number, of: number) => (of === 0 ? null : (100 * part) / of);
  return {
    score: percent(sums.score, sums.judged),
    low: percent(sums.low, sums.all),
    high: percent(sums.high, sums.all),
  };
}

/** Undecided targets; a rule which judged nothing is in doubt as far as nobody looked. */
function openOf(tally: Tally, applied = 0): number {
  const judged = tally.passed + tally.failed + tally.cantTell + applied > 0;
  return judged ? tally.cantTell : tally.untested;
}

export function meanOf(parts: readonly (Bounds & { readonly weight: number })[]): Bounds {
  const mean = (key: 'score' | 'low' | 'high', counts: (part: Bounds) => boolean) => {
    let all = 0;
    let weights = 0;
    for (const part of parts) {
      if (!counts(part)) continue;
      all += part.weight * (part[key] ?? 0);
      weights += part.weight;
    }
    return weights === 0 ? null : all / weights;
  };
  const scored = (part: Bounds) => typeof part.score === 'number';
  const bounded = (part: Bounds) => typeof part.low === 'number' && typeof part.high === 'number';
  return { score: mean('score', scored), low: mean('low', bounded), high: mean('high', bounded) };
}

/**
 * What of a score is not as it should be, if anything. The judge cuts to two decimals, downwards, at each step: never above
 * what it should be, and below it by less than 0.02.
 */
export function differs(actual: Bounds, expected: Bounds): readonly string[] {
  return (['score', 'low', 'high'] as const).flatMap((key) => {
    const [is, should] = [actual[key] ?? null, expected[key] ?? null];
    if (is === null || should === null)
      return is === should ? [] : [`${key} ${String(is)}, should be ${String(should)}`];
    return is <= should + 1e-6 && is > should - 0.02 ? [] : [`${key} ${is}, should be ${should}`];
  });
}
