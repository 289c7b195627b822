import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { startCity } from './city.ts';
import { asOf } from './dates.ts';

const run = promisify(execFile);

/** The sites with the most ways to link, and to answer. */
const SITES = ['sfj', 'www', 'wjw'];
/** What tells how often and when something was asked, and with what answer of a host that answers differently each time. */
const OF_THE_RUN: ReadonlySet<string> = new Set(['tries', 'history', 'askedAt', 'status']);

it('says the same of all links in every run, with and without what earlier runs remember', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'gov-audit-stability-'));
  try {
    await using city = await startCity();
    const seeds = join(dir, 'city.yaml');
    const root = join(dir, 'root.pem');
    writeFileSync(seeds, city.seeds);
    writeFileSync(root, city.root);
    const audit = async (out: string): Promise<readonly string[]> => {
      const what = ['--only', 'links', '--as-of', asOf, ...SITES.flatMap((id) => ['--site', id])];
      const where = ['--out', join(dir, out), '--format', 'json', '--quiet'];
      await run(process.execPath, ['src/cli/main.ts', 'audit', seeds, ...what, ...where], {
        env: { ...process.env, NODE_EXTRA_CA_CERTS: root },
      });
      return linkFindings(join(dir, out, 'latest', 'findings.json'));
    };
    const first = await audit('one');
    expect(first.filter((line) => line.includes('"failed"')).length).toBeGreaterThan(50);
    expect(await audit('two')).toEqual(first);
    expect(await audit('two')).toEqual(first);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}, 600_000);

/** All that is said of links, one line a finding. */
function linkFindings(file: string): readonly string[] {
  const { findings } = JSON.parse(readFileSync(file, 'utf8')) as { findings: readonly Finding[] }; // written by the run
  return findings
    .filter((one) => one.indicator === '27.links')
    .map(({ facts, ...said }) => {
      const lasting = Object.entries(facts).filter(([name]) => !OF_THE_RUN.has(name));
      return JSON.stringify({ ...said, facts: Object.fromEntries(lasting) });
    });
}
