import type { ParsedDocument } from '../../domain/document.ts';
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
    for (const [name, value] of Object.entries(element.attribs)) {
      if (name === 'alt' || name === 'title' || name === 'content') continue;
      for (const literal of literalsIn(value)) found.add(literal);
      const bare = BARE.exec(value);
      if (bare?.[1] && isAddress(bare[1])) found.add(bare[0].trim());
    }
    if (element.name !== 'script' && element.name !== 'style') return;
    for (const child of element.children)
      if ('data' in child) for (const literal of literalsIn(child.data)) found.add(literal);
  });
  return [...found];
}

/** The address in a literal. */
export function addressIn(literal: string): string {
  return /(?:\d{1,3}\.){3}\d{1,3}/.exec(literal)?.[0] ?? '';
}

function isAddress(text: string): boolean {
  return text.split('.').every((part) => Number(part) <= 255);
}
