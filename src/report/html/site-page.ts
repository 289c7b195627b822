import type { Finding } from '../../domain/finding.ts';
import { SEVERITIES } from '../../domain/outcome.ts';
import { columnsByUrgency } from '../columns-by-urgency.ts';
import { calendar } from '../ics/calendar.ts';
import { type Repair, repairsOf } from '../repair-value.ts';
import type { ReportFile } from '../report-file.ts';
import { groupBy, ruleOf, type SiteView, type View } from '../view.ts';
import { cap } from '../visible.ts';
import { checkTable, siteRules } from './check-table.ts';
import { columnTable } from './column-table.ts';
import { document } from './document.ts';
import { elderTable } from './elder-table.ts';
import { filterBox } from './filter-box.ts';
import { findingItem } from './finding-item.ts';
import { listItems } from './host-groups.ts';
import { ipv6Table } from './ipv6-table.ts';
import { levelOneTable } from './level-one-table.ts';
import { html, type Markup, type Part } from './markup.ts';
import { outLink } from './out-link.ts';
import { problemCard } from './problem-card.ts';
import { problemPages, type Slice } from './problem-pages.ts';
import { rhythmChart } from './rhythm-chart.ts';
import { itemCards, siteVerdict, vetoTable } from './site-summary.ts';
import { toc } from './toc.ts';
import { unseen } from './unseen.ts';
import { waivedTable } from './waived-table.ts';

const COLUMNS_SHOWN = 120;
const COLUMNS_A_PAGE = 600;

/** Everything that a site's webmaster needs, in the order of use; long lists go on in further files. */
export function* sitePages(view: View, site: SiteView): Generator<ReportFile> {
  const repairs = repairsOf(view, site);
  const item = (findings: readonly Finding[]) =>
    listItems(view, findings, (finding) => findingItem(view, finding));
  const problems = problemPages(repairs, item);
  const reviews = problemPages(openRepairs(site.review), item);
  const advice = problemPages(openRepairs(site.advice), item);
  const columns = columnsByUrgency(site);
  yield {
    name: `${site.folder}/index.html`,
    content: mainPage(view, site, {
      repairs,
      problems: problems[0] ?? [],
      reviews: reviews[0] ?? [],
      advice: advice[0] ?? [],
      columns: columnSection(view, site, columns),
    }),
  };
  if (site.columns.length > 0) yield { name: `${site.folder}/calendar.ics`, content: calendar(view, site) };
  yield* furtherPages(view, site, { prefix: 'list', title: view.text.site.listTitle, pages: problems });
  yield* furtherPages(view, site, { prefix: 'review', title: view.text.site.reviewTitle, pages: reviews });
  yield* furtherPages(view, site, { prefix: 'advice', title: view.text.site.adviceTitle, pages: advice });
  for (let from = COLUMNS_SHOWN, n = 2; from < columns.length; from += COLUMNS_A_PAGE, n += 1) {
    const table = columnTable(view, site, columns.slice(from, from + COLUMNS_A_PAGE));
    yield {
      name: `${site.folder}/columns-${n}.html`,
      content: furtherPage(view, site, view.text.site.columnsTitle, table),
    };
  }
}

