import type { HtmlElement, HtmlNode } from '../../domain/document.ts';
import { ancestor, filled, isHidden, type PageTree } from './page-tree.ts';

const MOST_STEPS = 400;

/** A name by ARIA or by its title. */
export function hasNamingAttribute(element: HtmlElement, tree: PageTree): boolean {
  const { attribs } = element;
  if (filled(attribs['aria-label']) || filled(attribs['title'])) return true;
  const ids = (attribs['aria-labelledby'] ?? '').split(/\s+/).filter(Boolean);
  return ids.some((id) => tree.ids.get(id)?.some((one) => hasWords(one, true)) ?? false);
}

/** A label around it or for it, with words. */
export function hasLabel(element: HtmlElement, tree: PageTree, labels: ReadonlySet<string>): boolean {
  const around = ancestor(element, (one) => one.name === 'label');
  if (around && hasWords(around)) return true;
  const id = element.attribs['id']?.trim();
  return Boolean(id) && labels.has(id ?? '') && tree.ids.get(id ?? '')?.[0] === element;
}

/** Ids for which there is a label with words. */
export function labelledIds({ shown }: PageTree): ReadonlySet<string> {
  const labels = shown.filter((one) => one.name === 'label' && one.attribs['for'] && hasWords(one));
  return new Set(labels.map((one) => (one.attribs['for'] ?? '').trim()));
}

/** Words of its content, or of the pictures in it; `evenHidden`: a name may also be taken from what is hidden itself. */
export function hasWords(element: HtmlElement, evenHidden = false): boolean {
  const stack: HtmlNode[] = [...(element.children as HtmlNode[])];
  for (let steps = 0; stack.length > 0 && steps < MOST_STEPS; steps += 1) {
    const node = stack.pop();
    if (!node) break;
    if (node.type === 'text' && filled(node.data)) return true;
    if (!('attribs' in node) || (isHidden(node) && !evenHidden)) continue;
    if (node.name === 'script' || node.name === 'style') continue;
    const { alt, title } = node.attribs;
    if (filled(node.attribs['aria-label']) || filled(title)) return true;
    if (/^(?:img|area|input)$/.test(node.name) && filled(alt)) return true;
    if (node.name === 'input' && filled(node.attribs['value'])) return true;
    // What is drawn or loaded may have a name of its own.
    if (/^(?:iframe|object|embed|canvas|video|select|textarea)$/.test(node.name)) return true;
    stack.push(...(node.children as HtmlNode[]).slice(0, MOST_STEPS));
  }
  return false;
}
