import { resolveLink } from '../../crawl/normalise-url.ts';
import type { Json } from '../../domain/brand.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Target } from '../../domain/target.ts';
import { followScript } from '../../gather/ipv6/follow-script.ts';
import { latencyOf, type Round } from '../../gather/ipv6/latency.ts';
import { inTime, type Looked, unseen, unseenForWant } from '../../gather/ipv6/looked.ts';
import { type Reached, reachHome } from '../../gather/ipv6/reach.ts';
import { gatherSkylight, type LoadedPage } from '../../gather/ipv6/skylight.ts';
import { type Probe, stabilityOf } from '../../gather/ipv6/stability.ts';
import { createIpv6Book, type Ipv6Book } from './book.ts';
import { lookAtApps } from './look-at-apps.ts';
import { lookAtContent } from './look-at-content.ts';
import { homeLinks, lookAtLevels } from './look-at-levels.ts';
import { lookAtLiterals } from './look-at-literals.ts';
import { type Early, lateRounds, lookEarly, workingAddresses } from './look-early.ts';
import { type Ipv6LookOptions, type LateLook, RECHECK_AGE_MS } from './options.ts';

/** One site's IPv6, looked at while everything else goes on. */
export interface Ipv6Look {
  /** Filled by the crawl, if there is one. */
  readonly book: Ipv6Book;
  /** Pages that a browser has loaded, with all that they asked for. */
  readonly loaded: LoadedPage[];
  /** Waits for what runs, asks the links, and tells everything. */
  finish(): Promise<readonly Evidence[]>;
}

export function lookAtIpv6(options: Ipv6LookOptions): Ipv6Look {
  const book = createIpv6Book();
  const loaded: LoadedPage[] = [];
  const early = lookEarly(options);
  early.catch(ignoreUntilFinish);
  return { book, loaded, finish: async () => await finish(await early, { ...options, book, loaded }) };
}

async function finish(early: Early, late: LateLook): Promise<readonly Evidence[]> {
  const { signal } = late;
  const reached = await reachedAtLast(early, late);
  const at = reached.ok ? reached.facts : null;
  const home6 = early.valid.length > 0 && opens(at) !== false;
  const links = await homeLinks(at, late);
  const rounds = [...early.rounds, ...(await lateRounds({ ...early, reached }, late))];
  const levelsWith = (known: { readonly hasPath: boolean; readonly home6: boolean }) =>
    inTime(() => lookAtLevels(links, known, late), signal);
  const [content, asked, literals, apps, nights] = await Promise.all([
    inTime(() => lookAtContent(at, late), signal),
    levelsWith({ hasPath: early.noPath === null && home6, home6 }),
    inTime(() => lookAtLiterals(late), signal),
    lookAtApps(late),
    late.earlier(),
  ]);
  const lost = await noPath(early, late);
  // What was asked while the path was going away is asked of DNS alone.
  const levels = lost && early.noPath === null ? await levelsWith({ hasPath: false, home6: true }) : asked;
  const probes = probesOf(early.reached.ok ? early.reached.facts : null, at, rounds);
  const blank = await inTime(() => skylight(late, lost ? early.valid.length > 0 : home6), signal);
  // Rates over the rounds of a whole run are not told of a part of it.
  const left = signal.aborted && (early.valid.length > 0 || !early.dns.ok) ? unseenForWant(signal) : null;
  const tell = teller(late);
  return [
    tell('ipv6-dns', early.dns),
    tell('ipv6-nameservers', early.nameservers),
    tell('ipv6-nameserver-answers', early.nameserverAnswers),
    tell('ipv6-reach', lost ?? reachFacts(early, reached, signal)),
    tell('ipv6-stability', lost ?? left ?? seen(stabilityOf(probes, nights, late.today))),
    tell('ipv6-content', lost ?? content),
    tell('ipv6-latency', lost ?? left ?? seen(latencyOf(rounds))),
    tell('ipv6-second-level', levels.ok ? seen(levels.facts.second) : levels),
    tell('ipv6-third-level', levels.ok ? seen(levels.facts.third) : levels),
    tell('ipv6-skylight', blank),
    tell('ipv4-literal', literals),
    tell('ipv6-claim', claimOf(early, late, { reached: at, lost: lost !== null || left !== null })),
    ...apps,
  ];
}

/** A site that did not open over IPv6 at the beginning is tried once more at the end; where its scripts lead is asked then. */
async function reachedAtLast(early: Early, late: LateLook): Promise<Early['reached']> {
  const { site, signal } = late;
  if (!early.reached.ok || early.reached.facts === null) return early.reached;
  const { facts } = early.reached.facts;
  const first = early.reached.facts;
  const again = !facts.reachable && facts.ipv4;
  const landed = landedOf(late);
  if (!again && landed === null) return early.reached;
  return await inTime(async () => {
    const reached = again ? await reachHome(site.url, early.valid, late) : first;
    if (landed === null) return { ok: true, facts: reached };
    return { ok: true, facts: await followScript(reached, site.url, { landed, look: late }) };
  }, signal);
}

