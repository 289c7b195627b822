import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/brand.ts';
import { OPERATORS } from '../../../src/judge/operators.ts';
import { AS_OF } from './samples.ts';

const TABLE: readonly (readonly [string, Json, Json | undefined, boolean | null])[] = [
  ['equals', 'a', 'a', true],
  ['equals', 1, '1', false],
  ['equals', ['a'], ['a'], true],
  ['not', 'a', 'b', true],
  ['not', 'a', 'a', false],
  ['oneOf', 'b', ['a', 'b'], true],
  ['oneOf', 'c', ['a', 'b'], false],
  ['oneOf', 'c', 'c', null],
  ['notOneOf', 'c', ['a', 'b'], true],
  ['notOneOf', 'a', ['a', 'b'], false],
  ['notOneOf', 'a', 'a', null],
  ['atLeast', 3, 3, true],
  ['atLeast', 2, 3, false],
  ['atLeast', '3', 3, null],
  ['atMost', 3, 3, true],
  ['atMost', 4, 3, false],
  ['moreThan', 3, 3, false],
  ['moreThan', 4, 3, true],
  ['lessThan', 3, 3, false],
  ['lessThan', 2, 3, true],
  ['lessThan', 2, undefined, null],
  ['isTrue', true, undefined, true],
  ['isTrue', false, undefined, false],
  ['isTrue', 'true', undefined, null],
  ['isFalse', false, undefined, true],
  ['isFalse', 0, undefined, null],
  ['empty', [], undefined, true],
  ['empty', '', undefined, true],
  ['empty', [0], undefined, false],
  ['empty', 0, undefined, null],
  ['notEmpty', [0], undefined, true],
  ['notEmpty', '', undefined, false],
  ['notEmpty', {}, undefined, null],
  ['contains', '通知公告', '公告', true],
  ['contains', ['a', 'b'], 'b', true],
  ['contains', ['a', 'b'], 'c', false],
  ['contains', 5, 5, null],
  ['matches', 'GB/T 37668', '^GB/T \\d+$', true],
  ['matches', 'x', '^y', false],
  ['matches', 5, '5', null],
  ['notOlderThan', '2026-11-09', 14, true],
  ['notOlderThan', '2026-11-08', 14, false],
  ['notOlderThan', '2026-12-01', 14, true],
  ['notOlderThan', '2026-02-30', 14, null],
  ['notOlderThan', '2026-11-09', '14', null],
  ['present', 0, undefined, true],
  ['present', null, undefined, false],
  ['absent', null, undefined, true],
  ['absent', '', undefined, false],
];

describe('operators', () => {
  it.each(TABLE)('%s: %j and %j', (name, fact, than, expected) => {
    expect(OPERATORS[name]?.(fact, than, AS_OF)).toBe(expected);
  });

  it('are all tried in this table', () => {
    expect([...new Set(TABLE.map(([name]) => name))].sort()).toEqual(Object.keys(OPERATORS).sort());
  });

  it('are total: no value makes them throw', () => {
    const values: readonly Json[] = [null, true, 0, -1, '', 'x', [], [null], {}, { a: [1] }];
    for (const [name, operator] of Object.entries(OPERATORS))
      for (const fact of values)
        for (const than of [undefined, ...values])
          if (!(name === 'matches' && typeof than === 'string'))
            expect(() => operator(fact, than, AS_OF), name).not.toThrow();
  });
});
