import type { CheckResult } from '../../domain/facts/accessibility.ts';
import { OWN_RULES, type OwnRule } from './own-rules.ts';

export type Place = CheckResult['nodes'][number];

/** `failed`: as the rule's grade says; `review`: a person must look. */
export type Verdict = 'failed' | 'review';

const MOST_PLACES = 50;

/** What the checks of one page have found so far; kept when a check is stopped in its middle. */
export interface Findings {
  add(rule: OwnRule, verdict: Verdict, place: Place, count?: number): void;
  /** There was something on the page which the rule could judge. */
  judged(rule: OwnRule): void;
  /** The check ran out of time or broke down: the rule is not passed, whatever was judged. */
  unfinished(rule: OwnRule, why: string): void;
  results(): { readonly results: readonly CheckResult[]; readonly passedRules: readonly OwnRule[] };
}

export function openFindings(): Findings {
  const found = new Map<string, { rule: OwnRule; verdict: Verdict; places: Place[]; count: number }>();
  const judged = new Set<OwnRule>();
  const unfinished = new Map<OwnRule, string>();
  const add: Findings['add'] = (rule, verdict, place, count = 1) => {
    const key = `${rule} ${verdict}`;
    const known = found.get(key) ?? { rule, verdict, places: [], count: 0 };
    if (known.places.length < MOST_PLACES) known.places.push(place);
    known.count += count;
    found.set(key, known);
  };
  return {
    add,
    judged: (rule) => judged.add(rule),
    unfinished: (rule, why) => unfinished.set(rule, why),
    results: () => {
      const all = [...found.values()].map(({ rule, verdict, places, count }) =>
        result(rule, verdict, places, count),
      );
      for (const [rule, why] of unfinished) {
        if (!found.has(`${rule} review`)) all.push(result(rule, 'review', [wholePage(why)], 1));
      }
      const reported = new Set(all.map((one) => one.rule));
      return { results: all, passedRules: [...judged].filter((rule) => !reported.has(rule)) };
    },
  };
}

function result(rule: OwnRule, verdict: Verdict, nodes: readonly Place[], count: number): CheckResult {
  const { grade, impact, wcag } = OWN_RULES[rule];
  return {
    rule,
    outcome: verdict,
    impact,
    grade: verdict === 'review' ? 'review' : grade,
    wcag: [...wcag],
    nodes: [...nodes],
    count,
  };
}

/** Where a check can say nothing of a place, the page stands for it. */
export function wholePage(summary: string): Place {
  return { selector: 'html', html: '<html>', shape: 'html', summary: summary.slice(0, 300) };
}

/** No check of the page was cut short: the same page gives the same answer again. */
export function isFinished(results: readonly CheckResult[]): boolean {
  return !results.some((one) => one.nodes.some(({ summary }) => UNFINISHED.test(summary)));
}

const UNFINISHED = /^(?:not finished|its turn did not come in time|the rule did not come to its end in time)/;
