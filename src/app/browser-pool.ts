import { availableParallelism } from 'node:os';
import type { Browsers } from '../domain/net.ts';
import type { OpenNet } from '../net/net.ts';

/** A page waits for its network much of the time: one more than there are processors keeps them busy. */
const MOST_PAGES_AT_ONCE = 6;

/** A browser behind the door, or `null` where none is found. Loaded late: the driver is large, and not every run needs it. */
export async function openBrowserPool(net: OpenNet, preferred: string | null): Promise<Browsers | null> {
  const { findBrowser } = await import('../net/find-browser.ts');
  const found = await findBrowser(preferred ?? undefined);
  if (!found) return null;
  const { openBrowsers } = await import('../net/browsers.ts');
  return await openBrowsers({
    executable: found.path,
    net,
    pagesAtOnce: Math.min(MOST_PAGES_AT_ONCE, availableParallelism() + 1),
    headless: true,
  });
}
