import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AXE_ENGINE } from '../../gather/axe-engine.ts';

/** Folders of the program that decide what is seen of a page. */
const DECIDING = ['domain', 'gather', 'net', 'app'];

/** One value for the checks as they are: another one as soon as a line of them changes, whatever the version says. */
export async function programDigest(): Promise<string> {
  const hash = createHash('sha256').update(AXE_ENGINE.version);
  const root = fileURLToPath(new URL('../../', import.meta.url));
  for (const folder of DECIDING) {
    const names = await readdir(join(root, folder), { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.ts')).sort()) {
      hash.update(`\n${folder}/${name}\n`).update(await readFile(join(root, folder, name)));
    }
  }
  return hash.digest('hex');
}
