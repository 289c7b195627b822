import { z } from 'zod';
import { wait } from '../wait.ts';
import type { Check, Scene } from './check.ts';
import { inPage, takeFound } from './in-page.ts';
import {
  WALK_AGAIN,
  WALK_EXIT,
  WALK_KEPT,
  WALK_KEYS,
  WALK_LEFT,
  WALK_PAGE_REPORT,
  WALK_REPORT,
  WALK_RESUME,
  WALK_START,
  WALK_STOP,
} from './keyboard.page.ts';

const MOST_PRESSES = 300;
/** Frames, players and date fields have several stops of their own, all told as one. */
const MOST_INSIDE = 40;
/** A page may take the focus back after a moment. */
const SETTLE_MS = 40;
const STEP_MS = 3_000;

const stopSchema = z.union([
  z.object({ at: z.literal(-1) }),
  z.object({ at: z.number().int().min(0), fresh: z.boolean(), many: z.boolean(), dialog: z.boolean() }),
]);
type Stop = z.infer<typeof stopSchema>;

/**
 * Presses Tab through the page until the focus leaves it. A stop which the focus comes back to while others were never
 * reached is a trap where neither Tab, nor Shift and Tab, nor Esc lead out of it, and the page does not say what does. Where
 * the first Tab leads nowhere, the page may swallow its keys.
 */
export const keyboardWalk: Check = {
  rules: ['keyboard-trap', 'focus-moves-context', 'keys-swallowed'],
  limitMs: 15_000,
  run: async (scene) => {
    const { visit, findings, signal } = scene;
    const { world } = visit;
    const expected = Number(await inPage(world, WALK_START, STEP_MS));
    let last: Stop = { at: -1 };
    let inside = 0;
    for (let presses = 0; presses < MOST_PRESSES && !signal.aborted; presses += 1) {
      const left = visit.input.departures();
      let stop = await step(scene, false);
      // Out of the page, unless the page takes the focus back.
      if (stop.at < 0) stop = await standing(scene, SETTLE_MS);
      if (stop.at >= 0 && visit.input.departures() > left) await movesContext(scene, stop.at);
      if (stop.at < 0) break;
      inside = stop.at === last.at ? inside + 1 : 0;
      last = stop;
      if (!('fresh' in stop) || stop.fresh || (stop.many && inside < MOST_INSIDE)) continue;
      if (stop.many || stop.dialog || (await isTrapped(scene, stop.at))) break;
    }
    if (expected > 0 && last.at >= 0) for (const rule of keyboardWalk.rules) findings.judged(rule);
    else if (expected > 0) await lookForSwallowedKeys(scene);
    await takeFound(world, findings);
  },
};

const keysSchema = z.object({
  came: z.number().int(),
  kept: z.number().int(),
  changes: z.number().int(),
  waiting: z.boolean(),
});

/**
 * Nothing has the focus after the first Tab. The page swallows its keys where it keeps every further one from doing anything
 * as well; where something in the page changes meanwhile, it may show the way by means of its own. Where the page itself had
 * put the focus somewhere, that is held there.
 */
async function lookForSwallowedKeys(scene: Scene): Promise<void> {
  const { visit, signal } = scene;
  await inPage(visit.world, WALK_KEYS, STEP_MS);
  for (const back of [false, true, false])
    if (signal.aborted || (await step(scene, back, SETTLE_MS)).at >= 0) return;
  const keys = keysSchema.parse(await inPage(visit.world, WALK_KEPT, STEP_MS)); // written by WALK_KEPT
  if (keys.came < 3 || keys.kept < keys.came) return;
  const verdict = keys.changes === 0 && !keys.waiting ? 'failed' : 'review';
  const told = 'keydown: preventDefault() (Tab, Shift+Tab)';
  await inPage(visit.world, WALK_PAGE_REPORT, STEP_MS, 'keys-swallowed', verdict, told);
  if ((await inPage(visit.world, WALK_RESUME, STEP_MS)) !== true) return;
  const held = await standing(scene, 0);
  if (held.at >= 0) await isTrapped(scene, held.at);
}

async function step(scene: Scene, back: boolean, settleMs = 0): Promise<Stop> {
  await scene.visit.input.press('Tab', { shift: back });
  return standing(scene, settleMs);
}

/** Where the focus is, after a moment. */
async function standing({ visit, signal }: Scene, settleMs: number): Promise<Stop> {
  if (settleMs > 0) await wait(settleMs, signal);
  return stopSchema.parse(await inPage(visit.world, WALK_STOP, STEP_MS)); // written by WALK_STOP
}

/** The page tried to go elsewhere as this stop got the focus; a second time, it was no chance. */
async function movesContext({ visit }: Scene, at: number): Promise<void> {
  const before = visit.input.departures();
  await inPage(visit.world, WALK_AGAIN, STEP_MS, at);
  if (visit.input.departures() === before) return;
  const told = 'the page goes elsewhere, or opens a window, as soon as this has the focus';
  await inPage(visit.world, WALK_REPORT, STEP_MS, 'focus-moves-context', 'failed', at, told);
}

/** Is there no way on from here? What is found is reported. */
async function isTrapped(scene: Scene, at: number): Promise<boolean> {
  const { visit } = scene;
  const cycle = new Set([at]);
  if (await leaves(scene, cycle, false)) return false;
  const left = Number(await inPage(visit.world, WALK_LEFT, STEP_MS));
  if (left === 0) return false;
  const report = (verdict: 'failed' | 'review', told: string): Promise<unknown> =>
    inPage(
      visit.world,
      WALK_REPORT,
      STEP_MS,
      'keyboard-trap',
      verdict,
      at,
      `${told}; ${left} stop(s) not reached`,
    );
  if (await leaves(scene, new Set(cycle), true))
    await report('review', 'only Shift and Tab lead out of here');
  else if (await leavesByEscape(scene, cycle)) await report('review', 'only Esc leads out of here');
  else if (scene.signal.aborted) await report('review', 'time was over before all ways out were tried');
  else if ((await inPage(visit.world, WALK_EXIT, STEP_MS, at)) === true)
    await report('review', 'the page names keys that lead out of here');
  else await report('failed', 'Tab, Shift and Tab, and Esc do not lead out of here');
  return true;
}

/** Comes by something new, or leaves the page, within two rounds. Stops on the way are added to the cycle. */
async function leaves(scene: Scene, cycle: Set<number>, back: boolean): Promise<boolean> {
  const known = back ? new Set(cycle) : null;
  for (let presses = 0; presses < 2 * cycle.size + 4 && presses < 40 && !scene.signal.aborted; presses += 1) {
    const stop = await step(scene, back, SETTLE_MS);
    if (!('fresh' in stop) || stop.fresh) return true;
    if (known && !known.has(stop.at)) return true;
    cycle.add(stop.at);
  }
  return false;
}

async function leavesByEscape(scene: Scene, cycle: ReadonlySet<number>): Promise<boolean> {
  await scene.visit.input.press('Escape');
  for (let presses = 0; presses < 3; presses += 1) {
    const stop = await step(scene, false, SETTLE_MS);
    if (!('fresh' in stop) || stop.fresh || !cycle.has(stop.at)) return true;
  }
  return false;
}
