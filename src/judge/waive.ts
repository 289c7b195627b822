import type { Day } from '../domain/brand.ts';
import type { Finding, Judgement, Tally } from '../domain/finding.ts';
import type { Waiver } from '../domain/waiver.ts';
import { fitsGlob } from './fits-glob.ts';

export interface WaivedJudgement extends Judgement {
  /** The tallies as if what is waived were no matter of the rule at all. */
  readonly lenient: readonly Tally[];
  /** How many findings each waiver fits, by its place in the list; also those that have expired. */
  readonly fits: readonly number[];
}

/** Marks what is waived. The findings stay what they are, and so do the tallies; `lenient` counts without them. */
export function waive(judgement: Judgement, waivers: readonly Waiver[], asOf: Day): WaivedJudgement {
  const fits = waivers.map(() => 0);
  const waived: Finding[] = [];
  const findings = judgement.findings.map((finding) => {
    if (finding.outcome !== 'failed' && finding.outcome !== 'cantTell') return finding;
    const fitting = waivers.flatMap((waiver, i) => (fitsWaiver(waiver, finding) ? [i] : []));
    for (const i of fitting) fits[i] = (fits[i] ?? 0) + 1;
    const valid = fitting.flatMap((i) => waivers[i] ?? []).find((one) => asOf <= one.expires);
    if (!valid) return finding;
    const { reason, owner, expires } = valid;
    const marked: Finding = { ...finding, waived: { reason, owner, expires } };
    waived.push(marked);
    return marked;
  });
  const { tallies } = judgement;
  return { findings, tallies, fits, lenient: waived.length === 0 ? tallies : tallies.map(without(waived)) };
}

function fitsWaiver(waiver: Waiver, finding: Finding): boolean {
  const { target } = finding;
  const { url, column, selector } = waiver.target ?? {};
  if (waiver.site !== undefined && waiver.site !== finding.site) return false;
  if (!fitsGlob(waiver.rule, finding.rule)) return false;
  if (url !== undefined && !('url' in target && fitsGlob(url, target.url ?? ''))) return false;
  if (column !== undefined && !(target.type === 'column' && fitsGlob(column, target.name))) return false;
  return selector === undefined || (target.type === 'element' && target.selector === selector);
}

function without(waived: readonly Finding[]): (tally: Tally) => Tally {
  const byRule = Map.groupBy(waived, (finding) => `${finding.site ?? ''} ${finding.rule}`);
  return (tally) => {
    const own = byRule.get(`${tally.site} ${tally.rule}`);
    if (!own) return tally;
    const failed = own.filter((one) => one.outcome === 'failed');
    const light = failed.filter((one) => one.severity !== 'error').length;
    return {
      ...tally,
      failed: tally.failed - failed.length,
      ...(tally.warnings === undefined ? {} : { warnings: Math.max(0, tally.warnings - light) }),
      cantTell: tally.cantTell - (own.length - failed.length),
      inapplicable: tally.inapplicable + own.length,
    };
  };
}
