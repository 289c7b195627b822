import type { Day, Url } from '../domain/brand.ts';
import type { ParsedDocument } from '../domain/document.ts';
import type { ListSourceFacts } from '../domain/facts/list-source.ts';
import type { Answer, Visit } from '../domain/net.ts';
import { readJsonList } from './list-source/json-list.ts';
import { readNamedAddresses } from './list-source/named-addresses.ts';
import { outline } from './page/outline.ts';
import { makeResolve } from './page/resolve.ts';
import { extractPage } from './page.ts';
import { parsePage } from './parse.ts';

/** A page whose list comes from elsewhere. */
export interface ScriptedPage {
  /** After redirects. */
  readonly url: Url;
  /** The day in China when it was seen. */
  readonly seenOn: Day;
}

const MAX_CHARS = 2_000_000;
const EVALUATE_MS = 5_000;

/** Addresses that the page itself names, whole and literally, as the place of its list; likeliest first, at most three. */
export function listAddresses(document: ParsedDocument): readonly string[] {
  const resolve = makeResolve(document.base);
  return readNamedAddresses(outline(document)).flatMap((address) => resolve(address) ?? []);
}

/** Reads what such an address answered; `null` where there is no list in it. Links are resolved as on the page. */
export function readListSource(
  text: string,
  answer: Pick<Answer, 'final'>,
  page: ScriptedPage,
): ListSourceFacts | null {
  const body = text.slice(0, MAX_CHARS).trim();
  if (body === '') return null;
  if (body.startsWith('<')) {
    const isProxy = body.includes('<record') || body.includes('<datastore');
    const html = isProxy
      ? `<script type="text/xml">${body.replace(/<\/?script[^>]{0,200}>/gi, '')}</script>`
      : body;
    return readPiece(html, page, { via: isProxy ? 'data-proxy' : 'html', from: answer.final });
  }
  const read = readJsonList(body, makeResolve(page.url));
  if (read === null) return null;
  if ('html' in read) return readPiece(read.html, page, { via: 'json', from: answer.final });
  return {
    via: 'json',
    from: answer.final,
    blocks: read.block ? [read.block] : [],
    ...{ emptyRemark: 'none', emptyText: '', mainTextLength: 0 },
  };
}

/** Rows of a list without the page around them. */
function readPiece(
  html: string,
  page: ScriptedPage,
  origin: Pick<ListSourceFacts, 'via' | 'from'>,
): ListSourceFacts | null {
  const facts = extract(html, page);
  const blocks = facts.blocks.filter((block) => block.region === 'main');
  if (blocks.length === 0) return null;
  return { ...origin, blocks, emptyRemark: 'none', emptyText: '', mainTextLength: 0 };
}

/** The page as a browser drew it. `null` where no list can be told from it: then it stays unseen. */
export async function readDrawnPage(visit: Visit, page: ScriptedPage): Promise<ListSourceFacts | null> {
  const drawn = await visit.world.evaluate(
    `document.documentElement.outerHTML.slice(0, ${MAX_CHARS})`,
    EVALUATE_MS,
  );
  if (typeof drawn !== 'string') return null;
  const facts = extract(drawn, page);
  const blocks = facts.blocks.filter((block) => block.region === 'main');
  const isEmpty = visit.loaded && visit.failedRequests.length === 0 && facts.shape === 'column';
  if (blocks.length === 0 && !isEmpty) return null;
  const { emptyRemark, emptyText, mainTextLength } = facts;
  return { via: 'browser', from: page.url, blocks, emptyRemark, emptyText, mainTextLength };
}

function extract(html: string, page: ScriptedPage) {
  return extractPage({
    document: parsePage(html, page.url),
    url: page.url,
    seenOn: page.seenOn,
    ...{ status: 200, charset: 'utf-8', sizeBytes: html.length, isHome: false },
  });
}
