import axe from 'axe-core';
import { type Browser, chromium } from 'playwright';
import type { Url } from '../../src/domain/brand.ts';
import type { Browsers } from '../../src/domain/net.ts';
import { gatherAccessibility } from '../../src/gather/accessibility.ts';
import { gatherRenderedLinks } from '../../src/gather/rendered-links.ts';
import { openBrowsers } from '../../src/net/browsers.ts';
import { findBrowser } from '../../src/net/find-browser.ts';
import { openNet } from '../../src/net/net.ts';
import { openRenderedSite } from './rendered-site.ts';

const PAGES = 20;

/**
 * What one opened page costs with all that looks at it, in milliseconds (median), against a bare loop of Playwright and
 * axe over the same pages in turns; alone, and with several pages open at once (wall time a page). `[DIR] [AT_ONCE]`: a
 * saved site without a fault that needs a second visit, and how many pages are open at once.
 */
export async function benchRendered([dir, atOnceText = '3']: readonly string[]): Promise<object> {
  const atOnce = Number(atOnceText);
  await using site = await openRenderedSite(dir || undefined, PAGES);
  const pages = spread(site.pages, PAGES);
  const found = await findBrowser();
  if (!found) return { pages: 0, why: 'no browser' };
  const bare = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  const ours = await openOurs(found.path, atOnce);
  const alone = { bare: [] as number[], ours: [] as number[] };
  try {
    await bareVisit(bare, pages[0] ?? '');
    await ourVisit(ours.browsers, pages[0] ?? '');
    for (const page of pages) {
      alone.bare.push(await bareVisit(bare, page));
      alone.ours.push(await ourVisit(ours.browsers, page));
    }
    const together = {
      bare: await wall(pages, atOnce, (page) => bareVisit(bare, page)),
      ours: await wall(pages, atOnce, (page) => ourVisit(ours.browsers, page)),
    };
    const [bareMs, oursMs] = [median(alone.bare), median(alone.ours)];
    return {
      pages: pages.length,
      aloneMs: { bare: Math.round(bareMs), ours: Math.round(oursMs) },
      ratio: round2(oursMs / bareMs),
      togetherMs: { atOnce, bare: Math.round(together.bare), ours: Math.round(together.ours) },
      ratioTogether: round2(together.ours / together.bare),
    };
  } finally {
    await bare.close();
    await ours.close();
  }
}

async function openOurs(executable: string, pagesAtOnce: number) {
  const network = {
    ...{ resolvers: ['127.0.0.1:9'], treatAsPublic: ['127.0.0.0/8'], ratePerHost: 0 },
    ...{ recheckAfterSeconds: 60, ipv6Canaries: [] },
  };
  const net = openNet({
    ...{ network, families: [4], userAgent: 'gov-site-audit/0.1 (benchmark)' },
    ...{ connectionsPerHost: 6, connections: 64, clock: { now: () => Date.now() } },
  });
  const browsers = await openBrowsers({ executable, net, pagesAtOnce, headless: true });
  const close = async () => {
    await browsers.close();
    await net.close();
  };
  return { browsers, close };
}

async function bareVisit(browser: Browser, url: string): Promise<number> {
  const began = performance.now();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    await page.goto(url, { waitUntil: 'load' });
    await page.evaluate(axe.source);
    await page.evaluate(
      '(() => { const rules = {}; for (const one of axe.getRules()) rules[one.ruleId] = { enabled: true }; return axe.run(document, { rules }); })()',
    );
  } catch (error) {
    console.error(url, String(error).split('\n', 1)[0]); // a page that sends its visitor on
  }
  await page.close();
  return performance.now() - began;
}

async function ourVisit(browsers: Browsers, url: string): Promise<number> {
  const began = performance.now();
  const visited = await browsers.visit(url as Url, async (visit) => {
    await gatherRenderedLinks(visit);
    await gatherAccessibility(visit, { deep: false });
  });
  if (!visited.ok) console.error(url, visited.why, visited.detail);
  return performance.now() - began;
}

async function wall(
  pages: readonly string[],
  atOnce: number,
  visit: (page: string) => Promise<number>,
): Promise<number> {
  const queue = [...pages];
  const began = performance.now();
  const lane = async () => {
    for (let page = queue.shift(); page !== undefined; page = queue.shift()) await visit(page);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return (performance.now() - began) / pages.length;
}

/** So many of them, evenly over the whole. */
export function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)] as T); // within the list
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
