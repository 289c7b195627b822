import { type RateView, rateViews } from '../rate-view.ts';
import type { SiteView, View } from '../view.ts';
import { document } from './document.ts';
import { filterBox } from './filter-box.ts';
import { html, type Markup } from './markup.ts';
import { RATE_SITES_SHOWN } from './rate-card.ts';
import { scrollTable } from './scroll-table.ts';
import { siteLink } from './site-link.ts';
import { tableHead } from './table-head.ts';
import { tag } from './tag.ts';

/** Every site that stands in the way of a rate, where the overview shows only some of them; else `null`. */
export function ratesPage(view: View): string | null {
  const { text, run } = view;
  const rates = rateViews(view, run.scores.city.rates, view.sites);
  const long = rates.some(
    (one) => one.failedSites.length > RATE_SITES_SHOWN || one.unknownSites.length > RATE_SITES_SHOWN,
  );
  if (!long) return null;
  return document(view, {
    title: text.lists.rates,
    crumbs: [{ label: text.city.title(run.manifest.city.name), href: 'index.html' }],
    lead: [text.common.day(run.manifest.asOf)],
    filter: true,
    kind: 'screen',
    body: html`${filterBox(text, { kinds: [], severities: [] })}${rates.map((one) => list(view, one))}`,
  });
}

function list(view: View, one: RateView): Markup | null {
  const { text } = view;
  if (one.failedSites.length + one.unknownSites.length === 0) return null;
  const rows = (sites: readonly SiteView[], state: Markup) =>
    sites.map(
      (site) =>
        html`<tr><th scope="row">${siteLink(site, '')}</th><td>${site.groupName}</td><td>${state}</td></tr>\n`,
    );
  const id = `rate-${one.id}`;
  return html`<section aria-labelledby="${id}-h"><h2 id="${id}-h">${one.title}</h2><p>${one.counts}</p>${scrollTable(
    id,
    one.title,
    html`${tableHead([text.city.site, text.city.group, text.site.checkResult])}<tbody data-filter>${rows(one.failedSites, tag('poor', text.words.outcomes.failed))}${rows(one.unknownSites, tag('open', text.site.unknown))}</tbody>`,
  )}</section>`;
}
