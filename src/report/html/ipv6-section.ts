import { stageRemedy } from '../stage-remedy.ts';
import type { SiteView, View } from '../view.ts';
import { ipv6Table } from './ipv6-table.ts';
import { html, type Markup } from './markup.ts';
import { siteLink } from './site-link.ts';

const SITES_SHOWN = 12;

/** The seven items site by site, and how to mend what does not open, by the stage at which it failed; `null` where the run did not check it. */
export function ipv6Section(view: View, sites: readonly SiteView[], root: string): Markup | null {
  const { text } = view;
  const table = ipv6Table(view, sites, root);
  return (
    table &&
    html`<section aria-labelledby="ipv6"><h2 id="ipv6">${text.ipv6.title}</h2><p class="lead">${text.ipv6.lead}</p>${table}${mends(view, sites, root)}</section>`
  );
}

function mends(view: View, sites: readonly SiteView[], root: string): Markup | null {
  const byMend = new Map<string, SiteView[]>();
  for (const site of sites)
    for (const mend of new Set(site.failed.map((finding) => stageRemedy(view, finding))))
      if (mend !== '') byMend.set(mend, [...(byMend.get(mend) ?? []), site]);
  if (byMend.size === 0) return null;
  const { text } = view;
  const items = [...byMend].map(([mend, list]) => {
    const more = list.length - SITES_SHOWN;
    const links = list.slice(0, SITES_SHOWN).map((site) => html` ${siteLink(site, root)}`);
    return html`<li>${mend}${links}${more > 0 && html` ${text.ipv6.moreSites(more)}`}</li>\n`;
  });
  return html`<h3>${text.ipv6.mend}</h3><ul class="card notes">${items}</ul>`;
}
