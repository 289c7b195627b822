import type { Day, Json } from '../domain/brand.ts';
import { daysBetween, parseDay } from '../domain/day.ts';

/** Compares one fact; `null`: these values cannot be compared, so nothing can be told. Pure and total. */
export type Operator = (fact: Json, than: Json | undefined, asOf: Day) => boolean | null;

/** Every operator that a rule file may name in `is:`. */
export const OPERATORS: { readonly [name: string]: Operator } = {
  equals: (fact, than) => same(fact, than),
  not: (fact, than) => !same(fact, than),
  oneOf: (fact, than) => (Array.isArray(than) ? than.some((one) => same(fact, one)) : null),
  notOneOf: (fact, than) => (Array.isArray(than) ? !than.some((one) => same(fact, one)) : null),
  atLeast: (fact, than) => compare(fact, than, (a, b) => a >= b),
  atMost: (fact, than) => compare(fact, than, (a, b) => a <= b),
  moreThan: (fact, than) => compare(fact, than, (a, b) => a > b),
  lessThan: (fact, than) => compare(fact, than, (a, b) => a < b),
  isTrue: (fact) => (typeof fact === 'boolean' ? fact : null),
  isFalse: (fact) => (typeof fact === 'boolean' ? !fact : null),
  empty: (fact) => (isSized(fact) ? fact.length === 0 : null),
  notEmpty: (fact) => (isSized(fact) ? fact.length > 0 : null),
  contains: (fact, than) => contains(fact, than),
  matches: (fact, than) =>
    typeof fact === 'string' && typeof than === 'string' ? new RegExp(than, 'u').test(fact) : null,
  /** `than`: a number of days. */
  notOlderThan: (fact, than, asOf) => {
    const day = typeof fact === 'string' ? parseDay(fact) : null;
    return day === null || typeof than !== 'number' ? null : daysBetween(day, asOf) <= than;
  },
  /** Decided by `evaluate` itself, before the fact is looked at: a missing fact is an answer here. */
  present: (fact) => fact !== null,
  absent: (fact) => fact === null,
};

function same(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function compare(a: Json, b: Json | undefined, decide: (a: number, b: number) => boolean): boolean | null {
  return typeof a === 'number' && typeof b === 'number' ? decide(a, b) : null;
}

function isSized(value: Json): value is string | readonly Json[] {
  return typeof value === 'string' || Array.isArray(value);
}

function contains(fact: Json, than: Json | undefined): boolean | null {
  if (typeof fact === 'string' && typeof than === 'string') return fact.includes(than);
  if (Array.isArray(fact)) return fact.some((one) => same(one, than));
  return null;
}
