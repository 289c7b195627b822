import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium } from 'playwright';
import type { AnswerSheet } from './answers.ts';
import type { Expectation } from './model.ts';
import type { Site } from './site.ts';

interface Violation {
  readonly rule: string;
  readonly url: string;
  readonly html: string;
}

const levelOne: Readonly<Record<string, string>> = {
  'link-name': 'link-without-name',
  'area-alt': 'link-without-name',
  label: 'control-without-name',
  'select-name': 'control-without-name',
  'button-name': 'control-without-name',
  'input-button-name': 'control-without-name',
  'input-image-alt': 'control-without-name',
  'aria-command-name': 'control-without-name',
  'aria-input-field-name': 'control-without-name',
  'aria-toggle-field-name': 'control-without-name',
  'summary-name': 'control-without-name',
};

/** Runs axe-core on the pages in a browser and compares with what was planted. */
export async function checkAccessibility(
  sites: readonly Site[],
  sheet: AnswerSheet,
  all: boolean,
): Promise<string[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--host-resolver-rules=MAP * 127.0.0.1',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const complaints: string[] = [];
  for (const site of sites) {
    const expected = (sheet.sites.find((a) => a.id === site.spec.id)?.expect ?? []).filter(
      (e) => e.target.type === 'element',
    );
    const urls = all ? allPages(site) : samplePages(site, expected);
    const violations = await scan(browser, urls, source);
    complaints.push(...compare(site, expected, violations));
    console.error(`${site.spec.id}: ${urls.length} pages, ${violations.length} violations`);
  }
  await browser.close();
  return complaints;
}

function allPages(site: Site): string[] {
  const articles = site.columns.flatMap((c) => c.articles.filter((a) => a.href === a.path));
  return [site.home, ...site.columns, ...site.pages, ...articles].map((place) => place.url);
}

function samplePages(site: Site, expected: readonly Expectation[]): string[] {
  const first = site.columns[0]?.articles[0];
  const some = [site.home, ...site.columns.slice(0, 2), ...site.pages.slice(0, 3)].map((place) => place.url);
  return [...new Set([...some, ...(first ? [first.url] : []), ...expected.flatMap((e) => e.pages ?? [])])];
}

async function scan(browser: Browser, urls: readonly string[], source: string): Promise<Violation[]> {
  const queue = [...urls];
  const found: Violation[] = [];
  const worker = async (): Promise<void> => {
    const context = await browser.newContext({ bypassCSP: true, ignoreHTTPSErrors: true });
    const page = await context.newPage();
    for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
      await page.goto(url, { waitUntil: 'load' });
      await page.evaluate(source);
      const results = await page.evaluate(runAxe);
      for (const { id, html } of results) found.push({ rule: levelOne[id] ?? `wcag-${id}`, url, html });
    }
    await context.close();
  };
  await Promise.all([worker(), worker()]);
  return found;
}

/** Runs inside the page. */
async function runAxe(): Promise<{ id: string; html: string }[]> {
  interface AxeResult {
    readonly violations: {
      readonly id: string;
      readonly tags: string[];
      readonly nodes: { readonly html: string }[];
    }[];
  }
  const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResult> } };
  const result = await axe.run({
    iframes: false,
    rules: { 'target-size': { enabled: true } }, // WCAG 2.2, off by default
  });
  return result.violations
    .filter((violation) => !violation.tags.includes('best-practice'))
    .flatMap((violation) => violation.nodes.map((node) => ({ id: violation.id, html: node.html })));
}

function compare(site: Site, expected: readonly Expectation[], violations: readonly Violation[]): string[] {
  const complaints = new Set<string>();
  const met = new Set<Expectation>();
  for (const violation of violations) {
    const match = expected.find(
      (e) =>
        e.rule === violation.rule &&
        violation.html.includes(e.target.htmlIncludes ?? '') &&
        (e.pages === undefined || e.pages.includes(violation.url)),
    );
    if (match) met.add(match);
    else
      complaints.add(
        `${site.spec.id}: not planted: ${violation.rule} ${violation.url} ${violation.html.slice(0, 160)}`,
      );
  }
  for (const e of expected)
    if (!met.has(e))
      complaints.add(`${site.spec.id}: planted, but axe finds no ${e.rule} ${e.target.htmlIncludes ?? ''}`);
  return [...complaints];
}
