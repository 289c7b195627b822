import type { CDPSession } from 'playwright';
import type { Url } from '../domain/brand.ts';
import type { BrowserProxy } from './browser-proxy.ts';
import { hostAndPort } from './host-and-port.ts';
import { noteFailure, type Watch } from './watch-page.ts';

export interface Interception {
  readonly mainFrame: string;
  readonly proxy: BrowserProxy;
  readonly watch: Watch;
  /** Host and port of the page: what its robots.txt forbids is not loaded either. */
  readonly host: string;
  readonly allowed: (url: Url) => Promise<boolean>;
  /** Addresses of scripts that are left out, without their query. */
  readonly without: ReadonlySet<string>;
  /** Addresses that kept an earlier page waiting and never answered. */
  readonly isSilent: (url: string) => boolean;
}

/** A page may send its visitor on by script this often before it is looked at. */
export const MOST_ARRIVALS = 5;
const MOST_LEFT_OUT = 50;

/**
 * Requests are held for a moment: to give the proxy its password, to keep a page that is being looked at in place, and
 * to leave out what robots.txt forbids on the page's own host, what never answers, and what the visitor does not want.
 */
export async function intercept(session: CDPSession, interception: Interception): Promise<void> {
  const { proxy } = interception;
  session.on('Fetch.requestPaused', (paused) => {
    decide(paused, interception)
      .then((refusal) =>
        refusal === null
          ? session.send('Fetch.continueRequest', { requestId: paused.requestId })
          : session.send('Fetch.failRequest', { requestId: paused.requestId, errorReason: refusal }),
      )
      .catch(ignoreClosed);
  });
  session.on('Fetch.authRequired', ({ requestId, authChallenge }) => {
    const ours = authChallenge.source === 'Proxy';
    const authChallengeResponse = ours
      ? ({ response: 'ProvideCredentials', username: proxy.username, password: proxy.password } as const)
      : ({ response: 'CancelAuth' } as const);
    session.send('Fetch.continueWithAuth', { requestId, authChallengeResponse }).catch(ignoreClosed);
  });
  await session.send('Fetch.enable', {
    handleAuthRequests: true,
    patterns: [{ urlPattern: 'http*' }],
  });
}

/** The part of a held request that decides. */
interface Paused {
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: { readonly url: string; readonly method: string };
}

/** Why a request is refused, or `null`. */
async function decide(
  { frameId, resourceType, request }: Paused,
  { mainFrame, watch, host, allowed, without, isSilent }: Interception,
): Promise<'Aborted' | 'BlockedByClient' | null> {
  const { url } = request;
  const isMain = resourceType === 'Document' && frameId === mainFrame;
  if (isMain) watch.arrivals += 1;
  if (isMain) return await decideMain(url as Url, watch, allowed);
  if (resourceType === 'Media') return 'BlockedByClient';
  if (watch.touched && request.method !== 'GET') return 'BlockedByClient';
  if (resourceType === 'Script' && without.has(withoutQuery(url))) {
    if (watch.leftOut.length < MOST_LEFT_OUT) watch.leftOut.push(url.slice(0, 2_000));
    return 'BlockedByClient';
  }
  if (isSilent(url)) {
    noteFailure(watch, url, 'timeout');
    return 'BlockedByClient';
  }
  // The page itself was asked for by whoever visits it; the browser hands over what it has parsed as an address.
  if (hostAndPort(url) !== host || (await allowed(url as Url))) return null;
  noteFailure(watch, url, 'robots');
  return 'BlockedByClient';
}

/** Where the page as a whole may go: on its way where it likes, and nowhere once it has settled, unless somebody leads it. */
async function decideMain(
  url: Url,
  watch: Watch,
  allowed: Interception['allowed'],
): Promise<'Aborted' | null> {
  if (watch.still || watch.arrivals > MOST_ARRIVALS) return 'Aborted';
  if (!watch.led || (await allowed(url))) return null;
  noteFailure(watch, url, 'robots');
  return 'Aborted';
}

/** A script is known by its address; what is asked of it changes from page to page. */
export function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '').slice(0, 2_000);
}

function ignoreClosed(_error: unknown): void {
  // Page or browser went away meanwhile, and with it what was to be answered.
}
