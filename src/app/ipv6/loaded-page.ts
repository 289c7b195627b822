import type { LoadedPage } from '../../gather/ipv6/skylight.ts';

interface Loaded {
  readonly final: string;
  readonly requests: readonly { readonly url: string; readonly kind: string }[];
}

/** Everything that a page has asked for in the browser; the page itself is no resource. */
export function loadedPage(url: string, visit: Loaded): LoadedPage {
  const resources = visit.requests
    .filter((one) => one.url !== visit.final && one.url !== url)
    .map((one) => ({ url: one.url, kind: KINDS[one.kind] ?? one.kind, blocking: false }));
  return { url, final: visit.final, resources };
}

/** Browser's words for kinds of resources, where ours differ. */
const KINDS: { readonly [kind: string]: string } = { document: 'frame', fetch: 'xhr' };
