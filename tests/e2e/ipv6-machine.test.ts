import { describe, expect, it } from 'vitest';
import { HAS_IPV6 } from '../unit/net/loopback.ts';
import { HAS_NAMESPACES, inNamespace } from './in-namespace.ts';

const SCRIPT = new URL('./ipv6-machine.ts', import.meta.url);

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
  return (await inNamespace(SCRIPT, when)) as Told; // printed by our own script
}
