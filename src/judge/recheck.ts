import type { Finding, Tally } from '../domain/finding.ts';
import type { LedgerEntry, SeenFinding, Sighting } from '../domain/ledger.ts';
import type { Kind } from '../domain/outcome.ts';
import type { RulePack } from '../domain/rule.ts';
import type { SiteReport } from '../domain/run.ts';

/** What a run says about problems of earlier runs. */
export interface Rechecked {
  readonly pack: RulePack;
  readonly checked: readonly Kind[];
  readonly reports: readonly SiteReport[];
  readonly findings: readonly Finding[];
  readonly tallies: readonly Tally[];
  /** Everything that belongs to a site was to be looked at, not chosen pages alone. */
  readonly whole: boolean;
}

/**
 * Whether a problem which a run did not find is gone: only where its site was seen to the end, its indicator was judged
 * there, and nothing of the same rule was left open at the same place. Everything else is no news (`false`).
 */
export function createRecheck(run: Rechecked): (earlier: SeenFinding) => boolean {
  const indicators = new Map(run.pack.indicators.map((one) => [one.id, one]));
  const done = new Set(
    run.reports
      .filter((one) => one.state === 'done' && !one.pages.skipped['budget'])
      .map((report) => report.id),
  );
  const judged = new Set(
    run.tallies.filter((one) => one.passed + one.failed > 0).map((one) => `${one.site} ${one.rule}`),
  );
  const open = new Set(
    run.findings
      .filter((one) => one.outcome === 'cantTell' || one.outcome === 'untested')
      .flatMap((one) => [placeOf(one), ...(one.target.type === 'site' ? [wholeSite(one)] : [])]),
  );
  const idle = new Set(run.findings.filter((one) => one.outcome === 'inapplicable').map(wholeSite));
  return (earlier) => {
    const indicator = indicators.get(earlier.indicator);
    const site = earlier.site;
    if (!run.whole || site === undefined || !done.has(site)) return false;
    if (!indicator || !run.checked.includes(indicator.kind)) return false;
    if (!indicator.rules.some((rule) => judged.has(`${site} ${rule.id}`))) return false;
    // A page or site is still there when a rule no longer applies to it: something else stands in the way.
    // Which elements are looked at is a sample: only a rule that was met on some page says that it looked.
    if (earlier.target.type === 'element' && !judged.has(`${site} ${earlier.rule}`)) return false;
    const stays = earlier.target.type === 'page' || earlier.target.type === 'site';
    if (stays && idle.has(wholeSite(earlier))) return false;
    return !open.has(placeOf(earlier)) && !open.has(wholeSite(earlier));
  };
}

/** What an absent problem is called: mended as reported, gone by itself, or not looked for. */
export function verdictOf(
  sighting: Sighting,
  entry: LedgerEntry | null,
  isGone: boolean,
): 'verified' | 'gone' | 'unchecked' {
  if (!isGone && sighting.goneOn === null) return 'unchecked';
  return entry?.state === 'mended' ? 'verified' : 'gone';
}

function placeOf(finding: SeenFinding): string {
  const place = 'url' in finding.target ? (finding.target.url ?? '') : '';
  return `${finding.site ?? ''} ${finding.rule} ${place}`;
}

/** One row a rule stands for everything of a site that nobody looked at. */
function wholeSite(finding: SeenFinding): string {
  return `${finding.site ?? ''} ${finding.rule} *`;
}
