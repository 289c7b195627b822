import { type ChildProcess, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { waitForAnswer } from '../../net/wait-for-answer.ts';
import { type Refusal, refuse } from '../result.ts';
import { serveFolder } from './serve-folder.ts';

/** What a gate looks at. */
export type StagingSource =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'serve'; readonly dir: string }
  | {
      readonly kind: 'exec';
      readonly command: string;
      readonly waitFor: string;
      readonly url: string | null;
    };

/** A staging site that answers; whoever opened it closes it, and with it what was started for it. */
export interface Staging extends AsyncDisposable {
  readonly ok: true;
  readonly url: string;
}

const START_LIMIT_MS = 60_000;
const REACH_LIMIT_MS = 10_000;
const STOP_LIMIT_MS = 5_000;

/** Starts what has to be started, and waits until it answers: a site that does not is exit 3, not a pass. */
export async function openStaging(source: StagingSource, signal: AbortSignal): Promise<Staging | Refusal> {
  if (source.kind === 'serve') return await openFolder(source.dir);
  if (source.kind === 'exec') return await openCommand(source, signal);
  const there = await waitForAnswer(source.url, { limitMs: REACH_LIMIT_MS, signal });
  if (!there) return refuse(3, `gate: ${source.url} does not answer; nothing was judged`);
  return { ok: true, url: source.url, async [Symbol.asyncDispose]() {} };
}

async function openFolder(dir: string): Promise<Staging | Refusal> {
  const info = await stat(dir).catch(() => null);
  if (!info?.isDirectory()) return refuse(2, `--serve: ${dir} is not a folder`);
  const server = await serveFolder(dir);
  return { ok: true, url: server.url, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

async function openCommand(
  { command, waitFor, url }: Extract<StagingSource, { kind: 'exec' }>,
  signal: AbortSignal,
): Promise<Staging | Refusal> {
  // A process group of its own, so that what the command starts ends with it. Its output must not mix with ours.
  const child = spawn(command, { shell: true, detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = new AbortController();
  child.once('exit', () => gone.abort());
  child.once('error', () => gone.abort());
  const there = await waitForAnswer(waitFor, {
    limitMs: START_LIMIT_MS,
    signal: AbortSignal.any([signal, gone.signal]),
  });
  if (there) return { ok: true, url: url ?? waitFor, [Symbol.asyncDispose]: async () => await ended(child) };
  const why = gone.signal.aborted
    ? `the command ended (exit ${child.exitCode ?? child.signalCode ?? '?'}) before ${waitFor} answered`
    : `${waitFor} did not answer within ${START_LIMIT_MS / 1_000} s`;
  await ended(child);
  return refuse(3, `gate: ${why}; nothing was judged`);
}

async function ended(child: ChildProcess): Promise<void> {
  const exited = child.exitCode !== null || child.signalCode !== null;
  signalGroup(child, 'SIGTERM');
  if (exited) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      signalGroup(child, 'SIGKILL');
      resolve();
    }, STOP_LIMIT_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group has gone already.
  }
}
