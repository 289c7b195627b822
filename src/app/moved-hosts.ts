import { resolveLink } from '../crawl/normalise-url.ts';
import type { Url } from '../domain/brand.ts';
import type { Net } from '../domain/net.ts';
import { combineTries } from '../gather/link-verdict.ts';
import type { LinkLedger } from './link-ledger.ts';

const MOST_HOSTS = 200;
const HOME_MS = 15_000;

/** Hosts whose home page sends its visitors on to another host, as after a change of the domain name. */
export interface MovedHosts {
  /** Where a page that is gone is under the new name, seen to open there; `null`: nowhere that we know. */
  newAddress(url: Url): Promise<Url | null>;
}

export function createMovedHosts({
  net,
  ledger,
  signal,
}: {
  readonly net: Net;
  readonly ledger: LinkLedger;
  readonly signal: AbortSignal;
}): MovedHosts {
  const origins = new Map<string, Promise<string | null>>();
  const newOrigin = async (origin: string): Promise<string | null> => {
    const url = `${origin}/` as Url; // an origin with its root path
    const fetched = await net.fetch({ url, body: 'none', timeoutMs: HOME_MS, signal });
    if (!fetched.ok || fetched.wall || fetched.status >= 400) return null;
    const to = URL.parse(fetched.final);
    return to && to.host !== URL.parse(origin)?.host && to.pathname === '/' ? to.origin : null;
  };
  return {
    async newAddress(url) {
      const { origin, pathname, search } = new URL(url);
      if (pathname === '/' || signal.aborted || (origins.size >= MOST_HOSTS && !origins.has(origin)))
        return null;
      const asked = origins.get(origin) ?? newOrigin(origin);
      origins.set(origin, asked);
      const moved = await asked;
      const there = moved === null ? null : resolveLink(`${moved}${pathname}${search}`, url);
      if (!there) return null;
      const question = {
        key: there.key,
        role: 'page',
        external: true,
        sheet: false,
        mayProbe: true,
      } as const;
      const readings = await ledger.settle(question, await ledger.first(question, undefined));
      return combineTries(readings).verdict === 'ok' ? there.url : null;
    },
  };
}
