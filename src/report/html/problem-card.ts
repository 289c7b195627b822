import type { Finding } from '../../domain/finding.ts';
import type { Source } from '../../domain/rule.ts';
import { editsOf } from '../edits.ts';
import { formatScore } from '../share.ts';
import { type RuleView, ruleOf, type SiteView, type View } from '../view.ts';
import { html, type Markup } from './markup.ts';
import type { Slice } from './problem-pages.ts';
import { retest } from './retest.ts';
import { severityTag } from './tag.ts';

/** One rule that is not met: how to mend it, by which clause, how to test it again, and every place. */
export function problemCard(
  view: View,
  site: SiteView,
  slice: Slice,
  options: { readonly prefix: string; readonly number: number | null },
): Markup {
  const { text } = view;
  const { repair } = slice;
  const rule = ruleOf(view, repair.rule);
  const worst = worstOf(slice);
  const id = `${options.prefix}-${repair.rule}`;
  const kind = rule.indicator?.kind ?? '';
  return html`<article class="card problem" id="${id}" aria-labelledby="${id}-h" data-kind="${kind}" data-severity="${worst.outcome === 'failed' ? worst.severity : 'note'}">
<header><h3 id="${id}-h">${options.number !== null && `${options.number}. `}${rule.title}</h3><p class="marks">${severityTag(text, worst)} <span class="soft">${rule.indicatorTitle}</span> <span class="count">${text.site.places(repair.findings.length)}</span>${
    repair.gain >= 0.1 && html` <span class="gain">${text.site.gain(formatScore(repair.gain))}</span>`
  }${newPlaces(view, repair.findings)}</p></header>
${how(view, rule, repair.findings)}
<ol class="items" data-filter>
${slice.items}</ol>
${
  slice.rest !== null &&
  html`<p class="more"><a href="${options.prefix}-${slice.rest.page}.html#${options.prefix}-${repair.rule}">${text.site.more(slice.rest.count)}</a></p>`
}
${rule.indicator !== null && retest(view, site, rule.indicator.kind, repair.findings)}</article>
`;
}

/** The most urgent of a rule's findings, which stands for all of them. */
function worstOf(slice: Slice): Pick<Finding, 'outcome' | 'severity' | 'facts'> {
  const order = { error: 0, warning: 1, note: 2 } as const;
  const [first, ...others] = slice.repair.findings;
  if (first === undefined) return { outcome: 'cantTell', severity: 'note', facts: {} };
  return others.reduce((worst, f) => (order[f.severity] < order[worst.severity] ? f : worst), first);
}

/** How many of the places were not there in the previous run. */
function newPlaces(view: View, findings: readonly Finding[]): Markup | null {
  const fresh = findings.filter((one) => one.outcome === 'failed' && view.past.isNew(one) === true).length;
  return fresh === 0 ? null : html` <span class="new">${view.text.past.newPlaces(fresh)}</span>`;
}

/** Whose work it is: templates are mended once, single pages one by one. */
function byWhom(view: View, findings: readonly Finding[]): Markup | null {
  const { first } = view.text;
  const { inTemplate, templatePages, onPages } = editsOf(findings.filter((one) => one.outcome === 'failed'));
  if (inTemplate === 0) return null;
  return html`<div><dt>${first.template}</dt><dd>${first.inTemplate(inTemplate, templatePages)}</dd></div>${
    onPages > 0 && html`<div><dt>${first.editor}</dt><dd>${first.onPages(onPages)}</dd></div>`
  }`;
}

function how(view: View, rule: RuleView, findings: readonly Finding[]): Markup {
  const { text } = view;
  const source = rule.rule?.source ?? null;
  return html`<dl class="how">${rule.remedy !== '' && html`<div><dt>${text.site.remedy}</dt><dd>${rule.remedy}</dd></div>`}${byWhom(view, findings)}${
    source !== null && html`<div><dt>${text.site.source}</dt><dd>${sourceWords(view, source)}</dd></div>`
  }</dl>`;
}

function sourceWords(view: View, source: Source): Markup {
  const { text } = view;
  const clauses = [source.plan, source.norm].filter((clause) => clause !== '').join(text.common.clause);
  return html`${clauses} <span class="sure">${text.words.sureness[source.sure]}</span>`;
}
