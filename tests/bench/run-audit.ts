import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface AuditRun {
  readonly seconds: number;
  readonly findings: readonly AuditFinding[];
  readonly site: {
    readonly pages: { readonly fetched: number; readonly rendered: number };
    readonly sample?: { readonly of: number };
  };
}

export interface AuditFinding {
  readonly rule: string;
  readonly outcome: string;
  readonly target: { readonly type: string };
  readonly facts: { readonly [key: string]: unknown };
}

/** One audit by the command line as a process of its own; `started` is told its process id. */
export async function runAudit(
  out: string,
  args: readonly string[],
  started: (pid: number) => void = () => undefined,
): Promise<AuditRun> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['src/cli/main.ts', 'audit', ...args, '--out', out, '--quiet', '--format', 'json'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  started(child.pid ?? 0);
  await once(child, 'exit');
  const seconds = (performance.now() - began) / 1_000;
  const read = async (name: string) => JSON.parse(await readFile(join(out, 'latest', name), 'utf8'));
  const { findings } = (await read('findings.json')) as Pick<AuditRun, 'findings'>; // written by the run
  const { sites } = (await read('manifest.json')) as { sites: readonly AuditRun['site'][] };
  const [site] = sites;
  if (!site) throw new Error('the audit has looked at no site');
  return { seconds, findings, site };
}
