import { visible } from '../visible.ts';

// A symbol, so that no JSON value from outside can pass for markup.
const MARKUP = Symbol('markup');

/** HTML that is ready to be written: made by `html` alone, everything put into it is escaped. */
export interface Markup {
  readonly [MARKUP]: string;
}

export type Part = Markup | string | number | null | undefined | false | readonly Part[];

/** Template tag: what stands in `${…}` is escaped unless it is markup; `null`, `undefined` and `false` are left out. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0] ?? '';
  for (let i = 0; i < parts.length; i += 1) text += render(parts[i]) + (strings[i + 1] ?? '');
  return { [MARKUP]: text };
}

/** Our own constants (style sheet, script) as they stand. Never for a text that comes from outside. */
export function trusted(text: string): Markup {
  return { [MARKUP]: text };
}

/** The text of finished markup. */
export function write(markup: Markup): string {
  return markup[MARKUP];
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if (isList(part)) return part.map(render).join('');
  return part[MARKUP];
}

function isList(part: Markup | readonly Part[]): part is readonly Part[] {
  return Array.isArray(part);
}

function escaped(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (sign) => ENTITIES[sign] ?? '');
}

const ENTITIES: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};
