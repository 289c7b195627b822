import type { Texts } from '../text/texts.ts';
import { html, type Markup } from './markup.ts';

/** A table with caption inside a region that scrolls sideways by itself and can be reached by keyboard. */
export function scrollTable(id: string, caption: string, rows: Markup): Markup {
  return html`<div class="scroll" role="region" aria-labelledby="${id}-c" tabindex="0"><table id="${id}"><caption id="${id}-c">${caption}</caption>${rows}</table></div>`;
}

/** The same for a table that does not fit a narrow screen, which is told there. */
export function wideTable(
  text: Texts,
  { id, caption }: { readonly id: string; readonly caption: string },
  rows: Markup,
): Markup {
  return html`<p class="swipe soft">${text.common.swipe}</p>${scrollTable(id, caption, rows)}`;
}
