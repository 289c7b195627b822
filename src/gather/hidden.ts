import type { HtmlElement } from '../domain/document.ts';
import type { Hidden } from '../domain/facts/link.ts';

export type HiddenBy = Pick<Hidden, 'by' | 'proof'>;

const MAX_STYLE = 1_000;
const MAX_PROOF = 200;
/** Further out than any screen is wide, or any page scrolls. */
const FAR = 900;

/** How an element keeps its content from visitors by its own tag, attributes and style; `null`: it does not. */
export function hiddenBy(element: HtmlElement, classes: HiddenClasses | null): HiddenBy | null {
  const { attribs } = element;
  if (element.name === 'marquee') return byMarquee(attribs);
  const style = attribs['style'];
  if (style !== undefined && style !== '') {
    const by = styleHides(style) ?? (onItsGround(element, style) ? 'same-colour' : null);
    if (by) return { by, proof: cut(`style="${style}"`) };
  }
  if ('hidden' in attribs) return { by: 'display-none', proof: 'hidden' };
  if (element.name === 'font' && attribs['size'] === '0') return { by: 'tiny-text', proof: 'font size="0"' };
  return classes?.of(attribs['class'], attribs['id']) ?? null;
}

/** How far up a ground of the same colour is looked for. */
const GROUND_LEVELS = 4;

/** Its letters have the colour that an element around it is painted with. */
function onItsGround(element: HtmlElement, style: string): boolean {
  const own = declarations(style);
  const colour = own.get('color') ?? '';
  if (colour === '' || own.has('background') || own.has('background-color')) return false;
  let around = element.parent;
  for (let level = 0; around && 'attribs' in around && level < GROUND_LEVELS; level++) {
    const ground =
      groundOf(declarations(around.attribs['style'] ?? '')) ?? around.attribs['bgcolor']?.toLowerCase();
    if (ground) return sameColour(colour, ground);
    around = around.parent;
  }
  return false;
}

function groundOf(declared: ReadonlyMap<string, string>): string | undefined {
  const colour = declared.get('background-color');
  return colour ?? /(#[0-9a-f]{3,6}|white|black)\b/.exec(declared.get('background') ?? '')?.[1];
}

/** Reads declarations; `null`: nothing in them hides. */
export function styleHides(style: string): Hidden['by'] | null {
  const declared = declarations(style);
  const value = (name: string) => declared.get(name) ?? '';
  const pixels = (name: string) => pixelsOf(value(name));
  if (value('display') === 'none') return 'display-none';
  if (/^(?:hidden|collapse)$/.test(value('visibility'))) return 'invisible';
  if (value('opacity') !== '' && Number.parseFloat(value('opacity')) < 0.05) return 'transparent';
  if (/rect\(\s*0(?:px)?[\s,]+0(?:px)?[\s,]+0(?:px)?[\s,]+0(?:px)?\s*\)/.test(value('clip')))
    return 'zero-size';
  const placed = /^(?:absolute|fixed|relative)$/.test(value('position'));
  const far = (name: string) => pixels(name) <= -FAR;
  if (placed && (['left', 'top', 'right', 'bottom'].some(far) || pixels('left') >= FAR * 5))
    return 'off-screen';
  if (far('text-indent') || far('margin-left') || far('margin-top') || far('margin')) return 'off-screen';
  const flat = (name: string) => value(name) !== '' && pixels(name) <= 1;
  const clipped = /hidden|clip/.test(value('overflow'));
  if (clipped && (flat('height') || flat('width') || flat('max-height') || flat('line-height')))
    return 'zero-size';
  if (value('font-size') !== '' && pixels('font-size') <= 1) return 'tiny-text';
  const colour = value('color');
  const ground = groundOf(declared);
  return colour !== '' && ground && sameColour(colour, ground) ? 'same-colour' : null;
}

/** A moving line that is no higher or wider than a hair, or moves faster than anybody reads. */
function byMarquee(attribs: HtmlElement['attribs']): HiddenBy | null {
  const number = (name: string) => Number.parseFloat(attribs[name] ?? '');
  const tiny = number('height') <= 3 || number('width') <= 3;
  const fast = number('scrollamount') >= 1_000 || number('scrolldelay') >= 60_000;
  const style = attribs['style'];
  const styled = style !== undefined && styleHides(style) !== null;
  if (!tiny && !fast && !styled) return null;
  const written = Object.entries(attribs).map(([name, value]) => `${name}="${value}"`);
  return { by: 'marquee', proof: cut(`<marquee ${written.join(' ')}>`) };
}

function declarations(style: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const one of style.slice(0, MAX_STYLE).toLowerCase().split(';')) {
    const colon = one.indexOf(':');
    if (colon < 0) continue;
    const value = one.slice(colon + 1).replace(/!\s*important/, '');
    found.set(one.slice(0, colon).trim(), value.trim());
  }
  return found;
}

function pixelsOf(value: string): number {
  const match = /^(-?\d{0,7}(?:\.\d{1,3})?)(px|em|rem|pt|%|)(?:\s|$)/.exec(value);
  if (!match?.[1]) return Number.NaN;
  return Number(match[1]) * (match[2] === 'em' || match[2] === 'rem' ? 16 : 1);
}

const NAMED: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000' };

function sameColour(a: string, b: string): boolean {
  return plainColour(a) === plainColour(b);
}

function plainColour(colour: string): string {
  const named = NAMED[colour] ?? colour;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(named);
  return short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : named.replace(/\s/g, '');
}

function cut(proof: string): string {
  return proof.length > MAX_PROOF ? `${proof.slice(0, MAX_PROOF - 1)}…` : proof;
}

/** Classes and ids that a page's own `style` elements hide by a rule of their own. */
export interface HiddenClasses {
  of(classes: string | undefined, id: string | undefined): HiddenBy | null;
}

const MAX_SHEET = 200_000;
const MAX_RULES = 3_000;

export function hiddenClasses(sheet: string): HiddenClasses | null {
  if (!/none|hidden|absolute|fixed|indent|opacity|font-size|margin/i.test(sheet)) return null;
  const rules = new Map<string, HiddenBy>();
  const plain = sheet.slice(0, MAX_SHEET).replace(/\/\*[\s\S]{0,5000}?\*\//g, '');
  // What stands in @media or is hovered holds only at times.
  const pieces = plain.split('}').slice(0, MAX_RULES);
  for (const piece of pieces) {
    const brace = piece.lastIndexOf('{');
    if (brace < 0 || piece.indexOf('{') !== brace) continue;
    const by = styleHides(piece.slice(brace + 1));
    if (!by) continue;
    for (const selector of piece.slice(0, brace).split(',')) {
      const simple = selector.trim();
      if (/^[.#][\w-]{1,60}$/.test(simple))
        rules.set(simple, { by, proof: cut(`${simple} {${piece.slice(brace + 1).trim()}}`) });
    }
  }
  if (rules.size === 0) return null;
  return {
    of(classes, id) {
      if (id !== undefined && rules.has(`#${id}`)) return rules.get(`#${id}`) ?? null;
      if (classes === undefined) return null;
      for (const name of classes.split(/\s+/, 10)) {
        const rule = rules.get(`.${name}`);
        if (rule) return rule;
      }
      return null;
    },
  };
}
