import type { Finding } from '../../src/domain/finding.ts';
import type { AnswerSheet } from '../city/answers.ts';
import type { ColumnAnswer, Expectation, Trap } from '../city/model.ts';
import type { SheetScores } from './sheet-scores.ts';

export interface RuleScore {
  readonly rule: string;
  readonly expected: number;
  readonly found: number;
  readonly wrong: number;
  readonly precision: number;
  readonly recall: number;
}

export interface CityScore {
  readonly rules: readonly RuleScore[];
  /** Rules of the answer sheet which the rule pack does not have, with their number of cases. */
  readonly notInThePack: readonly { readonly rule: string; readonly cases: number }[];
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  readonly trapsTouched: readonly string[];
  readonly forbiddenRequests: readonly string[];
  readonly columns: {
    readonly expected: number;
    readonly found: number;
    readonly right: number;
    readonly differences: readonly string[];
  };
  /** The scores of the run held against those worked out from the answer sheet. */
  readonly scores: SheetScores;
  readonly auditSeconds: number;
  /** Nothing wrong, no trap touched, recall of every rule at least 0.95. */
  readonly clean: boolean;
}

export interface Audited {
  readonly sheet: AnswerSheet;
  readonly findings: readonly Finding[];
  readonly requests: readonly { readonly host: string; readonly path: string }[];
  /** Rule ids of the pack that judged. */
  readonly pack: ReadonlySet<string>;
  readonly scores: SheetScores;
  readonly seconds: number;
}

/** Holds an audit's findings against the answer sheet. */
export function scoreCity({ sheet, findings, requests, pack, scores, seconds }: Audited): CityScore {
  const all = expectationsOf(sheet);
  const known = all.filter(({ expectation }) => inPack(expectation, pack));
  const counted = findings.filter((one) => isClaim(one));
  const matched = new Set<Finding>();
  const missed: Case[] = [];
  for (const one of all) {
    const isKnown = known.includes(one);
    const hits = findings.filter((finding) => matches(one, isKnown, finding));
    for (const hit of hits) matched.add(hit);
    if (hits.length === 0 && isKnown) missed.push(one);
  }
  const tolerated = sheet.sites.flatMap((site) =>
    counted.filter((one) => one.site === site.id && site.tolerated.some((trap) => isAbout(trap, one))),
  );
  const wrong = counted.filter(
    (one) => !matched.has(one) && !tolerated.includes(one) && !FOLLOWS.has(one.rule),
  );
  const rules = ruleScores(known, missed, wrong);
  const trapsTouched = touched(sheet, findings);
  const forbiddenRequests = sheet.neverRequested
    .filter(({ host, pathPrefix }) =>
      requests.some((request) => request.host.split(':')[0] === host && request.path.startsWith(pathPrefix)),
    )
    .map(({ host, pathPrefix }) => `${host}${pathPrefix}`);
  return {
    rules,
    notInThePack: counts(all.filter(({ expectation }) => !inPack(expectation, pack))),
    missed: missed.map(({ site, expectation: { rule, target, why } }) =>
      [site ?? 'city', rule, `${target.url ?? target.htmlIncludes ?? ''}:`, why].join(' '),
    ),
    wrong: wrong.map((one) => `${one.site ?? 'city'} ${one.rule} ${place(one)}`),
    trapsTouched,
    forbiddenRequests,
    columns: columnScore(sheet, findings),
    scores,
    auditSeconds: seconds,
    clean:
      wrong.length === 0 &&
      trapsTouched.length === 0 &&
      forbiddenRequests.length === 0 &&
      scores.differences.length === 0 &&
      rules.every((one) => one.recall >= 0.95),
  };
}

interface Case {
  /** Absent for what is said of the whole city. */
  readonly site?: string;
  readonly expectation: Expectation;
}

/** Follow from the sites' own findings; the sheet has no rows of their own for them. */
const FOLLOWS = new Set(['ipv6-department-rate']);

/** Rules which speak by `cantTell`: what they say is held against the sheet like a fault. */
const HINTS = new Set(['blocked-link', 'suspect-link', 'due-soon-column']);

function expectationsOf(sheet: AnswerSheet): Case[] {
  return [
    ...sheet.sites.flatMap((site) => site.expect.map((expectation) => ({ site: site.id, expectation }))),
    ...sheet.city.map(({ rule, outcome }) => ({
      expectation: { rule, outcome, target: { type: 'site' }, why: '' } as const,
    })),
  ];
}

/** Known is what the pack judges by the first name; the other names are only accepted beside it. */
function inPack({ rule }: Expectation, pack: ReadonlySet<string>): boolean {
  return pack.has(rule);
}

