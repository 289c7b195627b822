import { SITE_LEVELS, type SiteLevel } from '../../domain/rule.ts';
import { formatCount } from '../amounts.ts';
import { causesOf } from '../causes.ts';
import { groupBefore, groupChangeWords, movesOf } from '../change.ts';
import { groupRateViews } from '../rate-view.ts';
import { siteWhy } from '../reason-word.ts';
import { errorsOf, type GroupView, messageIn, type SiteView, type View } from '../view.ts';
import { cap } from '../visible.ts';
import { causeTable } from './cause-table.ts';
import { document } from './document.ts';
import { dueColumns } from './due-columns.ts';
import { filterBox } from './filter-box.ts';
import { firstRepairsOfGroup } from './first-repairs.ts';
import { errorsIn } from './group-table.ts';
import { ipv6Section } from './ipv6-section.ts';
import { html, type Markup } from './markup.ts';
import { outLink } from './out-link.ts';
import { rateCard } from './rate-card.ts';
import { errorsWords, scoreMatrix } from './score-matrix.ts';
import { wideTable } from './scroll-table.ts';
import { scoreMoves } from './since-last.ts';
import { siteLink } from './site-link.ts';
import { tableHead } from './table-head.ts';
import { severityTag, stateTag } from './tag.ts';
import { toc } from './toc.ts';

/** One county: its portal, departments and townships; or the city's own sites. */
export function groupPage(view: View, group: GroupView): string {
  const { text, run } = view;
  const rates = groupRateViews(view, group).filter((one) => one.rate.low !== null);
  const causes = causesOf(view, group.sites).slice(0, 10);
  const first = firstRepairsOfGroup(view, group, '../');
  const withErrors = group.sites.filter((site) => errorsOf(site) > 0).length;
  return document(view, {
    title: text.group.title(group.name),
    crumbs: [{ label: text.city.title(run.manifest.city.name), href: '../index.html' }],
    lead: [text.common.day(run.manifest.asOf)],
    filter: true,
    kind: 'screen',
    body: html`<section class="card verdict" aria-labelledby="conclusion"><h2 id="conclusion">${text.city.conclusion}</h2>
<p class="headline">${text.group.conclusion(group.sites.length, errorsIn(group), withErrors)}${text.common.stop}</p>
${groupFindings(view, group)}</section>
${changed(view, group)}
${toc(text, [
  ...(rates.length > 0 ? ([['rates', text.city.rates]] as const) : []),
  ...(first !== null ? ([['first', text.first.groupTitle]] as const) : []),
  ['sites', text.group.sitesByLevel],
  ['due', text.due.title],
  ['causes', text.city.causes],
])}
${rates.length > 0 && html`<section aria-labelledby="rates"><h2 id="rates">${text.city.rates}</h2><div class="grid">${rates.map((one) => rateCard(view, one, '../'))}</div></section>`}
${first !== null && html`<section aria-labelledby="first"><h2 id="first">${text.first.groupTitle}</h2>${first}</section>`}
<section aria-labelledby="sites"><h2 id="sites">${text.group.sitesByLevel}</h2>
${filterBox(text, { kinds: [], severities: [] })}
${group.sites.length === 0 ? html`<p>${text.group.noSites}</p>` : SITE_LEVELS.map((level) => levelTable(view, group, level))}</section>
${group.sites.length > 0 && html`<section aria-labelledby="matrix-h"><h2 id="matrix-h">${text.city.matrix}</h2>${scoreMatrix(view, group.sites, { id: 'matrix', caption: text.city.matrixCaption, root: '../', columns: 'items' })}</section>`}
<section aria-labelledby="due"><h2 id="due">${text.due.title}</h2>${dueColumns(view, group.sites, '../')}</section>
${group.sites.length > 0 && ipv6Section(view, group.sites, '../')}
<section aria-labelledby="causes"><h2 id="causes">${text.city.causes}</h2>
${causes.length === 0 ? html`<p>${text.city.noCauses}</p>` : causeTable(view, causes, '../')}</section>`,
  });
}

/** How the county's mean score moved since the previous run, and by which indicators. */
function changed(view: View, group: GroupView): Markup | null {
  const { text, past } = view;
  const words = groupChangeWords(view, group);
  if (past.previous === null || words === '') return null;
  return html`<section aria-labelledby="since"><h2 id="since">${text.past.title}</h2>
<p>${text.past.lead(text.common.day(past.previous.asOf))}${text.leader.score}${text.common.colon}${words}${text.common.stop}${past.otherRules && text.past.otherRules}</p>
${scoreMoves(view, movesOf(view, group.score, groupBefore(view, group)))}</section>`;
}

function levelTable(view: View, group: GroupView, level: SiteLevel): Markup | null {
  const { text } = view;
  const sites = group.sites.filter((site) => site.site.level === level);
  if (sites.length === 0) return null;
  const heads = [
    text.city.site,
    text.group.state,
    [text.city.mustFix],
    [text.words.outcomes.cantTell],
    text.group.owner,
    text.group.address,
  ] as const;
  return html`<h3>${text.words.levels[level]}</h3>${wideTable(
    text,
    { id: `level-${level}`, caption: text.group.caption(text.words.levels[level]) },
    html`${tableHead(heads)}<tbody data-filter>${sites.map((site) => siteRow(view, site))}</tbody>`,
  )}`;
}

function siteRow(view: View, site: SiteView): Markup {
  const { text } = view;
  const state = site.report?.state ?? null;
  return html`<tr><th scope="row">${siteLink(site, '../')}</th><td>${stateTag(text, state)}${
    site.report !== null &&
    site.report.why !== '' &&
    html` <span class="soft">${siteWhy(view, site.report.why)}</span>`
  }</td><td class="n">${errorsWords(view, site)}</td><td class="n">${formatCount(site.review.length)}</td><td>${site.site.owner ?? text.common.none}</td><td>${outLink(site.site.url)}</td></tr>\n`;
}

function groupFindings(view: View, group: GroupView): Markup | null {
  if (group.findings.length === 0) return null;
  return html`<ul class="notes">${group.findings
    .slice(0, 20)
    .map((f) => html`<li>${severityTag(view.text, f)} ${cap(messageIn(view, f), 400)}</li>`)}</ul>`;
}
