import { html, type Markup } from './markup.ts';

/** The head row of a table; a label written `['…']` heads a column of numbers and stands to the right. */
export function tableHead(labels: readonly (string | readonly [string])[]): Markup {
  return html`<thead><tr>${labels.map((label) =>
    typeof label === 'string'
      ? html`<th scope="col">${label}</th>`
      : html`<th scope="col" class="n">${label[0]}</th>`,
  )}</tr></thead>`;
}
