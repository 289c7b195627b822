import type { Visit } from '../../domain/net.ts';

const WORKING_KINDS: ReadonlySet<string> = new Set(['script', 'xhr', 'fetch', 'document']);

/** What the page is made of came, or is missing for everybody: a script that we alone did not get may have made the entry. */
export function isWhole(visit: Visit): boolean {
  return visit.loaded && (visit.status ?? 0) < 400 && scriptsNotSeen(visit).length === 0;
}

/** Addresses of scripts, data and frames that did not come, and may come to others. */
export function scriptsNotSeen(visit: Visit): readonly string[] {
  const kinds = new Map(visit.requests.map(({ url, kind }) => [url, kind]));
  const failed = visit.failedRequests.filter(({ url }) => WORKING_KINDS.has(kinds.get(url) ?? 'script'));
  const refused = visit.badAnswers.filter(
    ({ kind, status }) => WORKING_KINDS.has(kind) && status !== 404 && status !== 410,
  );
  return [...new Set([...failed, ...refused].map(({ url }) => url))];
}

/**
 * Has a host other than the page's own answered? Where none has, a name that does not exist and a refused connection say as
 * much about our own network as about theirs.
 */
export function reachesOthers(visit: Visit): boolean {
  const own = URL.parse(visit.final)?.host;
  return [...visit.answeredHosts].some((host) => host !== '' && host !== own);
}
