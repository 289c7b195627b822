import type { Ipv6StabilityFacts } from '../../domain/facts/ipv6-stability.ts';

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

/** Nights without any success between two with one: a site that was mended once, or went dark for good, is not unstable. */
export function lostNights(nights: readonly Night[]): number {
  const good = nights.map((one) => one.successes > 0);
  return nights.slice(good.indexOf(true), good.lastIndexOf(true) + 1).filter((one) => one.successes === 0)
    .length;
}
