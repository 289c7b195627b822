import type { Check } from './check.ts';
import { inPage, takeFound } from './in-page.ts';
import { MOVEMENT } from './movement.page.ts';

const SAMPLES = 12;
const EVERY_MS = 350;

/** Windows that drift over the content (GB/T 37668-2019 3.3.3.3), and content that moves by itself (WCAG 2.2.2). */
export const movement: Check = {
  rules: ['drifting-window', 'moving-content'],
  limitMs: 9_000,
  run: async ({ visit, findings }) => {
    await inPage(visit.world, MOVEMENT, 8_000, SAMPLES, EVERY_MS);
    await takeFound(visit.world, findings);
  },
};
