import type { Ipv6StabilityFacts } from '../../domain/facts/ipv6-stability.ts';
import { lostNights } from './lost-nights.ts';

/** One whole GET over IPv6 at an address that has worked at least once. */
export interface Probe {
  readonly ok: boolean;
  readonly why: string;
}

export type Night = Ipv6StabilityFacts['nights'][number];

const MOST_NIGHTS = 14;
const MOST_FAILURES = 10;

/** The success rate of this run, and the nights before it, one entry a day. */
export function stabilityOf(
  probes: readonly Probe[],
  earlier: readonly Night[],
  today: string,
): Ipv6StabilityFacts {
  const successes = probes.filter((one) => one.ok).length;
  const before = [...new Map(earlier.filter((one) => one.day < today).map((one) => [one.day, one])).values()];
  const nights = [...before, { day: today, probes: probes.length, successes }]
    .filter((one) => one.probes > 0)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .slice(-MOST_NIGHTS);
  const failures = probes.filter((one) => !one.ok).map((one) => one.why);
  return {
    probes: probes.length,
    successes,
    failureCount: failures.length,
    share: probes.length === 0 ? null : successes / probes.length,
    failures: failures.slice(0, MOST_FAILURES),
    nights,
    nightCount: nights.length,
    lostNights: lostNights(nights),
  };
}
