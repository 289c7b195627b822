import type { Json } from '../../domain/brand.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Target } from '../../domain/target.ts';
import { latencyOf, type Round } from '../../gather/ipv6/latency.ts';
import { type Looked, unseen } from '../../gather/ipv6/looked.ts';
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
  const reached = await reachedAtLast(early, late);
  const home6 = early.valid.length > 0 && opens(reached) !== false;
  const links = await homeLinks(reached, late);
  const rounds = [...early.rounds, ...(await lateRounds({ ...early, reached }, late))];
  const [content, asked, literals, apps, nights] = await Promise.all([
    lookAtContent(reached, late),
    lookAtLevels(links, { hasPath: early.noPath === null && home6, home6 }, late),
    lookAtLiterals(late),
    lookAtApps(late),
    late.earlier(),
  ]);
  const lost = await noPath(early, late);
  // What was asked while the path was going away is asked of DNS alone.
  const levels =
    lost && early.noPath === null ? await lookAtLevels(links, { hasPath: false, home6: true }, late) : asked;
  const probes = probesOf(early.reached, reached, rounds);
  const tell = teller(late);
  return [
    tell('ipv6-dns', early.dns),
    tell('ipv6-nameservers', early.nameservers),
    tell('ipv6-nameserver-answers', early.nameserverAnswers),
    tell('ipv6-reach', lost ?? reachFacts(early, reached)),
    tell('ipv6-stability', lost ?? seen(stabilityOf(probes, nights, late.today))),
    tell('ipv6-content', lost ?? content),
    tell('ipv6-latency', lost ?? seen(latencyOf(rounds))),
    tell('ipv6-second-level', levels.ok ? seen(levels.facts.second) : levels),
    tell('ipv6-third-level', levels.ok ? seen(levels.facts.third) : levels),
    tell('ipv6-skylight', await skylight(late, lost ? early.valid.length > 0 : home6)),
    tell('ipv4-literal', literals),
    tell('ipv6-claim', claimOf(early, late, { reached, lost: lost !== null })),
    ...apps,
  ];
}

/** A site that did not open over IPv6 at the beginning is tried once more at the end. */
async function reachedAtLast(early: Early, late: LateLook): Promise<Reached | null> {
  const { reached } = early;
  if (!reached || reached.facts.reachable || !reached.facts.ipv4 || late.signal.aborted) return reached;
  return await reachHome(late.site.url, early.valid, late);
}

/**
 * What stands in place of everything that needs a packet: there was no path, or it is gone now, so that nobody can say
 * since when and whose fault it was. `null` where all is well, or where no packet was to be sent.
 */
async function noPath(early: Early, late: LateLook): Promise<ReturnType<typeof unseen> | null> {
  const [first] = early.valid;
  if (!first) return null;
  if (early.noPath !== null) return unseen('no-ipv6-path', early.noPath);
  const path = await late.net.path(6, first, RECHECK_AGE_MS);
  return path.works ? null : unseen('no-ipv6-path', path.because);
}

function reachFacts(early: Early, reached: Reached | null): Looked<Reached['facts']> {
  if (!early.dns.ok) return early.dns;
  if (reached?.undecided) return unseen(reached.undecided.why, reached.undecided.detail);
  return seen(reached ? reached.facts : nowhere(early.dns.facts.host));
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
