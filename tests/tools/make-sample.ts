import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { findBrowser } from '../../src/net/find-browser.ts';
import { startCity } from '../city/city.ts';
import { asOf } from '../city/dates.ts';
import { succeed } from '../e2e/command.ts';

/**
 * node tests/tools/make-sample.ts
 * Audits a few sites of the demo city, keeps the report in `reports/sample` and its pictures for the README in `docs/images`.
 */
const SITES = ['www', 'zrzy', 'kjj', 'baishi', 'dongling', 'nanxi'];
const KEPT = ['index.html', 'indicators.html', 'leader.html', 'groups', 'sites', 'pictures', 'ledger.xlsx'];
const MORE = ['summary.md', 'summary.txt', 'scores.json', 'manifest.json'];
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLE = join(ROOT, 'reports/sample');

const dir = await mkdtemp(join(tmpdir(), 'gov-audit-sample-'));
try {
  await audit();
  await rm(SAMPLE, { recursive: true, force: true });
  for (const name of [...KEPT, ...MORE])
    await cp(join(dir, 'latest', name), join(SAMPLE, name), { recursive: true, dereference: true });
  await photograph();
} finally {
  await rm(dir, { recursive: true, force: true });
}

async function audit(): Promise<void> {
  await using city = await startCity();
  const seeds = join(dir, 'city.yaml');
  const root = join(dir, 'root.pem');
  await writeFile(seeds, city.seeds);
  await writeFile(root, city.root);
  await succeed(
    ['audit', seeds, '--site', ...SITES, '--as-of', asOf, '--out', dir, '--max-pages', '40', '--quiet'],
    { env: { NODE_EXTRA_CA_CERTS: root } },
  );
}

async function photograph(): Promise<void> {
  const found = await findBrowser();
  if (!found) throw new Error('pictures need a browser');
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  try {
    for (const [name, page, width, height] of [
      ['city', 'index.html', 1280, 1100],
      ['site', 'sites/zrzy/index.html', 1280, 1100],
      ['site-narrow', 'sites/zrzy/index.html', 390, 1100],
    ] as const) {
      const shown = await browser.newPage({ viewport: { width, height } });
      await shown.goto(pathToFileURL(join(SAMPLE, page)).href);
      await shown.screenshot({ path: join(ROOT, 'docs/images', `${name}.png`) });
      await shown.close();
    }
  } finally {
    await browser.close();
  }
}
