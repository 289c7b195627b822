import type { HtmlElement } from '../../domain/document.ts';
import { declared, luminance, styleOf } from '../written-style.ts';
import { parentOf } from './page-tree.ts';

/** How text looks as far as it is written in place, by its element or further up. */
export interface WrittenLook {
  /** In CSS pixels; that of common running text where none is written. */
  readonly size: number;
  readonly isSized: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Relative luminance of the text; `null`: not written, or no plain colour. */
  readonly colour: number | null;
  /** Relative luminance of what is behind it; `null`: nothing is written, `unknown`: a picture, or no plain colour. */
  readonly ground: number | null | 'unknown';
}

const PLAIN: WrittenLook = {
  size: 16,
  isSized: false,
  bold: false,
  italic: false,
  colour: null,
  ground: null,
};

/** What is known of elements already asked for; a parsed page does not change. */
const known = new WeakMap<HtmlElement, WrittenLook>();

export function writtenLook(element: HtmlElement): WrittenLook {
  const before = known.get(element);
  if (before) return before;
  const parent = parentOf(element); // nesting is bounded by the parser
  const look = lookIn(parent ? writtenLook(parent) : PLAIN, element);
  known.set(element, look);
  return look;
}

function lookIn(around: WrittenLook, element: HtmlElement): WrittenLook {
  const { name, attribs } = element;
  const style = styleOf(element);
  const own: { -readonly [K in keyof WrittenLook]?: WrittenLook[K] } = {};
  const bold = weightOf(declared(style, 'font-weight'), name);
  if (bold !== undefined) own.bold = bold;
  const italic = slantOf(declared(style, 'font-style'), name);
  if (italic !== undefined) own.italic = italic;
  const size = pixelsOf(declared(style, 'font-size'));
  if (size !== null) Object.assign(own, { size, isSized: true });
  // The colour of a link is its own: the sheet's, or the browser's.
  if (name === 'a' && 'href' in attribs) own.colour = null;
  const colour = declared(style, 'color') ?? attribs['color'];
  if (colour !== undefined) own.colour = luminance(colour);
  const ground = declared(style, 'background') ?? attribs['bgcolor'];
  if (ground && !/transparent|none|inherit|initial/.test(ground)) own.ground = luminance(ground) ?? 'unknown';
  return Object.keys(own).length === 0 ? around : { ...around, ...own };
}

function weightOf(value: string | undefined, name: string): boolean | undefined {
  if (value !== undefined) return /^bold|^[6-9]00/.test(value);
  return /^(?:strong|b|th|h[1-6])$/.test(name) ? true : undefined;
}

function slantOf(value: string | undefined, name: string): boolean | undefined {
  if (value !== undefined) return value.startsWith('italic');
  return /^(?:em|i|cite|var|dfn|address)$/.test(name) ? true : undefined;
}

/** `null` for sizes that hang on something else. */
function pixelsOf(size: string | undefined): number | null {
  if (size === undefined) return null;
  const found = /^(\d{1,3}(?:\.\d{1,4})?)(px|pt)/.exec(size);
  if (!found) return NAMED_SIZES[size] ?? null;
  return Number(found[1]) * (found[2] === 'pt' ? 4 / 3 : 1);
}

const NAMED_SIZES: { readonly [name: string]: number } = {
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
};
