import type { HtmlElement } from '../../domain/document.ts';
import { contrastRatio } from '../luminance.ts';
import { declared, luminance, styleOf } from '../written-style.ts';

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
    const style = styleOf(at);
    if (ground === '' && isGround(declared(style, 'background') ?? at.attribs['bgcolor'])) ground = ' ground';
    const colour = declared(style, 'color') ?? at.attribs['color'];
    if (colour) return `${strengthOf(colour)}${ground}`;
    const { parent }: HtmlElement = at;
    at = parent && 'attribs' in parent ? (parent as HtmlElement) : null;
  }
  return ground.trim();
}

function isGround(value: string | undefined): boolean {
  return (
    value !== undefined && value !== '' && !/transparent|none|inherit|#fff|white|255, ?255, ?255/i.test(value)
  );
}

function strengthOf(colour: string): string {
  const light = luminance(colour);
  if (light === null) return 'unknown';
  const contrast = contrastRatio(1, light);
  if (contrast < AA) return 'weak';
  return contrast < AAA ? 'weakish' : 'strong';
}
