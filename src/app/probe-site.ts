import type { Instant, Json, Url } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { SiteFacts } from '../domain/facts/site.ts';
import type { Net } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';
import type { Site } from '../domain/site.ts';
import { needsConfirmation } from '../gather/check-link.ts';
import { combineTries, type Reading, readTry } from '../gather/link-verdict.ts';
import { wait } from '../gather/wait.ts';
import type { OwnNetwork } from './own-network.ts';
import { type SiteVisits, VISIT_LIMIT_MS } from './site-visits.ts';

/** What opens a site is looked at under the same ladder as any link: once, and once more after a while. */
export interface Probed {
  readonly evidence: Evidence;
  readonly opens: boolean;
  /** Where the home page is, after redirects. */
  readonly final: string;
  /** Why it does not, for a person; empty where it does. */
  readonly why: string;
}

/** `url`: the home page, or the first of the pages that are asked for. */
export async function probeSite(
  site: Site,
  url: Url,
  options: {
    readonly net: Net;
    readonly recheckAfterMs: number;
    readonly signal: AbortSignal;
    readonly now: () => Instant;
    readonly ownNetwork: OwnNetwork;
    readonly visits: SiteVisits;
  },
): Promise<Probed> {
  const readings = await ask(url, options);
  const series = await noteVisit(site, readings, options);
  const { verdict, reason } = combineTries(readings);
  const base = {
    kind: 'site',
    by: 'site@1',
    site: site.id,
    target: { type: 'site', url: site.url, name: site.name },
    at: options.now(),
  } as const;
  const last = readings.at(-1)?.attempt;
  const detail = last?.detail || (last?.status ? `HTTP ${last.status}` : reason);
  if (opens(readings) || verdict === 'broken') {
    const facts: SiteFacts = {
      host: new URL(site.url).host,
      reachable: verdict !== 'broken',
      reason,
      status: last?.status ?? null,
      final: last?.final ?? url,
      tries: readings.map((one) => one.attempt),
      ...(series ? { series } : {}),
    };
    return {
      evidence: { ...base, status: 'observed', facts: facts as unknown as Json },
      opens: facts.reachable,
      final: facts.final,
      why: facts.reachable ? '' : `${reason} ${detail}`.trim(),
    };
  }
  const why: Obstacle = last?.why ?? 'blocked'; // an answer that is no page: a wall, or a status such as 400
  return {
    evidence: { ...base, status: 'unobserved', why, detail: `${reason} ${detail}`.trim() },
    opens: false,
    final: site.url,
    why: `${reason} ${detail}`.trim(),
  };
}

/** One try, and where it does not open another one after a while; less what our own network is to blame for. */
async function ask(url: Url, options: Parameters<typeof probeSite>[2]): Promise<readonly Reading[]> {
  const { net, signal, now } = options;
  const once = async (fresh: boolean) =>
    readTry(await net.fetch({ url, fresh, signal, timeoutMs: 20_000 }), 'page', null, Date.parse(now()));
  const first = await once(false);
  const readings = [first];
  if (needsConfirmation(first)) {
    await wait(options.recheckAfterMs, signal);
    if (!signal.aborted) readings.push(await once(true));
  }
  return opens(readings) ? readings : await options.ownNetwork.excuse(readings);
}

/** The first try is this run's visit; one that our own network spoilt, or that was refused to a program, is none. */
async function noteVisit(
  site: Site,
  readings: readonly Reading[],
  { visits }: Parameters<typeof probeSite>[2],
): Promise<SiteFacts['series']> {
  const [first] = readings;
  if (!first || !['ok', 'redirected', 'broken', 'suspect'].includes(first.verdict)) return undefined;
  const at = first.attempt.at as Instant; // written by the door
  const tookMs = Math.max(0, first.endedAt - Date.parse(at));
  const ok = opens([first]) && tookMs <= VISIT_LIMIT_MS;
  return await visits.add({ site: site.id, at, ok, reason: first.reason, tookMs });
}

function opens(readings: readonly Reading[]): boolean {
  return readings.some((one) => one.verdict === 'ok' || one.verdict === 'redirected');
}
