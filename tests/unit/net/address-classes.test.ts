import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressGuard, classifyAddress } from '../../../src/net/address.ts';

const hex = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 }).map((n) => n.toString(16));
const tail = (groups: number) => fc.array(hex(16), { minLength: groups, maxLength: groups });

/** Any address below the prefix, written out. */
const below = (prefix: string) =>
  tail(8 - prefix.split(':').length).map((rest) => [prefix, ...rest].join(':'));

describe('the class of an IPv6 address', () => {
  it.each([
    ['0:0:0:0:0:ffff', 'mapped'],
    ['fe80', 'link-local'],
    ['febf', 'link-local'],
    ['fec0', 'site-local'],
    ['fc00', 'unique-local'],
    ['fdff', 'unique-local'],
    ['2002', '6to4'],
    ['2001:0', 'teredo'],
    ['64:ff9b:0:0:0:0', 'nat64'],
    ['64:ff9b:1', 'nat64'],
    ['2001:db8', 'documentation'],
    ['3fff:0', 'documentation'],
    ['100:0:0:0', 'discard'],
    ['ff02', 'multicast'],
    ['240e', 'global'],
    ['2400:da00', 'global'],
  ])('below %s is %s, whatever follows', (prefix, name) => {
    fc.assert(
      fc.property(below(prefix), (address) => {
        expect(classifyAddress(address)).toBe(name);
      }),
    );
  });

  it('alone decides: only global ones, and those that count as public, may be contacted', () => {
    const guard = addressGuard(['::1/128', '::ffff:0:0/96']);
    fc.assert(
      fc.property(tail(8), (groups) => {
        const { class: name, allowed } = guard(groups.join(':'));
        expect(allowed).toBe(name === 'global' || name === 'treated-as-public');
      }),
    );
    expect(guard('::ffff:127.0.0.1')).toEqual({ class: 'mapped', allowed: false });
  });
});
