import type { HtmlElement, HtmlNode } from '../../domain/document.ts';
import { ancestor, childrenOf, filled, isHidden, type PageTree, parentOf, roleOf } from './page-tree.ts';

const MOST_DEPTH = 400;
const LANDMARKS: ReadonlySet<string> = new Set([
  ...['banner', 'complementary', 'contentinfo', 'main', 'navigation', 'region', 'search', 'form'],
  ...['alert', 'log', 'status', 'button', 'dialog', 'alertdialog', 'tooltip'],
]);
const CONTENT: ReadonlySet<string> = new Set([
  ...['img', 'iframe', 'object', 'video', 'audio', 'input', 'textarea', 'select', 'button', 'canvas', 'svg'],
  'embed',
]);

/** Content outside all landmarks: of each, the largest part that holds neither a landmark nor anything hidden. */
export function regionless({ body, shown }: PageTree): readonly HtmlElement[] {
  const start = body ? [body] : shown.filter((one) => parentOf(one) === null);
  const holding = new Set<HtmlElement>();
  const found: HtmlElement[] = [];
  const walk = (element: HtmlElement, depth: number): void => {
    if (isHidden(element) || isRegion(element) || element.name === 'iframe') {
      for (let at: HtmlElement | null = element; at && !holding.has(at); at = parentOf(at)) holding.add(at);
    } else if (element !== body && hasContent(element)) found.push(element);
    else if (depth < MOST_DEPTH) for (const child of childrenOf(element)) walk(child, depth + 1);
  };
  for (const element of start) walk(element, 0);
  return [...new Set(found.map((element) => widest(element, holding, body)))];
}

function widest(
  element: HtmlElement,
  holding: ReadonlySet<HtmlElement>,
  body: HtmlElement | null,
): HtmlElement {
  let at = element;
  for (let up = parentOf(at); up && up !== body && up.name !== 'html' && !holding.has(up); up = parentOf(at))
    at = up;
  return at;
}

function isRegion(element: HtmlElement): boolean {
  const { name, attribs } = element;
  const role = roleOf(element);
  if (/^(?:assertive|polite)$/.test(attribs['aria-live'] ?? '')) return true;
  if (role) return LANDMARKS.has(role);
  if (name === 'main' || name === 'nav' || name === 'aside' || name === 'dialog' || name === 'button')
    return true;
  if (name === 'header' || name === 'footer')
    return ancestor(element, (one) => /^(?:article|aside|main|nav|section)$/.test(one.name)) === null;
  if (name === 'section' || name === 'form')
    return filled(attribs['aria-label']) || filled(attribs['aria-labelledby']) || filled(attribs['title']);
  return name === 'output' || isSkipLink(element);
}

function isSkipLink({ name, attribs }: HtmlElement): boolean {
  return name === 'a' && /^#[^/!]/.test(attribs['href'] ?? '');
}

/** Text of its own, or something that is content by itself. */
function hasContent(element: HtmlElement): boolean {
  if (CONTENT.has(element.name)) return !(element.name === 'img' && element.attribs['alt'] === '');
  return (element.children as HtmlNode[]).some((child) => child.type === 'text' && filled(child.data));
}