function mainPage(
  view: View,
  site: SiteView,
  parts: {
    readonly repairs: readonly Repair[];
    readonly problems: readonly Slice[];
    readonly reviews: readonly Slice[];
    readonly advice: readonly Slice[];
    readonly columns: Markup;
  },
): string {
  const { text } = view;
  const kinds = [
    ...new Set(
      [...parts.problems, ...parts.reviews, ...parts.advice].flatMap(
        (s) => ruleOf(view, s.repair.rule).indicator?.kind ?? [],
      ),
    ),
  ];
  const severities = SEVERITIES.filter((one) => site.failed.some((f) => f.severity === one));
  return document(view, {
    title: text.site.title(cap(site.site.name, 80)),
    crumbs: crumbsOf(view, site),
    lead: [identity(view, site)],
    filter: true,
    kind: 'screen',
    body: html`${siteVerdict(view, site, parts.repairs)}
${toc(text, [
  ['items', text.site.items],
  ['problems', text.site.problems],
  ...(parts.reviews.length > 0 ? ([['reviews', text.site.reviewHead]] as const) : []),
  ...(parts.advice.length > 0 ? ([['advice', text.site.adviceHead]] as const) : []),
  ...(site.waived.length > 0 ? ([['waived', text.waived.title]] as const) : []),
  ['columns', text.site.columns],
  ...(site.score?.levelOne ? ([['level-one-head', text.levelOne.title]] as const) : []),
  ['checks', text.site.checks],
  ['unseen', text.site.unseen],
])}
<section aria-labelledby="items"><h2 id="items">${text.site.items}</h2>${itemCards(view, site)}${vetoTable(view, site)}</section>
<section aria-labelledby="problems"><h2 id="problems">${text.site.problems}</h2>
${parts.problems.length === 0 ? html`<p>${text.site.noProblems}</p>` : html`<p class="lead">${text.site.problemsLead}</p>`}
${filterBox(text, { kinds, severities })}
${parts.problems.map((slice, i) => problemCard(view, site, slice, { prefix: 'list', number: i + 1 }))}</section>
${
  parts.reviews.length > 0 &&
  html`<section aria-labelledby="reviews"><h2 id="reviews">${text.site.reviewHead}</h2><p class="lead">${text.site.reviewLead}</p>
${parts.reviews.map((slice) => problemCard(view, site, slice, { prefix: 'review', number: null }))}</section>`
}
${
  parts.advice.length > 0 &&
  html`<section aria-labelledby="advice"><h2 id="advice">${text.site.adviceHead}</h2><p class="lead">${text.site.adviceLead}</p>
<details class="card fold wide-fold"><summary>${text.site.adviceShow(site.advice.length)}</summary>${parts.advice.map((slice) => problemCard(view, site, slice, { prefix: 'advice', number: null }))}</details></section>`
}
${waivedTable(view, site)}
<section aria-labelledby="columns"><h2 id="columns">${text.site.columns}</h2>${parts.columns}</section>
${levelOne(view, site)}
${checks(view, site)}
<section aria-labelledby="unseen"><h2 id="unseen">${text.site.unseen}</h2>${unseen(view, site)}</section>`,
  });
}

function* furtherPages(
  view: View,
  site: SiteView,
  list: { readonly prefix: string; readonly title: string; readonly pages: readonly (readonly Slice[])[] },
): Generator<ReportFile> {
  for (const [i, slices] of list.pages.entries()) {
    if (i === 0) continue;
    const body = html`${pager(view, list.prefix, i + 1, list.pages.length)}
${slices.map((slice) => html`<section>${cardAsSection(view, site, slice, list.prefix)}</section>`)}
${pager(view, list.prefix, i + 1, list.pages.length)}`;
    yield {
      name: `${site.folder}/${list.prefix}-${i + 1}.html`,
      content: furtherPage(view, site, `${list.title} ${i + 1}`, body),
    };
  }
}

function cardAsSection(view: View, site: SiteView, slice: Slice, prefix: string): Markup {
  return problemCard(view, site, slice, { prefix, number: null });
}

function furtherPage(view: View, site: SiteView, title: string, body: Markup): string {
  const { text } = view;
  return document(view, {
    title: `${cap(site.site.name, 80)} · ${title}`,
    crumbs: [...crumbsOf(view, site), { label: cap(site.site.name, 40), href: 'index.html' }],
    lead: [identity(view, site)],
    filter: false,
    kind: 'screen',
    body: html`<h2>${title}</h2><p><a href="index.html">${text.site.back}</a></p>${body}`,
  });
}

