import { Resolver } from 'node:dns/promises';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Expectation } from './model.ts';
import type { Site } from './site.ts';

export interface FamilyCheck {
  readonly sites: readonly Site[];
  readonly resolver: string;
  readonly root: string;
}

/** Each home page over either family: what is wrong over IPv6 is what the answers say, and nothing else. */
export async function checkFamilies({ sites, resolver, root }: FamilyCheck): Promise<string[]> {
  const names = new Resolver();
  names.setServers([resolver]);
  const complaints: string[] = [];
  for (const site of sites) {
    const addresses = await names.resolve6(new URL(site.url).hostname).catch((): string[] => []);
    const usual = await visit(site.url, '127.0.0.1', root);
    const twice = [await visit(site.url, '::1', root), await visit(site.url, '::1', root)];
    const found = new Set<string>();
    if (addresses.length === 0) found.add('ipv6-address-missing');
    else if (addresses.some((address) => !['::1', 'fdb8:dead::1'].includes(address)))
      found.add('ipv6-address-invalid');
    else if (addresses.length > 1) found.add('ipv6-unstable');
    else for (const seen of twice) if (seen !== usual) found.add(seen);
    const planted = site
      .planted()
      .expect.filter(isSeenAtHome)
      .map((e) => fault[e.rule] ?? e.rule);
    if (planted.sort().join() !== [...found].sort().join())
      complaints.push(
        `${site.spec.id}: over IPv6 ${[...found].join(', ') || 'all is well'}, planted is ${planted.join(', ') || 'nothing'}`,
      );
  }
  return complaints;
}

/** Neither name servers are asked here nor what a page says or loads. */
function isSeenAtHome({ rule }: Expectation): boolean {
  return /^ipv6-(?!nameserver-|claim-|skylight)/.test(rule);
}

/** What a visit that fails in the way of the rule says. */
const fault: Readonly<Record<string, string>> = {
  'ipv6-unreachable': 'failure',
  'ipv6-certificate': 'failure',
};

/** The page, a failure, or the rule that a redirect or a broken connection speaks for. */
function visit(url: string, address: string, root: string): Promise<string> {
  const { protocol, hostname, port, pathname } = new URL(url);
  const options = {
    host: address,
    port,
    path: pathname,
    headers: { host: `${hostname}:${port}` },
    servername: hostname,
    ca: root,
    timeout: 1000,
    agent: false,
  };
  return new Promise((done) => {
    const outgoing = (protocol === 'https:' ? secureRequest : plainRequest)(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => done('failure'));
      response.on('end', () => {
        if (response.headers.location !== undefined) return done('ipv6-redirect-to-ipv4');
        const page = Buffer.concat(chunks).toString('latin1');
        done(page.length > 2000 ? page : 'ipv6-content-different');
      });
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
    outgoing.on('error', (error) => done(error.message === 'socket hang up' ? 'ipv6-unstable' : 'failure'));
    outgoing.end();
  });
}
