import type { Visit, World } from '../../domain/net.ts';
import { wait } from '../wait.ts';
import { measure } from './look-at-version.ts';
import type { ElderTools } from './looked.ts';
import { PHONE_SIZE } from './on-phone.ts';

/** For the page to draw itself anew. */
const DRAWING_MS = 250;

/** The size of most of the text once the window has the width of a phone; the window is given its own size back. */
export async function narrow(visit: Visit, world: World, tools: ElderTools): Promise<number | null> {
  try {
    await visit.input.resize(PHONE_SIZE.width, PHONE_SIZE.height);
    await wait(DRAWING_MS, tools.signal);
    return (await measure(world, tools.words, tools.homes))?.textPx ?? null;
  } catch {
    return null; // the browser did not answer in time: a visit at that width will tell
  } finally {
    await visit.input.resize(visit.viewport.width, visit.viewport.height).catch(nothing);
  }
}

function nothing(_error: unknown): void {
  // It did not answer: what comes next will not be seen either.
}
