import type { World } from '../../domain/net.ts';
import type { Check } from './check.ts';

const LIMIT_MS = 2_000;

/** Scripts, handlers, animations, old tags and frames: without any of them a page stays as it is. */
const STILL = `(() => {
  const all = (selector) => Document.prototype.querySelectorAll.call(document, selector);
  if (all('script, marquee, blink, iframe, frame, object, embed, video[autoplay], animate, animateTransform, animateMotion, [onload], [onerror]').length > 0) return false;
  return Document.prototype.getAnimations.call(document).length === 0;
})()`;

/** The same check, left out where nothing on the page could move by itself, so that watching it would be time lost. */
export function unlessStill(check: Check): Check {
  return {
    ...check,
    run: async (scene) => {
      if (!(await isStill(scene.visit.world))) await check.run(scene);
    },
  };
}

async function isStill(world: World): Promise<boolean> {
  return (await world.evaluate(STILL, LIMIT_MS).catch(() => false)) === true;
}
