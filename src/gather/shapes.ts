import type { HtmlNode, ParsedDocument } from '../domain/document.ts';

const MAX_ELEMENTS = 20_000;

/**
 * The distinct shapes of element on a page, hashed: an element's tag, classes and telling attributes with those of its
 * parent, digits taken out. Pages with the same shapes come from the same template, so one of them stands for all.
 */
export function extractShapes(parsed: ParsedDocument): ReadonlySet<number> {
  const shapes = new Set<number>();
  const stack: { readonly node: HtmlNode; readonly parent: string }[] = parsed.root.children.map((node) => ({
    node,
    parent: '',
  }));
  let seen = 0;
  while (stack.length > 0 && seen < MAX_ELEMENTS) {
    const entry = stack.pop();
    if (!entry || !('attribs' in entry.node) || entry.node.name === 'script' || entry.node.name === 'style')
      continue;
    seen++;
    const own = shapeOf(entry.node);
    shapes.add(hash(`${entry.parent}>${own}`));
    for (const child of entry.node.children) if ('attribs' in child) stack.push({ node: child, parent: own });
  }
  return shapes;
}

/** Attributes that decide whether an element can be used: with or without is another shape. */
const TELLING = [
  'alt',
  'aria-label',
  'href',
  'role',
  'title',
  'type',
  'tabindex',
  'onclick',
  'for',
  'lang',
  'style',
];

function shapeOf(element: {
  readonly name: string;
  readonly attribs: { readonly [name: string]: string };
}): string {
  const { attribs } = element;
  let shape = `${element.name}.${(attribs['class'] ?? '').replace(/\d+/g, '#')}`;
  for (const name of TELLING) {
    const value = attribs[name];
    if (value !== undefined) shape += value.trim() === '' ? `[${name}=]` : `[${name}]`;
  }
  return shape;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
