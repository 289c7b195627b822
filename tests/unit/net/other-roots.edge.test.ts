import { createServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import type { Url } from '../../../src/domain/brand.ts';
import { openBrowsers } from '../../../src/net/browsers.ts';
import { findBrowser } from '../../../src/net/find-browser.ts';
import { trustRoot, trustsOtherRoots } from '../../../src/net/trust-root.ts';
import { makeAuthority } from '../../city/certificates.ts';
import { startDns } from './dns-server.ts';
import { closeAfterEach, closeLater, listen, testNet } from './loopback.ts';

closeAfterEach();

const found = await findBrowser();

async function secure(certificate: { readonly key: string; readonly cert: string }) {
  const server = createServer(certificate, (request, response) => {
    if (request.url !== '/') return void response.writeHead(404).end();
    response.setHeader('content-type', 'text/html').end('<!doctype html><h1>well</h1>');
  });
  return await listen(server, '127.0.0.1', 'https');
}

describe.runIf(found)('a browser beside a program that trusts one more root', { timeout: 60_000 }, () => {
  it('trusts what the program trusts, and nothing else', async () => {
    const authority = makeAuthority();
    const name = 'www.demo.gov.cn';
    const other = 'other.demo.gov.cn';
    const dns = await startDns({ [`A ${name}`]: ['127.0.0.1'], [`A ${other}`]: ['127.0.0.1'] });
    closeLater(() => dns.close());
    const [valid, expired, stranger] = [
      await secure(authority.issue([name])),
      await secure(authority.issue([name], 'expired')),
      await secure(makeAuthority().issue([name])),
    ];
    const visitAll = async () => {
      const net = testNet({ resolvers: [dns.server] });
      const browsers = await openBrowsers({
        executable: found?.path ?? '',
        net,
        pagesAtOnce: 2,
        headless: true,
      });
      const addresses = [
        `https://${name}:${valid.port}/`,
        `https://${other}:${valid.port}/`,
        `https://${name}:${expired.port}/`,
        `https://${name}:${stranger.port}/`,
      ];
      const look = (address: string) => browsers.visit(address as Url, async (visit) => visit.status);
      const seen = await Promise.all(addresses.map(look));
      await browsers.close();
      return seen.map((one) => (one.ok ? one.value : one.why));
    };
    const before = getCACertificates('default');
    try {
      trustRoot(authority.root);
      expect(trustsOtherRoots()).toBe(true);
      expect(await visitAll()).toEqual([200, 'tls', 'tls', 'tls']);
    } finally {
      setDefaultCACertificates(before);
    }
    expect(await visitAll()).toEqual(['tls', 'tls', 'tls', 'tls']);
  });
});
