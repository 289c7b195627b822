import type { Check } from './check.ts';
import { FLASHING } from './flashing.page.ts';
import { inPage, takeFound } from './in-page.ts';
import { MOVEMENT } from './movement.page.ts';

const SAMPLES = 12;
const EVERY_MS = 350;
const MOST_BLOCKS = 80;

/**
 * Windows that drift over the content (GB/T 37668-2019 3.3.3.3), content that moves by itself (WCAG 2.2.2), and large parts
 * that flash (3.3.3.5, WCAG 2.3.1): one time of watching for all.
 */
export const movement: Check = {
  rules: ['drifting-window', 'moving-content', 'animation-flashing'],
  limitMs: 9_000,
  run: async ({ visit, findings }) => {
    const { world } = visit;
    await Promise.all([
      inPage(world, MOVEMENT, 8_000, SAMPLES, EVERY_MS),
      inPage(world, FLASHING, 8_000, SAMPLES * EVERY_MS, MOST_BLOCKS),
    ]);
    await takeFound(world, findings);
  },
};
