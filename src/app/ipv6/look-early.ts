import type { Url } from '../../domain/brand.ts';
import type { Net } from '../../domain/net.ts';
import { gatherIpv6Dns } from '../../gather/ipv6/dns.ts';
import { type Round, timeRound } from '../../gather/ipv6/latency.ts';
import { gatherNameserverAnswers, gatherNameservers } from '../../gather/ipv6/nameservers.ts';
import { type Reached, reachHome } from '../../gather/ipv6/reach.ts';
import { wait } from '../../gather/wait.ts';
import { type Ipv6LookOptions, RECHECK_AGE_MS } from './options.ts';

/** What is looked at before and beside the crawl. */
export interface Early {
  readonly dns: Awaited<ReturnType<typeof gatherIpv6Dns>>;
  readonly nameservers: Awaited<ReturnType<typeof gatherNameservers>>;
  readonly nameserverAnswers: Awaited<ReturnType<typeof gatherNameserverAnswers>>;
  /** Usable IPv6 addresses, and the first over IPv4. */
  readonly valid: readonly string[];
  readonly ipv4: string | null;
  /** Why nothing that needs a packet can be looked at. */
  readonly noPath: string | null;
  readonly reached: Reached | null;
  readonly rounds: readonly Round[];
}

const EARLY_ROUNDS = 5;
const LATE_ROUNDS = 3;
const BETWEEN_ROUNDS_MS = 250;

export async function lookEarly(options: Ipv6LookOptions): Promise<Early> {
  const { site, net } = options;
  const [dns, names] = await Promise.all([gatherIpv6Dns(site.url, net), lookAtNameservers(site.url, net)]);
  const valid = dns.ok ? dns.facts.aaaa.filter((one) => one.valid).map((one) => one.address) : [];
  const ipv4 = dns.ok ? (dns.facts.a[0] ?? null) : null;
  const [first] = valid;
  const path = first ? await net.path(6, first, RECHECK_AGE_MS) : await net.path(6);
  const known = { dns, ...names, valid, ipv4, noPath: path.works ? null : path.because };
  if (!first || !path.works) return { ...known, reached: null, rounds: [] };
  const reached = await reachHome(site.url, valid, options);
  return { ...known, reached, rounds: await roundsOf(0, EARLY_ROUNDS, { reached, ipv4 }, options) };
}

/** A few rounds more, when the rest of the run is over. */
export function lateRounds(
  early: Pick<Early, 'reached' | 'ipv4'>,
  options: Ipv6LookOptions,
): Promise<readonly Round[]> {
  return roundsOf(EARLY_ROUNDS, EARLY_ROUNDS + LATE_ROUNDS, early, options);
}

/** Addresses that gave the page itself, not a redirect that leads away. */
export function workingAddresses(reached: Reached | null): readonly string[] {
  if (!reached || reached.facts.redirectTo !== null) return [];
  return reached.facts.addresses.filter((one) => one.ok).map((one) => one.address);
}

async function lookAtNameservers(home: Url, net: Net) {
  const nameservers = await gatherNameservers(home, net);
  const nameserverAnswers = nameservers.ok
    ? await gatherNameserverAnswers(nameservers.facts, net)
    : nameservers;
  return { nameservers, nameserverAnswers };
}

/** Both families in turns, at the addresses that work, one after the other. */
async function roundsOf(
  from: number,
  to: number,
  known: Pick<Early, 'reached' | 'ipv4'>,
  options: Ipv6LookOptions,
): Promise<readonly Round[]> {
  const working = workingAddresses(known.reached);
  const rounds: Round[] = [];
  for (let i = from; i < to && !options.signal.aborted; i++) {
    const ipv6 = working[i % Math.max(1, working.length)];
    if (ipv6 === undefined) break;
    rounds.push(await timeRound(options.site.url, { ipv4: known.ipv4, ipv6 }, i, options));
    await wait(BETWEEN_ROUNDS_MS, options.signal);
  }
  return rounds;
}