function isClaim(finding: Finding): boolean {
  return finding.outcome === 'failed' || (HINTS.has(finding.rule) && finding.outcome === 'cantTell');
}

export function matches({ site, expectation }: Case, isKnown: boolean, finding: Finding): boolean {
  const { rule, orRules = [], standIns = [], outcome, hintWillDo, target } = expectation;
  const names = [rule, ...orRules, ...(isKnown ? [] : standIns)];
  if (finding.site !== site || !names.includes(finding.rule)) return false;
  if (finding.outcome !== outcome && !(hintWillDo && finding.outcome === 'cantTell')) return false;
  if (target.htmlIncludes !== undefined)
    return JSON.stringify([finding.target, finding.facts]).includes(
      JSON.stringify(target.htmlIncludes).slice(1, -1),
    );
  if (target.type === 'site' || target.url === undefined) return true;
  if (target.type === 'page' && finding.target.type === 'element')
    return samplePages(finding).includes(target.url);
  const named = 'url' in finding.target ? finding.target.url : undefined;
  return named !== undefined && [target.url, ...(target.also ?? [])].includes(named);
}

function samplePages(finding: Finding): readonly unknown[] {
  const pages = finding.facts['samplePages'];
  return Array.isArray(pages) ? pages : [];
}

function ruleScores(known: readonly Case[], missed: readonly Case[], wrong: readonly Finding[]): RuleScore[] {
  const ids = new Set([...known.map((one) => one.expectation.rule), ...wrong.map((one) => one.rule)]);
  return [...ids].sort().map((rule) => {
    const expected = known.filter((one) => one.expectation.rule === rule).length;
    const found = expected - missed.filter((one) => one.expectation.rule === rule).length;
    const amiss = wrong.filter((one) => one.rule === rule).length;
    return {
      rule,
      expected,
      found,
      wrong: amiss,
      precision: found + amiss === 0 ? 1 : found / (found + amiss),
      recall: expected === 0 ? 1 : found / expected,
    };
  });
}

function counts(cases: readonly Case[]): CityScore['notInThePack'] {
  const rules = [...new Set(cases.map((one) => one.expectation.rule))].sort();
  return rules.map((rule) => ({
    rule,
    cases: cases.filter((one) => one.expectation.rule === rule).length,
  }));
}

function touched(sheet: AnswerSheet, findings: readonly Finding[]): readonly string[] {
  return sheet.sites.flatMap((site) =>
    site.traps
      .filter((trap) => findings.some((one) => one.site === site.id && isTouching(trap, one)))
      .map((trap) => `${site.id} ${trap.rule} ${trap.url ?? trap.htmlIncludes ?? ''}: ${trap.why}`),
  );
}

/** A hint where none is wanted is as wrong as a fault; elsewhere `cantTell` accuses nobody. */
function isTouching(trap: Trap, finding: Finding): boolean {
  const claims = finding.outcome === 'failed' || (trap.rule === 'due-soon-column' && isClaim(finding));
  return claims && isAbout(trap, finding);
}

export function isAbout(trap: Trap, { rule, target }: Finding): boolean {
  if (!(trap.rule.endsWith('*') ? rule.startsWith(trap.rule.slice(0, -1)) : rule === trap.rule)) return false;
  if (trap.htmlIncludes === undefined && trap.url === undefined) return true;
  if (trap.htmlIncludes !== undefined)
    return JSON.stringify(target).includes(JSON.stringify(trap.htmlIncludes).slice(1, -1));
  return 'url' in target && target.url === trap.url;
}

/** Newest date and class of each column, as far as findings tell them. */
function columnScore(sheet: AnswerSheet, findings: readonly Finding[]): CityScore['columns'] {
  const stale = findings.filter((one) => one.rule === 'stale-column' && one.target.type === 'column');
  const differences: string[] = [];
  let found = 0;
  let right = 0;
  const all = sheet.sites.flatMap((site) => site.columns.map((column) => ({ site: site.id, column })));
  for (const { site, column } of all) {
    const finding = stale.find(
      (one) => one.site === site && 'url' in one.target && one.target.url === column.url,
    );
    if (!finding) continue;
    found++;
    if (isSame(column, finding)) right++;
    else
      differences.push(
        `${site} ${column.name} ${column.url}: expected ${column.class} ${column.latest}, got ${finding.facts['class']} ${finding.facts['latest']}`,
      );
  }
  return { expected: all.length, found, right, differences };
}

function isSame(column: ColumnAnswer, { facts }: Finding): boolean {
  return facts['latest'] === column.latest && facts['class'] === column.class;
}

function place(finding: Finding): string {
  const { target } = finding;
  if (target.type === 'element') return `${target.url} ${target.html.slice(0, 160)}`;
  return `${'url' in target ? target.url : ''} ${finding.message}`;
}
