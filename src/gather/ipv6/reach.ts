import type { Url } from '../../domain/brand.ts';
import type { Ipv6ReachFacts } from '../../domain/facts/ipv6-reach.ts';
import type { Answer, Connected, Failure, Fetched, Stage } from '../../domain/net.ts';
import type { Obstacle } from '../../domain/obstacle.ts';
import { wait } from '../wait.ts';
import { certificateFault } from './certificate.ts';
import type { LookContext } from './looked.ts';
import { openHome } from './open-home.ts';
import { closedPorts, portsOf } from './ports.ts';

const MOST_ADDRESSES = 8;
const TRIES = 3;
const BETWEEN_MS = 400;

/** What came of opening the home page over IPv6: facts, and the answers for those who look at the page itself. */
export interface Reached {
  readonly facts: Ipv6ReachFacts;
  /** The first good answer over IPv6, and the first over IPv4. */
  readonly ipv6: Answer | null;
  readonly ipv4: Answer | null;
  /** Something that says nothing about the site: a wall, robots.txt, the run's end. */
  readonly undecided: { readonly why: Obstacle; readonly detail: string } | null;
}

/** A whole GET of the home page, forced to each valid IPv6 address with its redirects; every stage is its own fact. */
export async function reachHome(home: Url, all: readonly string[], look: LookContext): Promise<Reached> {
  const host = new URL(home).hostname;
  const addresses = all.slice(0, MOST_ADDRESSES);
  const [ipv4, tries, ports] = await Promise.all([
    openHome(home, { family: 4 }, look),
    Promise.all(addresses.map((address) => openAt(home, address, look))),
    portsOf(home, addresses, look),
  ]);
  const opens4 = ipv4.ok && ipv4.status < 500;
  const rows = tries.map((one) => rowOf(one, ports.connected.get(one.address)));
  const reachable = rows.some((one) => one.ok);
  const best = tries.find((one) => one.last.ok && one.last.status < 500) ?? tries[0];
  const closed = closedPorts(ports, home, reachable);
  const dead = reachable ? rows.filter((one) => !one.ok).map((one) => one.address) : [];
  const failing = rows.find((one) => !one.ok);
  const facts: Ipv6ReachFacts = {
    host,
    reachable,
    ipv4: opens4,
    addresses: rows,
    dead,
    deadCount: dead.length,
    closedPorts: [...closed],
    closedCount: closed.length,
    stage: failing?.stage ?? null,
    redirectTo: tries.map(onlyIpv4Redirect).find((to) => to !== null) ?? null,
    redirects: best?.last.redirects.length ?? 0,
    ...certificateOf(host, ports),
    detail: rows.map(tellRow).join('；'),
  };
  const good = tries.map((one) => one.last).find((last): last is Answer => last.ok && last.status < 500);
  return {
    facts,
    ipv6: good ?? tries.map((one) => one.last).find((last): last is Answer => last.ok) ?? null,
    ipv4: ipv4.ok ? ipv4 : null,
    undecided: reachable ? null : undecidedOf(tries),
  };
}

interface Tried {
  readonly address: string;
  readonly last: Fetched;
  readonly tries: number;
  readonly successes: number;
}

async function openAt(home: Url, address: string, look: LookContext): Promise<Tried> {
  let tries = 0;
  for (;;) {
    const last = await openHome(home, { family: 6, address }, look);
    tries++;
    const works = isWell(last);
    // What has waited for its limit is asked again at the end of the site's audit, not at once.
    const slow = !last.ok && last.why === 'timeout';
    if (works || slow || tries >= TRIES || look.signal.aborted || isUndecided(last))
      return { address, last, tries, successes: works ? 1 : 0 };
    await wait(BETWEEN_MS * tries, look.signal);
  }
}

/** The address answered: with the page, or with a redirect to another host which is what fails. */
function isWell(last: Fetched): boolean {
  return last.ok ? last.status < 500 : onlyIpv4(last) !== null;
}

function onlyIpv4Redirect({ last }: Tried): string | null {
  return last.ok ? null : onlyIpv4(last);
}

/** Where a redirect led to a host without any usable IPv6 address. */
function onlyIpv4(failure: Failure): string | null {
  const away = failure.redirects.length > 0 && hostOf(failure.final) !== hostOf(failure.requested);
  return away && (failure.why === 'dns-missing' || failure.why === 'forbidden') ? failure.final : null;
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? '';
}

const UNDECIDED: ReadonlySet<Obstacle> = new Set(['robots', 'cancelled', 'budget', 'no-ipv6-path']);

function isUndecided(last: Fetched): boolean {
  return last.ok ? false : UNDECIDED.has(last.why);
}

function undecidedOf(tries: readonly Tried[]): Reached['undecided'] {
  for (const { last } of tries) {
    if (!last.ok && UNDECIDED.has(last.why)) return { why: last.why, detail: last.detail };
    if (last.ok && last.wall) return { why: 'blocked', detail: last.wall };
  }
  return null;
}

type Row = Ipv6ReachFacts['addresses'][number];

function rowOf(tried: Tried, connected: Connected | undefined): Row {
  const { address, last, tries, successes } = tried;
  const ok = isWell(last);
  const times = connected?.ok ? connected : null;
  return {
    address,
    ok,
    status: last.ok ? last.status : null,
    stage: ok ? null : stageOf(last),
    why: last.ok ? null : last.why,
    detail: last.ok ? '' : last.detail.slice(0, 200),
    tries,
    successes,
    tcpMs: times ? Math.round(times.tcpMs) : null,
    tlsMs: times?.tlsMs == null ? null : Math.round(times.tlsMs),
    firstByteMs: last.ok ? last.firstByteMs : null,
    tookMs: last.tookMs,
    sizeBytes: last.ok ? last.body.length : 0,
  };
}

function stageOf(last: Fetched): Stage {
  if (last.ok) return 'first-byte';
  if (last.redirects.length > 0 && hostOf(last.final) !== hostOf(last.requested)) return 'redirect';
  if (last.why === 'tls') return 'tls';
  return last.stage ?? 'resolve';
}

function tellRow(row: Row): string {
  return `${row.address}：${row.status === null ? row.detail : `HTTP ${row.status}`}`;
}

function certificateOf(
  host: string,
  ports: Awaited<ReturnType<typeof portsOf>>,
): Pick<Ipv6ReachFacts, 'tlsTested' | 'tlsFault4' | 'tlsFault6' | 'tlsFaultOnly6' | 'tlsNames6'> {
  const tls6 = ports.tls6;
  const fault4 = ports.tls4 ? certificateFault(ports.tls4, host) : null;
  const fault6 = tls6 ? certificateFault(tls6, host) : null;
  return {
    tlsTested: tls6 !== null && ports.tls4 !== null,
    tlsFault4: fault4,
    tlsFault6: fault6,
    tlsFaultOnly6: fault6 !== null && fault6 !== fault4 ? fault6 : null,
    tlsNames6: tls6 ? tls6.names.slice(0, 10) : [],
  };
}
