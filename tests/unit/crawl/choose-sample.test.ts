import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, chooseSample } from '../../../src/crawl/choose-sample.ts';
import type { Url } from '../../../src/domain/brand.ts';

function candidate(
  path: string,
  shapes: readonly number[],
  options: { worth?: number; key?: boolean } = {},
): Candidate {
  return {
    url: `http://www.demo.gov.cn${path}` as Url,
    shapes: new Map(shapes.map((shape) => [shape, options.worth ?? 1])),
    key: options.key ?? false,
  };
}

function chosen(candidates: readonly Candidate[], budget: number): readonly string[] {
  return chooseSample(candidates, budget).map((url) => url.replace('http://www.demo.gov.cn', ''));
}

describe('chooseSample', () => {
  it('takes key pages first, whatever they show', () => {
    expect(chosen([candidate('/b', [1, 2, 3]), candidate('/', [], { key: true })], 1)).toEqual(['/']);
  });

  it('then always the page that shows most of what was not yet seen', () => {
    const pages = [
      candidate('/a', [1, 2]),
      candidate('/b', [1, 2, 3]),
      candidate('/c', [4]),
      candidate('/d', [3, 5, 6]),
    ];
    expect(chosen(pages, 10)).toEqual(['/b', '/d', '/c']);
  });

  it('prefers shapes that are worth more', () => {
    const pages = [candidate('/many', [1, 2, 3]), candidate('/control', [9], { worth: 5 })];
    expect(chosen(pages, 1)).toEqual(['/control']);
  });

  it('opens one page of a template, not all of them', () => {
    const pages = Array.from({ length: 300 }, (_, i) => candidate(`/${i}`, [1, 2, 3]));
    expect(chosen(pages, 60)).toHaveLength(1);
  });

  it('keeps to its budget, also with key pages', () => {
    const pages = Array.from({ length: 9 }, (_, i) => candidate(`/${i}`, [i], { key: i < 5 }));
    expect(chosen(pages, 3)).toHaveLength(3);
    expect(chosen(pages, 0)).toEqual([]);
  });

  it('chooses the same pages in whatever order they come, and none twice', () => {
    const shapes = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 });
    const pages = fc
      .array(fc.tuple(shapes, fc.boolean()), { maxLength: 20 })
      .map((all) => all.map(([found, key], i) => candidate(`/${i}`, found, { key })));
    fc.assert(
      fc.property(
        pages,
        fc.integer({ min: 0, max: 12 }),
        fc.infiniteStream(fc.nat()),
        (all, budget, random) => {
          const shuffled = [...all].sort(() => (random.next().value % 2 === 0 ? 1 : -1));
          const sample = chosen(all, budget);
          expect(chosen(shuffled, budget)).toEqual(sample);
          expect(new Set(sample).size).toBe(sample.length);
          expect(sample.length).toBeLessThanOrEqual(budget);
        },
      ),
    );
  });
});
