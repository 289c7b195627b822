import type { HtmlElement, HtmlNode, ParsedDocument } from '../domain/document.ts';
import { elementShape } from './element-shape.ts';
import { looksOf } from './shapes/looks.ts';
import { scriptShapes } from './shapes/script-shapes.ts';

const MAX_ELEMENTS = 20_000;
const MAX_SCRIPTS = 60;
const MAX_STYLES = 20;
/** Nodes that are looked at to tell whether an element has text. */
const MAX_STEPS = 50;
const MAX_STYLE = 20_000;
const STYLE_SKELETON = 600;

/** How much it is worth to see a shape rendered: the more, the likelier it shows what HTML alone does not. */
export type ShapeWeights = ReadonlyMap<number, number>;

/** What scripts are, write, and may move about: nothing else weighs so much. */
export const SCRIPT_WORTH = 4;

/** Text in a part of the template that has a name; text somewhere in an article; text on a ground of its own; a page within the page. */
const WORTH = {
  named: 3,
  text: 1,
  ground: 2,
  colour: 1,
  control: 3,
  frame: 5,
  picture: 1,
  script: SCRIPT_WORTH,
  head: 2,
  motion: 3,
} as const;

/**
 * The distinct shapes of a page, hashed: places of text with their colours, links within text, controls, pictures, what
 * scripts write where, what lies over the page, and styles that move something. Digits are taken out, so that pages of one template have the same shapes and one stands for all.
 */
export function extractShapes(parsed: ParsedDocument): ShapeWeights {
  const shapes = new Map<number, number>();
  const add = (shape: string, worth: number): void => {
    const key = hash(shape);
    if ((shapes.get(key) ?? 0) < worth) shapes.set(key, worth);
  };
  const stack: HtmlNode[] = [...(parsed.root.children as HtmlNode[])];
  let scripts = 0;
  let styles = 0;
  for (let seen = 0; stack.length > 0 && seen < MAX_ELEMENTS; ) {
    const node = stack.pop();
    if (!node || !('attribs' in node)) continue;
    seen += 1;
    if (node.name === 'script') {
      scripts += 1;
      if (scripts <= MAX_SCRIPTS) for (const shape of scriptShapes(node)) add(shape, WORTH.script);
    }
    if (node.name === 'style' && styles++ < MAX_STYLES) readStyle(node, add);
    if (NEVER_SHOWN.has(node.name)) continue;
    if (node.name === 'head') readHead(node, add);
    else if (node.name === 'html') add(`html ${Object.keys(node.attribs).join(' ')}`, WORTH.picture);
    else readElement(node, add);
    stack.push(...(node.children as HtmlNode[]).slice(0, MAX_ELEMENTS));
  }
  return shapes;
}

type Add = (shape: string, worth: number) => void;

const NEVER_SHOWN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript']);
const CONTROLS: ReadonlySet<string> = new Set(
  'audio button embed frame iframe input marquee blink object select summary svg table textarea video'.split(
    ' ',
  ),
);
const HOLDERS: ReadonlySet<string> = new Set(['embed', 'frame', 'iframe', 'object']);
/** Attributes that decide whether an element can be used: with, without or empty is another shape. */
const TELLING = ['alt', 'title', 'aria-label', 'aria-labelledby', 'tabindex', 'onclick', 'placeholder'];
const TELLING_VALUES = ['type', 'role', 'target'];

function readElement(element: HtmlElement, add: Add): void {
  const shape = elementShape(element);
  if (hasOwnText(element)) {
    const tail = namedTailOf(shape);
    const worth = tail === '' || isInArticle(shape) ? WORTH.text : WORTH.named;
    if (tail !== '') add(`… ${tail}`, worth);
    if (!PASTED.test(shape)) add(shape, worth);
    const looks = looksOf(element);
    if (looks !== '') add(`${tail || shape} ${looks}`, /ground/.test(looks) ? WORTH.ground : WORTH.colour);
  }
  const { name } = element;
  if (name === 'a') readLink(element, shape, add);
  else if (name === 'img') add(`${shape}${stateOf(element)}`, WORTH.picture);
  else if (CONTROLS.has(name))
    add(`${shape}${stateOf(element)}`, HOLDERS.has(name) ? WORTH.frame : WORTH.control);
  if (!TAKES_FOCUS.has(name) && HANDLERS.some((handler) => handler in element.attribs))
    add(`handled ${shape}${stateOf(element)} ${partsOf(element)}`, WORTH.control);
  if (liesOver(element)) add(`over ${shape} ${partsOf(element)}`, WORTH.script);
}

const TAKES_FOCUS: ReadonlySet<string> = new Set([
  'a',
  'area',
  'button',
  'input',
  'select',
  'summary',
  'textarea',
]);
const HANDLERS = ['onclick', 'onmousedown', 'onmouseover', 'onmouseenter'];

