import type { Url } from '../domain/brand.ts';

export interface Candidate {
  readonly url: Url;
  /** Hashed shapes of element on the page, with what each is worth. */
  readonly shapes: ReadonlyMap<number, number>;
  /** Home page, first column, first article: opened whatever their shapes. */
  readonly key: boolean;
}

/**
 * Which pages the browser opens: key pages, then always the page that shows the most element shapes not yet seen, until
 * every shape has been seen or the budget is used up. The same pages give the same choice, in whatever order they came.
 */
export function chooseSample(candidates: readonly Candidate[], budget: number): readonly Url[] {
  const sorted = [...candidates].sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));
  const chosen: Url[] = [];
  const covered = new Set<number>();
  const take = (candidate: Candidate) => {
    chosen.push(candidate.url);
    for (const shape of candidate.shapes.keys()) covered.add(shape);
  };
  for (const candidate of sorted) if (candidate.key && chosen.length < budget) take(candidate);
  let left = sorted.filter((candidate) => !chosen.includes(candidate.url));
  while (chosen.length < budget && left.length > 0) {
    const [best, gain] = mostTelling(left, covered);
    if (!best || gain === 0) break;
    take(best);
    left = left.filter((candidate) => candidate !== best && hasNew(candidate, covered));
  }
  return chosen;
}

function mostTelling(
  left: readonly Candidate[],
  covered: ReadonlySet<number>,
): readonly [Candidate | null, number] {
  let best: Candidate | null = null;
  let most = 0;
  for (const candidate of left) {
    let gain = 0;
    for (const [shape, worth] of candidate.shapes) if (!covered.has(shape)) gain += worth;
    if (gain > most) {
      best = candidate;
      most = gain;
    }
  }
  return [best, most];
}

function hasNew(candidate: Candidate, covered: ReadonlySet<number>): boolean {
  for (const shape of candidate.shapes.keys()) if (!covered.has(shape)) return true;
  return false;
}
