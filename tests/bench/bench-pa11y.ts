import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser } from '../../src/net/find-browser.ts';
import { spread } from './bench-rendered.ts';
import { openRenderedSite } from './rendered-site.ts';
import { runAudit } from './run-audit.ts';

const PAGES = 60;

/**
 * 60 pages checked for accessibility, with a sample of them opened and with every page opened, against `pa11y-ci` (axe
 * runner, four pages at once), whole processes, in seconds. `[DIR] [PA11Y_CI]`: a saved site, or `''` for generated
 * pages; and where `pa11y-ci` is (it is none of this project's dependencies; default: on the path).
 */
export async function benchPa11y([dir, program = 'pa11y-ci']: readonly string[]): Promise<object> {
  await using site = await openRenderedSite(dir || undefined, PAGES);
  const pages = spread(site.pages, PAGES);
  const found = await findBrowser();
  const list = join(site.dir, 'pages.txt');
  await writeFile(list, pages.join('\n'));
  const config = join(site.dir, 'pa11yci.json');
  const chromeLaunchConfig = { executablePath: found?.path, args: ['--no-sandbox'] };
  const defaults = { runners: ['axe'], concurrency: 4, timeout: 60_000, chromeLaunchConfig };
  await writeFile(config, JSON.stringify({ defaults, urls: pages }));
  const url = new URL('/', pages[0]).href;
  const args = ['--url', url, '--treat-as-public', '127.0.0.0/8', '--rate-per-host', '0', '--pages', list];
  const audit = (render: string) =>
    runAudit(join(site.dir, render), [...args, '--only', 'accessibility', '--render', render]);
  const peer = await time(program, ['--config', config, '--json', '--threshold', '100000']);
  const sample = await audit('sample');
  const every = await audit('all');
  return {
    pages: pages.length,
    seconds: { pa11y: round2(peer), sample: round2(sample.seconds), all: round2(every.seconds) },
    rendered: { sample: sample.site.pages.rendered, all: every.site.pages.rendered },
    ratio: { sample: round2(sample.seconds / peer), all: round2(every.seconds / peer) },
  };
}

async function time(program: string, args: readonly string[]): Promise<number> {
  const began = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0 && code !== 2) throw new Error(`${program} ended with ${code}`);
  return (performance.now() - began) / 1_000;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
