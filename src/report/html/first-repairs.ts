import { formatCount } from '../amounts.ts';
import { editsOf, gainPerEdit } from '../edits.ts';
import { pathHref } from '../file-id.ts';
import { type Repair, repairsOf } from '../repair-value.ts';
import { formatScore } from '../share.ts';
import { type GroupView, ruleOf, type View } from '../view.ts';
import { html, type Markup } from './markup.ts';
import { wideTable } from './scroll-table.ts';
import { siteLink } from './site-link.ts';
import { tableHead } from './table-head.ts';
import { severityTag } from './tag.ts';

const MOST = 10;

/** The ten repairs of a site that gain most for each place mended; `null` where there is nothing to choose among. */
export function firstRepairs(view: View, repairs: readonly Repair[]): Markup | null {
  const { text } = view;
  const best = inOrder(repairs.map((repair) => ({ repair }))).slice(0, MOST);
  if (best.length < 2) return null;
  return html`<h3 id="first">${text.first.title}</h3><p class="lead">${text.first.lead}</p>${wideTable(
    text,
    { id: 'first-repairs', caption: text.first.caption },
    html`${headOf(view, false)}<tbody>${best.map(
      ({ repair }) =>
        html`<tr><th scope="row"><a href="#list-${repair.rule}">${ruleOf(view, repair.rule).title}</a></th>${cells(view, repair)}</tr>\n`,
    )}</tbody>`,
  )}`;
}

/** The same over all sites of a county, or those of the city itself. */
export function firstRepairsOfGroup(view: View, group: GroupView, root: string): Markup | null {
  const { text } = view;
  const lead = group.id === view.run.manifest.city.id ? text.first.cityLead : text.first.groupLead;
  const all = group.sites.flatMap((site) => repairsOf(view, site).map((repair) => ({ site, repair })));
  if (all.length === 0) return null;
  const best = inOrder(all).slice(0, MOST);
  return html`<p class="lead">${lead}</p>${wideTable(
    text,
    { id: 'first-repairs', caption: text.first.caption },
    html`${headOf(view, true)}<tbody>${best.map(
      ({ site, repair }) =>
        html`<tr><th scope="row"><a href="${root}${pathHref(site.folder)}/index.html#list-${repair.rule}">${ruleOf(view, repair.rule).title}</a></th><td>${siteLink(site, root)}</td>${cells(view, repair)}</tr>\n`,
    )}</tbody>`,
  )}${all.length > best.length && html`<p class="more">${text.first.more(all.length - best.length)}</p>`}`;
}

function headOf({ text }: View, withSite: boolean): Markup {
  return tableHead([
    text.first.problem,
    ...(withSite ? [text.first.site] : []),
    text.common.severity,
    [text.first.gain],
    [text.first.edits],
    [text.first.pages],
  ]);
}

function cells(view: View, { findings, gain }: Repair): Markup {
  const { text } = view;
  const worst = findings.find((one) => one.severity === 'error') ?? findings[0];
  const { inTemplate, templatePages, onPages } = editsOf(findings);
  return html`<td class="nowrap">${worst && severityTag(text, worst)}</td><td class="n">${gain >= 0.1 ? formatScore(gain) : text.common.none}</td><td class="n">${formatCount(inTemplate + onPages)}</td><td class="n">${formatCount(templatePages + onPages)}</td>`;
}

/** What must be mended goes before what should be, however little it gains. */
function inOrder<T extends { readonly repair: Repair }>(list: readonly T[]): readonly T[] {
  const rank = ({ findings }: Repair) => (findings.some((one) => one.severity === 'error') ? 0 : 1);
  return [...list].sort(
    (a, b) =>
      rank(a.repair) - rank(b.repair) ||
      gainPerEdit(b.repair) - gainPerEdit(a.repair) ||
      byRule(a.repair, b.repair),
  );
}

function byRule(a: Repair, b: Repair): number {
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
}
