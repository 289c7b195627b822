import type { HtmlElement, HtmlNode } from '../../domain/document.ts';

const INLINE: ReadonlySet<string> = new Set([
  'a',
  'span',
  'font',
  'b',
  'i',
  'em',
  'strong',
  'u',
  'small',
  'label',
]);
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'select', 'option', 'title']);

/** The paragraph, cell or box that a text stands in; `null` where it is not read as text. */
export function blockAround(text: HtmlNode): HtmlElement | null {
  let at = text.parent;
  for (let level = 0; at && 'attribs' in at && level < 12; level += 1, at = at.parent) {
    if (UNREAD.has(at.name)) return null;
    if (!INLINE.has(at.name)) return at;
  }
  return null;
}
