import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Stands in every rule pack, and in hardly any other folder of that name. */
const PROOF = join('tables', 'items.yaml');

/**
 * The rule pack where none was named: `rules/` where the command runs, as in a clone; elsewhere, as in a pipeline of a
 * website's own repository, the one that comes with the program.
 */
export async function defaultRules(): Promise<string> {
  const here = await stat(join('rules', PROOF)).catch(() => null);
  return here?.isFile() ? 'rules' : fileURLToPath(new URL('../../rules', import.meta.url));
}
