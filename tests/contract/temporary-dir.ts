import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory of its own, gone at the end of the block. */
export function temporaryDir(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'gov-audit-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
