import { pathHref } from '../file-id.ts';
import type { SiteView } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';

/** A link to a site's report; `root` leads from the page to the run folder (`''`, `../`, `../../`). */
export function siteLink(site: SiteView, root: string): Markup {
  return html`<a href="${root}${pathHref(site.folder)}/index.html">${cap(site.site.name, 60)}</a>`;
}
