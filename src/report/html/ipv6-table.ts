import type { Tally } from '../../domain/finding.ts';
import type { Rule } from '../../domain/rule.ts';
import type { SiteView, View } from '../view.ts';
import { html, type Markup } from './markup.ts';
import { scrollTable } from './scroll-table.ts';
import { siteLink } from './site-link.ts';
import { tableHead } from './table-head.ts';
import { tag } from './tag.ts';

/** Sites × the seven monitored items (`metric` 1 to 7 of the rules' tags), in one look; `null` where the run did not check them. */
export function ipv6Table(view: View, sites: readonly SiteView[], root: string): Markup | null {
  const { text, run } = view;
  if (!run.manifest.checked.includes('ipv6')) return null;
  const rules = rulesByItem(view);
  if (rules.every((list) => list.length === 0)) return null;
  const rows = sites.map(
    (site) =>
      html`<tr><th scope="row">${siteLink(site, root)}</th>${rules.map(
        (list) => html`<td class="nowrap">${cell(view, site, list)}</td>`,
      )}</tr>\n`,
  );
  const head = tableHead([text.city.site, ...text.ipv6.items]);
  return scrollTable('ipv6-items', text.ipv6.caption, html`${head}<tbody data-filter>${rows}</tbody>`);
}

function rulesByItem(view: View): readonly (readonly Rule[])[] {
  const all = view.run.pack.indicators.flatMap((one) => one.rules).filter((rule) => rule.target === 'site');
  return view.text.ipv6.items.map((_, i) => all.filter((rule) => rule.tags['metric'] === i + 1));
}

/** The worst of an item's rules; what nobody could tell is neither good nor bad. */
function cell(view: View, site: SiteView, rules: readonly Rule[]): Markup {
  const { outcomes } = view.text.words;
  const seen = rules.flatMap((rule) => {
    const tally = site.tallies.get(rule.id);
    return tally ? [{ rule, tally }] : [];
  });
  if (seen.some(({ rule, tally }) => isGrave(rule, tally))) return tag('poor', outcomes.failed);
  if (seen.some(({ tally }) => tally.failed > 0)) return tag('fair', outcomes.failed);
  if (seen.some(({ tally }) => tally.cantTell > 0)) return tag('open', outcomes.cantTell);
  if (seen.some(({ tally }) => tally.passed > 0)) return tag('good', outcomes.passed);
  const untested = seen.length === 0 || seen.some(({ tally }) => tally.untested > 0);
  return tag('none', untested ? outcomes.untested : outcomes.inapplicable);
}

function isGrave(rule: Rule, tally: Tally): boolean {
  const grave = rule.severity === 'error' || rule.errorWhen !== undefined;
  return grave && tally.failed > (tally.warnings ?? 0);
}
