import type { Day } from '../domain/brand.ts';
import type { Finding } from '../domain/finding.ts';
import type { PastFault, PastRun } from '../domain/history.ts';
import type { FinishedRun } from '../domain/run.ts';
import type { Score, SiteScore } from '../domain/score.ts';

/** What earlier runs say to this one. Without history every question is answered by nothing. */
export interface Past {
  /** The newest earlier run of the same kinds. */
  readonly previous: PastRun | null;
  /** It was judged by other rules. */
  readonly otherRules: boolean;
  /** Newest first. */
  readonly runs: readonly PastRun[];
  /** A site's scores in the previous run; `null` where it was not judged then. */
  readonly before: (site: string) => SiteScore | null;
  /** The newest known total of a site which has none in this run. */
  readonly lastKnown: (site: string) => { readonly total: Score; readonly asOf: Day } | null;
  /** `null` where it cannot be told: no history, or the site was not judged then. */
  readonly isNew: (finding: Finding) => boolean | null;
  /** Failed in the previous run and not found in this one, on sites and by rules that were judged. */
  readonly gone: (site: string) => readonly PastFault[];
}

export function pastOf(run: FinishedRun): Past {
  const runs = run.history?.runs ?? [];
  const previous = runs[0] ?? null;
  const before = new Map((previous?.scores.sites ?? []).map((site) => [site.id, site]));
  const judgedBefore = (site: string) => (before.get(site)?.total.score ?? null) !== null;
  const faults = run.history?.faults ?? null;
  const known = new Set((faults ?? []).map((fault) => fault.fingerprint));
  const gone = goneFaults(run, faults ?? []);
  return {
    previous,
    otherRules: previous !== null && previous.pack !== run.manifest.pack,
    runs,
    before: (site) => (judgedBefore(site) ? (before.get(site) ?? null) : null),
    lastKnown: (site) => lastKnown(runs, site),
    isNew: ({ site, fingerprint }) =>
      faults === null || site === undefined || !judgedBefore(site) ? null : !known.has(fingerprint),
    gone: (site) => gone.get(site) ?? [],
  };
}

function lastKnown(runs: readonly PastRun[], id: string): ReturnType<Past['lastKnown']> {
  for (const { scores, asOf } of runs) {
    const total = scores.sites.find((site) => site.id === id)?.total;
    if (total && total.score !== null) return { total, asOf };
  }
  return null;
}

/** Never a claim about what was not looked at: the site was seen to its end, and the rule judged something and left nothing open. */
function goneFaults(
  run: FinishedRun,
  faults: readonly PastFault[],
): ReadonlyMap<string, readonly PastFault[]> {
  if (run.manifest.chosenPages) return new Map();
  const there = new Set(run.findings.map((finding) => finding.fingerprint));
  const done = new Set(run.manifest.sites.filter((site) => site.state === 'done').map((site) => site.id));
  const settled = new Set(
    run.tallies
      .filter((one) => one.passed + one.failed > 0 && one.cantTell + one.untested === 0)
      .map((one) => `${one.site} ${one.rule}`),
  );
  const gone = faults.filter(
    (one) => !there.has(one.fingerprint) && done.has(one.site) && settled.has(`${one.site} ${one.rule}`),
  );
  return Map.groupBy(gone, (one) => one.site);
}
