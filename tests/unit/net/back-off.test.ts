import { describe, expect, it } from 'vitest';
import { backOffMs, retryAfterMs } from '../../../src/net/back-off.ts';

const NOW = Date.parse('2026-11-27T00:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    ['3', 3000],
    [' 0 ', 0],
    ['Fri, 27 Nov 2026 00:00:05 GMT', 5000],
    ['Fri, 27 Nov 2020 00:00:05 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['9'.repeat(200), null],
  ])('%s', (value, expected) => {
    expect(retryAfterMs(value, NOW)).toBe(expected);
  });
});

describe('backOffMs', () => {
  it('doubles where the server names no time', () => {
    const of = (attempt: number) => backOffMs(undefined, { attempt, leftMs: 60_000, nowMs: NOW });
    expect([of(1), of(2)]).toEqual([1000, 2000]);
  });

  it('gives up where the wait does not fit into the time left', () => {
    expect(backOffMs('20', { attempt: 1, leftMs: 10_000, nowMs: NOW })).toBeNull();
  });
});
