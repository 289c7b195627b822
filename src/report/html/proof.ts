import type { Finding } from '../../domain/finding.ts';
import { type FactRow, factRows } from '../fact-rows.ts';
import type { View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';
import { outLink } from './out-link.ts';
import { retestOne } from './retest.ts';

/** What proves a finding, folded away: facts, every try with its time, all sample pages, the fingerprint. */
export function proof(view: View, finding: Finding, pages: readonly string[]): Markup {
  const { text } = view;
  const rows = factRows(view, finding.facts);
  return html`<details><summary>${text.site.proof}</summary>
<dl class="facts">${rows.map((row) => factRow(row))}${
    pages.length > 0 &&
    html`<div><dt>${text.site.samplePages}</dt><dd><ul class="plain">${pages.map((page) => html`<li>${outLink(page)}</li>`)}</ul></dd></div>`
  }${retestOne(view, finding)}<div><dt>${text.site.fingerprint}</dt><dd><code>${cap(finding.fingerprint, 80)}</code></dd></div></dl></details>`;
}

function factRow(row: FactRow): Markup {
  if (row.lines.length === 1)
    return html`<div><dt>${row.label}</dt><dd>${line(row.lines[0] ?? '')}</dd></div>`;
  return html`<div><dt>${row.label}</dt><dd><ul class="plain">${row.lines.map((one) => html`<li>${line(one)}</li>`)}</ul></dd></div>`;
}

function line(value: string): Markup {
  return /^https?:\/\//.test(value) && !value.includes(' ') ? outLink(value) : html`${value}`;
}
