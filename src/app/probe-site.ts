import type { Instant, Json, Url } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { SiteFacts } from '../domain/facts/site.ts';
import type { Net } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';
import type { Site } from '../domain/site.ts';
import { needsConfirmation } from '../gather/check-link.ts';
import { combineTries, type Reading, readTry } from '../gather/link-verdict.ts';
import { pause } from './link-ledger.ts';

/** What opens a site is looked at under the same ladder as any link: once, and once more after a while. */
export interface Probed {
  readonly evidence: Evidence;
  readonly opens: boolean;
  /** Its address is one that this run may not contact. */
  readonly forbidden: boolean;
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
  },
): Promise<Probed> {
  const first = await ask(url, options.net, options.signal, false);
  const readings: Reading[] = [first];
  if (needsConfirmation(first)) {
    await pause(options.recheckAfterMs, options.signal);
    if (!options.signal.aborted) readings.push(await ask(url, options.net, options.signal, true));
  }
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
    };
    return {
      evidence: { ...base, status: 'observed', facts: facts as unknown as Json },
      opens: facts.reachable,
      forbidden: false,
      final: facts.final,
      why: facts.reachable ? '' : `${reason} ${detail}`.trim(),
    };
  }
  const why: Obstacle = last?.why ?? 'blocked'; // an answer that is no page: a wall, or a status such as 400
  return {
    evidence: { ...base, status: 'unobserved', why, detail: `${reason} ${detail}`.trim() },
    opens: false,
    forbidden: verdict === 'forbidden',
    final: site.url,
    why: `${reason} ${detail}`.trim(),
  };
}

async function ask(url: Url, net: Net, signal: AbortSignal, again: boolean): Promise<Reading> {
  return readTry(await net.fetch({ url, fresh: again, signal, timeoutMs: 20_000 }), 'page');
}

function opens(readings: readonly Reading[]): boolean {
  return readings.some((one) => one.verdict === 'ok' || one.verdict === 'redirected');
}
