import { ElementType } from 'htmlparser2';
import type { HtmlElement, HtmlNode } from '../../domain/document.ts';
import { bare } from './bare.ts';

const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'title', 'option']);
const MOST_NODES = 5_000;

/** What stands written inside an element, up to so many characters; hidden parts included. */
export function textIn(el: HtmlElement, most: number, without: HtmlElement | null = null): string {
  let text = '';
  let left = MOST_NODES;
  const read = (node: HtmlNode): void => {
    if (text.length > most * 2 || left-- <= 0 || node === without) return;
    if (node.type === ElementType.Text) text += `${node.data.slice(0, most * 2)} `;
    else if ('attribs' in node && !UNREAD.has(node.name)) for (const child of node.children) read(child);
  };
  read(el); // nesting is bounded by the parser
  return bare(text, most);
}
