import type { HtmlElement } from '../../domain/document.ts';
import type { Answer } from '../../domain/net.ts';
import { parsePage } from '../parse.ts';
import { walkElements } from './walk-elements.ts';

/** Beyond this, a page is read before it sends on, or loads itself anew. */
const LONGEST_DELAY_SECONDS = 10;
/** Such an element stands at the head of a page. */
const MOST_TEXT = 200_000;

/** Where a page sends its visitors on to by `meta refresh`; `null`: it does not, or only to itself. */
export function refreshTarget(answer: Pick<Answer, 'body' | 'final'>): URL | null {
  // The element and most addresses are ASCII in every encoding of the web.
  const text = Buffer.from(answer.body.subarray(0, MOST_TEXT)).toString('latin1');
  if (!/http-equiv/i.test(text)) return null;
  const parsed = parsePage(text, answer.final);
  let target: URL | null = null;
  walkElements(parsed.root, (element) => {
    target ??= element.name === 'meta' && !isForOthers(element) ? targetOf(element, parsed.base) : null;
  });
  return target === null || isSame(target, new URL(answer.final)) ? null : target;
}

/** A host that is not ASCII is not read rightly here. */
const FOREIGN_HOST = /^(?:[a-z]{1,10}:)?[\\/]{2}[^\\/?#]{0,200}[\x80-\xff]/i;

function targetOf(element: HtmlElement, base: string): URL | null {
  if (element.attribs['http-equiv']?.trim().toLowerCase() !== 'refresh') return null;
  const { seconds, url } = readRefresh(element.attribs['content'] ?? '');
  if (url === '' || seconds > LONGEST_DELAY_SECONDS || FOREIGN_HOST.test(url)) return null;
  const target = URL.parse(url, base);
  return target && /^https?:$/.test(target.protocol) ? target : null;
}

/** `5; url=/index.html` (HTML Standard, «shared declarative refresh steps»), in one forward pass. */
export function readRefresh(content: string): { readonly seconds: number; readonly url: string } {
  const [lead = '', digits = ''] = /^\s{0,20}(\d{0,6})[\d.]{0,10}\s{0,20}[;,]?\s{0,20}/.exec(content) ?? [];
  const rest = content.slice(lead.length, lead.length + 2_100).replace(/^url\s{0,20}=\s{0,20}/i, '');
  const quote = /^['"]/.exec(rest)?.[0];
  const url = quote ? (rest.slice(1).split(quote, 1)[0] ?? '') : rest;
  return { seconds: Number(digits), url: lead === '' ? '' : url.trim() };
}

/** What stands in `noscript` is for browsers without scripts. */
function isForOthers(element: HtmlElement): boolean {
  for (let at = element.parent; at && 'attribs' in at; at = at.parent)
    if (at.name === 'noscript') return true;
  return false;
}

function isSame(a: URL, b: URL): boolean {
  return a.origin === b.origin && a.pathname === b.pathname && a.search === b.search;
}
