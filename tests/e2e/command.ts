import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout; commands run in it, as a user's would. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const NODE = join(ROOT, 'node_modules/node/bin/node');
const MAIN = join(ROOT, 'src/cli/main.ts');
/** No command of these tests needs so long; one that hangs is killed, so that its output can be read. */
const LIMIT_MS = 280_000;

/** A crash inside a minified package quotes its source: megabytes that nobody wants in a test's report. */
const LONG_LINE = /(.{3000}).+/g;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly tookMs: number;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: { readonly [name: string]: string };
  /** Program and first arguments in place of Node and `main.ts`. */
  readonly through?: readonly [string, ...string[]];
}

/** Runs the real command as a process and waits for its end. */
export async function govAudit(args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  return await startGovAudit(args, options).ended;
}

/** Runs a command that has to end with 0; where it does not, the failure shows what it said. */
export async function succeed(args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  const ended = await govAudit(args, options);
  if (ended.code !== 0)
    throw new Error(
      `gov-audit ${args.join(' ')}\nended with ${ended.code ?? ended.signal}:\n${ended.stderr}`,
    );
  return ended;
}

/** Starts the real command as a process. */
export function startGovAudit(args: readonly string[], options: CommandOptions = {}): Running {
  const [program, ...first] = options.through ?? [NODE, MAIN];
  const began = performance.now();
  const child = spawn(program, [...first, ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...cleanEnvironment(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.stderr += text;
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const stderr = texts.stderr.replace(LONG_LINE, '$1 …');
      resolve({ code, signal, stdout: texts.stdout, stderr, tookMs: performance.now() - began });
    });
  });
  return { child, ended };
}

/** Waits until something holds; the command that is waited for is far enough then. */
export async function until(holds: () => boolean | Promise<boolean>, limitMs = 30_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`did not come about in ${limitMs} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What a run folder's JSON file holds; the caller says which schema it obeys. */
export async function readJson<T>(
  schema: { parse(value: unknown): T },
  ...path: readonly string[]
): Promise<T> {
  return schema.parse(JSON.parse(await readFile(join(...path), 'utf8')));
}

/** The tester's own settings are not part of a test. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = /^(?:GOV_AUDIT_|NODE_OPTIONS$|VITEST|FORCE_COLOR$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}
