import { expect, it } from 'vitest';
import { HAS_IPV6 } from '../unit/net/loopback.ts';
import { HAS_NAMESPACES, inNamespace } from './in-namespace.ts';

it.skipIf(!HAS_NAMESPACES || !HAS_IPV6)(
  'a usual port that is open over IPv4 and closed over IPv6 is named, whichever of the two the site is registered with',
  { timeout: 120_000 },
  async () => {
    const told = await inNamespace(new URL('./ipv6-ports.ts', import.meta.url));
    expect(told).toMatchObject({
      both: { failed: [] },
      modest: { failed: [] },
      // The page opens: a warning, which does not count in the support rate.
      plain: { failed: ['ipv6-unreachable'], severity: 'warning', closed: [443] },
      secure: { failed: ['ipv6-unreachable'], severity: 'warning', closed: [80] },
      none: { failed: ['ipv6-unreachable'], severity: 'error', closed: [80, 443] },
    });
    expect(told).toHaveProperty('none.message', expect.stringContaining('只在IPv4开放的端口：80、443'));
  },
);
