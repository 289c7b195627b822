import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ROOT } from './command.ts';

const run = promisify(execFile);
const UNSHARE = 'unshare';

/** Whether this process may make a network namespace. */
export const HAS_NAMESPACES = ((): boolean => {
  try {
    execFileSync(UNSHARE, ['--net', 'sh', '-c', 'ip link set lo up'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Runs a script in a network of its own, where every port and address is free; gives what it prints, read as JSON. */
export async function inNamespace(script: URL, ...rest: readonly string[]): Promise<unknown> {
  const node = join(ROOT, 'node_modules/node/bin/node');
  const inside = 'ip link set lo up && exec "$0" "$@"';
  const args = ['--net', 'sh', '-c', inside, node, fileURLToPath(script), ...rest];
  const { stdout } = await run(UNSHARE, args, { timeout: 120_000, maxBuffer: 10_000_000 });
  return JSON.parse(stdout);
}
