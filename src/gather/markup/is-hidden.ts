import type { HtmlElement } from '../../domain/document.ts';
import { parentOf } from './place-of.ts';

const HIDES = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Kept from everybody by an attribute of its own or around it. What style sheets hide cannot be seen here. */
export function isHidden(el: HtmlElement): boolean {
  for (let at: HtmlElement | null = el; at; at = parentOf(at)) {
    const { attribs } = at;
    if ('hidden' in attribs || attribs['aria-hidden'] === 'true') return true;
    const style = attribs['style'];
    if (style !== undefined && HIDES.test(style.slice(0, 1_000))) return true;
  }
  return false;
}
