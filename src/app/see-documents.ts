import type { Scope } from '../crawl/scope.ts';
import type { Instant, Json } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { DocumentFacts } from '../domain/facts/document.ts';
import type { Net } from '../domain/net.ts';
import type { Site } from '../domain/site.ts';
import type { FileFacts } from '../gather/documents/file-facts.ts';
import { isClear, saysFormat, saysSize } from '../gather/documents/link-words.ts';
import type { BookedDocument } from './document-book.ts';
import type { DocumentReader } from './document-reader.ts';

export interface DocumentLook {
  readonly site: Site;
  readonly scope: Scope;
  readonly net: Net;
  readonly reader: DocumentReader;
  readonly now: () => Instant;
  readonly signal: AbortSignal;
}

/** Documents of one site that are looked at. */
export const MOST_DOCUMENTS = 20;
const MOST_BYTES = 10_000_000;
const FETCH_MS = 20_000;
/** For all that have to be fetched. */
const WHOLE_MS = 90_000;

/**
 * What the documents of the site show to those who do not see. Those which the link check has read are not fetched again;
 * what cannot be had, is left out: it is a sample, and whether links work is asked elsewhere.
 */
export async function seeDocuments(
  documents: readonly BookedDocument[],
  look: DocumentLook,
): Promise<readonly Evidence[]> {
  const until = Date.parse(look.now()) + WHOLE_MS;
  const evidence: Evidence[] = [];
  for (const one of documents) {
    const read = look.reader.factsOf(one.url);
    const facts = read === undefined ? await fetchOne(one, look, until) : read;
    if (facts) evidence.push(evidenceOf(one, facts, look));
  }
  return evidence;
}

async function fetchOne(
  { url }: BookedDocument,
  { site, scope, net, reader, now, signal }: DocumentLook,
  until: number,
): Promise<FileFacts | null> {
  if (signal.aborted || scope.siteOf(url) !== site.id || Date.parse(now()) > until) return null;
  const answer = await net.fetch({ url, maxBytes: MOST_BYTES, timeoutMs: FETCH_MS, signal });
  if (!answer.ok || answer.wall || answer.status !== 200 || answer.body.length === 0) return null;
  const facts = await reader.facts(url, answer.body);
  // A page in place of a file is the link check's to tell.
  return facts?.format === 'html' && facts.suffix !== 'xls' && facts.suffix !== 'doc' ? null : facts;
}

function evidenceOf({ url, from, texts }: BookedDocument, file: FileFacts, look: DocumentLook): Evidence {
  const facts: DocumentFacts = {
    ...file,
    linkTexts: [...texts],
    from: [...from],
    linkClear: texts.some(isClear),
    linkSaysFormat: texts.some(saysFormat),
    linkSaysSize: texts.some(saysSize),
    grade: 'advice',
  };
  return {
    kind: 'document',
    by: 'document@1',
    site: look.site.id,
    target: { type: 'document', url },
    at: look.now(),
    status: 'observed',
    facts: facts as unknown as Json,
  };
}
