import type { HtmlElement, HtmlNode } from '../../domain/document.ts';
import { ancestor, type PageTree } from './page-tree.ts';

const MOST = 400;
const MOST_CHILDREN = 300;
const MOST_DEPTH = 8;

/** Words of an element as a screen reader gets them, roughly and up to 400 signs: pictures by their alternative text. */
export function wordsOf(element: HtmlElement): string {
  return plain(read(element, 0));
}

function read(element: HtmlElement, depth: number): string {
  let words = '';
  for (const node of (element.children as HtmlNode[]).slice(0, MOST_CHILDREN)) {
    if (words.length > MOST) break;
    if (node.type === 'text') words += node.data.slice(0, MOST + 1);
    else if ('attribs' in node) words += wordsOfPart(node, depth);
  }
  return words;
}

function wordsOfPart(element: HtmlElement, depth: number): string {
  const { name, attribs } = element;
  if (isUnread(element) || attribs['aria-hidden'] === 'true') return '';
  if (attribs['aria-label']) return ` ${attribs['aria-label']}`;
  if (name === 'img' || name === 'area') return ` ${attribs['alt'] ?? ''}`;
  if (name === 'input')
    return /^(?:button|submit|reset)$/i.test(attribs['type'] ?? '') ? ` ${attribs['value'] ?? ''}` : '';
  return depth < MOST_DEPTH ? read(element, depth + 1) : '';
}

/** The name of an element: by ARIA or a label, then by its words, then by its title. */
export function nameOf(element: HtmlElement, tree: PageTree): string {
  return labelOf(element, tree) || wordsOf(element) || plain(element.attribs['title'] ?? '');
}

/** The name that ARIA or a label gives. */
export function labelOf(element: HtmlElement, tree: PageTree): string {
  const ids = (element.attribs['aria-labelledby'] ?? '').split(/\s+/).filter(Boolean).slice(0, 5);
  const pointed = ids.flatMap((id) => tree.ids.get(id)?.[0] ?? []).map(wordsOf);
  const label = pointed.join(' ').trim() || plain(element.attribs['aria-label'] ?? '');
  if (label !== '') return label;
  const around = ancestor(element, (one) => one.name === 'label');
  return around ? wordsOf(around) : '';
}

/** All text inside, up to so many signs. */
export function textOf(element: HtmlElement, most = 2_000): string {
  let text = '';
  const stack: HtmlNode[] = [element];
  for (let node = stack.pop(); node && text.length < most; node = stack.pop()) {
    if (node.type === 'text') text += node.data.slice(0, most);
    else if ('children' in node && !isUnread(node))
      stack.push(...(node.children as HtmlNode[]).slice(0, most).reverse());
  }
  return text.slice(0, most);
}

function isUnread(node: HtmlNode): boolean {
  return 'name' in node && /^(?:script|style|noscript|template)$/.test(node.name);
}

/** Blanks made one, and off at the ends. */
export function plain(text: string): string {
  return text.slice(0, 2_000).replace(/\s+/g, ' ').trim();
}
