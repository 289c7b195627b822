import type { HtmlElement, HtmlNode, ParsedDocument } from '../../domain/document.ts';

const MOST_NODES = 300_000;

/** Visits every element in page order, without recursion. */
export function walkElements(
  root: ParsedDocument['root'],
  visit: (element: HtmlElement, inHead: boolean) => void,
): void {
  const stack: { readonly node: HtmlNode; readonly inHead: boolean }[] = root.children
    .map((node) => ({ node, inHead: false }))
    .reverse();
  for (let seen = 0; stack.length > 0 && seen < MOST_NODES; seen++) {
    const at = stack.pop();
    if (!at || !('attribs' in at.node)) continue;
    const { node } = at;
    const inHead = at.inHead || node.name === 'head';
    visit(node, inHead);
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child) stack.push({ node: child, inHead });
    }
  }
}
