import { type ItemState, ipv6Items, itemState } from '../ipv6-items.ts';
import type { SiteView, View } from '../view.ts';
import { html, type Markup } from './markup.ts';
import { wideTable } from './scroll-table.ts';
import { siteLink } from './site-link.ts';
import { tableHead } from './table-head.ts';
import { tag } from './tag.ts';

/** Sites × the seven monitored items (`metric` 1 to 7 of the rules' tags), in one look; `null` where the run did not check them. */
export function ipv6Table(view: View, sites: readonly SiteView[], root: string): Markup | null {
  const { text, run } = view;
  if (!run.manifest.checked.includes('ipv6')) return null;
  const rules = ipv6Items(view);
  if (rules.every((list) => list.length === 0)) return null;
  const rows = sites.map(
    (site) =>
      html`<tr><th scope="row">${siteLink(site, root)}</th>${rules.map(
        (list) => html`<td class="nowrap">${cell(view, itemState(site, list))}</td>`,
      )}</tr>\n`,
  );
  const head = tableHead([text.city.site, ...text.ipv6.items]);
  return wideTable(
    text,
    { id: 'ipv6-items', caption: text.ipv6.caption },
    html`${head}<tbody data-filter>${rows}</tbody>`,
  );
}

function cell(view: View, state: ItemState): Markup {
  return tag(state.tone, view.text.words.outcomes[state.outcome]);
}
