import type { HtmlElement, HtmlNode, ParsedDocument } from '../../domain/document.ts';

const MOST_ELEMENTS = 20_000;
const MOST_STEPS = 2_000;

/** The elements of a page that its HTML alone does not hide, in their order. */
export interface PageTree {
  /** What relative addresses are resolved against. */
  readonly base: string;
  readonly shown: readonly HtmlElement[];
  readonly body: HtmlElement | null;
  readonly html: HtmlElement | null;
  readonly head: readonly HtmlElement[];
  /** Titles of the document, wherever they stand. */
  readonly titles: readonly HtmlElement[];
  /** Every id with its elements, hidden ones included. */
  readonly ids: ReadonlyMap<string, readonly HtmlElement[]>;
  /** Ids that labels or ARIA attributes point to. */
  readonly referenced: ReadonlySet<string>;
}

interface Entry {
  readonly element: HtmlElement;
  readonly hidden: boolean;
  readonly inHead: boolean;
}

/** Walks a page once for all checks; bounded. */
export function readPageTree({ root, base }: ParsedDocument): PageTree {
  const all = walk(root.children as HtmlNode[]);
  const ids = new Map<string, HtmlElement[]>();
  const referenced = new Set<string>();
  for (const { element } of all) noteNames(element, ids, referenced);
  const named = (name: string) => all.find(({ element }) => element.name === name)?.element ?? null;
  return {
    base,
    shown: all.filter((one) => !one.hidden && !one.inHead && one.element.name !== 'html').map(elementOf),
    head: all.filter((one) => one.inHead).map(elementOf),
    titles: all.map(elementOf).filter((one) => one.name === 'title' && parentOf(one)?.name !== 'svg'),
    html: named('html'),
    body: named('body'),
    ids,
    referenced,
  };
}

function walk(roots: readonly HtmlNode[]): readonly Entry[] {
  const all: Entry[] = [];
  const stack: Entry[] = [];
  const push = (nodes: readonly HtmlNode[], hidden: boolean, inHead: boolean) => {
    for (let i = nodes.length - 1; i >= 0; i -= 1) {
      const node = nodes[i];
      if (node && 'attribs' in node)
        stack.push({
          element: node,
          hidden: hidden || isHidden(node),
          inHead: inHead || node.name === 'head',
        });
    }
  };
  push(roots, false, false);
  for (let entry = stack.pop(); entry && all.length < MOST_ELEMENTS; entry = stack.pop()) {
    all.push(entry);
    push(entry.element.children as HtmlNode[], entry.hidden, entry.inHead);
  }
  return all;
}

function elementOf({ element }: Entry): HtmlElement {
  return element;
}

function noteNames(element: HtmlElement, ids: Map<string, HtmlElement[]>, referenced: Set<string>): void {
  const id = element.attribs['id']?.trim();
  if (id) {
    const known = ids.get(id);
    if (known) known.push(element);
    else ids.set(id, [element]);
  }
  for (const name of REFERRING)
    for (const one of (element.attribs[name] ?? '').split(/\s+/)) if (one) referenced.add(one);
  if (element.name === 'label' && element.attribs['for']) referenced.add(element.attribs['for'].trim());
}

const REFERRING = [
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-owns',
  'aria-activedescendant',
  'aria-details',
  'aria-errormessage',
  'aria-flowto',
];

const NEVER: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'link',
  'meta',
  'title',
  'base',
  'head',
  'param',
  'source',
  'track',
]);

/** By itself: by its kind, an attribute, or a style written in place. */
export function isHidden({ name, attribs }: HtmlElement): boolean {
  if (NEVER.has(name) || 'hidden' in attribs || attribs['aria-hidden'] === 'true') return true;
  if (name === 'input' && attribs['type']?.toLowerCase() === 'hidden') return true;
  return /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i.test(
    (attribs['style'] ?? '').slice(0, 500),
  );
}

export function parentOf({ parent }: HtmlElement): HtmlElement | null {
  return parent && 'attribs' in parent ? (parent as HtmlElement) : null;
}

export function childrenOf(element: HtmlElement): readonly HtmlElement[] {
  return (element.children as HtmlNode[]).filter((child): child is HtmlElement => 'attribs' in child);
}

/** The nearest element on the way up, itself left out, of which this holds. */
export function ancestor(element: HtmlElement, is: (one: HtmlElement) => boolean): HtmlElement | null {
  let at = parentOf(element);
  for (let steps = 0; at && steps < MOST_STEPS; steps += 1) {
    if (is(at)) return at;
    at = parentOf(at);
  }
  return null;
}

/** The explicit role, where there is one. */
export function roleOf({ attribs }: HtmlElement): string | null {
  return (attribs['role'] ?? '').trim().toLowerCase().split(/\s+/)[0] || null;
}

export function filled(text: string | undefined): boolean {
  return (text ?? '').replace(/[\s\u00a0\u3000]+/g, '') !== '';
}
