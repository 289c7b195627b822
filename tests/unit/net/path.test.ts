import { describe, expect, it } from 'vitest';
import { addressGuard } from '../../../src/net/address.ts';
import { openPath } from '../../../src/net/path.ts';
import { HAS_IPV6 } from './loopback.ts';

describe('path', () => {
  const open = (families: readonly (4 | 6)[], asked: string[] = []) =>
    openPath({
      families,
      guard: addressGuard(['127.0.0.0/8', '::1/128']),
      canaries: ['https://canary.example/'],
      reaches: async (canary) => {
        asked.push(canary);
        return { ok: false, detail: '' };
      },
    });

  it.runIf(HAS_IPV6)('to an address that counts as public exists where the family can be bound', async () => {
    const asked: string[] = [];
    expect(await open([4, 6], asked)(6, '::1')).toMatchObject({ works: true });
    expect(asked).toEqual([]);
  });

  it('does not exist in a family which the run may not use', async () => {
    expect(await open([4])(6, '::1')).toMatchObject({ works: false });
    expect(await open([6])(4, '127.0.0.1')).toMatchObject({ works: false });
  });

  it('to other addresses is not claimed without proof', async () => {
    expect(await open([4, 6])(6, '2400:da00::1')).toMatchObject({ works: false });
    expect(await open([4, 6])(6)).toMatchObject({ works: false });
  });
});
