import type { Day } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { RulePack } from '../domain/rule.ts';
import { judgeOne } from '../judge/judge.ts';

export interface BrokenExample {
  readonly rule: string;
  readonly example: string;
  readonly expected: string;
  readonly got: string;
}

/** Examples are judged as of this day, so that ages in them mean something. */
const AS_OF = '2026-11-23' as Day;

/** Runs the examples of every rule; they are the rules' tests and their documentation. */
export function runExamples(pack: RulePack): {
  readonly count: number;
  readonly broken: readonly BrokenExample[];
} {
  const broken: BrokenExample[] = [];
  let count = 0;
  for (const indicator of pack.indicators) {
    for (const rule of indicator.rules) {
      for (const example of rule.examples) {
        count++;
        const evidence = {
          status: 'observed',
          facts: example.facts,
          kind: rule.evidence,
        } as unknown as Evidence; // judgeOne looks at facts only
        const got = judgeOne(rule, evidence, AS_OF);
        if (got !== example.outcome)
          broken.push({ rule: rule.id, example: example.name, expected: example.outcome, got });
      }
    }
  }
  return { count, broken };
}
