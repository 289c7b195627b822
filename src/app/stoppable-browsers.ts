import type { Url } from '../domain/brand.ts';
import type { Browsers, Visit, Visited } from '../domain/net.ts';
import { untilStopped } from '../domain/until-stopped.ts';

interface WithBrowsers {
  readonly browsers: Browsers | null;
  readonly lateBrowsers: () => Promise<Browsers | null>;
  readonly signal: AbortSignal;
}

/** The same work with browsers whose visits are given up when the run is stopped; the pool ends what still loads. */
export function withStoppableBrowsers<W extends WithBrowsers>(work: W): W {
  const { browsers, lateBrowsers, signal } = work;
  return {
    ...work,
    browsers: browsers && stoppable(browsers, signal),
    async lateBrowsers() {
      const late = await lateBrowsers();
      return late && stoppable(late, signal);
    },
  };
}

function stoppable(browsers: Browsers, signal: AbortSignal): Browsers {
  const left = (): Visited<never> => ({
    ok: false,
    why: signal.reason === 'cancelled' ? 'cancelled' : 'budget',
    detail: 'stopped',
  });
  return {
    version: browsers.version,
    visit: async <T>(
      url: Url,
      look: (visit: Visit) => Promise<T>,
      options?: Parameters<Browsers['visit']>[2],
    ): Promise<Visited<T>> =>
      signal.aborted
        ? left()
        : await untilStopped<Visited<T>>(browsers.visit(url, look, options), signal, left),
    close: () => browsers.close(),
  };
}
