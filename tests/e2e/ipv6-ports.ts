import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type DnsReply, startDns } from '../unit/net/dns-server.ts';
import { certificate } from './certificate.ts';
import { govAudit, readJson } from './command.ts';
import { findings } from './contract-schemas.ts';
import { page } from './pages.ts';
import { bench, seedText } from './seeds.ts';
import { AS_OF } from './small-city.ts';

/**
 * Runs as a process of its own inside a network namespace, where the usual ports are free. Prints, for each site, the
 * rules that failed and the ports said to be closed over IPv6.
 */
const IP = 'ip';
const SITES = [
  { id: 'both', scheme: 'http', over4: [80, 443], over6: [80, 443] },
  { id: 'plain', scheme: 'http', over4: [80, 443], over6: [80] },
  { id: 'secure', scheme: 'https', over4: [80, 443], over6: [443] },
  { id: 'none', scheme: 'http', over4: [80, 443], over6: [] },
  { id: 'modest', scheme: 'http', over4: [80], over6: [80] },
] as const;

const at = bench();
const answer: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(page('小镇政府', '<h1>小镇政府</h1>'));
};
const zone: Record<string, DnsReply> = {};
for (const [i, site] of SITES.entries()) {
  const host = hostOf(site.id);
  const addresses = { 4: `127.0.0.${i + 10}`, 6: `fd12::${i + 10}` };
  execFileSync(IP, ['addr', 'add', `${addresses[6]}/128`, 'dev', 'lo', 'nodad']);
  zone[`A ${host}`] = [addresses[4]];
  zone[`AAAA ${host}`] = [addresses[6]];
  const keys = certificate(at.dir, host);
  for (const family of [4, 6] as const)
    for (const port of family === 4 ? site.over4 : site.over6) {
      const server = port === 443 ? createSecureServer(keys, answer) : createServer(answer);
      server.listen(port, addresses[family]);
      await once(server, 'listening');
    }
}
const dns = await startDns(zone);
const sites = SITES.map(({ id, scheme }) => ({ id, url: `${scheme}://${hostOf(id)}/` }));
const seeds = at.file('city.yaml', seedText(dns.server, sites, ['127.0.0.0/8', 'fd12::/16']));
await govAudit(['audit', seeds, '--as-of', AS_OF, '--out', at.out, '--only', 'ipv6', '--render', 'none']);
const all = (await readJson(findings, at.out, 'latest', 'findings.json')).findings;
const told = SITES.map(({ id }) => {
  const own = all.filter((one) => one.site === id && one.indicator === '26.ipv6');
  const reach = own.find((one) => one.rule === 'ipv6-unreachable');
  return [
    id,
    {
      failed: own.filter((one) => one.outcome === 'failed').map((one) => one.rule),
      severity: reach?.severity,
      closed: reach?.facts?.['closedPorts'],
      message: reach?.message,
    },
  ];
});
console.log(JSON.stringify(Object.fromEntries(told)));
at[Symbol.dispose]();
process.exit(0);

function hostOf(id: string): string {
  return `${id}.xiaozhen.gov.cn`;
}
