import type { Net } from '../../domain/net.ts';
import { wait } from '../../gather/wait.ts';

/**
 * The same door with so many requests a second at most (0: no limit): a staging site is asked as fast as it answers, and
 * the live site beside it must not be.
 */
export function pacedFetch(net: Pick<Net, 'fetch'>, perSecond: number): Pick<Net, 'fetch'> {
  if (perSecond === 0) return net;
  let next = 0;
  return {
    async fetch(request) {
      const now = performance.now();
      const turn = Math.max(next, now);
      next = turn + 1_000 / perSecond;
      await wait(turn - now, request.signal ?? NEVER);
      return await net.fetch(request);
    },
  };
}

const NEVER = new AbortController().signal;
