import type { Day, Json } from '../domain/brand.ts';
import type { Check } from '../domain/rule.ts';
import { OPERATORS } from './operators.ts';

/** Answers a check in Kleene's three-valued logic; `null` is «cannot tell», and only where the answer hangs on a missing fact. */
export function evaluate(check: Check, facts: Json, asOf: Day): boolean | null {
  if ('all' in check) return all(check.all.map((one) => evaluate(one, facts, asOf)));
  if ('any' in check) return any(check.any.map((one) => evaluate(one, facts, asOf)));
  if ('none' in check) return not(any(check.none.map((one) => evaluate(one, facts, asOf))));
  const operator = OPERATORS[check.is];
  if (!operator) throw new Error(`unknown operator '${check.is}': rules must be validated at load`);
  const fact = factAt(facts, check.fact);
  if (check.is === 'present' || check.is === 'absent') return operator(fact, undefined, asOf);
  if (fact === null && !asksForNull(check.than)) return null;
  const than = comparand(check.than, facts);
  if (than === null && check.than !== null) return null; // the fact to compare with is missing
  return operator(fact, than, asOf);
}

/** The fact at a dotted path; `null` where there is none. `length` of a list or text can be asked for. */
export function factAt(facts: Json, path: string): Json {
  let at: Json = facts;
  for (const step of path.split('.')) {
    if (at === null || typeof at === 'boolean' || typeof at === 'number') return null;
    if (step === 'length' && (typeof at === 'string' || Array.isArray(at))) return at.length;
    if (typeof at === 'string') return null;
    at = (at as { readonly [key: string]: Json })[step] ?? null; // lists are read by index
  }
  return at;
}

/** `than: { fact: path }` compares with another fact. */
function comparand(than: Json | undefined, facts: Json): Json | undefined {
  if (than === null || typeof than !== 'object' || Array.isArray(than)) return than;
  const path = (than as { readonly [key: string]: Json })['fact'];
  return typeof path === 'string' ? factAt(facts, path) : than;
}

function asksForNull(than: Json | undefined): boolean {
  return than === null || (Array.isArray(than) && than.includes(null));
}

function all(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

function any(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

function not(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer;
}
