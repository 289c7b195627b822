import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { faultText } from './fault-text.ts';

export type RunFileContent = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/** The name that points to the newest finished run (contract §4). */
const LATEST = 'latest';

/**
 * Writes one file of the run folder `dir`, whole or not at all: a reader sees the old content or the new one. `name` may
 * have subfolders (`sites/www/index.html`), which are made. A name that leaves the folder is a bug, and thrown.
 */
export async function writeRunFile(dir: string, name: string, content: RunFileContent): Promise<void> {
  const path = await pathInside(dir, name);
  const temporary = join(dirname(path), `.writing-${randomUUID()}`);
  try {
    await write(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Lets `latest` in `outDir` point to a run, in one step. Where symbolic links are not possible it is a file with the run's id. */
export async function pointLatest(outDir: string, runId: string): Promise<void> {
  if (!isPlainName(runId)) throw new Error(`${JSON.stringify(runId)} is no name of a run`);
  const temporary = join(outDir, `.latest-${randomUUID()}`);
  try {
    await symlink(runId, temporary, 'dir').catch((error: unknown) => {
      if (!isLinkRefused(error)) throw error;
      return writeFile(temporary, `${runId}\n`, { flag: 'wx' });
    });
    await rename(temporary, join(outDir, LATEST));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

export type ResolvedRun =
  | { readonly ok: true; readonly dir: string }
  | { readonly ok: false; readonly fault: string };

/** The folder of a run that is named by its path, by its id under `outDir`, or as `latest`. */
export async function resolveRun(pathOrId: string, outDir: string): Promise<ResolvedRun> {
  const candidates = isPlainName(pathOrId)
    ? [join(outDir, pathOrId), resolve(pathOrId)]
    : [resolve(pathOrId), join(outDir, pathOrId)];
  for (const candidate of candidates) {
    const dir = await runFolderAt(candidate);
    if (dir !== null) return { ok: true, dir };
  }
  return { ok: false, fault: await whyNoRun(pathOrId, outDir, candidates) };
}

async function pathInside(dir: string, name: string): Promise<string> {
  const segments = name.split('/');
  if (!segments.every(isPlainName))
    throw new Error(`${JSON.stringify(name)} is no name of a file in a run folder`);
  const path = join(dir, ...segments);
  await mkdir(dirname(path), { recursive: true });
  // A symbolic link on the way must not lead out of the folder either.
  const inside = relative(await realpath(dir), await realpath(dirname(path)));
  if (inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside)
    throw new Error(`${JSON.stringify(name)} leads out of the run folder ${dir}`);
  return path;
}

function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name);
}

async function write(path: string, content: RunFileContent): Promise<void> {
  if (typeof content === 'string' || content instanceof Uint8Array)
    return writeFile(path, content, { flag: 'wx' });
  await pipeline(Readable.from(content), createWriteStream(path, { flags: 'wx' }));
}

/** What Windows without the privilege, and file systems without links, answer. */
function isLinkRefused(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP' || code === 'ENOSYS';
}

async function runFolderAt(path: string): Promise<string | null> {
  const info = await stat(path).catch(noneThere);
  if (info === null) return null;
  if (info.isFile()) return basename(path) === LATEST ? folderNamedIn(path) : null;
  return (await stat(join(path, 'manifest.json')).catch(noneThere)) === null ? null : realpath(path);
}

/** Reads the `latest` that is a file. */
async function folderNamedIn(path: string): Promise<string | null> {
  const name = (await readFile(path, 'utf8')).slice(0, 1000).trim();
  return isPlainName(name) && name !== LATEST ? runFolderAt(join(dirname(path), name)) : null;
}

/** A path that cannot be looked at is no run; what is said then comes from `whyNoRun`. */
function noneThere(): null {
  return null;
}

async function whyNoRun(wanted: string, outDir: string, candidates: readonly string[]): Promise<string> {
  if (wanted === LATEST) return `there is no finished run under ${outDir} yet`;
  for (const candidate of candidates) {
    const why = await stat(candidate).then(
      () => `${candidate} is not the folder of a run: it has no manifest.json`,
      (error: unknown) => (isMissing(error) ? null : faultText(error)),
    );
    if (why !== null) return why;
  }
  return `there is no run ${wanted}: neither a folder of that path nor a run of that id under ${outDir}`;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
