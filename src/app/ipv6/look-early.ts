import { gatherIpv6Dns } from '../../gather/ipv6/dns.ts';
import { type Round, timeRound } from '../../gather/ipv6/latency.ts';
import { inTime, type Looked } from '../../gather/ipv6/looked.ts';
import { gatherNameserverAnswers, gatherNameservers } from '../../gather/ipv6/nameservers.ts';
import { type Reached, reachHome } from '../../gather/ipv6/reach.ts';
import { wait } from '../../gather/wait.ts';
import { type Ipv6LookOptions, RECHECK_AGE_MS } from './options.ts';

/** What is looked at before and beside the crawl; a stage that the end of the run cut short says so itself. */
export interface Early {
  readonly dns: Awaited<ReturnType<typeof gatherIpv6Dns>>;
  readonly nameservers: Awaited<ReturnType<typeof gatherNameservers>>;
  readonly nameserverAnswers: Awaited<ReturnType<typeof gatherNameserverAnswers>>;
  /** Usable IPv6 addresses, and the first over IPv4. */
  readonly valid: readonly string[];
  readonly ipv4: string | null;
  /** Why nothing that needs a packet can be looked at. */
  readonly noPath: string | null;
  /** `null`: there was no address or no path to be asked. */
  readonly reached: Looked<Reached | null>;
  readonly rounds: readonly Round[];
}

const EARLY_ROUNDS = 5;
const LATE_ROUNDS = 3;
const BETWEEN_ROUNDS_MS = 250;

export async function lookEarly(options: Ipv6LookOptions): Promise<Early> {
  const { site, net, signal } = options;
  const [dns, names] = await Promise.all([
    inTime(() => gatherIpv6Dns(site.url, net), signal),
    lookAtNameservers(options),
  ]);
  const valid = dns.ok ? dns.facts.aaaa.filter((one) => one.valid).map((one) => one.address) : [];
  const ipv4 = dns.ok ? (dns.facts.a[0] ?? null) : null;
  const path = await inTime(() => pathTo(valid[0], options), signal);
  const noPath = path.ok ? path.facts : null;
  const known = { dns, ...names, valid, ipv4, noPath };
  if (!path.ok) return { ...known, reached: path, rounds: [] };
  const reached = await inTime(() => reachIfAny({ valid, noPath }, options), signal);
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

async function lookAtNameservers({ site, net, signal }: Ipv6LookOptions) {
  const nameservers = await inTime(() => gatherNameservers(site.url, net), signal);
  const nameserverAnswers = nameservers.ok
    ? await inTime(() => gatherNameserverAnswers(nameservers.facts, net), signal)
    : nameservers;
  return { nameservers, nameserverAnswers };
}

/** Why there is no path; `null` where there is one. */
async function pathTo(address: string | undefined, { net }: Ipv6LookOptions): Promise<Looked<string | null>> {
  const path = address ? await net.path(6, address, RECHECK_AGE_MS) : await net.path(6);
  return { ok: true, facts: path.works ? null : path.because };
}

async function reachIfAny(
  { valid, noPath }: Pick<Early, 'valid' | 'noPath'>,
  options: Ipv6LookOptions,
): Promise<Looked<Reached | null>> {
  const reached =
    valid.length === 0 || noPath !== null ? null : await reachHome(options.site.url, valid, options);
  return { ok: true, facts: reached };
}

/** Both families in turns, at the addresses that work, one after the other. */
async function roundsOf(
  from: number,
  to: number,
  known: Pick<Early, 'reached' | 'ipv4'>,
  options: Ipv6LookOptions,
): Promise<readonly Round[]> {
  const working = workingAddresses(known.reached.ok ? known.reached.facts : null);
  const rounds: Round[] = [];
  for (let i = from; i < to && !options.signal.aborted; i++) {
    const ipv6 = working[i % Math.max(1, working.length)];
    if (ipv6 === undefined) break;
    const addresses = { ipv4: known.ipv4, ipv6 };
    const round = await inTime(
      async () => ({ ok: true, facts: await timeRound(options.site.url, addresses, i, options) }),
      options.signal,
    );
    if (round.ok) rounds.push(round.facts);
    await wait(BETWEEN_ROUNDS_MS, options.signal);
  }
  return rounds;
}
