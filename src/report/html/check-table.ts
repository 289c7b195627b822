import type { Finding, Tally } from '../../domain/finding.ts';
import type { Indicator, Rule } from '../../domain/rule.ts';
import { formatCount } from '../amounts.ts';
import { groupBy, messageIn, ruleOf, type SiteView, type View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';
import { scrollTable } from './scroll-table.ts';
import { tableHead } from './table-head.ts';
import { tag } from './tag.ts';

/** Every rule of an indicator with its result on one site: also what was found in order, and what nobody looked at. */
export function checkTable(view: View, site: SiteView, indicator: Indicator): Markup {
  const { text } = view;
  const title = (view.run.lang === 'en' && indicator.titleEn) || indicator.title;
  const withWords = indicator.kind === 'ipv6';
  const seen = groupBy(
    [...site.failed, ...site.waived, ...site.review, ...site.soon, ...site.advice, ...site.other],
    (f) => f.rule,
  );
  const counts = [
    text.site.passedCount,
    text.site.failedCount,
    text.site.reviewCount,
    text.site.inapplicableCount,
    text.site.untestedCount,
  ];
  const last = withWords ? [text.site.checkSeen] : counts.map((label) => [label] as const);
  const rows = siteRules(indicator).map((rule) => {
    const tally = site.tallies.get(rule.id);
    const cells = withWords
      ? html`<td>${words(view, seen.get(rule.id) ?? [])}</td>`
      : countsOf(tally).map((n) => html`<td class="n">${n === 0 ? text.common.none : formatCount(n)}</td>`);
    return html`<tr><th scope="row">${ruleOf(view, rule.id).title}</th><td class="nowrap">${resultTag(view, rule, tally)}</td>${cells}</tr>\n`;
  });
  return scrollTable(
    `check-${indicator.id.replaceAll('.', '-')}`,
    text.site.checksCaption(title),
    html`${tableHead([text.site.checkRule, text.site.checkResult, ...last])}<tbody>${rows}</tbody>`,
  );
}

/** The rules of an indicator which are about sites, not about city or groups. */
export function siteRules(indicator: Indicator): readonly Rule[] {
  return indicator.rules.filter((rule) => rule.target !== 'city' && rule.target !== 'group');
}

function countsOf(tally: Tally | undefined): readonly number[] {
  if (tally === undefined) return [0, 0, 0, 0, 0];
  return [tally.passed, tally.failed, tally.cantTell, tally.inapplicable, tally.untested];
}

function resultTag(view: View, rule: Rule, tally: Tally | undefined): Markup {
  const { outcomes } = view.text.words;
  if (tally === undefined) return tag('none', outcomes.untested);
  if (tally.failed > 0) return tag(rule.severity === 'error' ? 'poor' : 'fair', outcomes.failed);
  if (tally.cantTell > 0) return tag('open', outcomes.cantTell);
  if (tally.passed > 0) return tag('good', outcomes.passed);
  if (tally.untested > 0) return tag('none', outcomes.untested);
  return tag('none', outcomes.inapplicable);
}

function words(view: View, findings: readonly Finding[]): Markup | string {
  if (findings.length === 0) return view.text.common.none;
  return html`${findings.slice(0, 3).map((f) => html`<p>${cap(messageIn(view, f), 300)}</p>`)}`;
}
