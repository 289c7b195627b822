import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { HAS_IPV6 } from '../unit/net/loopback.ts';
import { ROOT } from './command.ts';

const run = promisify(execFile);
const UNSHARE = 'unshare';
const SCRIPT = fileURLToPath(new URL('./ipv6-machine.ts', import.meta.url));

/** Needs the right to make a network namespace. */
const HAS_NAMESPACES = ((): boolean => {
  try {
    execFileSync(UNSHARE, ['--net', 'sh', '-c', 'ip link set lo up'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

interface Told {
  readonly code: number;
  readonly vantage: { readonly ipv6: boolean; readonly ipv6Checks: readonly { readonly works: boolean }[] };
  readonly sites: {
    readonly [id: string]: { readonly failed: readonly string[]; readonly cantTell: readonly string[] };
  };
}

describe.skipIf(!HAS_NAMESPACES || !HAS_IPV6)('a machine', () => {
  it('without IPv6 fails only what DNS proves', async () => {
    const told = await audit('never');
    expect(told.vantage.ipv6).toBe(false);
    expect(failedOf(told)).toEqual({
      none: ['ipv6-address-missing'],
      invalid: ['ipv6-address-invalid'],
      works: [],
    });
    expect(told.sites['works']?.cantTell).toContain('ipv6-unreachable');
  });

  it.each([1, 3, 8])('that loses its IPv6 after %i requests fails only what DNS proves', async (requests) => {
    const told = await audit(String(requests));
    expect(told.vantage.ipv6).toBe(true);
    expect(told.vantage.ipv6Checks.at(-1)).toMatchObject({ works: false });
    expect(failedOf(told)).toEqual({
      none: ['ipv6-address-missing'],
      invalid: ['ipv6-address-invalid'],
      works: [],
    });
    expect(told.sites['works']?.cantTell).toContain('ipv6-unreachable');
  });
});

function failedOf(told: Told): { readonly [id: string]: readonly string[] } {
  return Object.fromEntries(Object.entries(told.sites).map(([id, site]) => [id, site.failed]));
}

async function audit(when: string): Promise<Told> {
  const node = join(ROOT, 'node_modules/node/bin/node');
  const inside = 'ip link set lo up && exec "$0" "$@"';
  const args = ['--net', 'sh', '-c', inside, node, SCRIPT, when];
  const { stdout } = await run(UNSHARE, args, { timeout: 120_000, maxBuffer: 10_000_000 });
  return JSON.parse(stdout) as Told; // printed by our own script
}
