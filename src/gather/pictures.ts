import { z } from 'zod';
import type { Visit } from '../domain/net.ts';
import { FRAME_ELEMENT, TAKE_FRAME_AWAY } from './pictures.page.ts';

const LOOK_MS = 2_000;
/** Pixels of a picture: larger parts of a page are shown smaller. */
const MOST_PIXELS = 640 * 360;
const MOST_BYTES = 60_000;

const partSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().min(1),
  height: z.number().min(1),
  inView: z.boolean(),
});

/**
 * A picture (JPEG, at most 60 kB) of an element with a frame around it. `null` where it takes no room on the page or did
 * not let itself be pictured; what stands in a frame of the page is shown by that frame.
 */
export async function takePicture(visit: Visit, selector: string): Promise<Uint8Array | null> {
  const [outer = ''] = selector.split(' >>> ');
  const call = `(${FRAME_ELEMENT})(${JSON.stringify(outer)})`;
  const part = partSchema.safeParse(await visit.world.evaluate(call, LOOK_MS).catch(nothing));
  if (!part.success) return null;
  const { inView, ...area } = part.data;
  try {
    const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (area.width * area.height)));
    for (const smaller of [1, 0.6]) {
      const clip = { ...area, scale: scale * smaller, beyond: !inView };
      const taken = await visit.screenshot(clip, 'jpeg');
      if (taken.length <= MOST_BYTES) return taken;
    }
    return null;
  } finally {
    await visit.world.evaluate(TAKE_FRAME_AWAY, LOOK_MS).catch(nothing);
  }
}

function nothing(_error: unknown): null {
  return null; // the page went away; the finding goes without a picture
}
