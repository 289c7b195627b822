import { wait } from '../wait.ts';
import type { Check } from './check.ts';
import { inPage, takeFound } from './in-page.ts';
import { CLIPPED_AFTER, CLIPPED_BEFORE, WIDE_AT_320 } from './reflow.page.ts';

const STEP_MS = 3_000;
/** For layouts which scripts make when the window changes. */
const SETTLE_MS = 250;

/** Text at 200 % (a window half as large), and in a window of 320 px; the window is given its size back. */
export const reflow: Check = {
  rules: ['text-clipped-enlarged', 'sideways-scrolling'],
  limitMs: 8_000,
  run: async ({ visit, findings, signal }) => {
    const { world, input, viewport } = visit;
    await inPage(world, CLIPPED_BEFORE, STEP_MS);
    try {
      await input.resize(Math.round(viewport.width / 2), Math.round(viewport.height / 2));
      await wait(SETTLE_MS, signal);
      await inPage(world, CLIPPED_AFTER, STEP_MS);
      await input.resize(320, viewport.height);
      await wait(SETTLE_MS, signal);
      await inPage(world, WIDE_AT_320, STEP_MS);
    } finally {
      await input.resize(viewport.width, viewport.height);
    }
    await takeFound(world, findings);
  },
};
