import { describe, expect, it } from 'vitest';
import { OBSTACLES } from '../../../src/domain/obstacle.ts';
import { judgeOne } from '../../../src/judge/judge.ts';
import { AS_OF, rule, seen, unseen } from './samples.ts';

const plain = rule({ expect: { fact: 'count', is: 'equals', than: 0 } });

describe('judgeOne', () => {
  it('passes and fails by the expectation', () => {
    expect(judgeOne(plain, seen({ count: 0 }), AS_OF)).toBe('passed');
    expect(judgeOne(plain, seen({ count: 2 }), AS_OF)).toBe('failed');
  });

  it('cannot tell where the fact is missing', () => {
    expect(judgeOne(plain, seen({}), AS_OF)).toBe('cantTell');
  });

  it('is inapplicable where it does not apply, and undecided where that is unknown', () => {
    const bound = rule({ ...plain, applies: { fact: 'kind', is: 'equals', than: 'list' } });
    expect(judgeOne(bound, seen({ kind: 'static', count: 2 }), AS_OF)).toBe('inapplicable');
    expect(judgeOne(bound, seen({ count: 2 }), AS_OF)).toBe('cantTell');
    expect(judgeOne(bound, seen({ kind: 'list', count: 2 }), AS_OF)).toBe('failed');
  });

  it('only hints where the rule never accuses', () => {
    expect(judgeOne(rule({ ...plain, otherwise: 'cantTell' }), seen({ count: 2 }), AS_OF)).toBe('cantTell');
  });

  it('only hints where `hintWhen` holds or cannot be told', () => {
    const hinting = rule({ ...plain, hintWhen: { fact: 'grade', is: 'equals', than: 'review' } });
    expect(judgeOne(hinting, seen({ count: 2, grade: 'review' }), AS_OF)).toBe('cantTell');
    expect(judgeOne(hinting, seen({ count: 2 }), AS_OF)).toBe('cantTell');
    expect(judgeOne(hinting, seen({ count: 2, grade: 'failure' }), AS_OF)).toBe('failed');
    expect(judgeOne(hinting, seen({ count: 0, grade: 'review' }), AS_OF)).toBe('passed');
  });

  it('never fails what could not be seen, for whatever reason', () => {
    for (const why of OBSTACLES)
      expect(['cantTell', 'untested'], why).toContain(judgeOne(plain, unseen(why), AS_OF));
  });

  it.each(['no-browser', 'budget', 'cancelled'] as const)('%s: nobody looked', (why) => {
    expect(judgeOne(plain, unseen(why), AS_OF)).toBe('untested');
  });

  it.each(['timeout', 'robots', 'no-ipv6-path', 'blocked'] as const)('%s: looked in vain', (why) => {
    expect(judgeOne(plain, unseen(why), AS_OF)).toBe('cantTell');
  });
});
