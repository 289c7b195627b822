import { afterAll, beforeAll } from 'vitest';
import type { Browsers, Net } from '../../../src/domain/net.ts';
import { openBrowsers } from '../../../src/net/browsers.ts';
import { findBrowser } from '../../../src/net/find-browser.ts';
import { openNet } from '../../../src/net/net.ts';

export const BROWSER = await findBrowser();
if (!BROWSER) console.warn('No browser was found: its tests are skipped.');

/** A browser for all tests of a `describe`, and the net behind it, which reaches 127.0.0.1 over IPv4 and nothing else. */
export function useBrowsers(pagesAtOnce = 1): Browsers & { readonly net: Net } {
  let opened: { readonly browsers: Browsers; readonly net: Net } | null = null;
  let close = async (): Promise<void> => {};
  beforeAll(async () => {
    const net = openNet({
      network: {
        resolvers: [],
        treatAsPublic: ['127.0.0.1/32'],
        ratePerHost: 0,
        recheckAfterSeconds: 60,
        ipv6Canaries: [],
      },
      families: [4],
      userAgent: 'gov-site-audit/0.1 (+https://example.org/audit)',
      connectionsPerHost: 6,
      connections: 64,
      clock: { now: () => Date.now() },
    });
    const browsers = await openBrowsers({
      executable: BROWSER?.path ?? '',
      net,
      pagesAtOnce,
      headless: true,
    });
    opened = { browsers, net };
    close = async () => {
      await browsers.close();
      await net.close();
    };
  });
  afterAll(() => close());
  const now = () => {
    if (!opened) throw new Error('the browser is open while tests run, and not before');
    return opened;
  };
  return {
    get version() {
      return now().browsers.version;
    },
    visit: (...args) => now().browsers.visit(...args),
    close: () => now().browsers.close(),
    get net() {
      return now().net;
    },
  };
}
