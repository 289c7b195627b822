import type { HtmlElement, HtmlNode, ParsedDocument } from '../domain/document.ts';

const MAX_ELEMENTS = 20_000;
/** Nodes that are looked at to tell whether an element has text. */
const MAX_STEPS = 50;

/** How much it is worth to see a shape rendered: elements that people operate or that need a name are worth more. */
export type ShapeWeights = ReadonlyMap<number, number>;

/**
 * The distinct shapes of element on a page, hashed: an element's tag, classes and telling attributes with those of its
 * parent, digits taken out. Pages with the same shapes come from the same template, so one of them stands for all.
 */
export function extractShapes(parsed: ParsedDocument): ShapeWeights {
  const shapes = new Map<number, number>();
  const stack: { readonly node: HtmlNode; readonly parent: string }[] = parsed.root.children.map((node) => ({
    node,
    parent: '',
  }));
  let seen = 0;
  while (stack.length > 0 && seen < MAX_ELEMENTS) {
    const entry = stack.pop();
    if (!entry || !('attribs' in entry.node) || NEVER_SHOWN.has(entry.node.name)) continue;
    seen++;
    const own = shapeOf(entry.node);
    const weighty =
      WEIGHTY.has(entry.node.name) || 'style' in entry.node.attribs || 'onclick' in entry.node.attribs;
    shapes.set(hash(`${entry.parent}>${own}`), weighty ? 5 : 1);
    if (entry.node.name !== 'head')
      for (const child of entry.node.children)
        if ('attribs' in child) stack.push({ node: child, parent: own });
    if (entry.node.name === 'head') readHead(entry.node, shapes);
  }
  return shapes;
}

const NEVER_SHOWN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript']);
const WEIGHTY: ReadonlySet<string> = new Set(
  'html a area audio button embed font frame iframe img input label map marquee blink object select summary svg table textarea title video'.split(
    ' ',
  ),
);
/** Attributes that decide whether an element can be used: with, without or empty is another shape. */
const TELLING = [
  'alt',
  'aria-label',
  'aria-labelledby',
  'aria-hidden',
  'href',
  'title',
  'tabindex',
  'onclick',
  'for',
  'lang',
  'id',
];
/** Attributes of which the value matters. */
const TELLING_VALUES = ['type', 'role', 'color', 'bgcolor', 'scope'];
const NEEDS_TEXT: ReadonlySet<string> = new Set([
  'a',
  'button',
  'label',
  'title',
  'th',
  'h1',
  'h2',
  'h3',
  'summary',
  'option',
]);

function readHead(head: HtmlElement, shapes: Map<number, number>): void {
  for (const child of head.children) {
    if (!('attribs' in child)) continue;
    if (child.name === 'title') shapes.set(hash(`head>${shapeOf(child)}`), 5);
    if (
      child.name === 'meta' &&
      /^(?:viewport|refresh)$/i.test(child.attribs['name'] ?? child.attribs['http-equiv'] ?? '')
    ) {
      shapes.set(hash(`meta ${child.attribs['content'] ?? ''}`), 5);
    }
  }
}

function shapeOf(element: HtmlElement): string {
  const { attribs } = element;
  let shape = `${element.name}.${(attribs['class'] ?? '').replace(/\d+/g, '#')}`;
  for (const name of TELLING) {
    const value = attribs[name];
    if (value !== undefined) shape += value.trim() === '' ? `[${name}=]` : `[${name}]`;
  }
  for (const name of TELLING_VALUES) {
    const value = attribs[name];
    if (value !== undefined) shape += `[${name}=${value.slice(0, 30)}]`;
  }
  const style = attribs['style'];
  if (style !== undefined) shape += `{${paint(style)}}`;
  return NEEDS_TEXT.has(element.name) && !hasText(element) ? `${shape}:wordless` : shape;
}

/** Declarations that decide whether text can be read; sizes and positions are left out. */
function paint(style: string): string {
  const declarations = style.slice(0, 500).toLowerCase().split(';');
  return declarations
    .filter((one) =>
      /^\s*(?:color|background(?:-color)?|font-size|display|visibility|position|opacity)\s*:/.test(one),
    )
    .join(';');
}

function hasText(element: HtmlElement): boolean {
  const stack: HtmlNode[] = element.children.slice(0, MAX_STEPS);
  for (let steps = 0; stack.length > 0 && steps < MAX_STEPS; steps++) {
    const node = stack.pop();
    if (!node) break;
    if (node.type === 'text' && node.data.trim() !== '') return true;
    if ('attribs' in node && (node.attribs['alt'] ?? '').trim() !== '') return true;
    if ('children' in node) stack.push(...(node.children as HtmlNode[]).slice(0, MAX_STEPS));
  }
  return false;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
