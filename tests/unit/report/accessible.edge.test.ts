import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/brand.ts';
import type { FinishedRun } from '../../../src/domain/run.ts';
import { findBrowser } from '../../../src/net/find-browser.ts';
import { render } from '../../../src/report/render.ts';
import { writeRunFile } from '../../../src/store/run-folder.ts';
import { sampleRun } from './sample-run.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PAGES = [
  'index.html',
  'leader.html',
  'indicators.html',
  'groups/linshui.html',
  'sites/s001/index.html',
];

/** The reports as a browser shows them from disk, with an earlier run to compare with. */
describe('the pages of a report', () => {
  let dir = '';
  let browser: Browser;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'gov-audit-pages-'));
    await write(dir, sampleRun({ longList: 260 }));
    browser = await open();
  });
  afterAll(async () => {
    await browser.close();
    await rm(dir, { recursive: true, force: true });
  });

  it.each(
    PAGES.flatMap(
      (name) =>
        [
          [name, 1280],
          [name, 360],
        ] as const,
    ),
  )('%s, %i pixels wide: nothing that axe finds, nothing that sticks out', async (name, width) => {
    await using shown = await show(browser, dir, name, width, { bypassCSP: true });
    expect(await violations(shown.page)).toEqual([]);
    const out = await shown.page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(out).toBeLessThanOrEqual(0);
  });

  it.each(PAGES)('%s in print: nothing that axe finds', async (name) => {
    await using shown = await show(browser, dir, name, 1280, { bypassCSP: true });
    await shown.page.emulateMedia({ media: 'print' });
    expect(await violations(shown.page)).toEqual([]);
  });

  it('tabs of the items work with the keyboard alone, and without script as links', async () => {
    await using shown = await show(browser, dir, 'sites/s001/index.html', 1280);
    const { page } = shown;
    await page.locator('#tab-26').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#item-27').isVisible()).toBe(true);
    expect(await page.locator('#item-26').isVisible()).toBe(false);
    expect(await page.locator('[role=tab][aria-selected=true]').count()).toBe(1);
    await using plain = await show(browser, dir, 'sites/s001/index.html', 1280, { javaScriptEnabled: false });
    expect(await plain.page.locator('#item-26').isVisible()).toBe(true);
    expect(await plain.page.locator('#item-27').isVisible()).toBe(true);
  });

  it('the search box narrows every list of its page', async () => {
    for (const [name, word] of [
      ['index.html', '教育局'],
      ['groups/linshui.html', '白石镇'],
      ['sites/s001/list-2.html', '99'],
    ] as const) {
      await using shown = await show(browser, dir, name, 1280);
      const rows = shown.page.locator('[data-filter] > *:not([hidden])');
      const all = await rows.count();
      await shown.page.fill('#filter-query', word);
      await expect.poll(() => rows.count(), { timeout: 10_000 }).toBeLessThan(all);
      const texts = await rows.allTextContents();
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.filter((text) => !text.includes(word))).toEqual([]);
    }
  });

  it.each([12, 60])('the leader’s sheet of %i sites is one printed page', async (sites) => {
    const own = await mkdtemp(join(tmpdir(), 'gov-audit-leader-'));
    try {
      await write(own, sampleRun({ sites }), ['leader.html']);
      await using shown = await show(browser, own, 'leader.html', 1280);
      const pdf = await shown.page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  });
});

async function write(dir: string, run: FinishedRun, names?: readonly string[]): Promise<void> {
  const past = { run: 'before', asOf: '2026-11-22' as Day, pack: 'other rules', scores: run.scores };
  const known = run.findings.filter((one) => one.outcome === 'failed').slice(5);
  const faults = known.map(({ site = '', rule, fingerprint, message }) => ({
    ...{ site, rule, fingerprint, message, url: '' },
  }));
  const history = { runs: [past], faults };
  for await (const { name, content } of render({ ...run, history }, ['html']))
    if (names === undefined || names.includes(name)) await writeRunFile(dir, name, content);
}

async function open(): Promise<Browser> {
  const found = await findBrowser();
  if (!found) throw new Error('these tests need a browser');
  return await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
}

async function show(
  browser: Browser,
  dir: string,
  name: string,
  width: number,
  options: { readonly javaScriptEnabled?: boolean; readonly bypassCSP?: boolean } = {},
): Promise<{ readonly page: Page } & AsyncDisposable> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    bypassCSP: options.bypassCSP ?? false,
    javaScriptEnabled: options.javaScriptEnabled ?? true,
  });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(dir, name)).href);
  return { page, [Symbol.asyncDispose]: () => context.close() };
}

async function violations(page: Page): Promise<unknown> {
  await page.addScriptTag({ path: AXE });
  await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
  return await page.evaluate(
    'axe.run().then((result) => result.violations.map((one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]))',
  );
}
