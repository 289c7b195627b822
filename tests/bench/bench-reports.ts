import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Day } from '../../src/domain/brand.ts';
import type { History } from '../../src/domain/history.ts';
import type { FinishedRun } from '../../src/domain/run.ts';
import { render } from '../../src/report/render.ts';
import { writeRunFile } from '../../src/store/run-folder.ts';
import { sampleRun } from '../unit/report/sample-run.ts';
import { watchMemory } from './peak-memory.ts';

const PAGES_A_SITE = 2_000;
const NIGHTS = 30;

/** `reports [SITES]`: the pages of a made city with a long list, many findings a site and thirty earlier nights, written to disk. */
export async function benchReports(rest: readonly string[]): Promise<unknown> {
  const sites = Number(rest[0] ?? 400);
  if (!Number.isInteger(sites) || sites < 1) throw new Error(`reports: no number of sites: ${rest[0]}`);
  const memory = watchMemory(process.pid);
  const run = withHistory(
    sampleRun({ sites, longList: PAGES_A_SITE * 2, findingsPerSite: 120, columnsPerSite: 60 }),
  );
  const dir = await mkdtemp(join(tmpdir(), 'gov-audit-bench-'));
  try {
    const started = performance.now();
    const sizes = new Map<string, number>();
    for await (const { name, content } of render(run, ['html'])) {
      await writeRunFile(dir, name, content);
      sizes.set(name, typeof content === 'string' ? Buffer.byteLength(content) : 0);
    }
    const seconds = (performance.now() - started) / 1_000;
    const [largest, bytes] = [...sizes].sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
    return {
      sites,
      findings: run.findings.length,
      files: sizes.size,
      seconds: Number(seconds.toFixed(1)),
      peakMB: memory.stop(),
      indexBytes: sizes.get('index.html') ?? 0,
      largest,
      largestBytes: bytes,
      totalMB: Math.round([...sizes.values()].reduce((sum, size) => sum + size, 0) / 1_000_000),
    };
  } finally {
    memory.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

function withHistory(run: FinishedRun): FinishedRun {
  const history: History = {
    runs: Array.from({ length: NIGHTS }, (_, i) => ({
      run: `night-${NIGHTS - i}`,
      asOf: `2026-10-${String(NIGHTS - i).padStart(2, '0')}` as Day,
      pack: run.manifest.pack,
      scores: run.scores,
    })),
    faults: run.findings
      .filter((finding) => finding.outcome === 'failed')
      .map(({ site = '', rule, fingerprint, message }) => ({ site, rule, fingerprint, message, url: '' })),
  };
  return { ...run, history };
}
