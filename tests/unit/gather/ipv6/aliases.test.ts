import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Records } from '../../../../src/domain/net.ts';
import { aliasesOf } from '../../../../src/gather/ipv6/aliases.ts';

/** A name has at most one alias: the table is the whole world. */
const net = (table: ReadonlyMap<string, string>) => ({
  records: async (name: string): Promise<Records> => {
    const next = table.get(name);
    return next === undefined ? { state: 'missing', detail: 'NODATA' } : { state: 'found', values: [next] };
  },
});

it('ends in every world of aliases, and says of a loop that it is one', async () => {
  const name = fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, name), { maxLength: 8 }), async (pairs) => {
      const table = new Map(pairs);
      const { names, isLoop } = await aliasesOf('a', net(table));
      const last = names.at(-1) ?? 'a';
      expect(names.every((one, i) => table.get(i === 0 ? 'a' : (names[i - 1] ?? '')) === one)).toBe(true);
      if (isLoop) expect(['a', ...names.slice(0, -1)]).toContain(last);
      else expect(table.has(last)).toBe(false);
    }),
  );
});

it('gives up on a chain without end', async () => {
  const endless = new Map(Array.from({ length: 50 }, (_, i) => [`n${i}`, `n${i + 1}`]));
  expect((await aliasesOf('n0', net(endless))).names).toHaveLength(8);
});
