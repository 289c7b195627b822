import type { Texts } from '../text/texts.ts';
import { html, type Markup } from './markup.ts';

/** Links to the sections of a page. */
export function toc(text: Texts, entries: readonly (readonly [id: string, label: string])[]): Markup {
  return html`<nav class="toc" aria-label="${text.common.onThisPage}"><ul>${entries.map(
    ([id, label]) => html`<li><a href="#${id}">${label}</a></li>`,
  )}</ul></nav>`;
}
