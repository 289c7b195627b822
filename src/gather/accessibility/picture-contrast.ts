import { z } from 'zod';
import type { Check, Scene } from './check.ts';
import { inPage, placeSchema } from './in-page.ts';
import { measureContrast } from './measure-contrast.ts';
import { TEXT_BANDS, TEXT_BOXES, TEXT_HIDE, TEXT_SHOW } from './picture-contrast.page.ts';
import { readPng } from './read-png.ts';

/** Screenfuls that are rendered twice. */
const MOST_BANDS = 3;
const STEP_MS = 3_000;

const colourSchema = z.object({ r: z.number(), g: z.number(), b: z.number(), a: z.number() });
const boxesSchema = z.array(
  z.object({
    place: placeSchema,
    colour: colourSchema,
    required: z.number(),
    rects: z.array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
  }),
);

/**
 * Contrast which the engine leaves open, mostly of text over pictures: the page is rendered with and without its text,
 * and the text's colour compared with the pixels that lie behind it. A failure where the best of them is too little, advice
 * where half of them are.
 */
export const pictureContrast: Check = {
  rules: ['contrast-over-picture', 'contrast-over-picture-low'],
  limitMs: 10_000,
  run: async (scene) => {
    const { visit, engine, signal } = scene;
    const selectors = engine
      .filter((one) => one.rule === 'color-contrast' && one.outcome === 'review')
      .flatMap((one) => one.nodes.map((node) => node.selector))
      .filter((selector) => !selector.includes(' >>> '));
    if (selectors.length === 0) return;
    const bands = z
      .array(z.number())
      .parse(await inPage(visit.world, TEXT_BANDS, STEP_MS, selectors, MOST_BANDS));
    try {
      for (const band of bands) {
        if (signal.aborted) return;
        await lookAtBand(scene, band);
      }
    } finally {
      await inPage(visit.world, TEXT_SHOW, STEP_MS, true);
    }
  },
};

async function lookAtBand({ visit, findings }: Scene, band: number): Promise<void> {
  const boxes = boxesSchema.parse(await inPage(visit.world, TEXT_BOXES, STEP_MS, band)); // written by TEXT_BOXES
  const written = readPng(await visit.screenshot());
  await inPage(visit.world, TEXT_HIDE, STEP_MS);
  const bare = readPng(await visit.screenshot());
  await inPage(visit.world, TEXT_SHOW, STEP_MS, false);
  if (!written || !bare || written.width !== bare.width || written.height !== bare.height) return;
  for (const { place, colour, required, rects } of boxes) {
    const seen = measureContrast({ written, bare, rects, colour });
    if (!seen) continue;
    findings.judged('contrast-over-picture');
    findings.judged('contrast-over-picture-low');
    const told = `contrast ${seen.best.toFixed(2)} at best, ${seen.median.toFixed(2)} in the middle, ${required} needed`;
    if (seen.best < required) findings.add('contrast-over-picture', 'failed', { ...place, summary: told });
    else if (seen.median < required)
      findings.add('contrast-over-picture-low', 'failed', { ...place, summary: told });
  }
}
