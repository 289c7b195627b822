import type { Tally } from '../domain/finding.ts';
import type { Kind } from '../domain/outcome.ts';
import type { Indicator, Rule, RulePack } from '../domain/rule.ts';
import type { IndicatorScore, ItemScore, Score } from '../domain/score.ts';

const NOTHING: Score = { score: null, low: null, high: null, judged: 0, total: 0 };

/** Items 26–30 of one site out of the tallies of its rules. */
export function scoreSite(
  tallies: readonly Tally[],
  pack: RulePack,
  checked: readonly Kind[],
): { items: { [item: string]: ItemScore }; total: Score } {
  const byRule = new Map(tallies.map((tally) => [tally.rule, tally]));
  const items: { [item: string]: ItemScore } = {};
  for (const { id } of pack.items) {
    const indicators = pack.indicators
      .filter((indicator) => indicator.item === id && indicator.rules.some(isSiteRule))
      .map((indicator) => scoreIndicator(indicator, byRule, checked));
    items[String(id)] = { ...combine(indicators), indicators };
  }
  return { items, total: totalOf(items, pack) };
}

/** The weighted mean over items that have something to judge. */
export function totalOf(items: { readonly [item: string]: Score }, pack: RulePack): Score {
  return combine(pack.items.map((item) => ({ ...(items[String(item.id)] ?? NOTHING), weight: item.weight })));
}

/** The plain mean over sites: what a city or group scores. */
export function meanOf(scores: readonly Score[]): Score {
  return combine(scores.map((score) => ({ ...score, weight: 1 })));
}

function isSiteRule(rule: Rule): boolean {
  return rule.target !== 'city' && rule.target !== 'group';
}

function scoreIndicator(
  indicator: Indicator,
  byRule: ReadonlyMap<string, Tally>,
  checked: readonly Kind[],
): IndicatorScore {
  const base = { id: indicator.id, weight: indicator.weight };
  const rules = indicator.rules.filter(isSiteRule).map((rule) => ({ rule, tally: byRule.get(rule.id) }));
  const tallies = rules.flatMap(({ tally }) => (tally ? [tally] : []));
  const judged = sum(tallies, (t) => t.passed + t.failed);
  const undecided = sum(tallies, (t) => t.cantTell);
  const untested = sum(tallies, (t) => t.untested);
  if (!checked.includes(indicator.kind) || (judged + undecided === 0 && untested > 0)) {
    return { ...base, score: null, low: 0, high: 100, judged: 0, total: untested, state: 'not-checked' };
  }
  if (judged + undecided === 0) return { ...base, ...NOTHING, state: 'inapplicable' };
  const score = indicator.score === 'deduct' ? deduct(rules) : sharePassed(rules);
  if (judged === 0 || score.score === null)
    return { ...base, ...score, score: null, judged, total: judged + undecided, state: 'undecided' };
  return { ...base, ...score, judged, total: judged + undecided + untested, state: 'judged' };
}

interface Weighed {
  readonly rule: Rule;
  readonly tally: Tally | undefined;
}

type Bounded = Pick<Score, 'score' | 'low' | 'high'>;

/** 100 less the points of every failed target, never below 0. */
function deduct(rules: readonly Weighed[]): Bounded {
  const lost = sum(rules, ({ rule, tally }) => rule.points * (tally?.failed ?? 0));
  const doubtful = sum(rules, ({ rule, tally }) =>
    isHint(rule) || !tally ? 0 : rule.points * doubts(tally),
  );
  const score = rounded(Math.max(0, 100 - lost));
  return { score, low: rounded(Math.max(0, 100 - lost - doubtful)), high: score };
}

/** The mean share of passed targets over the rules that judged any, weighted by rule. */
function sharePassed(rules: readonly Weighed[]): Bounded {
  const shares = rules.flatMap(({ rule, tally }) => {
    if (!tally || isHint(rule)) return [];
    const judged = tally.passed + tally.failed;
    const all = judged + doubts(tally);
    if (all === 0) return [];
    return [
      {
        weight: rule.weight,
        judged,
        share: judged === 0 ? null : tally.passed / judged,
        low: tally.passed / all,
        high: 1 - tally.failed / all,
      },
    ];
  });
  const decided = shares.filter((one) => one.share !== null);
  if (shares.length === 0) return { score: null, low: null, high: null };
  return {
    score: decided.length === 0 ? null : weightedMean(decided, (one) => (one.share ?? 0) * 100),
    low: weightedMean(shares, (one) => one.low * 100),
    high: weightedMean(shares, (one) => one.high * 100),
  };
}

/** What may turn out either way; a rule for which nobody looked at anything is in doubt as a whole, never full marks. */
function doubts(tally: Tally): number {
  const judged = tally.passed + tally.failed + tally.cantTell;
  return judged === 0 ? tally.untested : tally.cantTell;
}

/** A rule which only ever hints takes no part in share and bounds: it can never become a failure. */
function isHint(rule: Rule): boolean {
  return rule.otherwise === 'cantTell';
}

function combine(parts: readonly (Score & { readonly weight: number })[]): Score {
  const scored = parts.filter((part) => part.score !== null);
  const bounded = parts.filter((part) => part.low !== null && part.high !== null);
  if (bounded.length === 0) return NOTHING;
  return {
    score: scored.length === 0 ? null : weightedMean(scored, (part) => part.score ?? 0),
    low: weightedMean(bounded, (part) => part.low ?? 0),
    high: weightedMean(bounded, (part) => part.high ?? 0),
    judged: sum(parts, (part) => part.judged),
    total: sum(parts, (part) => part.total),
  };
}

function weightedMean<T extends { readonly weight: number }>(
  parts: readonly T[],
  value: (part: T) => number,
): number {
  const weight = sum(parts, (part) => part.weight);
  const mean = weight === 0 ? 0 : sum(parts, (part) => part.weight * value(part)) / weight;
  return rounded(mean);
}

/** To two decimals, downwards, so that rounding never turns a miss into a pass. */
function rounded(value: number): number {
  return Math.floor(value * 100 + 1e-7) / 100;
}

function sum<T>(list: readonly T[], value: (one: T) => number): number {
  return list.reduce((total, one) => total + value(one), 0);
}
