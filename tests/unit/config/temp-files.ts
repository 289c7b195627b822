import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Writes files below a fresh directory, which goes when the test ends; gives back the directory. */
export async function tempFiles(files: { readonly [name: string]: string | Uint8Array }): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'gov-audit-config-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), content);
  }
  return dir;
}
