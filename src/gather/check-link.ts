import type { Url } from '../domain/brand.ts';
import type { LinkFacts } from '../domain/facts/link.ts';
import type { Fetched, Net } from '../domain/net.ts';
import { type Content, readContent } from './content.ts';
import { cssLinks } from './css-links.ts';
import { mayHoldLinks } from './document-kinds.ts';
import { type FileLink, type PageSeen, type Reading, readTry, type Verdict } from './link-verdict.ts';
import { traitOf } from './trait.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface LinkQuestion {
  readonly key: Url;
  readonly role: LinkFacts['role'];
  /** The link leaves the site. */
  readonly external: boolean;
  /** It is a style sheet. */
  readonly sheet: boolean;
  /** Its host may be asked for addresses that do not exist. */
  readonly mayProbe: boolean;
}

/** What asking needs besides the door: how bodies become text, what documents hold, and by which words pages are known. */
export interface LinkTools {
  readonly net: Net;
  readonly decode: (body: Uint8Array, contentType: string | undefined) => string;
  readonly readDocument: (url: string, body: Uint8Array) => Promise<readonly FileLink[]>;
  readonly vocabulary: Vocabulary;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Enough to tell a page from a picture, and a wall from a page. */
const HEAD_BYTES = 16_384;
const SHEET_BYTES = 2_000_000;
const DOCUMENT_BYTES = 8_000_000;

/** The first try: a GET of which only the beginning is read; style sheets and the site's own documents are read wholly. */
export async function askLink(question: LinkQuestion, tools: LinkTools): Promise<Reading> {
  const whole = wholeBytes(question);
  const fetched = await tools.net.fetch({
    url: question.key,
    timeoutMs: 15_000,
    signal: tools.signal,
    ...(whole === null ? { body: 'head', maxBytes: HEAD_BYTES } : { maxBytes: whole }),
  });
  const reading = readTry(fetched, question.role, seenOf(fetched, question, tools), tools.now());
  return whole === null ? reading : { ...reading, refs: await refsOf(fetched, reading, question, tools) };
}

/** The confirmation: a whole GET on a connection of its own, towards other sites with the headers that a browser sends. */
export async function askLinkAgain(question: LinkQuestion, tools: LinkTools): Promise<Reading> {
  const fetched = await tools.net.fetch({
    url: question.key,
    fresh: true,
    asBrowser: question.external,
    timeoutMs: 20_000,
    signal: tools.signal,
  });
  return readTry(fetched, question.role, seenOf(fetched, question, tools), tools.now());
}

/** Whether asking again can change anything. */
export function needsConfirmation(reading: Verdict): boolean {
  const { verdict, reason } = reading;
  return verdict === 'broken' || verdict === 'suspect' || verdict === 'dangerous' || reason === 'maintenance';
}

/** Title and text of an answer that is a page. */
export function contentOf(fetched: Fetched, tools: Pick<LinkTools, 'decode'>): Content | null {
  if (!fetched.ok || fetched.body.length === 0) return null;
  const type = fetched.headers['content-type'];
  if (type && !/html|text\/plain/i.test(type)) return null;
  return readContent(tools.decode(fetched.body, type));
}

function wholeBytes({ role, key, external, sheet }: LinkQuestion): number | null {
  if (sheet) return SHEET_BYTES;
  return role === 'attachment' && !external && mayHoldLinks(key) ? DOCUMENT_BYTES : null;
}

function seenOf(fetched: Fetched, question: LinkQuestion, tools: LinkTools): PageSeen | null {
  if (question.role !== 'page') return null;
  const content = contentOf(fetched, tools);
  if (!content) return null;
  const host = (url: string) => URL.parse(url)?.hostname ?? '';
  const hosts = { requested: host(fetched.requested), final: host(fetched.final), own: !question.external };
  return { title: content.title, trait: traitOf(content, tools.vocabulary, hosts) };
}

async function refsOf(
  fetched: Fetched,
  reading: Reading,
  question: LinkQuestion,
  tools: LinkTools,
): Promise<readonly FileLink[]> {
  if (!fetched.ok || (reading.verdict !== 'ok' && reading.verdict !== 'redirected')) return [];
  if (!question.sheet) return await tools.readDocument(question.key, fetched.body);
  const css = tools.decode(fetched.body, fetched.headers['content-type']);
  return cssLinks(css).map((link) => ({ ...link, text: '' }));
}
