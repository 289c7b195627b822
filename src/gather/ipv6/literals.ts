import type { HtmlElement, ParsedDocument } from '../../domain/document.ts';
import { walkElements } from './walk-elements.ts';

/** `scheme://a.b.c.d`, also with its slashes escaped as scripts write them. */
const LITERAL =
  /(?<![\w.])(?:https?|wss?|ftp|rtmp|rtsp):(?:\\?\/){2}((?:\d{1,3}\.){3}\d{1,3})(?![\d.]*\w)(?::\d{1,5})?/gi;
/** In attributes also without a scheme. */
const BARE = /^\s*\/\/((?:\d{1,3}\.){3}\d{1,3})(?![\d.]*\w)(?::\d{1,5})?/;
const MOST_TEXT = 1_000_000;
const MOST = 200;

/** IPv4 literals of a style sheet or script, each once, as written. */
export function literalsIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [whole, address = ''] of text.slice(0, MOST_TEXT).matchAll(LITERAL)) {
    if (isAddress(address)) found.add(whole.replaceAll('\\', ''));
    if (found.size >= MOST) break;
  }
  return [...found];
}

/** IPv4 literals in the attributes, inline scripts and inline styles of a page; not in its visible text. */
export function literalsOfPage(parsed: ParsedDocument): readonly string[] {
  const found = new Set<string>();
  walkElements(parsed.root, (element) => {
    if (found.size >= MOST) return;
    for (const literal of [...inAttributes(element), ...inCode(element)]) found.add(literal);
  });
  return [...found];
}

/** Read out to people, not followed. */
const WORDS: ReadonlySet<string> = new Set(['alt', 'title', 'content', 'placeholder', 'aria-label']);

function inAttributes(element: HtmlElement): readonly string[] {
  return Object.entries(element.attribs).flatMap(([name, value]) => {
    if (WORDS.has(name)) return [];
    const [bare, address = ''] = BARE.exec(value) ?? [];
    return bare !== undefined && isAddress(address) ? [bare.trim()] : literalsIn(value);
  });
}

function inCode(element: HtmlElement): readonly string[] {
  if (element.name !== 'script' && element.name !== 'style') return [];
  return element.children.flatMap((child) => ('data' in child ? literalsIn(child.data) : []));
}

/** The address in a literal. */
export function addressIn(literal: string): string {
  return /(?:\d{1,3}\.){3}\d{1,3}/.exec(literal)?.[0] ?? '';
}

function isAddress(text: string): boolean {
  return text.split('.').every((part) => Number(part) <= 255);
}
