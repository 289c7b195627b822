import { resolveLink } from '../../crawl/normalise-url.ts';
import type { Resolve } from '../../domain/link.ts';
import type { Answer } from '../../domain/net.ts';
import { type PageView, pageView } from '../../gather/ipv6/page-view.ts';
import { extractLinks } from '../../gather/links.ts';
import { parsePage } from '../../gather/parse.ts';
import { decodeBody } from '../../net/charset.ts';

/** An answer as a page with its links. */
export function readPage(answer: Answer) {
  const { text, charset } = decodeBody(answer.body, answer.headers['content-type']);
  const parsed = parsePage(text, answer.final);
  const resolve: Resolve = (raw) => resolveLink(raw, parsed.base, charset);
  return { parsed, resolve, links: extractLinks(parsed, resolve).links };
}

/** An answer in the pieces that are compared between families. */
export function viewOf(answer: Answer): PageView {
  const page = readPage(answer);
  return pageView({
    ...{ status: answer.status, final: answer.final, sizeBytes: answer.body.length },
    ...{ document: page.parsed, links: page.links },
  });
}
