import type { Kind, Severity } from '../../domain/outcome.ts';
import type { Texts } from '../text/texts.ts';
import { html, type Markup } from './markup.ts';

/** Search box and selectors; hidden until the script is there to serve them. */
export function filterBox(
  text: Texts,
  choices: { readonly kinds: readonly Kind[]; readonly severities: readonly Severity[] },
): Markup {
  return html`<div id="filter" class="tools" role="search" aria-label="${text.common.filterLabel}" hidden>
<p><label for="filter-query">${text.common.search}</label> <input id="filter-query" type="search" placeholder="${text.common.searchHint}" autocomplete="off"></p>
${
  choices.kinds.length > 1 &&
  html`<p><label for="filter-kind">${text.common.kind}</label> <select id="filter-kind"><option value="">${text.common.allKinds}</option>${choices.kinds.map(
    (kind) => html`<option value="${kind}">${text.words.kinds[kind]}</option>`,
  )}</select></p>`
}
${
  choices.severities.length > 1 &&
  html`<p><label for="filter-severity">${text.common.severity}</label> <select id="filter-severity"><option value="">${text.common.allSeverities}</option>${choices.severities.map(
    (severity) => html`<option value="${severity}">${text.words.severities[severity]}</option>`,
  )}</select></p>`
}
<p id="filter-status" role="status" data-text="${text.common.matches}"></p>
</div>`;
}
