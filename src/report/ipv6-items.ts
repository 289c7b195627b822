import type { Tally } from '../domain/finding.ts';
import type { Rule } from '../domain/rule.ts';
import type { SiteView, View } from './view.ts';

/** How a site stands in one of the seven monitored items. */
export interface ItemState {
  readonly tone: 'good' | 'fair' | 'poor' | 'open' | 'none';
  readonly outcome: 'passed' | 'failed' | 'cantTell' | 'inapplicable' | 'untested';
}

/** The rules of each of the seven monitored items (`metric` 1 to 7 of the rules' tags). */
export function ipv6Items(view: View): readonly (readonly Rule[])[] {
  const all = view.run.pack.indicators.flatMap((one) => one.rules).filter((rule) => rule.target === 'site');
  return view.text.ipv6.items.map((_, i) => all.filter((rule) => rule.tags['metric'] === i + 1));
}

/** The worst of an item's rules; what nobody could tell is neither good nor bad. */
export function itemState(site: SiteView, rules: readonly Rule[]): ItemState {
  const seen = rules.flatMap((rule) => {
    const tally = site.tallies.get(rule.id);
    return tally ? [{ rule, tally }] : [];
  });
  if (seen.some(({ rule, tally }) => isGrave(rule, tally))) return { tone: 'poor', outcome: 'failed' };
  if (seen.some(({ tally }) => tally.failed > 0)) return { tone: 'fair', outcome: 'failed' };
  if (seen.some(({ tally }) => tally.cantTell > 0)) return { tone: 'open', outcome: 'cantTell' };
  if (seen.some(({ tally }) => tally.passed > 0)) return { tone: 'good', outcome: 'passed' };
  const untested = seen.length === 0 || seen.some(({ tally }) => tally.untested > 0);
  return { tone: 'none', outcome: untested ? 'untested' : 'inapplicable' };
}

function isGrave(rule: Rule, tally: Tally): boolean {
  const grave = rule.severity === 'error' || rule.errorWhen !== undefined;
  return grave && tally.failed > (tally.warnings ?? 0);
}
