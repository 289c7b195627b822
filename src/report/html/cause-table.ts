import { formatCount } from '../amounts.ts';
import type { Cause } from '../causes.ts';
import type { View } from '../view.ts';
import { html, type Markup } from './markup.ts';
import { outLink } from './out-link.ts';
import { wideTable } from './scroll-table.ts';
import { siteLink } from './site-link.ts';
import { tableHead } from './table-head.ts';
import { severityTag } from './tag.ts';

const SITES_SHOWN = 5;

/** The causes that concern most sites, with the sites and what to do. */
export function causeTable(view: View, causes: readonly Cause[], root: string): Markup {
  const { text } = view;
  const heads = [
    text.city.cause,
    text.site.remedy,
    text.city.causeSites,
    [text.city.causePlaces],
    [text.city.causePages],
  ] as const;
  return wideTable(
    text,
    { id: 'cause-table', caption: text.city.causesCaption },
    html`${tableHead(heads)}<tbody data-filter>${causes.map(
      (cause) =>
        html`<tr><th scope="row">${cause.rule.title}<br>${severityTag(text, { outcome: 'failed', severity: cause.severity, facts: {} })} <span class="soft">${cause.rule.indicatorTitle}</span></th><td class="wide">${cause.rule.remedy}${
          cause.shared !== null &&
          html`<br><span class="soft">${text.city.sameAddress(cause.shared.sites)}</span>${outLink(cause.shared.address)}`
        }</td><td class="wide">${sitesOf(view, cause, root)}</td><td class="n">${formatCount(cause.places)}</td><td class="n">${formatCount(cause.pages)}</td></tr>\n`,
    )}</tbody>`,
  );
}

function sitesOf(view: View, cause: Cause, root: string): Markup {
  const { text } = view;
  const shown = cause.sites.slice(0, SITES_SHOWN);
  const list = shown.map((site, i) => html`${i > 0 && text.common.and}${siteLink(site, root)}`);
  return html`<strong>${text.common.sites(cause.sites.length)}</strong>${text.common.colon}${list}${
    cause.sites.length > shown.length && text.city.andOthers
  }`;
}
