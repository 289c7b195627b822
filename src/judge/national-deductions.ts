import type { Finding, Judgement } from '../domain/finding.ts';
import type { DeductionDefinition, DeductionSheet, RulePack } from '../domain/rule.ts';
import type { DeductionRow, Deductions } from '../domain/score.ts';
import type { Site } from '../domain/site.ts';

/**
 * What a site certainly loses of the national 100 points, and what it may come to; `null` where the sheet does not score
 * such a site or nobody looked at it. Points of indicators that nobody can settle from outside are open in both bounds.
 */
export function nationalDeductions(
  site: Site,
  judgement: Judgement | undefined,
  pack: RulePack,
): Deductions | null {
  const sheet = sheetOf(pack);
  if (!sheet || !judgement || !sheet.levels.includes(site.level)) return null;
  const counted = sheet.rows.map((row) => count(row, site, judgement.findings));
  const groups = sheet.groups.map((group) => inGroup(group, counted));
  return {
    points: cents(sum(groups.map((one) => one.lost))),
    low: cents(sum(groups.map((one) => one.low))),
    high: cents(sum(groups.map((one) => one.high))),
    rows: groups.flatMap((one) => one.rows),
  };
}

function sheetOf(pack: RulePack): DeductionSheet | null {
  const table = pack.tables['national-deductions'];
  const known = table !== null && typeof table === 'object' && 'groups' in table;
  return known ? (table as unknown as DeductionSheet) : null; // checked when the pack was loaded
}

interface Counted {
  readonly row: DeductionDefinition;
  readonly failed: number;
  readonly open: number;
  readonly untested: boolean;
}

function count(row: DeductionDefinition, site: Site, findings: readonly Finding[]): Counted {
  const own = findings.filter((finding) => row.rules.includes(finding.rule));
  const fitting = own.filter((finding) => fits(row, site, finding));
  return {
    row,
    failed: fitting.filter((one) => one.outcome === 'failed').length,
    open: fitting.filter((one) => one.outcome === 'cantTell').length,
    untested: own.some((one) => one.outcome === 'untested'),
  };
}

function fits(row: DeductionDefinition, site: Site, { facts, target }: Finding): boolean {
  if (row.classes && !row.classes.some((one) => one === facts['class'])) return false;
  if (row.home === undefined) return true;
  // A link that stands on very many pages names only some of them: without the home page among them it counts as one elsewhere.
  const onHome = target.type === 'link' && target.from.some((page) => samePage(page, site.url));
  return onHome === row.home;
}

function samePage(a: string, b: string): boolean {
  return plainAddress(a) === plainAddress(b);
}

function plainAddress(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

/** A group never loses more than it has; its rows are cut in order. */
function inGroup(
  group: DeductionSheet['groups'][number],
  counted: readonly Counted[],
): { lost: number; low: number; high: number; rows: readonly DeductionRow[] } {
  let left = group.points;
  let doubtful = group.open.length > 0;
  const rows = counted
    .filter(({ row }) => row.group === group.id)
    .map(({ row, failed, open, untested }): DeductionRow => {
      const points = cents(Math.min(left, failed * row.each));
      left = cents(left - points);
      doubtful ||= untested;
      const outcome = failed > 0 ? 'failed' : open > 0 || untested ? 'cantTell' : 'passed';
      return { id: row.id, group: group.id, outcome, failed, open, points };
    });
  const open = sum(counted.filter(({ row }) => row.group === group.id).map((one) => one.open * one.row.each));
  return {
    lost: group.points - left,
    low: doubtful ? 0 : Math.max(0, left - open),
    high: left,
    rows,
  };
}

/** Sums of tenths are no whole binary numbers. */
function cents(value: number): number {
  return Math.round(value * 100) / 100;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
