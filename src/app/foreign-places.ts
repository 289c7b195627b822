import type { Url } from '../domain/brand.ts';
import type { Browsers, Net } from '../domain/net.ts';
import { hasAnchor } from '../gather/links.ts';
import { hasPlace, type WrittenPlaces, writtenPlaces } from '../gather/places.ts';

const MOST_PAGES = 300;
const MOST_VISITS = 40;
const PAGE_BYTES = 2_000_000;
const PAGE_MS = 20_000;

/** Places within the pages of other sites, to which the audited ones link. */
export interface ForeignPlaces {
  /** Whether the page has the place; `null`: not certain, and nothing is to be said. Each page is asked once a run, and again before a place is missing. */
  has(place: Place): Promise<boolean | null>;
}

export interface Place {
  /** With its fragment. */
  readonly url: Url;
  readonly key: Url;
  readonly fragment: string;
  readonly name: string;
}

export interface ForeignPlacesOptions {
  readonly net: Net;
  readonly decode: (body: Uint8Array, contentType: string | undefined) => string;
  readonly browsers: () => Promise<Browsers | null>;
  readonly signal: AbortSignal;
}

export function createForeignPlaces(options: ForeignPlacesOptions): ForeignPlaces {
  const pages = new Map<Url, Promise<WrittenPlaces | null>>();
  const again = new Map<Url, Promise<WrittenPlaces | null>>();
  const places = new Map<Url, Promise<boolean | null>>();
  let visits = 0;

  const find = async (place: Place): Promise<boolean | null> => {
    const written = await once(pages, place.key, () => read(place.key, options, false));
    if (!written || hasAnchor(written.anchors, place.name)) return written && true;
    const confirmed = await once(again, place.key, () => read(place.key, options, true));
    if (!confirmed || hasAnchor(confirmed.anchors, place.name)) return confirmed && true;
    if (!written.hasScripts && !confirmed.hasScripts) return false;
    if (options.signal.aborted || visits >= MOST_VISITS) return null;
    visits++;
    return await see(place, options);
  };
  return {
    async has(place) {
      if (!pages.has(place.key) && pages.size >= MOST_PAGES) return null;
      return await once(places, place.url, () => find(place));
    },
  };
}

function once<T>(known: Map<Url, Promise<T>>, url: Url, make: () => Promise<T>): Promise<T> {
  const running = known.get(url) ?? make();
  known.set(url, running);
  return running;
}

async function read(
  url: Url,
  { net, decode, signal }: ForeignPlacesOptions,
  fresh: boolean,
): Promise<WrittenPlaces | null> {
  if (signal.aborted) return null;
  const limits = { maxBytes: PAGE_BYTES, timeoutMs: PAGE_MS, signal };
  return writtenPlaces(await net.fetch({ url, fresh, asBrowser: fresh, ...limits }), decode);
}

/** Scripts make places: the browser goes to the one that is linked to. */
async function see({ url, fragment, name }: Place, { browsers }: ForeignPlacesOptions) {
  const pool = await browsers();
  if (!pool) return null;
  const visited = await pool.visit(url, (visit) => hasPlace(visit, fragment, name), { timeoutMs: PAGE_MS });
  return visited.ok ? visited.value : null;
}
