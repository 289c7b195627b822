import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Finding } from '../../src/domain/finding.ts';
import { answers } from '../city/answers.ts';
import type { Family, Ports } from '../city/model.ts';
import { type CityScore, scoreCity } from './score-city.ts';
import { sheetScores } from './sheet-scores.ts';

const run = promisify(execFile);

/** Audits the demo city with the real command, and holds its findings against the answer sheet. */
export async function evalCity(options: {
  readonly keep: string | null;
  readonly dump: string | null;
  /** Only these of the city's sites; null: all. */
  readonly sites: readonly string[] | null;
}): Promise<CityScore> {
  const dir = options.keep ?? (await mkdtemp(join(tmpdir(), 'gov-audit-eval-')));
  await mkdir(dir, { recursive: true });
  try {
    const { sheet, seconds } = await auditCity(dir, options.sites);
    const all = await readFindings(dir);
    // Of some sites alone the city's own figures say nothing.
    const findings = options.sites ? all.filter(({ site }) => site !== undefined) : all;
    if (options.dump)
      await writeFile(options.dump, findings.map((finding) => JSON.stringify(finding)).join('\n'));
    const requests = await readRequests(join(dir, LOG));
    const scores = await sheetScores(join(dir, 'latest'), sheet, findings);
    return scoreCity({ sheet, findings, requests, pack: await rulePack(), scores, seconds });
  } finally {
    if (!options.keep) await rm(dir, { recursive: true, force: true });
  }
}

const LOG = 'requests.ndjson';
const CLI = 'src/cli/main.ts';

async function auditCity(dir: string, sites: readonly string[] | null) {
  const city = await startServer(dir);
  try {
    const whole = answers(city.ports, city);
    const sheet = sites
      ? { ...whole, sites: whole.sites.filter(({ id }) => sites.includes(id)), city: [] }
      : whole;
    const began = performance.now();
    const parameters = ['--as-of', sheet.asOf, '--out', dir, '--format', 'json,html', '--quiet'];
    if (sites) parameters.push('--site', ...sites);
    await run(process.execPath, [CLI, 'audit', city.seeds, ...parameters], {
      maxBuffer: 64_000_000,
      env: { ...process.env, NODE_EXTRA_CA_CERTS: city.root },
    });
    return { sheet, seconds: (performance.now() - began) / 1_000 };
  } finally {
    await city.stop();
  }
}

async function startServer(dir: string) {
  const seeds = join(dir, 'demo-city.yaml');
  const root = join(dir, 'root.pem');
  const child = spawn(
    process.execPath,
    [
      'tests/city/serve.ts',
      ...['--seeds-out', seeds],
      ...['--requests-out', join(dir, LOG)],
      ...['--root-out', root],
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const ready = JSON.parse(line) as { ports: Ports; families: Family[]; nameServers: boolean }; // written by the city
  return {
    ...ready,
    seeds,
    root,
    async stop() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}

async function readFindings(dir: string): Promise<Finding[]> {
  const text = await readFile(join(dir, 'latest', 'findings.json'), 'utf8');
  const { findings } = JSON.parse(text) as { findings: Finding[] }; // written by the run
  return findings;
}

async function readRequests(file: string) {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as { host: string; path: string }); // written by the city
}

/** What the command itself says it can judge; the city may be ahead of it. */
async function rulePack(): Promise<ReadonlySet<string>> {
  const { stdout } = await run(process.execPath, [CLI, 'rules', 'list', '--json']);
  return new Set((JSON.parse(stdout) as { id: string }[]).map((rule) => rule.id)); // written by the command
}
