import type { Instant } from '../../domain/brand.ts';
import type { Net } from '../../domain/net.ts';
import type { VantagePoint } from '../../domain/run.ts';

type Check = NonNullable<VantagePoint['ipv6Checks']>[number];

/** The machine's own IPv6 over a run. */
export interface Ipv6Watch {
  /** Checks until now, oldest first. */
  readonly checks: readonly Check[];
  /** One last check; ends the watch. */
  stop(): Promise<void>;
}

const EVERY_MS = 10 * 60 * 1000;

/** Looks before, every ten minutes during, and after the run whether IPv6 works from here. */
export async function watchIpv6(
  net: Net,
  options: { readonly address: string | undefined; readonly now: () => number },
): Promise<Ipv6Watch> {
  const checks: Check[] = [];
  const check = async () => {
    const { works, because } = await net.path(6, options.address, 0);
    checks.push({ at: new Date(options.now()).toISOString() as Instant, works, because });
  };
  await check();
  const timer = setInterval(() => void check(), EVERY_MS);
  timer.unref();
  return {
    checks,
    async stop() {
      clearInterval(timer);
      await check();
    },
  };
}
