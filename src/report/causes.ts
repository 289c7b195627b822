import type { Finding } from '../domain/finding.ts';
import type { Severity } from '../domain/outcome.ts';
import { groupBy, type RuleView, ruleOf, type SiteView, type View } from './view.ts';

/** One rule that is not met, over all sites. */
export interface Cause {
  readonly rule: RuleView;
  readonly severity: Severity;
  readonly sites: readonly SiteView[];
  readonly places: number;
  readonly pages: number;
  /** The address which most of these sites share as broken, where at least two do. */
  readonly shared: { readonly address: string; readonly sites: number } | null;
}

/** Failed rules, those on most sites first. */
export function causesOf(view: View, sites: readonly SiteView[]): readonly Cause[] {
  const siteOf = new Map(sites.map((site) => [site.site.id, site]));
  const byRule = groupBy(
    sites.flatMap((site) => site.failed),
    (f) => f.rule,
  );
  const causes = [...byRule].map(([id, findings]): Cause => {
    const ids = new Set(findings.map((f) => f.site ?? ''));
    return {
      rule: ruleOf(view, id),
      severity: findings.some((f) => f.severity === 'error') ? 'error' : (findings[0]?.severity ?? 'note'),
      sites: [...ids].flatMap((site) => siteOf.get(site) ?? []),
      places: findings.length,
      pages: findings.reduce((sum, f) => sum + f.pages, 0),
      shared: sharedAddress(findings),
    };
  });
  const order = { error: 0, warning: 1, note: 2 } as const;
  return causes.sort(
    (a, b) =>
      order[a.severity] - order[b.severity] ||
      b.sites.length - a.sites.length ||
      b.pages - a.pages ||
      (a.rule.id < b.rule.id ? -1 : 1),
  );
}

function sharedAddress(findings: readonly Finding[]): Cause['shared'] {
  const links = findings.filter((f) => f.target.type === 'link');
  let best: Cause['shared'] = null;
  for (const [address, list] of groupBy(links, (f) => (f.target.type === 'link' ? f.target.url : ''))) {
    const sites = new Set(list.map((f) => f.site)).size;
    if (sites >= 2 && sites > (best?.sites ?? 0)) best = { address, sites };
  }
  return best;
}
