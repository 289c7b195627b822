import { describe, expect, it } from 'vitest';
import { createFrontier, type Frontier } from '../../../src/crawl/frontier.ts';
import { priorityOf } from '../../../src/crawl/priority.ts';
import type { Url } from '../../../src/domain/brand.ts';

const at = (path: string) => `http://www.demo.gov.cn${path}` as Url;

function frontier(maxPages = 100): Frontier {
  return createFrontier({ maxPages, thisYear: 2026 });
}

function drain(one: Frontier): readonly string[] {
  return one.take(10_000).map((visiting) => visiting.url.replace('http://www.demo.gov.cn', ''));
}

describe('order', () => {
  it('home, first level, second level, list pages, this year, last year, old, deep list pages', () => {
    const inOrder: readonly (readonly [string, number])[] = [
      ['/', 0],
      ['/xwdt/', 1],
      ['/xwdt/bmdt/', 2],
      ['/xwdt/index_1.html', 2],
      ['/xwdt/202611/t20261120_1.html', 2],
      ['/xwdt/202511/t20251120_1.html', 2],
      ['/xwdt/201911/t20191120_1.html', 2],
      ['/xwdt/index_44.html', 2],
    ];
    const one = frontier();
    for (const [path, depth] of [...inOrder].reverse()) one.offer(at(path), depth);
    expect(drain(one)).toEqual(inOrder.map(([path]) => path));
  });

  it('is first come, first served within one rank', () => {
    const one = frontier();
    for (const path of ['/c/', '/a/', '/b/']) one.offer(at(path), 1);
    expect(drain(one)).toEqual(['/c/', '/a/', '/b/']);
  });

  it('an article without a year counts as new', () => {
    expect(priorityOf(at('/info/1021/5532.htm'), 2, 2026)).toBe(
      priorityOf(at('/202611/t20261120_1.html'), 2, 2026),
    );
  });
});

describe('each address', () => {
  it('is taken once, however often it is offered', () => {
    const one = frontier();
    one.offer(at('/a/'), 1);
    one.offer(at('/a/'), 2);
    expect(drain(one)).toEqual(['/a/']);
    one.offer(at('/a/'), 1);
    expect(drain(one)).toEqual([]);
    expect(one).toMatchObject({ known: 1, waiting: 0 });
  });

  it('that is a trap is counted by its reason and not taken', () => {
    const one = frontier();
    one.offer(at('/a/?print=1'), 1);
    one.offer(at('/dt/dt/dt/'), 1);
    expect(drain(one)).toEqual([]);
    expect(one.skipped).toEqual({ copy: 1, repeating: 1 });
    expect([one.known, one.has(at('/dt/dt/dt/'))]).toEqual([0, false]);
  });

  it('comes again after a passing failure, with its number of tries', () => {
    const one = frontier();
    one.offer(at('/a/'), 1);
    const [first] = one.take(1);
    if (first) one.again(first);
    expect(one.take(1)).toEqual([{ url: at('/a/'), depth: 1, attempt: 2 }]);
  });
});

describe('budget', () => {
  it('takes so many pages, the most telling ones, and says what it left', () => {
    const one = frontier(3);
    for (const path of ['/old/t20190101_1.html', '/a/', '/b/', '/c/']) one.offer(at(path), 1);
    one.offer(at('/'), 0);
    expect(drain(one)).toEqual(['/', '/a/', '/b/']);
    expect(one.skipped).toEqual({ budget: 2 });
    expect(one).toMatchObject({ known: 5, waiting: 0 });
    expect(one.has(at('/c/'))).toBe(false);
  });

  it('is not charged for a second try', () => {
    const one = frontier(1);
    one.offer(at('/a/'), 1);
    const [first] = one.take(1);
    if (first) one.again(first);
    expect(one.take(1)).toHaveLength(1);
  });
});
