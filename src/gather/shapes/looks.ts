import type { HtmlElement } from '../../domain/document.ts';

const MOST_STEPS = 8;
/** Contrast with white below which small text is too weak by WCAG AA, and by AAA. */
const AA = 4.5;
const AAA = 7;

/**
 * How the text of an element looks as far as it is written in place, by itself or further up: `weak` or `weakish` on
 * white, `strong`, with a `ground` of its own; empty where nothing is said.
 */
export function looksOf(element: HtmlElement): string {
  let at: HtmlElement | null = element;
  let ground = '';
  for (let steps = 0; at && steps < MOST_STEPS; steps += 1) {
    const style = (at.attribs['style'] ?? '').slice(0, 1_000).toLowerCase();
    if (ground === '' && isGround(declared(style, 'background(?:-color)?') ?? at.attribs['bgcolor']))
      ground = ' ground';
    const colour = declared(style, 'color') ?? at.attribs['color'];
    if (colour) return `${strengthOf(colour)}${ground}`;
    const { parent }: HtmlElement = at;
    at = parent && 'attribs' in parent ? (parent as HtmlElement) : null;
  }
  return ground.trim();
}

function declared(style: string, name: string): string | undefined {
  if (style === '') return undefined;
  const found = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]{1,100})`).exec(style);
  return found?.[1]?.trim();
}

function isGround(value: string | undefined): boolean {
  return (
    value !== undefined && value !== '' && !/transparent|none|inherit|#fff|white|255, ?255, ?255/i.test(value)
  );
}

function strengthOf(colour: string): string {
  const light = luminance(colour);
  if (light === null) return 'unknown';
  const contrast = 1.05 / (light + 0.05);
  if (contrast < AA) return 'weak';
  return contrast < AAA ? 'weakish' : 'strong';
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

function luminance(colour: string): number | null {
  const rgb = rgbOf(colour.toLowerCase());
  if (!rgb) return null;
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function rgbOf(colour: string): readonly number[] | null {
  const long = /#([0-9a-f]{6})/.exec(colour)?.[1];
  if (long) return [0, 2, 4].map((i) => Number.parseInt(long.slice(i, i + 2), 16));
  const short = /#([0-9a-f]{3})\b/.exec(colour)?.[1];
  if (short) return [...short].map((digit) => Number.parseInt(digit + digit, 16));
  const parts = /rgba?\(\s{0,5}(\d{1,3})\s{0,5},\s{0,5}(\d{1,3})\s{0,5},\s{0,5}(\d{1,3})/.exec(colour);
  if (parts) return [1, 2, 3].map((i) => Number(parts[i]));
  return NAMED[colour.trim()] ?? null;
}
