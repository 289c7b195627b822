import type { HtmlElement } from '../domain/document.ts';
import { relativeLuminance } from './luminance.ts';

const READERS = {
  background: reader('background(?:-color)?'),
  color: reader('color'),
  'font-size': reader('font-size'),
  'font-style': reader('font-style'),
  'font-weight': reader('font-weight'),
  height: reader('height'),
  width: reader('width'),
} as const;

/** The value that a `style` attribute, in lower case, declares for a property; `background`: of its colour too. */
export function declared(style: string, name: keyof typeof READERS): string | undefined {
  return style === '' ? undefined : READERS[name].exec(style)?.[1]?.trim();
}

function reader(name: string): RegExp {
  return new RegExp(`(?:^|;)\\s{0,20}${name}\\s{0,20}:\\s{0,20}([^;]{1,100})`);
}

/** What stands in an element's `style`, in lower case and bounded. */
export function styleOf({ attribs }: HtmlElement): string {
  return (attribs['style'] ?? '').slice(0, 1_000).toLowerCase();
}

/** Relative luminance (WCAG 2.2), 0 to 1, of a colour as written; `null` where it is no plain colour. */
export function luminance(colour: string): number | null {
  const rgb = rgbOf(colour.toLowerCase());
  if (!rgb) return null;
  const [r = 0, g = 0, b = 0] = rgb;
  return relativeLuminance(r, g, b);
}

const NAMED: { readonly [name: string]: readonly [number, number, number] } = {
  red: [255, 0, 0],
  blue: [0, 0, 255],
  green: [0, 128, 0],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
  white: [255, 255, 255],
  yellow: [255, 255, 0],
  orange: [255, 165, 0],
  black: [0, 0, 0],
};

function rgbOf(colour: string): readonly number[] | null {
  const long = /#([0-9a-f]{6})/.exec(colour)?.[1];
  if (long) return [0, 2, 4].map((i) => Number.parseInt(long.slice(i, i + 2), 16));
  const short = /#([0-9a-f]{3})\b/.exec(colour)?.[1];
  if (short) return [...short].map((digit) => Number.parseInt(digit + digit, 16));
  const parts = /rgba?\(\s{0,5}(\d{1,3})\s{0,5},\s{0,5}(\d{1,3})\s{0,5},\s{0,5}(\d{1,3})/.exec(colour);
  if (parts) return [1, 2, 3].map((i) => Number(parts[i]));
  return NAMED[colour.trim()] ?? null;
}
