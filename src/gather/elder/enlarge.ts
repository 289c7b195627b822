import type { Visit, World } from '../../domain/net.ts';
import { wait } from '../wait.ts';
import { type Measured, measure } from './look-at-version.ts';
import type { ElderTools } from './looked.ts';
import { pointAt } from './open-entry.ts';

const ENLARGING_MS = 700;
const MOST_PRESSES = 6;
/** Most of them enlarge by steps. */
const PRESSES_EACH = 2;

export interface Enlarged {
  /** The largest size of most of the text that was reached; `null` where there is no control for it. */
  readonly px: number | null;
  /** Every control for it was pressed, and again, or as often as was needed. */
  readonly tried: boolean;
  /** What was measured after each press. */
  readonly sizes: readonly Measured[];
}

interface Enlarging {
  readonly tools: ElderTools;
  readonly after: Measured;
  /** Labels that were there before the version was opened. */
  readonly old: ReadonlySet<string>;
  /** Large enough, in pixels. */
  readonly target: number;
}

/** Presses the version's own controls for larger text, until it is large. */
export async function enlarge(
  visit: Visit,
  world: World,
  { tools, after, old, target }: Enlarging,
): Promise<Enlarged> {
  const presses = new Map<string, number>();
  const sizes: Measured[] = [];
  const isLeft = ({ label }: { readonly label: string }) =>
    !old.has(label) && (presses.get(label) ?? 0) < PRESSES_EACH;
  let now = after;
  while ((now.textPx ?? 0) < target && sizes.length < MOST_PRESSES) {
    const control = now.controls.enlarge.find(isLeft);
    const pressed = control ? await press(visit, world, { tools, index: control.index }) : null;
    if (!control || !pressed) break;
    presses.set(control.label, (presses.get(control.label) ?? 0) + 1);
    sizes.push(pressed);
    now = pressed;
  }
  const reached = sizes.flatMap(({ textPx }) => textPx ?? []);
  return {
    px: reached.length > 0 ? Math.max(...reached) : null,
    tried: (now.textPx ?? 0) >= target || !now.controls.enlarge.some(isLeft),
    sizes,
  };
}

async function press(
  visit: Visit,
  world: World,
  { tools, index }: { readonly tools: ElderTools; readonly index: number },
): Promise<Measured | null> {
  const point = await pointAt(world, 'tools', index);
  if (!point?.free) return null;
  const arrival = await visit.pointer.clickAt(point.x, point.y);
  if (arrival.moved) return null;
  await wait(ENLARGING_MS, tools.signal);
  return await measure(world, tools.words, tools.homes);
}
