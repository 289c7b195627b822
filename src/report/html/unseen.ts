import type { Finding } from '../../domain/finding.ts';
import { formatCount } from '../amounts.ts';
import { reasonWord } from '../reason-word.ts';
import { formatShare } from '../share.ts';
import { word } from '../text/texts.ts';
import { groupBy, ruleOf, type SiteView, type View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';
import { scrollTable } from './scroll-table.ts';
import { tableHead } from './table-head.ts';

/** What was not seen of a site: pages by reason, and rules that were not tested or do not apply. */
export function unseen(view: View, site: SiteView): Markup {
  const { text } = view;
  const pages = site.report?.pages;
  return html`<h3>${text.site.skipped}</h3>
${pages !== undefined && html`<p>${text.site.pagesKnown(pages.known, pages.fetched)}</p>`}
${sampled(view, site)}
${skippedTable(view, site)}
${untestedTable(view, site)}`;
}

/** How much of the site was opened in a browser, and what that may miss. */
function sampled(view: View, site: SiteView): Markup | null {
  const { report } = site;
  if (!report?.sample) return null;
  const { text } = view;
  const { of, shapes, shapesSeen, withoutScripts } = report.sample;
  const { rendered } = report.pages;
  const share = formatShare(of === 0 ? 0 : Math.min(1, rendered / of));
  return html`<p>${text.site.sampled(rendered, of, share)}${rendered < of && text.site.sampledShapes(shapesSeen, shapes)}${withoutScripts > 0 && text.site.sampledWithout(withoutScripts)}</p>`;
}

/** How many pages were not opened, whatever the reason. */
export function skippedPages(site: SiteView): number {
  return Object.values(site.report?.pages.skipped ?? {}).reduce((sum, n) => sum + n, 0);
}

function skippedTable(view: View, site: SiteView): Markup {
  const { text } = view;
  const reasons = Object.entries(site.report?.pages.skipped ?? {}).filter(([, n]) => n > 0);
  if (reasons.length === 0) return html`<p>${text.site.noSkipped}</p>`;
  reasons.sort(([, a], [, b]) => b - a);
  return scrollTable(
    'skipped',
    text.site.skippedCaption,
    html`${tableHead([text.site.reason, [text.site.pagesColumn]])}<tbody>${reasons.map(
      ([reason, n]) =>
        html`<tr><th scope="row">${cap(reasonWord(view, reason), 80)}</th><td class="n">${formatCount(n)}</td></tr>\n`,
    )}</tbody>`,
  );
}

/** One row an indicator and outcome, so that a whole kind that was left out is one line. */
function untestedTable(view: View, site: SiteView): Markup | null {
  const { text } = view;
  if (site.other.length === 0) return null;
  const rows = groupBy(site.other, (f) => `${f.outcome} ${f.indicator}`);
  return html`<h3>${text.site.untestedRules}</h3>
${scrollTable(
  'untested',
  text.site.untestedCaption,
  html`${tableHead([text.site.untestedState, text.city.indicator, text.site.checkRule])}<tbody>${[
    ...rows.values(),
  ].map((findings) => untestedRow(view, site, findings))}</tbody>`,
)}`;
}

/** `（2 个，其余 69 个已检查）` where a rule looked at some of its targets. */
function partly({ text }: View, site: SiteView, finding: Finding): string {
  const tally = site.tallies.get(finding.rule);
  const looked = tally === undefined ? 0 : tally.passed + tally.failed + tally.cantTell;
  return finding.outcome === 'untested' && tally !== undefined && looked > 0
    ? text.common.inBrackets(text.site.untestedPartly(tally.untested, looked))
    : '';
}

function untestedRow(view: View, site: SiteView, findings: readonly Finding[]): Markup {
  const [first] = findings;
  const titles = [...new Set(findings.map((f) => `${ruleOf(view, f.rule).title}${partly(view, site, f)}`))];
  const whys = [
    ...new Set(findings.flatMap((f) => (typeof f.facts['why'] === 'string' ? [f.facts['why']] : []))),
  ];
  const because = whys.map((why) => reasonWord(view, why)).join(view.text.common.and);
  const indicator = first === undefined ? '' : ruleOf(view, first.rule).indicatorTitle || first.indicator;
  return html`<tr><td class="nowrap">${word(view.text.words.outcomes, first?.outcome ?? '')}</td><th scope="row">${indicator}</th><td>${cap(titles.join(view.text.common.and), 1500)}${
    because !== '' && html` <span class="soft">（${because}）</span>`
  }</td></tr>\n`;
}
