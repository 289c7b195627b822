import type { Day, Json } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Finding, Judgement, Tally } from '../domain/finding.ts';
import { messageOf, wordsOf } from '../domain/message.ts';
import type { Obstacle } from '../domain/obstacle.ts';
import type { Kind, Outcome, Severity } from '../domain/outcome.ts';
import type { Indicator, Rule, RulePack } from '../domain/rule.ts';
import type { Target } from '../domain/target.ts';
import { canonicalOrder } from './canonical-order.ts';
import { evaluate } from './evaluate.ts';
import { fingerprint } from './fingerprint.ts';

export interface JudgeOptions {
  readonly pack: RulePack;
  readonly asOf: Day;
  /** Kinds that this run looked at; rules of others are `untested`. */
  readonly checked: readonly Kind[];
  readonly lang: 'zh' | 'en';
}

/** Nobody looked: not a doubt about the site, but a thing left out. */
const LEFT_OUT: ReadonlySet<Obstacle> = new Set(['no-browser', 'budget', 'cancelled']);

/** What one subject (a site, or the city) and its evidence, derived kinds included, amount to under the rules. Pure, synchronous, total. */
export function judge(
  subject: { readonly id: string; readonly target: Target; readonly isCity: boolean },
  evidence: readonly Evidence[],
  options: JudgeOptions,
): Judgement {
  const byKind = Map.groupBy(evidence, (one) => one.kind);
  const findings: Finding[] = [];
  const tallies: Tally[] = [];
  for (const indicator of options.pack.indicators) {
    for (const rule of indicator.rules) {
      if (isCityRule(rule) !== subject.isCity) continue;
      const seen = options.checked.includes(indicator.kind) ? (byKind.get(rule.evidence) ?? []) : [];
      const outcomes = seen.map((one) => judgeOne(rule, one, options.asOf));
      tallies.push(tally(subject.id, rule, seen, outcomes, options.asOf));
      findings.push(...report({ subject, indicator, rule, options }, seen, outcomes));
    }
  }
  return { findings: canonicalOrder(findings), tallies };
}

/** One rule on one observation. */
export function judgeOne(rule: Rule, evidence: Evidence, asOf: Day): Outcome {
  if (evidence.status === 'unobserved') return LEFT_OUT.has(evidence.why) ? 'untested' : 'cantTell';
  if (rule.applies) {
    const applies = evaluate(rule.applies, evidence.facts, asOf);
    if (applies === false) return 'inapplicable';
    if (applies === null) return 'cantTell';
  }
  const met = evaluate(rule.expect, evidence.facts, asOf);
  if (met === true) return 'passed';
  if (met === null) return 'cantTell';
  if (rule.hintWhen && evaluate(rule.hintWhen, evidence.facts, asOf) !== false) return 'cantTell';
  return rule.otherwise;
}

function isCityRule(rule: Rule): boolean {
  return rule.target === 'city' || rule.target === 'group';
}

function tally(
  site: string,
  rule: Rule,
  seen: readonly Evidence[],
  outcomes: readonly Outcome[],
  asOf: Day,
): Tally {
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  const light = seen.filter(
    (one, i) => outcomes[i] === 'failed' && rule.errorWhen && failureSeverity(rule, one, asOf) !== 'error',
  ).length;
  return {
    site,
    rule: rule.id,
    passed: count('passed'),
    failed: count('failed'),
    ...(light > 0 ? { warnings: light } : {}),
    cantTell: count('cantTell'),
    inapplicable: count('inapplicable'),
    untested: outcomes.length === 0 ? 1 : count('untested'),
  };
}

interface Context {
  readonly subject: { readonly id: string; readonly target: Target; readonly isCity: boolean };
  readonly indicator: Indicator;
  readonly rule: Rule;
  readonly options: JudgeOptions;
}

/** Failed and undecided targets one by one; inapplicable and untested as one row a rule, with a count (contract §4). */
function report(
  context: Context,
  seen: readonly Evidence[],
  outcomes: readonly Outcome[],
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [i, outcome] of outcomes.entries()) {
    const evidence = seen[i];
    if (evidence && (outcome === 'failed' || outcome === 'cantTell'))
      findings.push(single(context, evidence, outcome));
  }
  for (const outcome of ['inapplicable', 'untested'] as const) {
    const count = outcomes.filter((one) => one === outcome).length;
    const nothingSeen = outcome === 'untested' && outcomes.length === 0;
    const only = outcome === 'inapplicable' && count < outcomes.length;
    if ((count > 0 && !only) || nothingSeen) findings.push(summary(context, outcome, Math.max(count, 0)));
  }
  return findings;
}

function single(context: Context, evidence: Evidence, outcome: 'failed' | 'cantTell'): Finding {
  const { rule } = context;
  const facts = factsOf(evidence);
  return complete(context, {
    outcome,
    severity:
      outcome === 'failed'
        ? failureSeverity(rule, evidence, context.options.asOf)
        : doubtSeverity(rule, evidence),
    target: evidence.target,
    facts,
    pages: pagesOf(evidence.target, facts),
  });
}

function failureSeverity(rule: Rule, evidence: Evidence, asOf: Day): Severity {
  if (!rule.errorWhen || evidence.status === 'unobserved') return rule.severity;
  return evaluate(rule.errorWhen, evidence.facts, asOf) === true ? 'error' : rule.severity;
}

/** A hint is a note; what could not be looked at weighs more, as long as the rule itself does. */
function doubtSeverity(rule: Rule, evidence: Evidence): Severity {
  return evidence.status === 'unobserved' && rule.severity !== 'note' ? 'warning' : 'note';
}

function summary(context: Context, outcome: 'inapplicable' | 'untested', count: number): Finding {
  return complete(context, {
    outcome,
    severity: 'note',
    target: context.subject.target,
    facts: { count },
    pages: 0,
  });
}

function complete(
  context: Context,
  part: Pick<Finding, 'outcome' | 'severity' | 'target' | 'facts' | 'pages'>,
): Finding {
  const { rule, indicator, subject, options } = context;
  const site = subject.isCity ? {} : { site: subject.id };
  const message = messageOf(rule, { ...part, ...site }, { lang: options.lang, words: wordsOf(options.pack) });
  return {
    indicator: indicator.id,
    rule: rule.id,
    outcome: part.outcome,
    severity: part.severity,
    ...site,
    target: part.target,
    message,
    facts: part.facts,
    pages: part.pages,
    fingerprint: fingerprint(rule.id, subject.id, part.target, part.facts),
  };
}

function factsOf(evidence: Evidence): { readonly [key: string]: Json } {
  if (evidence.status === 'unobserved') return { why: evidence.why, detail: evidence.detail };
  const { facts } = evidence;
  return facts !== null && typeof facts === 'object' && !Array.isArray(facts)
    ? (facts as { [key: string]: Json })
    : { value: facts };
}

function pagesOf(target: Target, facts: { readonly [key: string]: Json }): number {
  if (target.type === 'link') return target.count;
  return typeof facts['pages'] === 'number' ? facts['pages'] : 1;
}
