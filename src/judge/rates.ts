import type { Instant } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { RateFacts } from '../domain/facts/derived.ts';
import type { Tally } from '../domain/finding.ts';
import type { LevelOne } from '../domain/level-one.ts';
import type { RateDefinition } from '../domain/rule.ts';
import type { Rate, Verdict } from '../domain/score.ts';
import type { Site } from '../domain/site.ts';

export interface Counted extends Rate {
  readonly failedSites: readonly string[];
  readonly unknownSites: readonly string[];
}

/** The share of sites that pass, with everything unknown counted as failed (`low`) and as passed (`high`). */
export function rateOf(
  definition: RateDefinition,
  sites: readonly Site[],
  tallies: readonly Tally[],
  levels: ReadonlyMap<string, LevelOne> = new Map(),
): Counted {
  const bySite = Map.groupBy(tallies, (tally) => tally.site);
  const counted = sites.filter((site) => definition.levels.includes(site.level));
  const verdicts = counted.flatMap((site) =>
    (definition.by === 'level-one'
      ? [verdictOfLevel(levels.get(site.id))]
      : verdictsOf(definition, bySite.get(site.id) ?? [])
    ).map((verdict) => ({ site, verdict })),
  );
  const names = (wanted: Verdict) =>
    verdicts.filter((one) => one.verdict === wanted).map((one) => one.site.name);
  const passed = names('passed').length;
  const failedSites = names('failed');
  const unknownSites = names('cantTell');
  const all = verdicts.length;
  const low = all === 0 ? null : passed / all;
  const high = all === 0 ? null : (passed + unknownSites.length) / all;
  const target = definition.target;
  return {
    passed,
    failed: failedSites.length,
    unknown: unknownSites.length,
    low,
    high,
    ...(target ? { target: `${target.is} ${target.share}` } : {}),
    verdict: compareWithTarget(definition, passed, unknownSites.length, all),
    failedSites,
    unknownSites,
  };
}

/** A site of which nothing was seen is unknown, like one with an indicator that was not judged. */
function verdictOfLevel(level: LevelOne | undefined): Verdict {
  if (level?.verdict === 'failed') return 'failed';
  return level?.verdict === 'noFailureFound' ? 'passed' : 'cantTell';
}

function verdictsOf(definition: RateDefinition, tallies: readonly Tally[]): readonly Verdict[] {
  if (definition.unit !== 'target') return [verdictOf(definition, tallies)];
  const many = (n: number, verdict: Verdict) => Array.from({ length: n }, () => verdict);
  return tallies
    .filter((tally) => definition.rules.includes(tally.rule))
    .flatMap((tally) => [
      ...many(tally.passed, 'passed'),
      ...many(tally.failed, 'failed'),
      ...many(tally.cantTell, 'cantTell'),
    ]);
}

/** A site fails when one of the rules failed on it; what nobody could see leaves it unknown. */
function verdictOf(definition: RateDefinition, tallies: readonly Tally[]): Verdict {
  const relevant = tallies.filter((tally) => definition.rules.includes(tally.rule));
  if (relevant.some((tally) => tally.failed > (tally.warnings ?? 0))) return 'failed';
  if (relevant.length === 0 || relevant.some((tally) => tally.untested > 0)) return 'cantTell';
  if (definition.hintsCount !== false && relevant.some((tally) => tally.cantTell > 0)) return 'cantTell';
  return relevant.some((tally) => tally.passed > 0) ? 'passed' : 'cantTell';
}

/** Whole numbers are compared, never rounded shares: 36 of 40 is not above 90 %. */
function compareWithTarget(
  definition: RateDefinition,
  passed: number,
  unknown: number,
  counted: number,
): Verdict {
  const { target } = definition;
  if (!target || counted === 0) return 'cantTell';
  const worst = meets(passed, counted, target);
  const best = meets(passed + unknown, counted, target);
  if (worst && best) return 'passed';
  return worst || best ? 'cantTell' : 'failed';
}

function meets(
  passed: number,
  counted: number,
  target: { readonly is: '>' | '>=' | '='; readonly share: number },
): boolean {
  const needed = neededFor(target, counted);
  return target.is === '=' ? passed === needed : passed >= needed;
}

/** The smallest number of passing sites that meets the target. */
function neededFor(
  target: { readonly is: '>' | '>=' | '='; readonly share: number },
  counted: number,
): number {
  const exact = Math.round(target.share * counted * 1e9) / 1e9; // 0.9 × 40 is 36, not 36.000000000000004
  return target.is === '>' ? Math.floor(exact) + 1 : Math.ceil(exact);
}

/** Rates as evidence about the city, so that rules can judge them like anything else. */
export function rateEvidence(
  city: { readonly id: string; readonly name: string },
  definition: RateDefinition,
  rate: Counted,
  at: Instant,
): Evidence {
  const counted = rate.passed + rate.failed + rate.unknown;
  const facts: RateFacts = {
    rate: definition.id,
    passed: rate.passed,
    failed: rate.failed,
    unknown: rate.unknown,
    counted,
    low: rate.low,
    high: rate.high,
    target: rate.target ?? '',
    verdict: rate.verdict,
    failedSites: [...rate.failedSites],
    unknownSites: [...rate.unknownSites],
    needed: definition.target ? neededFor(definition.target, counted) : 0,
  };
  return {
    kind: 'rate',
    by: 'rates@1',
    site: city.id,
    at,
    target: { type: 'city', name: city.name },
    status: 'observed',
    facts,
  };
}
