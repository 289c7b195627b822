import type { IndicatorScore } from '../../domain/score.ts';
import { formatCount } from '../amounts.ts';
import { formatBounds } from '../share.ts';
import { groupBy, ruleOf, type SiteView, type View } from '../view.ts';
import { html, type Markup } from './markup.ts';
import { scoreTone } from './score-cell.ts';
import { itemFormula, scoreDetails } from './score-details.ts';
import { SHAPES, type Tone, tag } from './tag.ts';

/**
 * One tab an item of the work plan. Without script they are links to the panels, which stand one below the other; the
 * script turns them into tabs for mouse and keyboard.
 */
export function itemTabs(view: View, site: SiteView): Markup {
  const { text, run } = view;
  const tabs = run.pack.items.map((item) => {
    const score = site.score?.items[String(item.id)];
    const tone: Tone = score === undefined ? 'none' : scoreTone(score);
    const value = score === undefined || score.score === null ? text.words.notChecked : formatBounds(score);
    return html`<li><a href="#item-${item.id}" id="tab-${item.id}">${text.city.itemShort(item.id)} <span class="${tone}"><span aria-hidden="true">${SHAPES[tone]}</span> ${value}</span></a></li>`;
  });
  return html`<nav aria-label="${text.score.itemTabs}"><ul class="tabs" data-tabs>${tabs}</ul></nav>${run.pack.items.map((item) => panel(view, site, item.id))}`;
}

function panel(view: View, site: SiteView, id: number): Markup {
  const { text, run } = view;
  const item = run.pack.items.find((one) => one.id === id);
  const score = site.score?.items[String(id)];
  const title = (run.lang === 'en' && item?.titleEn) || item?.title || '';
  const scored = score !== undefined && score.score !== null;
  const tone = scored ? scoreTone(score) : 'none';
  return html`<section class="card panel" id="item-${id}" aria-labelledby="item-${id}-h"><h3 id="item-${id}-h">${text.city.item(id, title)}</h3>
<p class="figure"><strong>${scored ? formatBounds(score) : text.common.none}</strong> ${tag(tone, tone === 'none' ? text.words.notChecked : text.words.grades[tone])}</p>
${!scored && html`<p>${text.score.itemOpen}</p>`}
<ul class="indicators">${(score?.indicators ?? []).map((one) => indicatorLine(view, site, one))}</ul>
${score !== undefined && itemFormula(view, score)}
${problemsOf(view, site, id)}</section>
`;
}

function indicatorLine(view: View, site: SiteView, one: IndicatorScore): Markup {
  const { pack, lang } = view.run;
  const indicator = pack.indicators.find((i) => i.id === one.id);
  const name = (lang === 'en' && indicator?.titleEn) || indicator?.title || one.id;
  return html`<li><p>${name}${view.text.common.colon}<strong>${scoreWords(view, one)}</strong>${judgedWords(view, one)}</p>${
    indicator !== undefined && scoreDetails(view, site, indicator, one)
  }</li>
`;
}

function scoreWords({ text }: View, one: IndicatorScore): string {
  if (one.state === 'not-checked') return text.words.notChecked;
  if (one.state === 'inapplicable') return text.words.notApplicable;
  return one.score === null ? text.words.outcomes.cantTell : formatBounds(one);
}

function judgedWords({ text }: View, one: IndicatorScore): Markup | null {
  if (one.state !== 'judged') return null;
  const amount = `${formatCount(one.judged)}/${formatCount(one.total)}`;
  return html`<span class="soft">${text.common.inBrackets(text.site.judgedOf(amount))}</span>`;
}

/** The problems of the item, each a link to its card. */
function problemsOf(view: View, site: SiteView, id: number): Markup | null {
  const { text } = view;
  const own = site.failed.filter((finding) => ruleOf(view, finding.rule).indicator?.item === id);
  const rules = groupBy(own, (finding) => finding.rule);
  if (rules.size === 0) return null;
  return html`<p>${text.score.problemsOf}${text.common.colon}${[...rules].map(
    ([rule, findings], i) =>
      html`${i > 0 && text.common.and}<a href="#list-${rule}">${ruleOf(view, rule).title}</a>${text.common.inBrackets(text.site.places(findings.length))}`,
  )}</p>`;
}
