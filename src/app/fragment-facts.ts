import type { LinkFacts } from '../domain/facts/link.ts';
import { fragmentName, hasAnchor } from '../gather/links.ts';
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
  return {
    role: 'fragment',
    verdict: there ? 'ok' : certain ? 'broken' : 'suspect',
    reason: there ? 'ok' : certain ? 'no-anchor' : 'no-anchor-yet',
    status: null,
    final: link.url,
    internal: true,
    via: link.via,
    text: link.text,
    tries: [],
    zone: link.zone,
    cause: link.template ? 'template' : 'page',
    share: link.share,
  };
}
