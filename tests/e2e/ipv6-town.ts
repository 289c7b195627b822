import http, { type RequestListener, type Server } from 'node:http';
import https from 'node:https';
import { lookAtIpv6 } from '../../src/app/ipv6/look-at-ipv6.ts';
import { loadPack } from '../../src/app/load.ts';
import type { Day, Instant } from '../../src/domain/brand.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Net } from '../../src/domain/net.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Site } from '../../src/domain/site.ts';
import { createFamilyLedger } from '../../src/gather/ipv6/family-ledger.ts';
import type { Night } from '../../src/gather/ipv6/stability.ts';
import { judgeOne } from '../../src/judge/judge.ts';
import { type DnsReply, startDns } from '../unit/net/dns-server.ts';
import { at, closeLater, listen, testNet } from '../unit/net/loopback.ts';

type Zone = Record<string, DnsReply | (() => DnsReply)>;

export interface TownSite {
  /** What listens on loopback over each family; `null`: nothing. */
  readonly over4: RequestListener | Server | null;
  readonly over6: RequestListener | Server | null;
  readonly scheme?: 'http' | 'https';
}

export interface LookedAt {
  readonly evidence: readonly Evidence[];
  /** Outcome by rule; the rules of the city are left out. */
  readonly outcomes: { readonly [rule: string]: Outcome };
  /** Ids of the rules that failed. */
  readonly failed: readonly string[];
  facts(kind: string): Record<string, unknown>;
}

/** Both families on one port of loopback. */
export async function serveBoth(site: TownSite): Promise<number> {
  for (let attempt = 0; ; attempt++) {
    const { port } = await listen(toServer(site.over4 ?? site.over6), site.over4 ? '127.0.0.1' : '::1');
    if (!site.over4 || !site.over6) return port;
    try {
      await listen(toServer(site.over6), '::1', 'http', port);
      return port;
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

function toServer(given: TownSite['over4']): Server {
  if (given === null) return http.createServer();
  return typeof given === 'function' ? http.createServer(given) : given;
}

export function secureServer(keys: { key: string; cert: string }, listener: RequestListener): Server {
  return https.createServer(keys, listener) as unknown as Server; // listens and closes alike
}

const NAME = 'www.xiaozhen.gov.cn';

/** Looks at one site as a run does, and judges what was seen by the real rules. */
export async function lookAt(options: {
  readonly port: number;
  readonly zone?: Zone;
  readonly scheme?: 'http' | 'https';
  readonly families?: readonly (4 | 6)[];
  readonly extraDns?: readonly Zone[];
  readonly nameServerOver6?: boolean;
  readonly nights?: readonly Night[];
  readonly apps?: Site['apps'];
  readonly treatAsPublic?: readonly string[];
  /** The registered name, where it is another. */
  readonly host?: string;
  /** Stands in for a failure that cannot be made for real everywhere: a machine that loses its IPv6. */
  readonly wrap?: (net: Net) => Net;
}): Promise<LookedAt> {
  const zone: Zone = {
    [`A ${NAME}`]: ['127.0.0.1'],
    [`AAAA ${NAME}`]: ['::1'],
    'NS xiaozhen.gov.cn': ['ns1.xiaozhen.gov.cn'],
    'SOA xiaozhen.gov.cn': ['ns1.xiaozhen.gov.cn'],
    'A ns1.xiaozhen.gov.cn': ['127.0.0.1'],
    'AAAA ns1.xiaozhen.gov.cn': ['::1'],
    ...options.zone,
  };
  const dns = await startDns(zone);
  closeLater(() => dns.close());
  if (options.nameServerOver6 !== false) {
    const six = await startDns(zone, { host: '::1', port: Number(dns.server.split(':').at(-1)) });
    closeLater(() => six.close());
  }
  const others = await Promise.all((options.extraDns ?? []).map((each) => startDns({ ...zone, ...each })));
  for (const other of others) closeLater(() => other.close());
  const opened = testNet({
    resolvers: [dns.server, ...others.map((other) => other.server)],
    ...(options.families ? { families: options.families } : {}),
    treatAsPublic: options.treatAsPublic ?? ['127.0.0.0/8', '::1/128', 'fd12::/16'],
    limits: { connectMs: 1_500 },
  });
  const net = options.wrap?.(opened) ?? opened;
  const signal = new AbortController().signal;
  const url = at(`${options.scheme ?? 'http'}://${options.host ?? NAME}:${options.port}/`);
  const site: Site = {
    ...{ id: 'www', name: '小镇政府', url, level: 'city', alsoHosts: [], columns: [], maxPages: 10 },
    apps: options.apps ?? [],
  };
  const look = lookAtIpv6({
    ...{ site, net, signal, today: '2026-11-20', ledger: createFamilyLedger({ net, signal }) },
    now: () => '2026-11-20T00:00:00Z' as Instant,
    earlier: async () => options.nights ?? [],
    seedDir: '.',
  });
  return judged(await look.finish());
}

async function judged(evidence: readonly Evidence[]): Promise<LookedAt> {
  const loaded = await loadPack(new URL('../../rules', import.meta.url).pathname);
  if (!loaded.ok) throw new Error(loaded.lines.join('\n'));
  const rules = loaded.pack.indicators.find((one) => one.id === '26.ipv6')?.rules ?? [];
  const outcomes: Record<string, Outcome> = {};
  for (const rule of rules) {
    const seen = evidence.find((one) => one.kind === rule.evidence);
    if (seen && rule.target !== 'city') outcomes[rule.id] = judgeOne(rule, seen, '2026-11-20' as Day);
  }
  return {
    evidence,
    outcomes,
    failed: Object.keys(outcomes)
      .filter((rule) => outcomes[rule] === 'failed')
      .sort(),
    facts(kind) {
      const found = evidence.find((one) => one.kind === kind);
      if (found?.status !== 'observed') throw new Error(`${kind}: ${JSON.stringify(found)}`);
      return found.facts as Record<string, unknown>; // facts are objects
    },
  };
}
