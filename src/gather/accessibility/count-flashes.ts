import type { Gif } from './gif.ts';

/** Flashes count for a change of at least a tenth of the full luminance, the darker side below 0.80 (WCAG 2.3.1). */
const LEAST_CHANGE = 0.1;
const DARKER_BELOW = 0.8;
const WINDOW_MS = 1_000;

/**
 * Flashes in the worst second of an animation that goes round: pairs of opposed changes, in as many cells at once as
 * `leastShare` of the picture. What holds part of the picture only counts as much as it covers.
 */
export function countFlashes({ frames, cut }: Gif, leastShare: number): number {
  const cycleMs = frames.reduce((sum, frame) => sum + frame.delayMs, 0);
  if (frames.length < 2 || cycleMs <= 0) return 0;
  const cells = frames[0]?.cells.length ?? 0;
  // What was not read to its end is not known to begin again.
  const rounds = cut ? 1 : Math.min(100, Math.ceil((2 * WINDOW_MS) / cycleMs) + 1);
  const changes = Array.from({ length: cells }, (_, cell) =>
    changesOf(Array.from({ length: rounds }, () => frames).flat(), cell),
  );
  const least = Math.max(1, Math.ceil(leastShare * cells));
  let most = 0;
  for (const start of new Set(changes.flat())) {
    const perCell = changes.map(
      (times) => times.filter((time) => time >= start && time < start + WINDOW_MS).length / 2,
    );
    const inLeast = perCell.sort((a, b) => b - a)[least - 1] ?? 0;
    most = Math.max(most, Math.floor(inLeast));
  }
  return most;
}

/** Times at which a cell turns from brighter to darker or back. */
function changesOf(
  frames: readonly { readonly delayMs: number; readonly cells: readonly number[] }[],
  cell: number,
): readonly number[] {
  const times: number[] = [];
  let turned = 0;
  let edge = frames[0]?.cells[cell] ?? 1;
  let now = 0;
  for (const frame of frames) {
    const light = frame.cells[cell] ?? 1;
    const direction = Math.sign(light - edge);
    const far = Math.abs(light - edge) >= LEAST_CHANGE && Math.min(light, edge) < DARKER_BELOW;
    if (far && direction !== turned) {
      times.push(now);
      turned = direction;
    }
    // Going on in the same direction moves the edge from which the way back is measured.
    if (far || (turned !== 0 && direction === turned)) edge = light;
    now += frame.delayMs;
  }
  return times;
}
