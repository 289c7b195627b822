import { loadPack } from '../../src/app/load.ts';
import type { Finding, Tally } from '../../src/domain/finding.ts';
import type { RulePack } from '../../src/domain/rule.ts';
import type { Scores } from '../../src/domain/score.ts';
import { readJudgement, readManifest, readScores } from '../../src/store/read-run.ts';
import type { AnswerSheet } from '../city/answers.ts';
import { differs, indicatorSum, meanOf } from '../reference/sums.ts';
import { isAbout, matches } from './score-city.ts';

/** The scores of a run held against those that the answer sheet gives. */
export interface SheetScores {
  readonly compared: number;
  readonly differences: readonly string[];
}

/**
 * Works the scores of the demo city out a second way: the faults come from the answer sheet, how much there was to judge
 * from the run (the sheet has no list of all that is sound), the formulas from `tests/reference`.
 */
export async function sheetScores(
  dir: string,
  sheet: AnswerSheet,
  findings: readonly Finding[],
): Promise<SheetScores> {
  const [manifest, scores, judgement, rules] = await Promise.all([
    readManifest(dir),
    readScores(dir),
    readJudgement(dir),
    loadPack('rules'),
  ]);
  if (!manifest.ok || !scores.ok || !judgement.ok || !rules.ok) throw new Error(`${dir} cannot be read`);
  const tallies = judgement.value.tallies.map((tally) => asTheSheetSays(tally, sheet, findings));
  const differences: string[] = [];
  let compared = 0;
  const hold = (what: string, wrong: readonly string[]) => {
    compared += 1;
    differences.push(...wrong.map((one) => `${what}: ${one}`));
  };
  const sites = scores.value.sites.map((site) => siteSum(rules.pack, tallies, site));
  scores.value.sites.forEach((site, i) => {
    const expected = sites[i];
    if (!expected) return;
    for (const { id, bounds, actual } of expected.parts) hold(`${site.id} ${id}`, differs(actual, bounds));
    hold(`${site.id} total`, differs(site.total, expected.total));
  });
  for (const [id, item] of Object.entries(scores.value.city.items)) {
    const parts = sites.flatMap((site) => site.items.filter((one) => one.id === id));
    hold(`city ${id}`, differs(item, meanOf(parts.map(({ bounds }) => ({ ...bounds, weight: 1 })))));
  }
  for (const { id, levels, rules: own, unit, by } of rules.pack.rates) {
    if (unit === 'target' || by === 'level-one') continue;
    const counted = manifest.value.city.sites.filter((site) => levels.includes(site.level));
    const failed = counted.filter((site) =>
      tallies.some(
        (one) => one.site === site.id && own.includes(one.rule) && one.failed - (one.warnings ?? 0) > 0,
      ),
    );
    const told = scores.value.city.rates[id]?.failed;
    hold(`rate ${id}`, told === failed.length ? [] : [`${String(told)} failed, should be ${failed.length}`]);
  }
  return { compared, differences };
}

type SiteScore = Scores['sites'][number];

function siteSum(pack: RulePack, tallies: readonly Tally[], site: SiteScore) {
  const own = tallies.filter((tally) => tally.site === site.id);
  const parts: { id: string; bounds: ReturnType<typeof indicatorSum>; actual: SiteScore['total'] }[] = [];
  const items = pack.items.flatMap((item) => {
    const score = site.items[String(item.id)];
    if (!score) return [];
    const indicators = score.indicators.flatMap((one) => {
      const indicator = pack.indicators.find(({ id }) => id === one.id);
      if (!indicator) return [];
      const bounds = indicatorSum(indicator, own);
      parts.push({ id: one.id, bounds, actual: one });
      return [{ ...bounds, weight: one.weight }];
    });
    return [{ id: String(item.id), weight: item.weight, bounds: meanOf(indicators) }];
  });
  const total = meanOf(items.map(({ weight, bounds }) => ({ ...bounds, weight })));
  return { parts, items, total };
}

/** The counts of a rule on a site, its faults being those of the sheet and what the sheet leaves open. */
function asTheSheetSays(tally: Tally, sheet: AnswerSheet, findings: readonly Finding[]): Tally {
  const site = sheet.sites.find(({ id }) => id === tally.site);
  if (!site) return tally;
  const told = findings.filter(
    (one) => one.site === site.id && one.rule === tally.rule && one.outcome === 'failed',
  );
  const open = told.filter((one) => site.tolerated.some((trap) => isAbout(trap, one)));
  const cases = site.expect
    .filter(({ outcome }) => outcome === 'failed')
    .map((expectation) => ({ site: site.id, expectation }));
  const covered = told.filter((one) => cases.some((planted) => matches(planted, true, one)));
  const missed = cases.filter(
    (planted) =>
      planted.expectation.rule === tally.rule && !findings.some((one) => matches(planted, true, one)),
  );
  const failed = new Set([...covered, ...open]).size + missed.length;
  return { ...tally, failed, passed: tally.passed + tally.failed - failed };
}
