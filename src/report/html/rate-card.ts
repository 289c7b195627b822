import type { RateView } from '../rate-view.ts';
import { shareTarget } from '../share.ts';
import type { SiteView, View } from '../view.ts';
import { boundsBar } from './bounds-bar.ts';
import { html, type Markup } from './markup.ts';
import { siteLink } from './site-link.ts';
import { tag, verdictTag } from './tag.ts';

/** Longer lists stand whole on a page of their own. */
export const RATE_SITES_SHOWN = 40;

/** One population rate with target, verdict, bounds bar, and the sites that stand in its way. */
export function rateCard(view: View, one: RateView, root: string): Markup {
  const { text } = view;
  const { rate } = one;
  return html`<article class="card tile">
<h3>${one.title}</h3>
<p class="demand">${one.demand}</p>
<p class="figure"><strong>${one.value}</strong> ${statusOf(view, one)}</p>
${boundsBar(text, rate)}
<p>${one.counts}${rate.unknown === 0 && rate.low !== null && ` · ${one.figure}`}</p>
${one.gap !== '' && html`<p class="gap">${one.gap}</p>`}
${one.remark !== '' && html`<p class="soft">${one.remark}</p>`}
${siteList(view, text.city.failedSites, one.failedSites, root)}
${siteList(view, text.city.unknownSites, one.unknownSites, root)}
</article>`;
}

function statusOf(view: View, one: RateView): Markup {
  const { text } = view;
  if (one.rate.low === null || one.open) return tag('none', text.words.notChecked);
  if (shareTarget(one.rate) === null) return tag('none', text.city.noTarget);
  return verdictTag(text, one.rate.verdict);
}

function siteList(view: View, title: string, sites: readonly SiteView[], root: string): Markup | null {
  if (sites.length === 0) return null;
  const shown = sites.slice(0, RATE_SITES_SHOWN);
  const more = sites.length - shown.length;
  return html`<details><summary>${title}${view.text.common.inBrackets(String(sites.length))}</summary><ul class="plain">${shown.map(
    (site) => html`<li>${siteLink(site, root)}</li>`,
  )}</ul>${more > 0 && html`<p><a href="${root}rates.html">${view.text.lists.ratesLink}</a></p>`}</details>`;
}
