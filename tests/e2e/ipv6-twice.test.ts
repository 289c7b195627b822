import { mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DnsReply, startDns } from '../unit/net/dns-server.ts';
import { closeAfterEach, closeLater, HAS_IPV6 } from '../unit/net/loopback.ts';
import { certificate } from './certificate.ts';
import { readJson, succeed } from './command.ts';
import { findings } from './contract-schemas.ts';
import { townHtml, townPage } from './ipv6-pages.ts';
import { secureServer, serveBoth, type TownSite } from './ipv6-town.ts';
import { bench, seedText } from './seeds.ts';
import { AS_OF } from './small-city.ts';

interface Case {
  readonly site: TownSite;
  readonly aaaa?: readonly string[];
  readonly scheme?: 'https';
  /** The rule that has to fail, and no other. */
  readonly failed: string | null;
}

const HOME = townPage('');
const OLD = 'old.xiaozhen.gov.cn';

closeAfterEach();

describe.skipIf(!HAS_IPV6)(
  'a city in which every site has one fault of its own',
  { timeout: 240_000 },
  () => {
    it('has each of them named, no other, and the same in a second run', async () => {
      using at = bench();
      const cases = casesOf();
      const ids = Object.keys(cases);
      const zone: Record<string, DnsReply> = { [`A ${OLD}`]: ['127.0.0.1'] };
      const sites: { id: string; url: string }[] = [];
      for (const id of ids) {
        const { site, aaaa = ['::1'], scheme = 'http' } = cases[id] ?? { site: { over4: HOME, over6: HOME } };
        const host = `${id}.xiaozhen.gov.cn`;
        zone[`A ${host}`] = ['127.0.0.1'];
        zone[`AAAA ${host}`] = aaaa;
        sites.push({ id, url: `${scheme}://${host}:${await serveBoth(site)}/` });
      }
      const dns = await startDns(zone);
      closeLater(() => dns.close());
      const range = ['127.0.0.0/8', '::1/128', 'fd12::/16'];
      const seeds = at.file('city.yaml', seedText(dns.server, sites, range));
      const audit = async () => {
        const args = [
          'audit',
          seeds,
          '--as-of',
          AS_OF,
          '--out',
          at.out,
          '--only',
          'ipv6',
          '--render',
          'none',
        ];
        await succeed([...args, '--min-judged', '0']);
        const { findings: all } = await readJson(findings, at.out, 'latest', 'findings.json');
        return all
          .filter((one) => one.indicator === '26.ipv6')
          .map((one) => `${one.site ?? 'city'} ${one.rule} ${one.outcome} ${one.severity}`)
          .sort();
      };
      const first = await audit();
      const failed = first.filter((line) => !line.startsWith('city ') && line.includes(' failed '));
      expect(failed.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(
        ids.flatMap((id) => (cases[id]?.failed ? [`${id} ${cases[id]?.failed}`] : [])).sort(),
      );
      expect(await audit()).toEqual(first);
    });
  },
);

function casesOf(): { readonly [id: string]: Case } {
  const dir = mkdtempSync(join(tmpdir(), 'ipv6-twice-'));
  closeLater(() => rmSync(dir, { recursive: true, force: true }));
  const stall: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '40000' });
    response.write('x'.repeat(1_000));
  };
  const away: RequestListener = (request, response) =>
    request.headers.host?.startsWith(OLD)
      ? HOME(request, response)
      : response.writeHead(302, { location: `http://${OLD}:${request.socket.localPort}/` }).end();
  let asked = 0;
  const flapping: RequestListener = (request, response) =>
    ++asked % 2 === 0 ? HOME(request, response) : request.socket.destroy();
  const shell: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html><head><title>Welcome to nginx!</title></head><body><h1>It works</h1></body></html>');
  };
  const older: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(townHtml(`<p>${'这是去年的旧稿，尚未同步。'.repeat(20)}</p>`));
  };
  const own = certificate(dir, 'cert.xiaozhen.gov.cn');
  const other = certificate(dir, 'cdn.example.com');
  return {
    works: { site: { over4: HOME, over6: HOME }, failed: null },
    none: { site: { over4: HOME, over6: HOME }, aaaa: [], failed: 'ipv6-address-missing' },
    deaf: { site: { over4: HOME, over6: null }, failed: 'ipv6-unreachable' },
    silent: { site: { over4: HOME, over6: () => {} }, failed: 'ipv6-unreachable' },
    stalls: { site: { over4: HOME, over6: stall }, failed: 'ipv6-unreachable' },
    default: { site: { over4: HOME, over6: shell }, failed: 'ipv6-content-different' },
    older: { site: { over4: HOME, over6: older }, failed: 'ipv6-content-different' },
    cert: {
      site: { over4: secureServer(own, HOME), over6: secureServer(other, HOME) },
      ...{ scheme: 'https', failed: 'ipv6-certificate' },
    },
    away: { site: { over4: away, over6: away }, failed: 'ipv6-redirect-to-ipv4' },
    dead: { site: { over4: HOME, over6: HOME }, aaaa: ['::1', 'fd12::dead'], failed: 'ipv6-unreachable' },
    flaps: { site: { over4: HOME, over6: flapping }, failed: 'ipv6-unstable' },
    mapped: {
      site: { over4: HOME, over6: HOME },
      ...{ aaaa: ['::ffff:127.0.0.1'], failed: 'ipv6-address-invalid' },
    },
  };
}
