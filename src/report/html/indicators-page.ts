import type { View } from '../view.ts';
import { document } from './document.ts';
import { filterBox } from './filter-box.ts';
import { html } from './markup.ts';
import { scoreMatrix } from './score-matrix.ts';

/** Every site's score of every indicator; the overview has the items alone. */
export function indicatorsPage(view: View): string {
  const { text, run } = view;
  return document(view, {
    title: text.lists.indicators,
    crumbs: [{ label: text.city.title(run.manifest.city.name), href: 'index.html' }],
    lead: [text.common.day(run.manifest.asOf)],
    filter: true,
    kind: 'screen',
    body: html`<h2>${text.city.matrix}</h2><p class="lead">${text.city.matrixLead}</p>
${filterBox(text, { kinds: [], severities: [] })}
${scoreMatrix(view, view.sites, { id: 'matrix', caption: text.city.matrixCaption, root: '', columns: 'indicators' })}`,
  });
}
