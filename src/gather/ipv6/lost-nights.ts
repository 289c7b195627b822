import type { Ipv6StabilityFacts } from '../../domain/facts/ipv6-stability.ts';

/** Nights without any success between two with one: a site that was mended once, or went dark for good, is not unstable. */
export function lostNights(nights: Ipv6StabilityFacts['nights']): number {
  const good = nights.map((one) => one.successes > 0);
  return nights.slice(good.indexOf(true), good.lastIndexOf(true) + 1).filter((one) => one.successes === 0)
    .length;
}
