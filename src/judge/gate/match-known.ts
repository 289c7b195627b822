import type { Identity } from '../../domain/gate.ts';

export interface Matched {
  /** For each fault of now the known one that it is, or `null`: it is new. */
  readonly knownAs: readonly (number | null)[];
  /** Known faults that no longer occur. */
  readonly gone: readonly number[];
}

/** Below this likeness two elements are two faults. */
const LEAST = 25;
/** Each known fault is compared with so many of its rule at most; beyond, only exact likeness counts. */
const MOST_COMPARED = 2_000;

interface Pair {
  readonly now: number;
  readonly before: number;
  readonly score: number;
}

/**
 * Which faults were there before. Each known fault stands for one fault of now, the most alike first: so a rebuilt page
 * brings nothing new, and a second fault of the same kind does.
 */
export function matchKnown(now: readonly Identity[], before: readonly Identity[]): Matched {
  const knownAs: (number | null)[] = now.map(() => null);
  const taken = new Set<number>();
  for (const pair of pairs(now, before)) {
    if (knownAs[pair.now] !== null || taken.has(pair.before)) continue;
    knownAs[pair.now] = pair.before;
    taken.add(pair.before);
  }
  return { knownAs, gone: before.flatMap((_, i) => (taken.has(i) ? [] : [i])) };
}

function pairs(now: readonly Identity[], before: readonly Identity[]): readonly Pair[] {
  const byRule = Map.groupBy(
    before.map((identity, index) => ({ identity, index })),
    ({ identity }) => `${identity.rule}\u0000${identity.type}`,
  );
  const found = now.flatMap((identity, i) => {
    const candidates = byRule.get(`${identity.rule}\u0000${identity.type}`) ?? [];
    return candidates.slice(0, MOST_COMPARED).flatMap(({ identity: old, index }): readonly Pair[] => {
      const score = likeness(identity, old);
      return score > 0 ? [{ now: i, before: index, score }] : [];
    });
  });
  return found.sort((a, b) => b.score - a.score || a.now - b.now || a.before - b.before);
}

/** 0: not the same fault. */
function likeness(a: Identity, b: Identity): number {
  const samePlace = a.places.some((place) => b.places.includes(place));
  if (a.type === 'element') return elementLikeness(a, b, samePlace);
  if (a.places.length === 0 && b.places.length === 0) return a.essence === b.essence ? 100 : 0;
  return samePlace ? 100 : a.essence !== '' && a.essence === b.essence ? 50 : 0;
}

function elementLikeness(a: Identity, b: Identity, samePlace: boolean): number {
  if (tagOf(a) !== tagOf(b)) return 0;
  if (a.shape === b.shape) return samePlace ? 110 : 100;
  const score =
    5 +
    (a.essence === b.essence && a.essence.includes(' ') ? 50 : 0) +
    (a.text !== '' && a.text === b.text ? 30 : 0) +
    (a.trail === b.trail ? 20 : ending(a.trail) === ending(b.trail) ? 10 : 0) +
    (samePlace ? 10 : 0);
  return score >= LEAST ? score : 0;
}

function tagOf({ essence }: Identity): string {
  return essence.split(' ', 1)[0] ?? '';
}

function ending(trail: string): string {
  return trail.split('>').slice(-2).join('>');
}