/** Where the home page has led a browser. */
function landedOf({ site, loaded }: LateLook): string | null {
  const key = resolveLink(site.url, site.url)?.key;
  return loaded.find((page) => page.url === site.url || page.url === key)?.final ?? null;
}

/**
 * What stands in place of everything that needs a packet: there was no path, or it is gone now, so that nobody can say
 * since when and whose fault it was. `null` where all is well, or where no packet was to be sent.
 */
async function noPath(early: Early, late: LateLook): Promise<ReturnType<typeof unseen> | null> {
  const [first] = early.valid;
  if (!first) return null;
  if (early.noPath !== null) return unseen('no-ipv6-path', early.noPath);
  const path = await inTime(async () => seen(await late.net.path(6, first, RECHECK_AGE_MS)), late.signal);
  return path.ok && !path.facts.works ? unseen('no-ipv6-path', path.facts.because) : null;
}

function reachFacts(early: Early, reached: Early['reached'], signal: AbortSignal): Looked<Reached['facts']> {
  if (!early.dns.ok) return early.dns;
  if (!reached.ok) return reached;
  if (!reached.facts) return seen(nowhere(early.dns.facts.host));
  const { facts, undecided } = reached.facts;
  if (undecided) return unseen(undecided.why, undecided.detail);
  // A fault is told after a second look and a look at the path, for which there was no time.
  return signal.aborted && hasFault(facts) ? unseenForWant(signal) : seen(facts);
}

function hasFault(facts: Reached['facts']): boolean {
  const { reachable, deadCount, closedCount, redirectTo, tlsFaultOnly6 } = facts;
  return !reachable || deadCount + closedCount > 0 || redirectTo !== null || tlsFaultOnly6 !== null;
}

/** The facts of a site without a usable address: nothing was asked. */
function nowhere(host: string): Reached['facts'] {
  return {
    ...{ host, reachable: false, ipv4: true, addresses: [], dead: [], deadCount: 0 },
    ...{ closedPorts: [], closedCount: 0, stage: null, redirectTo: null, redirects: 0, detail: '' },
    ...{ tlsTested: false, tlsFault4: null, tlsFault6: null, tlsFaultOnly6: null, tlsNames6: [] },
  };
}

/** Every try at an address that works, and every round in which the site was up. */
function probesOf(first: Reached | null, last: Reached | null, rounds: readonly Round[]): readonly Probe[] {
  const working = new Set(workingAddresses(last));
  const tries = (last === first ? [last] : [first, last]).flatMap(
    (reached) => reached?.facts.addresses ?? [],
  );
  const opened = tries
    .filter((one) => working.has(one.address))
    .flatMap((one): readonly Probe[] => [
      ...Array.from({ length: one.tries - one.successes }, () => ({ ok: false, why: one.detail })),
      ...Array.from({ length: one.successes }, () => ({ ok: true, why: '' })),
    ]);
  const timed = rounds.filter((round) => round.ipv6.ok || round.ipv4.ok).map((round) => round.ipv6);
  return [...opened, ...timed.map(({ ok, why }) => ({ ok, why }))];
}

async function skylight(late: LateLook, home6: boolean) {
  const pages = [...late.loaded, ...late.book.pages];
  if (pages.length === 0) return unseen('unreachable', 'no page was seen');
  const rendered = late.loaded.length > 0;
  return seen(await gatherSkylight({ home: late.site.url, pages, rendered, home6, ledger: late.ledger }));
}

function claimOf(
  early: Early,
  late: LateLook,
  known: { readonly reached: Reached | null; readonly lost: boolean },
): Looked<Json> {
  if (late.book.homeLinks === null) return unseen('unreachable', 'the home page was not seen');
  const { claim } = late.book;
  const measured = known.lost || known.reached?.undecided ? null : opens(known.reached);
  const none = early.dns.ok && early.dns.facts.count !== null && early.valid.length === 0;
  return seen({
    claims: claim !== null,
    text: (claim ?? '').slice(0, 60),
    supported: none ? false : measured,
  });
}

/** The home page itself came over IPv6; `null`: nobody asked. */
function opens(reached: Reached | null): boolean | null {
  return reached ? reached.facts.reachable && reached.facts.redirectTo === null : null;
}

function seen<F>(facts: F): { readonly ok: true; readonly facts: F } {
  return { ok: true, facts };
}

function teller({ site, now }: LateLook): (kind: string, looked: Looked<unknown>) => Evidence {
  const target: Target = { type: 'site', url: site.url, name: site.name };
  return (kind, looked) => ({
    ...{ kind, by: `${kind}@1` as const, site: site.id, target, at: now() },
    ...(looked.ok
      ? { status: 'observed', facts: looked.facts as Json } // made of plain values by the gatherers
      : { status: 'unobserved', why: looked.why, detail: looked.detail }),
  });
}

function ignoreUntilFinish(_error: unknown): void {
  // `finish` waits for the same promise and meets the error there.
}
