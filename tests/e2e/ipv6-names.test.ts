import { describe, expect, it } from 'vitest';
import { closeAfterEach, HAS_IPV6 } from '../unit/net/loopback.ts';
import { townPage } from './ipv6-pages.ts';
import { type LookedAt, lookAt, serveBoth } from './ipv6-town.ts';

const HOME = townPage('<a href="/a.html">甲</a>');
const WWW = 'www.xiaozhen.gov.cn';
/** The name itself has no records but an alias. */
const ALIAS = { [`A ${WWW}`]: [], [`AAAA ${WWW}`]: [] };
const CDN = {
  'NS cdn.example.com': ['ns.cdn.example.com'],
  'SOA cdn.example.com': ['ns.cdn.example.com'],
  'A ns.cdn.example.com': ['127.0.0.1'],
  'AAAA ns.cdn.example.com': ['::1'],
};

closeAfterEach();

describe.skipIf(!HAS_IPV6)('a name', { timeout: 60_000, concurrent: false }, () => {
  const look = async (zone: Parameters<typeof lookAt>[0]['zone'], host?: string): Promise<LookedAt> =>
    await lookAt({
      port: await serveBoth({ over4: HOME, over6: HOME }),
      ...(zone ? { zone } : {}),
      ...(host === undefined ? {} : { host }),
    });

  it('that is an alias of an alias of an alias works as any other', async () => {
    const looked = await look({
      ...{ ...ALIAS, ...CDN },
      [`CNAME ${WWW}`]: ['site.xiaozhen.gov.cn'],
      'CNAME site.xiaozhen.gov.cn': ['x1.cdn.example.com'],
      'CNAME x1.cdn.example.com': ['edge.cdn.example.com'],
      'A edge.cdn.example.com': ['127.0.0.1'],
      'AAAA edge.cdn.example.com': ['::1'],
    });
    expect(looked.failed).toEqual([]);
    expect(Object.values(looked.outcomes)).not.toContain('cantTell');
    expect(looked.facts('ipv6-dns')).toMatchObject({
      count: 1,
      cname: ['site.xiaozhen.gov.cn', 'x1.cdn.example.com', 'edge.cdn.example.com'],
    });
    expect(looked.facts('ipv6-nameservers')).toMatchObject({
      zone: 'xiaozhen.gov.cn',
      aliasZones: [{ zone: 'cdn.example.com', count: 1, withIpv6: 1 }],
    });
  });

  it('whose aliases end without AAAA', async () => {
    const looked = await look({
      ...{ ...ALIAS, ...CDN },
      [`CNAME ${WWW}`]: ['x1.cdn.example.com'],
      'CNAME x1.cdn.example.com': ['edge.cdn.example.com'],
      'A edge.cdn.example.com': ['127.0.0.1'],
    });
    expect(looked.failed).toEqual(['ipv6-address-missing']);
    expect(looked.facts('ipv6-dns')['cname']).toEqual(['x1.cdn.example.com', 'edge.cdn.example.com']);
  });

  it('that is an alias into a zone whose name servers have IPv4 only', async () => {
    const looked = await look({
      ...{ ...ALIAS, ...CDN, 'AAAA ns.cdn.example.com': [] },
      [`CNAME ${WWW}`]: ['edge.cdn.example.com'],
      'A edge.cdn.example.com': ['127.0.0.1'],
      'AAAA edge.cdn.example.com': ['::1'],
    });
    expect(looked.failed).toEqual(['ipv6-alias-nameserver-missing']);
    expect(looked.facts('ipv6-nameservers')).toMatchObject({
      zone: 'xiaozhen.gov.cn',
      withIpv6: 1,
      aliasWithout: ['cdn.example.com'],
    });
  });

  it('that is an alias of a whole zone is not taken for a zone itself', async () => {
    const looked = await look({
      ...{ ...ALIAS, ...CDN, 'AAAA ns.cdn.example.com': [] },
      [`CNAME ${WWW}`]: ['cdn.example.com'],
      'A cdn.example.com': ['127.0.0.1'],
      'AAAA cdn.example.com': ['::1'],
    });
    expect(looked.failed).toEqual(['ipv6-alias-nameserver-missing']);
    expect(looked.facts('ipv6-nameservers')).toMatchObject({ zone: 'xiaozhen.gov.cn', withIpv6: 1 });
  });

  it('that leads back to itself opens over neither family, so IPv6 is not to blame', async () => {
    const looked = await look({
      ...ALIAS,
      [`CNAME ${WWW}`]: ['one.xiaozhen.gov.cn'],
      'CNAME one.xiaozhen.gov.cn': [WWW],
    });
    expect(looked.failed).toEqual([]);
    expect(looked.outcomes['ipv6-address-missing']).toBe('cantTell');
    expect(looked.evidence.find((one) => one.kind === 'ipv6-dns')).toMatchObject({
      why: 'dns',
      detail: `CNAME loop: ${WWW} → one.xiaozhen.gov.cn → ${WWW}`,
    });
  });

  it('whose name server is an alias is judged by the addresses behind it', async () => {
    const zone = { 'A ns1.xiaozhen.gov.cn': [], 'AAAA ns1.xiaozhen.gov.cn': [] };
    const alias = { 'CNAME ns1.xiaozhen.gov.cn': ['dns.example.com'], 'A dns.example.com': ['127.0.0.1'] };
    const good = await look({ ...zone, ...alias, 'AAAA dns.example.com': ['::1'] });
    expect(good.failed).toEqual([]);
    expect(good.facts('ipv6-nameservers')).toMatchObject({ servers: [{ isAlias: true, aaaa: ['::1'] }] });
    const bad = await look({ ...zone, ...alias });
    expect(bad.failed).toEqual(['ipv6-nameserver-missing']);
  });

  it('whose name servers stand in another zone is judged by their addresses', async () => {
    const zone = { 'NS xiaozhen.gov.cn': ['ns.dns.example.com'], 'A ns.dns.example.com': ['127.0.0.1'] };
    expect((await look({ ...zone, 'AAAA ns.dns.example.com': ['::1'] })).failed).toEqual([]);
    const bad = await look(zone);
    expect(bad.failed).toEqual(['ipv6-nameserver-missing']);
    expect(bad.facts('ipv6-nameservers')['without']).toEqual(['ns.dns.example.com']);
  });

  it.each([
    [WWW, 'xiaozhen.gov.cn'],
    ['xiaozhen.gov.cn', WWW],
  ])('%s whose other form %s has no AAAA is a hint, never a fault', async (host, other) => {
    const own = { [`A ${host}`]: ['127.0.0.1'], [`AAAA ${host}`]: ['::1'], [`A ${other}`]: ['127.0.0.1'] };
    const without = await look({ ...own, [`AAAA ${other}`]: [] }, host);
    expect(without.failed).toEqual([]);
    expect(without.outcomes['ipv6-sibling-missing']).toBe('cantTell');
    expect(without.facts('ipv6-dns')).toMatchObject({ siblingHost: other, siblingCount: 0 });
    const both = await look({ ...own, [`AAAA ${other}`]: ['::1'] }, host);
    expect(both.outcomes['ipv6-sibling-missing']).toBe('passed');
  });

  it('without another form in DNS has nothing to be reminded of', async () => {
    expect((await look({})).outcomes['ipv6-sibling-missing']).toBe('inapplicable');
  });
});
