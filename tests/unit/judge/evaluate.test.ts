import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/brand.ts';
import type { Check } from '../../../src/domain/rule.ts';
import { evaluate, factAt } from '../../../src/judge/evaluate.ts';
import { AS_OF } from './samples.ts';

const YES: Check = { fact: 'yes', is: 'isTrue' };
const NO: Check = { fact: 'no', is: 'isTrue' };
const MISSING: Check = { fact: 'missing', is: 'isTrue' };
const FACTS = { yes: true, no: false };

function answer(check: Check, facts: Json = FACTS): boolean | null {
  return evaluate(check, facts, AS_OF);
}

describe('three-valued logic', () => {
  it.each([
    ['all of yes and yes', { all: [YES, YES] }, true],
    ['all of yes and no', { all: [YES, NO] }, false],
    ['all of yes and missing', { all: [YES, MISSING] }, null],
    ['all of no and missing: decided without it', { all: [MISSING, NO] }, false],
    ['all of nothing', { all: [] }, true],
    ['any of no and yes', { any: [NO, YES] }, true],
    ['any of no and missing', { any: [NO, MISSING] }, null],
    ['any of yes and missing: decided without it', { any: [MISSING, YES] }, true],
    ['any of nothing', { any: [] }, false],
    ['none of no and no', { none: [NO, NO] }, true],
    ['none of yes and missing: decided without it', { none: [MISSING, YES] }, false],
    ['none of no and missing', { none: [NO, MISSING] }, null],
    ['nested', { all: [YES, { any: [NO, { none: [MISSING] }] }] }, null],
  ] as const)('%s', (_, check, expected) => {
    expect(answer(check)).toBe(expected);
  });

  it('never changes its mind when a missing fact becomes known', () => {
    const leaf = fc.constantFrom('a', 'b', 'c').map((fact): Check => ({ fact, is: 'isTrue' }));
    const { check } = fc.letrec<{ check: Check }>((tie) => ({
      check: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('check'), { maxLength: 3 }).map((all): Check => ({ all })),
        fc.array(tie('check'), { maxLength: 3 }).map((any): Check => ({ any })),
        fc.array(tie('check'), { maxLength: 3 }).map((none): Check => ({ none })),
      ),
    }));
    const facts = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() });
    fc.assert(
      fc.property(check, facts, fc.constantFrom('a', 'b', 'c'), (one, all, left) => {
        const some = Object.fromEntries(Object.entries(all).filter(([name]) => name !== left));
        const early = answer(one, some);
        if (early !== null) expect(answer(one, all)).toBe(early);
      }),
    );
  });

  it('is never undecided where every fact is known', () => {
    expect(answer({ none: [{ all: [YES, NO] }, { any: [NO] }] })).toBe(true);
  });
});

describe('missing facts', () => {
  it('cannot be compared, whatever the operator', () => {
    for (const is of ['equals', 'not', 'oneOf', 'notOneOf', 'atLeast', 'contains', 'matches', 'empty'])
      expect(answer({ fact: 'missing', is, than: [1] }), is).toBeNull();
  });

  it('are an answer to present, to absent, and where null is asked for', () => {
    expect(answer({ fact: 'missing', is: 'present' })).toBe(false);
    expect(answer({ fact: 'missing', is: 'absent' })).toBe(true);
    expect(answer({ fact: 'missing', is: 'equals', than: null })).toBe(true);
    expect(answer({ fact: 'missing', is: 'oneOf', than: [null, 'x'] })).toBe(true);
  });

  it('are no answer as the thing to compare with', () => {
    const facts = { ageDays: 20 };
    for (const is of ['atMost', 'equals', 'not', 'lessThan'])
      expect(answer({ fact: 'ageDays', is, than: { fact: 'limitDays' } }, facts), is).toBeNull();
  });

  it('compares one fact with another', () => {
    const check: Check = { fact: 'ageDays', is: 'atMost', than: { fact: 'limitDays' } };
    expect(answer(check, { ageDays: 14, limitDays: 14 })).toBe(true);
    expect(answer(check, { ageDays: 15, limitDays: 14 })).toBe(false);
  });
});

describe('factAt', () => {
  const facts = { a: { b: [{ c: 1 }, { c: 2 }] }, text: '栏目', none: null };
  it.each([
    ['a.b.1.c', 2],
    ['a.b.length', 2],
    ['text.length', 2],
    ['text.x', null],
    ['none.x', null],
    ['a.z', null],
  ])('%s is %j', (path, expected) => expect(factAt(facts, path)).toBe(expected));
});

it('an operator that nobody knows is a bug of the loader, and said', () => {
  expect(() => answer({ fact: 'yes', is: 'resembles' })).toThrow(/resembles/);
});
