import type { Url } from '../../domain/brand.ts';
import type { Answer, Fetched } from '../../domain/net.ts';
import type { LookContext } from './looked.ts';
import { type Forced, openPage } from './open-page.ts';
import { refreshTarget } from './refresh-target.ts';

/** Pages that only send on, one after the other. */
const MOST_HOPS = 3;

/** The home page over one family; where it sends on by `meta refresh`, its target, resolved again over the same family. */
export async function openHome(home: Url, to: Forced, look: LookContext): Promise<Fetched> {
  let fetched = await openPage(home, to, look);
  for (let hops = 0; hops < MOST_HOPS && fetched.ok && isPage(fetched); hops++) {
    const target = refreshTarget(fetched);
    if (!target) return fetched;
    const isOwnHost = target.hostname === new URL(home).hostname;
    const onward = isOwnHost ? to : { family: to.family };
    fetched = joined(fetched, await openPage(target.href as Url, onward, look)); // spelt by the URL parser
  }
  return fetched;
}

function isPage(answer: Answer): boolean {
  return answer.status < 400 && answer.wall === null;
}

/** As if the first answer had been a redirect. */
function joined(first: Answer, then: Fetched): Fetched {
  return {
    ...then,
    requested: first.requested,
    redirects: [...first.redirects, { url: first.final, status: first.status }, ...then.redirects],
    at: first.at,
    tookMs: first.tookMs + then.tookMs,
    requests: first.requests + then.requests,
  };
}
