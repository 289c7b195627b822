import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { writeRunFile } from './run-folder.ts';

/** What was kept under an id; `damaged`: it cannot be read any more. */
export type KeptFile =
  | { readonly state: 'found'; readonly value: unknown }
  | { readonly state: 'absent' | 'damaged' };

/** A folder of JSON values that may be lost at any time: bounded in number, size and age. */
export interface KeptFiles {
  read(id: string): Promise<KeptFile>;
  /** What cannot be written is not kept. */
  write(id: string, value: unknown): Promise<void>;
  /** Takes out what is too old, then the oldest until the rest is small enough. */
  tidy(now: number): Promise<void>;
}

export interface KeptFilesLimits {
  readonly files: number;
  readonly bytes: number;
  readonly ageMs: number;
}

const LIMITS: KeptFilesLimits = { files: 5_000, bytes: 300_000_000, ageMs: 7 * 86_400_000 };
const MOST_PACKED = 8_000_000;
const MOST_UNPACKED = 40_000_000;
const ENDING = '.json.gz';

/** `dir` is made with the first value. Ids are hexadecimal. */
export function openKeptFiles(dir: string, limits: KeptFilesLimits = LIMITS): KeptFiles {
  return {
    read: (id) => read(join(dir, `${id}${ENDING}`)),
    async write(id, value) {
      const packed = await promisify(gzip)(JSON.stringify(value));
      if (packed.length > MOST_PACKED) return;
      await mkdir(dir, { recursive: true });
      await writeRunFile(dir, `${id}${ENDING}`, packed);
    },
    tidy: (now) => tidy(dir, limits, now),
  };
}

/** Its own checksum tells whether a packed file is whole. */
async function read(path: string): Promise<KeptFile> {
  const info = await stat(path).catch(() => null);
  if (!info) return { state: 'absent' };
  if (!info.isFile() || info.size > MOST_PACKED) return { state: 'damaged' };
  try {
    const text = await promisify(gunzip)(await readFile(path), { maxOutputLength: MOST_UNPACKED });
    return { state: 'found', value: JSON.parse(text.toString('utf8')) };
  } catch {
    return { state: 'damaged' };
  }
}

async function tidy(dir: string, limits: KeptFilesLimits, now: number): Promise<void> {
  const names = await readdir(dir).catch(() => []);
  const files: { path: string; at: number; bytes: number }[] = [];
  for (const name of names) {
    if (!name.endsWith(ENDING)) continue;
    const path = join(dir, name);
    const info = await stat(path).catch(() => null);
    if (info) files.push({ path, at: info.mtimeMs, bytes: info.size });
  }
  files.sort((a, b) => b.at - a.at);
  let bytes = 0;
  for (const [i, file] of files.entries()) {
    bytes += file.bytes;
    if (i < limits.files && bytes <= limits.bytes && now - file.at <= limits.ageMs) continue;
    await rm(file.path, { force: true });
  }
}
