import type { Ipv6LinksFacts } from '../../domain/facts/ipv6-links.ts';
import { wilson } from './wilson.ts';

/** One link with what is known of it; `ok4: null`: cannot be told, counts nowhere. */
export interface LinkState {
  readonly url: string;
  readonly from: string;
  readonly internal: boolean;
  readonly ok4: boolean | null;
  /** The host has a usable IPv6 address. */
  readonly host6: boolean;
  /** `null`: not asked, for want of a path. */
  readonly ok6: boolean | null;
  readonly why: string;
}

const MOST_SHOWN = 50;

/**
 * S = |{u ∈ E: ok4(u) ∧ ok6(u)}| / |{u ∈ E: ok4(u)}|, and the same with «the host of u has a usable AAAA» in place of
 * ok6(u). Links that are dead over IPv4 too do not count against IPv6.
 */
export function linkRates(
  states: readonly LinkState[],
  known: { readonly links: number; readonly hasPath: boolean; readonly home6: boolean },
): Ipv6LinksFacts {
  const internal = states.filter((one) => one.internal);
  const counts = countsOf(internal, known.hasPath);
  const sampled = internal.length < known.links;
  const interval = sampled ? wilson(counts.ok6 ?? counts.host6, counts.ok4) : null;
  const failing = internal.filter((one) => one.ok4 && (one.ok6 === false || !one.host6));
  return {
    home6: known.home6,
    ...counts,
    links: known.links,
    asked: internal.length,
    sampled,
    interval,
    range: interval && `${percentOf(interval.low)}%–${percentOf(interval.high)}%`,
    withExternal: countsOf(states, known.hasPath),
    failing: failing.slice(0, MOST_SHOWN).map(({ url, from, why }) => ({ url, from, why })),
    hostsWithout: [...new Set(failing.filter((one) => !one.host6).map((one) => hostOf(one.url)))].sort(),
    percent: percentOf(counts.rate),
    hostPercent: percentOf(counts.hostRate),
  };
}

function countsOf(states: readonly LinkState[], hasPath: boolean): Ipv6LinksFacts['withExternal'] {
  const well = states.filter((one) => one.ok4 === true);
  const ok4 = well.length;
  const host6 = well.filter((one) => one.host6).length;
  const ok6 = hasPath ? well.filter((one) => one.host6 && one.ok6 === true).length : null;
  return {
    links: states.length,
    ok4,
    ok6,
    host6,
    rate: ok4 === 0 || ok6 === null ? null : ok6 / ok4,
    hostRate: ok4 === 0 ? null : host6 / ok4,
  };
}

/** Two decimals, downwards, for people. */
function percentOf(rate: number | null): number | null {
  return rate === null ? null : Math.floor(rate * 10_000 + 1e-7) / 100;
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? '';
}
