import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseDay } from '../domain/day.ts';
import { trustRoot } from '../net/trust-root.ts';
import { type Audited, audit } from './audit.ts';
import type { AuditOptions } from './options.ts';
import { type Refusal, refuse } from './result.ts';
import type { Surroundings } from './run-context.ts';

const SERVER = fileURLToPath(new URL('../../tests/city/serve.ts', import.meta.url));
const START_LIMIT_MS = 60_000;

/** A demo city that is running in a process of its own. */
export interface RunningCity extends AsyncDisposable {
  readonly seedFile: string;
  /** File with the certificate authority of its HTTPS hosts. */
  readonly rootFile: string;
  readonly asOf: string;
  /** Ids of the sites of the small city; the others hold odd cases. */
  readonly core: readonly string[];
}

/** Starts the bundled demo city on loopback and audits it. */
export async function demo(options: AuditOptions, around: Surroundings): Promise<Audited | Refusal> {
  const city = await startCity(options);
  if ('code' in city) return city;
  await using running = city;
  trustRoot(await readFile(running.rootFile, 'utf8'));
  return await audit(
    { seeds: [running.seedFile] },
    {
      ...options,
      asOf: parseDay(running.asOf) ?? options.asOf,
      sites: options.sites.length > 0 ? options.sites : running.core,
    },
    around,
  );
}

export async function startCity(options: Pick<AuditOptions, 'families'>): Promise<RunningCity | Refusal> {
  const dir = await mkdtemp(join(tmpdir(), 'gov-audit-demo-'));
  const seedFile = join(dir, 'demo-city.yaml');
  const rootFile = join(dir, 'root.pem');
  const child = spawn(
    process.execPath,
    [SERVER, '--seeds-out', seedFile, '--root-out', rootFile, '--families', options.families.join(',')],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const stop = async () => {
    await ended(child);
    await rm(dir, { recursive: true, force: true });
  };
  const ready = await firstLine(child);
  if (ready === null) {
    await stop();
    return refuse(4, 'the demo city did not start');
  }
  const { asOf, core } = JSON.parse(ready) as { asOf: string; core: string[] }; // written by the demo city
  return { seedFile, rootFile, asOf, core, [Symbol.asyncDispose]: stop };
}

function firstLine(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), START_LIMIT_MS);
    const done = (line: string | null) => {
      clearTimeout(timer);
      resolve(line);
    };
    child.on('error', () => done(null));
    child.on('exit', () => done(null));
    if (child.stdout) createInterface({ input: child.stdout }).once('line', done);
  });
}

/** The city ends when its standard input is closed; a city that does not is killed. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.stdin?.end();
    child.kill('SIGTERM');
  });
}
