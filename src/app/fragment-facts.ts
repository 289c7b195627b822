import type { LinkFacts } from '../domain/facts/link.ts';
import { fragmentName, hasAnchor } from '../gather/links.ts';
import type { ForeignPlaces } from './foreign-places.ts';
import type { BookedLink } from './link-book.ts';
import type { SiteRecord } from './site-record.ts';

/** Whether the place behind `#` is on its page; `null` where that page was not read. Scripts may make it: then only a browser can tell. */
export function fragmentFacts(link: BookedLink, record: SiteRecord): LinkFacts | null {
  const name = fragmentName(link.fragment);
  const anchors = record.anchors.get(link.key);
  if (name === null || !anchors) return null;
  const written = hasAnchor(anchors.written, name);
  const rendered = anchors.rendered ? hasAnchor(anchors.rendered, name) : null;
  const there = written || rendered === true;
  const certain = rendered !== null || !anchors.hasScripts;
  const told = there ? PRESENT : certain ? MISSING : NOT_YET;
  return { ...placed(link), ...told, internal: true };
}

const PRESENT = { verdict: 'ok', reason: 'ok' } as const;
const MISSING = { verdict: 'broken', reason: 'no-anchor' } as const;
const NOT_YET = { verdict: 'suspect', reason: 'no-anchor-yet' } as const;

/** The same for a page of another site, which has been looked at for this place. */
export async function foreignFragmentFacts(
  link: BookedLink,
  places: ForeignPlaces,
): Promise<LinkFacts | null> {
  const name = fragmentName(link.fragment);
  if (name === null) return null;
  const { url, key, fragment } = link;
  const there = await places.has({ url, key, fragment, name });
  return there === null ? null : { ...placed(link), ...(there ? PRESENT : MISSING), internal: false };
}

function placed(link: BookedLink): Omit<LinkFacts, 'verdict' | 'reason' | 'internal'> {
  return {
    role: 'fragment',
    status: null,
    final: link.url,
    via: link.via,
    text: link.text,
    tries: [],
    zone: link.zone,
    cause: link.template ? 'template' : 'page',
    share: link.share,
  };
}
