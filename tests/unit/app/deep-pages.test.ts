import { describe, expect, it } from 'vitest';
import { deepPages } from '../../../src/app/deep-pages.ts';
import type { Url } from '../../../src/domain/brand.ts';

function page(path: string, shapes: readonly number[]) {
  return {
    url: `http://www.demo.gov.cn${path}` as Url,
    shapes: new Map(shapes.map((shape) => [shape, 1])),
  };
}

const chosen = (...pages: ReturnType<typeof page>[]) =>
  [...deepPages(pages)].map((url) => url.slice(22)).sort();

describe('deepPages', () => {
  const home = page('/', [1, 2, 3, 4, 5, 6, 7]);
  const list = (path: string, items: readonly number[] = []) => page(path, [1, 20, 21, 22, ...items]);

  it('takes one page of each template, the fullest', () => {
    expect(chosen(home, list('/a'), list('/b', [23]), list('/c'))).toEqual(['/', '/b']);
  });

  it('does not hang on the order of the pages', () => {
    expect(chosen(list('/c'), list('/b', [23]), list('/a'), home)).toEqual(['/', '/b']);
  });

  it('takes a page of a template already seen for a script that no other has, once', () => {
    const with4 = (path: string, script: number) => {
      const one = list(path);
      one.shapes.set(script, 4);
      return one;
    };
    expect(chosen(home, list('/b', [23]), list('/c'), with4('/x', 90), with4('/y', 90))).toEqual([
      '/',
      '/b',
      '/x',
    ]);
  });

  it('is bounded', () => {
    const all = Array.from({ length: 50 }, (_, i) => page(`/${i}`, [i * 10, i * 10 + 1]));
    expect(chosen(...all)).toHaveLength(12);
  });

  it('takes one of those that show nothing', () => {
    expect(chosen(page('/a', []), page('/b', []))).toEqual(['/a']);
  });
});
