import type { Finding } from '../../domain/finding.ts';
import { type FactRow, factRows } from '../fact-rows.ts';
import type { View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';
import { outLink } from './out-link.ts';

/** What proves a finding, folded away: facts, every try with its time, all sample pages; and apart what only a technician reads. */
export function proof(view: View, finding: Finding, pages: readonly string[]): Markup {
  const { text } = view;
  const { plain, technical } = factRows(view, finding.facts);
  const some = plain.length > 0 || pages.length > 0;
  return html`${
    some &&
    html`<details><summary>${text.site.proof}</summary>
<dl class="facts">${plain.map(factRow)}${
      pages.length > 0 &&
      html`<div><dt>${text.site.samplePages}</dt><dd><ul class="plain">${pages.map((page) => html`<li>${outLink(page)}</li>`)}</ul></dd></div>`
    }</dl></details>`
  }<details><summary>${text.site.technical}</summary>
<dl class="facts">${codeRows(view, finding)}${technical.map(factRow)}<div><dt>${text.site.fingerprint}</dt><dd><code>${cap(finding.fingerprint, 80)}</code></dd></div></dl></details>`;
}

/** Where an element stands for a program, and its source. */
function codeRows({ text }: View, { target }: Finding): Markup | null {
  if (target.type !== 'element') return null;
  return html`${
    target.selector !== '' &&
    html`<div><dt>${text.site.selector}</dt><dd><code>${cap(target.selector, 300)}</code></dd></div>`
  }${
    target.html !== '' &&
    html`<div><dt>${text.site.code}</dt><dd><code class="snippet">${cap(target.html, 300)}</code></dd></div>`
  }`;
}

function factRow(row: FactRow): Markup {
  if (row.lines.length === 1)
    return html`<div><dt>${row.label}</dt><dd>${line(row.lines[0] ?? '')}</dd></div>`;
  return html`<div><dt>${row.label}</dt><dd><ul class="plain">${row.lines.map((one) => html`<li>${line(one)}</li>`)}</ul></dd></div>`;
}

function line(value: string): Markup {
  return /^https?:\/\//.test(value) && !value.includes(' ') ? outLink(value) : html`${value}`;
}
