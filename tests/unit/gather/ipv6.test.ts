import http from 'node:http';
import { describe, expect, it } from 'vitest';
import { ipv6DnsSchema } from '../../../src/domain/facts/ipv6-dns.ts';
import { ipv6ReachSchema } from '../../../src/domain/facts/ipv6-reach.ts';
import type { Family } from '../../../src/domain/net.ts';
import { gatherIpv6Dns, gatherIpv6Reach } from '../../../src/gather/ipv6.ts';
import { type DnsReply, startDns } from '../net/dns-server.ts';
import { at, closeAfterEach, closeLater, HAS_IPV6, listen, serve, testNet } from '../net/loopback.ts';

closeAfterEach();

const HOST = 'www.demo.gov.cn';
const NEVER = new AbortController().signal;

async function netWith(zone: Record<string, DnsReply>, families: readonly Family[] = [4, 6]) {
  const dns = await startDns(zone);
  closeLater(() => dns.close());
  return testNet({ resolvers: [dns.server], families });
}

const aaaa = (...addresses: readonly string[]): Record<string, DnsReply> => ({
  [`A ${HOST}`]: ['127.0.0.1'],
  [`AAAA ${HOST}`]: addresses,
});

async function dnsOf(zone: Record<string, DnsReply>) {
  const looked = await gatherIpv6Dns(at(`http://${HOST}/`), await netWith(zone));
  return looked.ok ? { ok: true, ...ipv6DnsSchema.parse(looked.facts) } : looked;
}

describe('what DNS says', () => {
  it('no AAAA record', async () => {
    expect(await dnsOf({ [`A ${HOST}`]: ['127.0.0.1'] })).toMatchObject({
      host: HOST,
      a: ['127.0.0.1'],
      count: 0,
      invalidCount: 0,
    });
  });

  it('a name that does not exist has none either', async () => {
    expect(await dnsOf({})).toMatchObject({ ok: true, a: [], count: 0 });
  });

  it('usable addresses: public ones, and those that are treated as public', async () => {
    expect(await dnsOf(aaaa('::1', '2408:8656:30d1::5'))).toMatchObject({
      count: 2,
      validCount: 2,
      invalid: [],
    });
  });

  it.each([
    ['::ffff:127.0.0.1', 'mapped'],
    ['fe80::1', 'link-local'],
    ['fd00::1', 'unique-local'],
    ['2001:db8::1', 'documentation'],
    ['::', 'unspecified'],
    ['ff02::1', 'multicast'],
  ])('%s is invalid: %s', async (address, name) => {
    const facts = await dnsOf(aaaa('::1', address));
    expect(facts).toMatchObject({ count: 2, validCount: 1, invalidCount: 1 });
    expect(facts).toMatchObject({ invalid: [address] });
    expect('aaaa' in facts && facts.aaaa.find((one) => !one.valid)?.class).toBe(name);
  });

  it('nothing, where the name server is silent or broken', async () => {
    for (const reply of ['silence', 'SERVFAIL'] as const)
      expect(await dnsOf({ [`A ${HOST}`]: ['127.0.0.1'], [`AAAA ${HOST}`]: reply }), reply).toMatchObject({
        ok: false,
        why: 'dns',
      });
  });

  it('nothing certain, where AAAA is missing and A is not answered', async () => {
    expect(await dnsOf({ [`AAAA ${HOST}`]: [], [`A ${HOST}`]: 'SERVFAIL' })).toMatchObject({
      ok: false,
      why: 'dns',
    });
  });
});

describe.runIf(HAS_IPV6)('whether the home page opens over IPv6', () => {
  /** One server a family, on one port; `null`: nothing listens there. */
  async function open(options: {
    four: number;
    six: number | null;
    addresses?: readonly string[];
    families?: readonly Family[];
  }) {
    const { port } = await serve((_, response) => response.writeHead(options.four).end('<html>四</html>'));
    if (options.six !== null) {
      const status = options.six;
      await listen(
        http.createServer((_, response) => response.writeHead(status).end('<html>六</html>')),
        '::1',
        'http',
        port,
      );
    }
    const net = await netWith(aaaa(...(options.addresses ?? ['::1'])), options.families);
    const looked = await gatherIpv6Reach(at(`http://${HOST}:${port}/`), net, NEVER);
    return looked.ok ? { ok: true, ...ipv6ReachSchema.parse(looked.facts) } : looked;
  }

  it('it does', async () => {
    const facts = await open({ four: 200, six: 200 });
    expect(facts).toMatchObject({
      reachable: true,
      ipv4: true,
      addresses: [{ address: '::1', ok: true, status: 200 }],
    });
  });

  it('nothing listens there', async () => {
    const facts = await open({ four: 200, six: null });
    expect(facts).toMatchObject({
      reachable: false,
      ipv4: true,
      addresses: [{ ok: false, why: 'refused', status: null }],
    });
  });

  it('it answers 502 there, and well over IPv4', async () => {
    expect(await open({ four: 200, six: 502 })).toMatchObject({
      reachable: false,
      ipv4: true,
      addresses: [{ ok: false, status: 502 }],
    });
  });

  it('it opens over neither: IPv6 is not to blame', async () => {
    expect(await open({ four: 500, six: null })).toMatchObject({ reachable: false, ipv4: false });
  });

  it('one of two addresses works', async () => {
    const facts = await open({ four: 200, six: 200, addresses: ['::ffff:127.0.0.1', '::1'] });
    expect(facts).toMatchObject({ reachable: true, addresses: [{ address: '::1' }] });
  });

  it('invalid addresses are not contacted: there is nothing to ask', async () => {
    const facts = await open({ four: 200, six: 200, addresses: ['::ffff:127.0.0.1', 'fe80::1'] });
    expect(facts).toMatchObject({ reachable: false, addresses: [] });
  });

  it('cannot be told in a run without IPv6', async () => {
    expect(await open({ four: 200, six: 200, families: [4] })).toMatchObject({
      ok: false,
      why: 'no-ipv6-path',
    });
  });

  it('does not blame the site where IPv4 may not be used to compare', async () => {
    expect(await open({ four: 200, six: null, families: [6] })).toMatchObject({
      reachable: false,
      ipv4: false,
    });
  });

  it('does not blame the site where the run was stopped', async () => {
    const net = await netWith(aaaa('::1'));
    const { url } = await serve((_, response) => response.end('x'));
    const home = at(url('/').replace('127.0.0.1', HOST));
    const looked = await gatherIpv6Reach(home, net, AbortSignal.abort('cancelled'));
    expect(looked.ok ? looked.facts : looked).toMatchObject(looked.ok ? { ipv4: false } : { ok: false });
  });
});