function pager(view: View, prefix: string, page: number, all: number): Markup {
  const { text } = view;
  const previous = page === 2 ? 'index.html' : `${prefix}-${page - 1}.html`;
  return html`<p class="pager"><a href="${previous}">${text.common.previous}</a> <span>${text.common.pageOf(page, all)}</span>${
    page < all && html` <a href="${prefix}-${page + 1}.html">${text.common.next}</a>`
  }</p>`;
}

function crumbsOf(view: View, site: SiteView): readonly { readonly label: string; readonly href: string }[] {
  return [
    { label: view.text.city.title(view.run.manifest.city.name), href: '../../index.html' },
    { label: site.groupName, href: `../../${site.groupFile.split('/').map(encodeURIComponent).join('/')}` },
  ];
}

function identity(view: View, site: SiteView): Part {
  const { text } = view;
  const { siteCode, owner, url } = site.site;
  return [
    outLink(url),
    siteCode !== undefined && ` · ${text.site.siteCode(siteCode)}`,
    owner !== undefined && ` · ${text.site.owner(owner)}`,
    ` · ${text.common.asOf(view.run.manifest.asOf)}`,
  ];
}

/** What could not be told, grouped like problems; nothing is gained by it. */
function openRepairs(findings: readonly Finding[]): readonly Repair[] {
  const order = { error: 0, warning: 1, note: 2 } as const;
  const groups = [...groupBy(findings, (f) => f.rule)].map(([rule, findings]) => ({
    rule,
    findings,
    gain: 0,
  }));
  const urgency = (repair: Repair): number => Math.min(...repair.findings.map((f) => order[f.severity]));
  return groups.sort((a, b) => urgency(a) - urgency(b));
}

function columnSection(view: View, site: SiteView, columns: ReturnType<typeof columnsByUrgency>): Markup {
  const { text } = view;
  if (columns.length === 0) return html`<p>${text.site.columnsNone}</p>`;
  const more = Math.ceil(Math.max(0, columns.length - COLUMNS_SHOWN) / COLUMNS_A_PAGE);
  return html`<p class="lead">${text.site.columnsLead} <a href="calendar.ics">${text.site.calendarLink}</a></p>${rhythmChart(view, site)}${columnTable(view, site, columns.slice(0, COLUMNS_SHOWN))}${
    more > 0 &&
    html`<p class="more">${text.site.columnsMore}${text.common.colon}${Array.from(
      { length: more },
      (_, i) => html` <a href="columns-${i + 2}.html">${text.common.pageOf(i + 2, more + 1)}</a>`,
    )}</p>`
  }`;
}

function levelOne(view: View, site: SiteView): Markup | null {
  const table = levelOneTable(view, site);
  return (
    table &&
    html`<section aria-labelledby="level-one-head"><h2 id="level-one-head">${view.text.levelOne.title}</h2>${table}</section>`
  );
}

/** Shown with a table of its own. */
const ELDER = '26.elder';

/** Results rule by rule: IPv6 and the version for the elderly open, the others folded. */
function checks(view: View, site: SiteView): Markup {
  const { text } = view;
  const indicators = view.run.pack.indicators.filter((one) => siteRules(one).length > 0);
  return html`<section aria-labelledby="checks"><h2 id="checks">${text.site.checks}</h2><p class="lead">${text.site.checksLead}</p>
${indicators.map((indicator) => {
  const title = (view.run.lang === 'en' && indicator.titleEn) || indicator.title;
  if (indicator.kind === 'ipv6')
    return html`<h3>${title}</h3>${ipv6Table(view, [site], '../../')}${checkTable(view, site, indicator)}`;
  return indicator.id === ELDER && site.elder
    ? html`<h3>${title}</h3>${elderTable(view, site.elder)}${checkTable(view, site, indicator)}`
    : html`<details class="card fold"><summary>${title}</summary>${checkTable(view, site, indicator)}</details>`;
})}</section>`;
}
