import type { Url } from '../../domain/brand.ts';
import type { Ipv6LatencyFacts } from '../../domain/facts/ipv6-latency.ts';
import type { Family } from '../../domain/net.ts';
import { degradation } from './degradation.ts';
import type { LookContext } from './looked.ts';
import { median } from './median.ts';
import { openPage } from './open-page.ts';
import { portOf } from './ports.ts';

/** One round: the same stages over either family, right after each other. */
export interface Round {
  readonly ipv4: Times;
  readonly ipv6: Times;
}

interface Times {
  readonly dnsMs: number | null;
  readonly tcpMs: number | null;
  readonly firstByteMs: number | null;
  readonly pageMs: number | null;
  readonly ok: boolean;
  readonly why: string;
}

/** Times the home page over both families in turns; which of them begins alternates. */
export async function timeRound(
  home: Url,
  addresses: { readonly ipv4: string | null; readonly ipv6: string },
  number: number,
  look: LookContext,
): Promise<Round> {
  const four = () => timesOver(home, 4, addresses.ipv4, look);
  const six = () => timesOver(home, 6, addresses.ipv6, look);
  if (number % 2 === 1) {
    const ipv6 = await six();
    return { ipv4: await four(), ipv6 };
  }
  const ipv4 = await four();
  return { ipv4, ipv6: await six() };
}

async function timesOver(
  home: Url,
  family: Family,
  address: string | null,
  look: LookContext,
): Promise<Times> {
  if (address === null)
    return { dnsMs: null, tcpMs: null, firstByteMs: null, pageMs: null, ok: false, why: 'dns-missing' };
  const url = new URL(home);
  const said = await look.net.resolveEach(url.hostname, family);
  const heard = said.filter((one) => one.resolved.state !== 'silent').map((one) => one.tookMs);
  const connected = await look.net.connect({
    ...{ address, port: portOf(url), host: url.host, signal: look.signal },
  });
  const page = await openPage(home, { family, address }, look);
  const ok = page.ok && page.status < 500;
  return {
    dnsMs: heard.length > 0 ? Math.min(...heard) : null,
    tcpMs: connected.ok ? connected.tcpMs : null,
    firstByteMs: ok ? page.firstByteMs : null,
    pageMs: ok ? page.tookMs : null,
    ok,
    why: page.ok ? (ok ? '' : `HTTP ${page.status}`) : `${page.why} ${page.detail}`.slice(0, 120),
  };
}

/** Medians of all rounds, and by how much IPv6 is slower. */
export function latencyOf(rounds: readonly Round[]): Ipv6LatencyFacts {
  const stage = (pick: (times: Times) => number | null) => {
    const of = (family: 'ipv4' | 'ipv6') => median(rounds.flatMap((round) => pick(round[family]) ?? []));
    const ipv4Ms = of('ipv4');
    const ipv6Ms = of('ipv6');
    return { ipv4Ms, ipv6Ms, ratio: degradation(ipv4Ms, ipv6Ms) };
  };
  return {
    samples: rounds.length,
    dns: stage((times) => times.dnsMs),
    tcp: stage((times) => times.tcpMs),
    firstByte: stage((times) => times.firstByteMs),
    page: stage((times) => times.pageMs),
  };
}
