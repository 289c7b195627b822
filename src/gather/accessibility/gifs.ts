import { z } from 'zod';
import type { Check } from './check.ts';
import { countFlashes } from './count-flashes.ts';
import { readGif } from './gif.ts';
import { inPage, placeSchema } from './in-page.ts';

/** A quarter of the 10 degrees in the middle of the field of view, as WCAG 2.3.1 reckons it. */
const LARGE_AREA = 21_824;
const MOST_FLASHES = 3;
const MOST_GIFS = 20;
/** What moves for longer than this needs a way to stop it (WCAG 2.2.2). */
const LONG_MS = 5_000;
const STEP_MS = 3_000;

const PICTURES = String.raw`function (kit, most) {
  const gif = (url) => /^https?:/i.test(url) && (/\.gif(?:[?#]|$)/i.test(url) || !/\.(?:png|jpe?g|svg|webp|ico|bmp)(?:[?#]|$)/i.test(url));
  return kit.all('img').filter((img) => kit.shown(img) && gif(img.currentSrc || '')).map((img) => {
    const box = kit.rect(img);
    return { url: img.currentSrc.slice(0, 2000), area: box.width * box.height, place: kit.place(img, '') };
  }).filter(({ area }) => area >= 5000).slice(0, most);
}`;

const picturesSchema = z.array(z.object({ url: z.string(), area: z.number(), place: placeSchema }));

/** Moving pictures that the page has loaded: flashing ones, and ones that never come to rest. */
export const gifs: Check = {
  rules: ['gif-flashing', 'moving-picture'],
  limitMs: 8_000,
  run: async ({ visit, findings, signal }) => {
    const pictures = picturesSchema.parse(await inPage(visit.world, PICTURES, STEP_MS, MOST_GIFS)); // written by PICTURES
    for (const { url, area, place } of pictures) {
      if (signal.aborted) return;
      const bytes = await visit.resource(url);
      const gif = bytes && readGif(bytes);
      if (!gif || gif.frames.length < 2) continue;
      findings.judged('gif-flashing');
      findings.judged('moving-picture');
      const flashes = area >= LARGE_AREA ? countFlashes(gif, LARGE_AREA / area) : 0;
      if (flashes > MOST_FLASHES) {
        const told = `${flashes} flashes in one second over at least ${LARGE_AREA} square pixels`;
        findings.add('gif-flashing', 'failed', { ...place, summary: told });
      }
      const cycleMs = gif.frames.reduce((sum, frame) => sum + frame.delayMs, 0);
      const told = `${gif.frames.length}${gif.cut ? ' or more' : ''} frames, ${cycleMs} ms, over and over`;
      if (repeats(bytes) || cycleMs > LONG_MS)
        findings.add('moving-picture', 'failed', { ...place, summary: told });
    }
  },
};

/** Without this block, browsers show an animation once. */
function repeats(bytes: Uint8Array): boolean {
  const mark = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_000)).indexOf(
    'NETSCAPE2.0',
  );
  if (mark < 0) return false;
  const rounds = (bytes[mark + 13] ?? 0) | ((bytes[mark + 14] ?? 0) << 8);
  return rounds === 0 || rounds > 5;
}
