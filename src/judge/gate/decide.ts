import type { Finding } from '../../domain/finding.ts';
import type {
  FailOn,
  GateDecision,
  GatedFinding,
  GatePolicy,
  GateStop,
  Identity,
} from '../../domain/gate.ts';
import type { Scores } from '../../domain/score.ts';

export interface GateInput {
  /** Certain faults of the release, each with whether it was there before. */
  readonly findings: readonly {
    readonly finding: Finding;
    readonly known: boolean;
    /** Seen in a second visit too; one that was not is never a reason to stop. */
    readonly confirmed: boolean;
    /** A link to a host which is not the site's own. */
    readonly outside: boolean;
  }[];
  /** Known faults that no longer occur. */
  readonly gone: readonly Identity[];
  readonly scores: Scores;
  /** Share of the pages known that could be looked at. */
  readonly judged: number;
}

/** Pass or stop, by the policy. */
export function decide(input: GateInput, policy: GatePolicy): GateDecision {
  const weighed = spendBudgets(
    input.findings.map((one) => weigh(one, policy)),
    policy,
  );
  const stops = [
    ...findingStops(weighed, policy),
    ...scoreStops(input.scores, policy),
    ...(input.judged < policy.minJudged
      ? [{ kind: 'judged', share: input.judged, least: policy.minJudged } as const]
      : []),
    ...(policy.staleBaseline === 'fail' && input.gone.length > 0
      ? [{ kind: 'stale-baseline', count: input.gone.length } as const]
      : []),
  ];
  return { passed: stops.length === 0, stops, findings: weighed, gone: input.gone };
}

/** The narrowest word that the policy has for a rule. */
export function failOnOf(
  { rule, indicator }: Pick<Finding, 'rule' | 'indicator'>,
  policy: GatePolicy,
): FailOn {
  const item = indicator.split('.', 1)[0] ?? '';
  return policy.rules[rule] ?? policy.indicators[indicator] ?? policy.items[item] ?? policy.failOn;
}

function weigh(one: GateInput['findings'][number], policy: GatePolicy): GatedFinding {
  const { finding, known, confirmed, outside } = one;
  const state = known ? 'known' : 'new';
  const failOn = failOnOf(finding, policy);
  const effect =
    failOn === 'never'
      ? 'never'
      : known && failOn === 'new'
        ? 'known'
        : outside && policy.outsideLinks === 'warn'
          ? 'outside'
          : confirmed
            ? 'stops'
            : 'unconfirmed';
  return { finding, state, effect };
}

/** What a budget lets through: all of a rule's faults, or none of them once it is overspent. */
function spendBudgets(findings: readonly GatedFinding[], policy: GatePolicy): readonly GatedFinding[] {
  return findings.map((one) => {
    const { rule } = one.finding;
    if (one.effect !== 'stops' || policy.budgets[rule] === undefined) return one;
    return isWithin(rule, findings, policy) ? { ...one, effect: 'budget' } : one;
  });
}

function isWithin(rule: string, findings: readonly GatedFinding[], policy: GatePolicy): boolean {
  const budget = policy.budgets[rule];
  const own = findings.filter((one) => one.finding.rule === rule && one.effect !== 'unconfirmed');
  const fresh = own.filter((one) => one.state === 'new').length;
  return (
    (budget?.new === undefined || fresh <= budget.new) &&
    (budget?.all === undefined || own.length <= budget.all)
  );
}

function findingStops(findings: readonly GatedFinding[], policy: GatePolicy): readonly GateStop[] {
  const stopping = findings.filter((one) => one.effect === 'stops');
  const byRule = Map.groupBy(stopping, (one) => one.finding.rule);
  return [...byRule]
    .map(([rule, own]): GateStop => {
      const budget = policy.budgets[rule];
      return { kind: 'findings', rule, count: own.length, allowed: budget?.new ?? budget?.all ?? 0 };
    })
    .sort((a, b) => (a.kind === 'findings' && b.kind === 'findings' && a.rule < b.rule ? -1 : 1));
}

/** A score that nobody could tell is no reason: the share that was judged has its own limit. */
function scoreStops(scores: Scores, policy: GatePolicy): readonly GateStop[] {
  return Object.entries(policy.minScore).flatMap(([scope, least]): readonly GateStop[] => {
    const score = scope === 'total' ? scores.city.total.score : (scores.city.items[scope]?.score ?? null);
    return score !== null && score < least ? [{ kind: 'score', scope, score, least }] : [];
  });
}
