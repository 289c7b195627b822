import type { Rate } from '../domain/score.ts';

const EPSILON = 1e-9;

export interface ShareTarget {
  readonly is: '>' | '>=' | '=';
  readonly share: number;
}

/** Reads a rate's target, such as `> 0.9`. */
export function shareTarget(rate: Pick<Rate, 'target'>): ShareTarget | null {
  const found = /^\s*(>=|>|=)\s*(\d{1,3}(?:\.\d{1,6})?)\s*$/.exec(rate.target ?? '');
  const is = found?.[1];
  if (is !== '>' && is !== '>=' && is !== '=') return null;
  return { is, share: Number(found?.[2]) };
}

/**
 * A share as percentage, always cut off and never rounded up: 99.97 % is not printed as 100.0 %. Where cutting off would
 * make a share that is above its target look equal to it (361 of 401 against > 90 %), further digits are printed.
 */
export function formatShare(share: number, target: ShareTarget | null = null): string {
  const above = target !== null && share > target.share + EPSILON;
  for (let digits = 1; digits < 4; digits += 1) {
    const shown = cutOff(share * 100, digits);
    if (!above || Number(shown) > target.share * 100 + EPSILON) return `${shown}%`;
  }
  return `${cutOff(share * 100, 4)}%`;
}

/** `90.0%`, or `90.0%–92.5%` where something is undecided, or `—`. */
export function formatRate(rate: Rate): string {
  if (rate.low === null || rate.high === null) return '—';
  const target = shareTarget(rate);
  const low = formatShare(rate.low, target);
  if (rate.high - rate.low < EPSILON) return low;
  return `${low}–${formatShare(rate.high, target)}`;
}

/** A demanded share as people write it: `90%`, `99.5%`. */
export function formatTargetShare(share: number): string {
  return `${Number((share * 100).toFixed(4))}%`;
}

/** How many of `total` must pass for the target to be met. */
export function neededFor(target: ShareTarget, total: number): number {
  const exact = target.share * total;
  return target.is === '>' ? Math.floor(exact + EPSILON) + 1 : Math.ceil(exact - EPSILON);
}

/** The share stands exactly on a limit which it would have to exceed: 36/40 = 90.0 % is not more than 90 %. */
export function standsOnLimit(rate: Rate): boolean {
  const target = shareTarget(rate);
  return target?.is === '>' && rate.low !== null && Math.abs(rate.low - target.share) < EPSILON;
}

/** A score with at most one digit, cut off: 59.96 stays below 60. */
export function formatScore(score: number): string {
  return cutOff(score, 1).replace(/\.0$/, '');
}

/** `92`, or `88–92.5` where something is undecided, or `—`. */
export function formatBounds(score: {
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
}): string {
  if (score.score === null) return '—';
  const low = formatScore(score.low ?? score.score);
  const high = formatScore(score.high ?? score.score);
  return low === high ? formatScore(score.score) : `${low}–${high}`;
}

function cutOff(value: number, digits: number): string {
  const scale = 10 ** digits;
  return (Math.floor(value * scale + 1e-6) / scale).toFixed(digits);
}
