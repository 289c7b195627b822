import type { Case } from './case.ts';

/** One thing of which a page was accused. */
export interface Accusation {
  readonly rule: string;
  readonly wcag: readonly string[];
  readonly act: readonly string[];
  readonly selectors: readonly string[];
  /** It points at the element that is at fault, or the case names none. */
  readonly atExpected: boolean;
}

export interface Judged {
  readonly case: Case;
  readonly accusations: readonly Accusation[];
  /** What is laid before a person only. */
  readonly hints: readonly Accusation[];
  /** Why the page could not be looked at. */
  readonly unseen: string | null;
}

export interface Score {
  readonly failing: number;
  readonly found: number;
  /** Faults that are not found, but laid before a person. */
  readonly hinted: number;
  readonly passing: number;
  /** Passing pages accused by the criterion or rule of which they are in order. */
  readonly accused: number;
  readonly rules: readonly { readonly rule: string; readonly failing: number; readonly found: number }[];
  readonly missed: readonly string[];
  readonly falseAlarms: readonly string[];
  /** Accusations of passing pages by other criteria: either such a page has a fault it was not meant to have, or they are false too. */
  readonly beside: readonly string[];
  readonly unseen: readonly string[];
}

/** Strict: what counts as found is certain, of the case's criterion or rule, and points at the faulty element. */
export function score(judged: readonly Judged[]): Score {
  const failing = judged.filter((one) => one.case.outcome === 'failed');
  const passing = judged.filter((one) => one.case.outcome === 'passed');
  const found = failing.filter(isFound);
  const falseAlarms = passing.flatMap((one) => alarms(one, true));
  return {
    failing: failing.length,
    found: found.length,
    hinted: failing.filter((one) => !isFound(one) && isHinted(one)).length,
    passing: passing.length,
    accused: passing.filter((one) => alarms(one, true).length > 0).length,
    rules: perRule(failing),
    missed: failing
      .filter((one) => !isFound(one))
      .map((one) => (isHinted(one) ? `${told(one)} (for a person)` : told(one))),
    falseAlarms,
    beside: passing.flatMap((one) => alarms(one, false)),
    unseen: judged
      .filter((one) => one.unseen !== null)
      .map((one) => `${one.case.id}: ${one.unseen?.split('\n', 1)[0] ?? ''}`),
  };
}

function isFound(one: Judged): boolean {
  return one.accusations.some((accusation) => accusation.atExpected && concerns(accusation, one.case));
}

function isHinted(one: Judged): boolean {
  return one.hints.some((hint) => hint.atExpected && concerns(hint, one.case));
}

function concerns({ wcag, act }: Accusation, one: Case): boolean {
  return act.includes(one.rule) || wcag.some((criterion) => one.wcag.includes(criterion));
}

function alarms(one: Judged, ofItsCriterion: boolean): string[] {
  return one.accusations
    .filter((accusation) => concerns(accusation, one.case) === ofItsCriterion)
    .map((accusation) => `${told(one)}: ${accusation.rule} at ${accusation.selectors.join(', ')}`);
}

function told({ case: { id, rule, wcag, title } }: Judged): string {
  return `${id} [${rule}; ${wcag.join(', ')}] ${title}`;
}

function perRule(failing: readonly Judged[]): Score['rules'] {
  return [...new Set(failing.map((one) => one.case.rule))].sort().map((rule) => {
    const own = failing.filter((one) => one.case.rule === rule);
    return { rule, failing: own.length, found: own.filter(isFound).length };
  });
}