/** Placed by hand over the page: a script may move it, and what it holds decides whether the keyboard gets there. */
function liesOver({ attribs }: HtmlElement): boolean {
  const placed = /position\s{0,5}:\s{0,5}(fixed|absolute)/i.exec((attribs['style'] ?? '').slice(0, 500));
  // Text pasted from an office program is full of places without a name.
  return placed !== null && (placed[1]?.toLowerCase() === 'fixed' || attribs['id'] !== undefined);
}

function partsOf(element: HtmlElement): string {
  const parts = new Set<string>();
  const stack: HtmlNode[] = element.children.slice(0, MAX_STEPS);
  for (let steps = 0; stack.length > 0 && steps < MAX_STEPS; steps++) {
    const node = stack.pop();
    if (!node || !('attribs' in node)) continue;
    parts.add(`${node.name}${HANDLERS.some((handler) => handler in node.attribs) ? '!' : ''}`);
    stack.push(...(node.children as HtmlNode[]).slice(0, MAX_STEPS));
  }
  return [...parts].sort().join(' ');
}

/** Rules that animate, or answer to the mouse: without texts and numbers, as of a script. */
function readStyle(style: HtmlElement, add: Add): void {
  const text = style.children
    .map((child) => (child.type === 'text' ? child.data : ''))
    .join('')
    .slice(0, MAX_STYLE);
  if (!/@keyframes|animation|:hover/i.test(text)) return;
  add(`style ${text.replace(/\d+/g, '#').replace(/\s+/g, '').slice(0, STYLE_SKELETON)}`, WORTH.motion);
}

function readLink(link: HtmlElement, shape: string, add: Add): void {
  const { parent } = link;
  if (parent && 'attribs' in parent && textBeside(parent as HtmlElement))
    add(`in text ${shape}`, WORTH.control);
  if (!hasText(link)) add(`wordless ${shape}${stateOf(link)}`, WORTH.picture);
}

function readHead(head: HtmlElement, add: Add): void {
  for (const child of head.children) {
    if (!('attribs' in child)) continue;
    const { name, attribs } = child;
    if (name === 'title') add(`title ${hasText(child)}`, WORTH.head);
    if (name === 'link' && /stylesheet/i.test(attribs['rel'] ?? ''))
      add(`style ${fileOf(attribs['href'])}`, WORTH.head);
    const of = attribs['name'] ?? attribs['http-equiv'] ?? '';
    if (name === 'meta' && /^(?:viewport|refresh)$/i.test(of))
      add(`meta ${(attribs['content'] ?? '').slice(0, 200)}`, WORTH.head);
  }
}

function fileOf(address: string | undefined): string {
  return (
    (address ?? '')
      .slice(0, 500)
      .replace(/[?#].*/s, '')
      .split('/')
      .at(-1) ?? ''
  );
}

/** Below a paragraph or a word stands a part with a name: somebody has put it into a text. */
const PASTED =
  />(?:p|b|strong|em|i|u|font|span|o:p)(?:[.#][^>]{0,200})?>(?:[^>]{1,200}>){0,8}(?:div|table|ul|section)[.#]/;

/** The container that content systems give the body of an article, by which no part of the template is told. */
const BODY_STEP =
  /^(?:article|main)$|[.#](?:trs_|zoom|ucap|(?:article|news|xl|detail)[-_]?content|wzcon|zwcontent)/i;

function isInArticle(shape: string): boolean {
  return shape.split('>').some((step) => BODY_STEP.test(step));
}

/** The last steps, up to two or until one has a class or an id: what style sheets mostly go by. Empty where none has. */
function namedTailOf(shape: string): string {
  const steps = shape.split('>').slice(-3);
  const named = steps.findLastIndex((step) => /[.#]/.test(step) && !BODY_STEP.test(step));
  return named < 0 ? '' : steps.slice(Math.min(named, 1)).join('>');
}

function stateOf({ attribs }: HtmlElement): string {
  let state = '';
  for (const name of TELLING) {
    const value = attribs[name];
    if (value !== undefined) state += value.trim() === '' ? `[${name}=]` : `[${name}]`;
  }
  for (const name of TELLING_VALUES) {
    const value = attribs[name];
    if (value !== undefined) state += `[${name}=${value.slice(0, 30)}]`;
  }
  return state;
}

function hasOwnText(element: HtmlElement): boolean {
  return element.children.some((child) => child.type === 'text' && child.data.trim() !== '');
}

function textBeside(parent: HtmlElement): boolean {
  return parent.children.some((child) => child.type === 'text' && child.data.trim().length > 2);
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
