import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressGuard, classifyAddress } from '../../../src/net/address.ts';

describe('classifyAddress', () => {
  it.each([
    ['8.8.8.8', 'global'],
    ['2400:da00::6666', 'global'],
    ['127.0.0.1', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.0', 'global'],
    ['192.168.0.1', 'private'],
    ['100.64.0.1', 'carrier-nat'],
    ['169.254.169.254', 'link-local'],
    ['0.0.0.0', 'unspecified'],
    ['192.0.2.1', 'documentation'],
    ['198.51.100.7', 'documentation'],
    ['203.0.113.9', 'documentation'],
    ['198.18.0.1', 'benchmark'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'reserved'],
    ['240.0.0.1', 'reserved'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::ffff:8.8.8.8', 'mapped'],
    ['::ffff:808:808', 'mapped'],
    ['::7f00:1', 'reserved'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['fec0::1', 'site-local'],
    ['fd00::2', 'unique-local'],
    ['2002:7f00:1::', '6to4'],
    ['2001::1', 'teredo'],
    ['64:ff9b::7f00:1', 'nat64'],
    ['64:ff9b:1::1', 'nat64'],
    ['2001:db8::1', 'documentation'],
    ['3fff::1', 'documentation'],
    ['100::1', 'discard'],
    ['ff02::1', 'multicast'],
    ['2001:2::1', 'benchmark'],
    ['4000::1', 'reserved'],
    ['5f00::1', 'reserved'],
    ['nonsense', 'reserved'],
    ['1.2.3', 'reserved'],
    ['', 'reserved'],
  ])('%s is %s', (address, expected) => {
    expect(classifyAddress(address)).toBe(expected);
  });
});

describe('addressGuard', () => {
  it('lets public addresses through and nothing else', () => {
    const guard = addressGuard([]);
    expect(guard('8.8.8.8').allowed).toBe(true);
    expect(guard('10.0.0.1')).toEqual({ class: 'private', allowed: false });
    expect(guard('2001:db8::1')).toEqual({ class: 'documentation', allowed: false });
  });

  it('lets through what treatAsPublic covers', () => {
    const guard = addressGuard(['127.0.0.0/8', '::1/128', '10.9.8.7']);
    expect(guard('127.9.9.9')).toEqual({ class: 'treated-as-public', allowed: true });
    expect(guard('::1')).toEqual({ class: 'treated-as-public', allowed: true });
    expect(guard('10.9.8.7').allowed).toBe(true);
    expect(guard('10.9.8.8').allowed).toBe(false);
  });

  it('never lets mapped, unspecified and multicast addresses through', () => {
    const guard = addressGuard(['0.0.0.0/0', '::/0']);
    for (const address of ['::ffff:127.0.0.1', '::ffff:7f00:1', '0.0.0.0', '::', '224.0.0.1', 'ff02::1']) {
      expect(guard(address).allowed, address).toBe(false);
    }
  });

  it('is total over whatever text it gets', () => {
    const guard = addressGuard(['127.0.0.0/8']);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => {
        expect(typeof guard(text).allowed).toBe('boolean');
      }),
    );
  });

  it('never lets a mapped spelling of any IPv4 address through', () => {
    const guard = addressGuard(['0.0.0.0/0', '::/0']);
    fc.assert(fc.property(fc.ipV4(), (address) => !guard(`::ffff:${address}`).allowed));
  });
});
