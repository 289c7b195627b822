import type { GroupScore, ItemScore, Score } from '../domain/score.ts';
import { formatScore } from './share.ts';
import type { GroupView, SiteView, View } from './view.ts';

/** What became of a score: points and, in a ranking, places. */
export interface Change {
  readonly points: number;
  /** Places gained in the ranking; negative: lost. */
  readonly places: number;
}

/** By site: the change of its total since the previous run, where both runs judged it. */
export function changesOf(view: View, sites: readonly SiteView[]): ReadonlyMap<string, Change> {
  const both = sites.flatMap((site) => {
    const now = site.score?.total.score ?? null;
    const before = view.past.before(site.site.id)?.total.score ?? null;
    return now === null || before === null ? [] : [{ id: site.site.id, now, before }];
  });
  const placeNow = placesOf(both.map((one) => one.now));
  const placeBefore = placesOf(both.map((one) => one.before));
  return new Map(
    both.map(({ id, now, before }) => [
      id,
      { points: now - before, places: placeBefore(before) - placeNow(now) },
    ]),
  );
}

/** The place of a score among others; equal scores share one. */
function placesOf(scores: readonly number[]): (score: number) => number {
  const sorted = [...scores].sort((a, b) => b - a);
  return (score) => sorted.indexOf(score) + 1;
}

/** `升 2.3 分` and `进 3 位`; small changes are not rounded away. */
export function changeWords(view: View, change: Change): readonly string[] {
  const { past } = view.text;
  const points = pointsWords(view, change.points);
  if (change.places === 0) return [points];
  return [points, change.places > 0 ? past.higher(change.places) : past.lower(-change.places)];
}

function pointsWords(view: View, points: number): string {
  const { past } = view.text;
  const size = Math.round(Math.abs(points) * 100) / 100;
  if (size === 0) return past.same;
  const shown = size < 0.1 ? String(size) : formatScore(size);
  return points > 0 ? past.up(shown) : past.down(shown);
}

/** One indicator that moved a site's total. */
export interface ScoreMove {
  readonly id: string;
  readonly before: number;
  readonly after: number;
  /** About how many points of the total. */
  readonly points: number;
}

/** Indicators that were judged in both runs and differ, those that moved the total most first. */
export function movesOf(view: View, now: Scored | null, before: Scored | null): readonly ScoreMove[] {
  if (before === null || now === null) return [];
  const weights = new Map(view.run.pack.items.map((item) => [String(item.id), item.weight]));
  const judged = Object.entries(now.items).filter(([, item]) => item.score !== null);
  const all = judged.reduce((sum, [id]) => sum + (weights.get(id) ?? 0), 0);
  return judged
    .flatMap(([id, item]) => {
      const own = item.indicators.filter(isScored);
      const inItem = own.reduce((sum, one) => sum + one.weight, 0);
      return own.flatMap((one): readonly ScoreMove[] => {
        const old = before.items[id]?.indicators.find((past) => past.id === one.id)?.score ?? null;
        if (old === null || old === one.score || inItem === 0 || all === 0) return [];
        const share = (one.weight / inItem) * ((weights.get(id) ?? 0) / all);
        return [{ id: one.id, before: old, after: one.score, points: (one.score - old) * share }];
      });
    })
    .filter((move) => Math.abs(move.points) >= 0.005)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.id < b.id ? -1 : 1));
}

interface Scored {
  readonly items: { readonly [item: string]: ItemScore };
}

/** What became of the mean score of a group; `''` where it cannot be told. */
export function groupChangeWords(view: View, group: GroupView): string {
  const now = group.score?.total.score ?? null;
  const before = groupBefore(view, group)?.total.score ?? null;
  return now === null || before === null ? '' : pointsWords(view, now - before);
}

/** The scores of a group in the previous run. */
export function groupBefore(view: View, { score }: GroupView): GroupScore | null {
  return view.past.previous?.scores.groups.find((one) => one.id === score?.id) ?? null;
}

function isScored<T extends Score>(one: T): one is T & { readonly score: number } {
  return one.score !== null;
}
