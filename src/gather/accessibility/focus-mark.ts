import { z } from 'zod';
import type { Check, Scene } from './check.ts';
import { inPage, takeFound } from './in-page.ts';
import { MARK_CANDIDATES, MARK_END, MARK_OFF, MARK_ON, WALK_REPORT } from './keyboard.page.ts';

const MOST_STOPS = 16;
/** So many stops without any mark are no slip on one odd element but a style of the page. */
const CERTAIN_FROM = 3;
const STEP_MS = 2_000;

const clipSchema = z
  .object({ x: z.number(), y: z.number(), width: z.number().positive(), height: z.number().positive() })
  .nullable();

/**
 * Is the keyboard's focus to be seen? The surroundings of a stop are compared pixel by pixel with and without focus,
 * after the walk through the page. Only where not one pixel differs is there no mark (WCAG 2.4.7).
 */
export const focusMark: Check = {
  rules: ['focus-not-visible'],
  limitMs: 8_000,
  run: async (scene) => {
    const { visit, findings, signal } = scene;
    const { world } = visit;
    const candidates = z
      .array(z.number().int())
      .parse(await inPage(world, MARK_CANDIDATES, STEP_MS, MOST_STOPS));
    const unmarked: number[] = [];
    try {
      for (const at of candidates) {
        if (signal.aborted) break;
        if (await isUnmarked(scene, at)) unmarked.push(at);
      }
    } finally {
      await inPage(world, MARK_END, STEP_MS);
    }
    const verdict = unmarked.length >= CERTAIN_FROM ? 'failed' : 'review';
    const told = `not one pixel around it differs with and without focus; so at ${unmarked.length} of ${candidates.length} stops looked at`;
    for (const at of unmarked)
      await inPage(world, WALK_REPORT, STEP_MS, 'focus-not-visible', verdict, at, told);
    await takeFound(world, findings);
  },
};

async function isUnmarked({ visit }: Scene, at: number): Promise<boolean> {
  const clip = clipSchema.parse(await inPage(visit.world, MARK_ON, STEP_MS, at)); // written by MARK_ON
  if (!clip) return false;
  const focused = await visit.screenshot(clip);
  if ((await inPage(visit.world, MARK_OFF, STEP_MS, at)) !== true) return false;
  const plain = await visit.screenshot(clip);
  // The same picture is written as the same bytes.
  return Buffer.compare(focused, plain) === 0;
}
