import { z } from 'zod';
import type { Fetched, Visit } from '../domain/net.ts';
import { type Anchors, anchorsOf, extractLinks, hasAnchor, MAX_ANCHORS } from './links.ts';
import { parsePage } from './parse.ts';
import { PLACES } from './places.page.ts';

const LOOK_MS = 5_000;
const schema = z.object({
  names: z.array(z.string().max(200)).max(6_000),
  whole: z.boolean(),
  handled: z.boolean(),
  hash: z.string().max(2_000),
});

/** The places of a page as it is written. */
export interface WrittenPlaces {
  readonly anchors: Anchors;
  readonly hasScripts: boolean;
}

/** `null` where the answer is not, or not wholly, the page that was asked for. */
export function writtenPlaces(fetched: Fetched, decode: Decode): WrittenPlaces | null {
  if (!fetched.ok || fetched.wall || fetched.truncated || fetched.status < 200 || fetched.status >= 300)
    return null;
  const type = fetched.headers['content-type'];
  if (!type || !/html/i.test(type) || plain(fetched.final) !== plain(fetched.requested)) return null;
  const parsed = parsePage(decode(fetched.body, type), fetched.final);
  const { anchors, hasScripts } = extractLinks(parsed, () => null);
  return anchors.length >= MAX_ANCHORS ? null : { anchors, hasScripts };
}

type Decode = (body: Uint8Array, contentType: string | undefined) => string;

/** Whether a page that a browser was sent to has the place; `null`: its scripts may have their own use for the name. */
export async function hasPlace(visit: Visit, fragment: string, name: string): Promise<boolean | null> {
  if (visit.status === null || visit.status < 200 || visit.status >= 300 || !visit.loaded) return null;
  const raw = await visit.world.evaluate(PLACES, LOOK_MS).catch(nothing);
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return null;
  const { names, whole, handled, hash } = parsed.data;
  if (hasAnchor(anchorsOf(names), name)) return true;
  return whole && !handled && hash === fragment ? false : null;
}

/** One page under two addresses: https, `www`, a final slash and what stands behind `#` make no other. */
function plain(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '');
}

function nothing(_error: unknown): null {
  return null; // then nothing is said
}
