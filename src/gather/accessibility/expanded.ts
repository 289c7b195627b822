import { z } from 'zod';
import type { Check } from './check.ts';
import { FOLD_AIM, FOLD_SAYS, FOLDS } from './expanded.page.ts';
import { inPage, takeFound } from './in-page.ts';

const MOST_FOLDS = 3;
const STEP_MS = 3_000;
/** Parts slide open. */
const TURNING_MS = 800;

const aimSchema = z.object({ x: z.number(), y: z.number() }).nullable();

/** Presses a few buttons that say whether something is unfolded, sees whether they go on saying the truth, and folds it up again. */
export const expanded: Check = {
  rules: ['expanded-not-told'],
  limitMs: 8_000,
  run: async ({ visit, findings, signal }) => {
    const { world, input } = visit;
    const folds = Number(await inPage(world, FOLDS, STEP_MS, MOST_FOLDS));
    for (let at = 0; at < folds && !signal.aborted; at += 1) {
      const aim = aimSchema.parse(await inPage(world, FOLD_AIM, STEP_MS, at)); // written by FOLD_AIM
      if (!aim) continue;
      await input.click(aim.x, aim.y);
      const turned = await inPage(world, FOLD_SAYS, STEP_MS, at, TURNING_MS);
      if (turned === true) await input.click(aim.x, aim.y);
    }
    await takeFound(world, findings);
  },
};
