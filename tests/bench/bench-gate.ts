import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFolder } from '../../src/app/gate/serve-folder.ts';
import { changed, writeRelease } from '../e2e/release-site.ts';

const USAGE = 'usage: npm run bench -- gate RUNS [PAGES] [--fresh]';
const FAULTY_PAGE = 'tzgg/a3.html';
/** What is not a page of an article. */
const OTHER_PAGES = 3;

interface Ran {
  readonly code: number | null;
  readonly seconds: number;
  /** Everything the decision rests on, in order. */
  readonly decision: string;
  readonly cached: object | null;
}

/**
 * Whether a release is decided the same each time it is looked at: a site without faults and one with three new ones, RUNS
 * times each, and how long the first run takes and the later ones, which know the pages already.
 */
export async function benchGate(rest: readonly string[]): Promise<unknown> {
  const [runs = '10', pages = '9'] = rest.filter((one) => !one.startsWith('--'));
  if (!(Number(runs) >= 2) || !(Number(pages) > OTHER_PAGES)) throw new Error(USAGE);
  const fresh = rest.includes('--fresh');
  const dir = mkdtempSync(join(tmpdir(), 'gov-audit-bench-gate-'));
  try {
    const clean = writeRelease(join(dir, 'clean'), Number(pages) - OTHER_PAGES);
    const faulty = changed(clean, join(dir, 'faulty'), FAULTY_PAGE, (text) =>
      text
        .replace(' alt="工作现场示意图"', '')
        .replace('</main>', '<p style="color:#ccc">正文</p><p><a href="/none.html">附件说明</a></p></main>'),
    );
    const baseline = join(dir, 'baseline.json');
    const first = ['--baseline', baseline, '--update-baseline', '--reason', 'bench'];
    await gate(['--serve', clean, '--out', join(dir, 'first'), ...first]);
    const told: { [site: string]: unknown } = {};
    for (const [name, site] of Object.entries({ clean, faulty })) {
      const out = join(dir, `out-${name}`);
      // One address for all runs, so that fingerprints can be compared.
      await using server = await serveFolder(site);
      const args = ['--url', server.url, '--out', out, '--baseline', baseline, ...(fresh ? ['--fresh'] : [])];
      const all: Ran[] = [];
      for (let i = 0; i < Number(runs); i++) {
        all.push(await gate(args));
        console.error(`${name} ${i + 1}/${runs}: ${all.at(-1)?.seconds.toFixed(1)} s`);
      }
      told[name] = summary(all);
    }
    return { runs: Number(runs), pages: Number(pages), fresh, ...told };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function summary(all: readonly Ran[]) {
  const later = all
    .slice(1)
    .map((one) => one.seconds)
    .sort((a, b) => a - b);
  const decisions = new Set(all.map((one) => one.decision));
  return {
    codes: [...new Set(all.map((one) => one.code))],
    /** 1: the same each time. */
    differentDecisions: decisions.size,
    ...(decisions.size > 1 ? { decisions: [...decisions] } : {}),
    firstSeconds: all[0]?.seconds,
    laterSecondsMedian: later[Math.floor(later.length / 2)],
    laterSecondsMost: later.at(-1),
    cached: all.at(-1)?.cached,
  };
}

async function gate(args: readonly string[]): Promise<Ran> {
  const out = args[args.indexOf('--out') + 1] ?? '';
  const began = performance.now();
  const child = spawn(process.execPath, ['src/cli/main.ts', 'gate', ...args, '--quiet', '--format', 'json'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null]; // as `exit` gives it
  const seconds = (performance.now() - began) / 1_000;
  if (args.includes('--update-baseline')) return { code, seconds, decision: '', cached: null };
  const file = JSON.parse(readFileSync(join(out, 'latest', 'gate.json'), 'utf8')) as GateFile; // written by the gate
  const findings = file.findings.map(
    ({ state, effect, rule, fingerprint }) => `${state} ${effect} ${rule} ${fingerprint}`,
  );
  return {
    code,
    seconds,
    decision: JSON.stringify([file.passed, file.stops, findings.sort()]),
    cached: file.cached,
  };
}

interface GateFile {
  readonly passed: boolean;
  readonly stops: readonly object[];
  readonly findings: readonly {
    readonly state: string;
    readonly effect: string;
    readonly rule: string;
    readonly fingerprint: string;
  }[];
  readonly cached: object | null;
}
