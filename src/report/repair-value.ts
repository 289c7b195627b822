import type { Finding } from '../domain/finding.ts';
import type { IndicatorScore, ItemScore } from '../domain/score.ts';
import type { SiteView, View } from './view.ts';
import { groupBy, ruleOf } from './view.ts';

export interface Repair {
  readonly rule: string;
  readonly findings: readonly Finding[];
  /** About how many points the site's total gains when all of them are mended; 0 where that cannot be said. */
  readonly gain: number;
}

/**
 * Failed findings by rule, the most valuable repair first. What an indicator has lost is divided among its failed rules by
 * what each costs (`points` or `weight`), and weighed by indicator and item as the total is.
 */
export function repairsOf(view: View, site: SiteView): readonly Repair[] {
  const byRule = groupBy(site.failed, (f) => f.rule);
  const lost = pointsLost(view, site);
  const costs = new Map<string, number>();
  for (const [rule, findings] of byRule) costs.set(rule, costOf(view, site, rule, findings.length));
  const perIndicator = new Map<string, number>();
  for (const [rule, cost] of costs) {
    const id = ruleOf(view, rule).indicator?.id ?? '';
    perIndicator.set(id, (perIndicator.get(id) ?? 0) + cost);
  }
  const repairs = [...byRule].map(([rule, findings]): Repair => {
    const id = ruleOf(view, rule).indicator?.id ?? '';
    const all = perIndicator.get(id) ?? 0;
    const share = all > 0 ? (costs.get(rule) ?? 0) / all : 0;
    return { rule, findings, gain: share * (lost.get(id) ?? 0) };
  });
  return repairs.sort(byValue);
}

function costOf(view: View, site: SiteView, id: string, failed: number): number {
  const { rule, indicator } = ruleOf(view, id);
  if (rule === null || indicator === null) return 0;
  if (indicator.score === 'deduct') return rule.points * failed;
  const tally = site.tallies.get(id);
  const judged = tally === undefined ? failed : tally.passed + tally.failed;
  return judged === 0 ? 0 : (rule.weight * failed) / judged;
}

/** By indicator: the points of the site's total which it lacks to full marks. */
function pointsLost(view: View, site: SiteView): ReadonlyMap<string, number> {
  const lost = new Map<string, number>();
  const items = Object.entries(site.score?.items ?? {}).filter(([, item]) => item.score !== null);
  const weights = new Map(view.run.pack.items.map((item) => [String(item.id), item.weight]));
  const all = sum(items.map(([id]) => weights.get(id) ?? 0));
  for (const [id, item] of items) {
    const share = all === 0 ? 0 : (weights.get(id) ?? 0) / all;
    for (const [indicator, points] of lostInItem(item)) lost.set(indicator, points * share);
  }
  return lost;
}

function lostInItem(item: ItemScore): readonly (readonly [string, number])[] {
  const judged = item.indicators.filter((i): i is IndicatorScore & { score: number } => i.score !== null);
  const all = sum(judged.map((i) => i.weight));
  if (all === 0) return [];
  return judged.map((i) => [i.id, (Math.max(0, 100 - i.score) * i.weight) / all] as const);
}

function byValue(a: Repair, b: Repair): number {
  return (
    severityRank(a) - severityRank(b) ||
    b.gain - a.gain ||
    pagesOf(b) - pagesOf(a) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}

function severityRank(repair: Repair): number {
  const order = { error: 0, warning: 1, note: 2 } as const;
  return Math.min(...repair.findings.map((f) => order[f.severity]));
}

function pagesOf(repair: Repair): number {
  return sum(repair.findings.map((f) => f.pages));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
