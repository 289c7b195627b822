import { formatCount } from '../amounts.ts';
import { type Cause, causesOf } from '../causes.ts';
import { groupChangeWords } from '../change.ts';
import { conclusionOf, unseenLines } from '../conclusion.ts';
import { type RateView, rateViews } from '../rate-view.ts';
import { formatBounds, shareTarget } from '../share.ts';
import { errorsOf, type View } from '../view.ts';
import { capWidth } from '../visible.ts';
import { document } from './document.ts';
import { errorsIn } from './group-table.ts';
import { html, type Markup } from './markup.ts';
import { wideTable } from './scroll-table.ts';
import { tableHead } from './table-head.ts';
import { tag, verdictTag } from './tag.ts';

// What fits on one printed A4 page.
const MOST_GROUPS = 8;
const MOST_CAUSES = 5;
const MOST_NOTES = 3;

/** One printed sheet for whoever decides. */
export function leaderPage(view: View): string {
  const { text, run } = view;
  const conclusion = conclusionOf(view);
  const rates = rateViews(view, run.scores.city.rates, view.sites).filter((one) => one.rate.low !== null);
  return document(view, {
    title: text.leader.title(run.manifest.city.name),
    crumbs: [],
    lead: [`${text.leader.for} · ${text.common.day(run.manifest.asOf)} · ${text.city.subtitle}`],
    filter: false,
    kind: 'sheet',
    body: html`<section><h2>${text.leader.overall}</h2><p class="headline">${conclusion.audited}${conclusion.problems}${conclusion.vetoes !== '' && html`<strong>${capWidth(conclusion.vetoes, 160)}</strong>`}</p></section>
<section><h2>${text.leader.rates}</h2>${rateTable(view, rates)}</section>
<section><h2>${text.leader.groups}</h2>${groupSheet(view)}</section>
<section><h2>${text.leader.causes}</h2>${causeList(view)}</section>
<section><h2>${text.leader.notes}</h2>${noteList(view)}</section>
<p class="more screen-only"><a href="index.html">${text.leader.fullReport}</a></p>`,
  });
}

function rateTable(view: View, rates: readonly RateView[]): Markup {
  const { text } = view;
  const heads = [
    text.leader.indicator,
    text.leader.demand,
    text.leader.now,
    text.leader.verdict,
    text.leader.gap,
  ];
  return wideTable(
    text,
    { id: 'leader-rates', caption: text.leader.ratesCaption },
    html`${tableHead(heads)}<tbody>${rates.map(
      (one) =>
        html`<tr><th scope="row">${one.title}</th><td class="nowrap">${one.demand}</td><td class="nowrap">${one.value}</td><td class="nowrap">${
          one.open || shareTarget(one.rate) === null
            ? tag('none', one.open ? text.words.notChecked : text.common.none)
            : verdictTag(text, one.rate.verdict)
        }</td><td class="lines">${one.gap || text.common.none}</td></tr>\n`,
    )}</tbody>`,
  );
}

function groupSheet(view: View): Markup {
  const { text } = view;
  const shown = view.groups.slice(0, MOST_GROUPS);
  const more = view.groups.length - shown.length;
  const withChange = view.past.previous !== null;
  const heads = [
    text.leader.name,
    [text.leader.sites],
    [text.leader.withProblems],
    [text.leader.mustFix],
    [text.leader.score],
    ...(withChange ? [text.past.change] : []),
  ] as const;
  return html`${wideTable(
    text,
    { id: 'leader-groups', caption: text.city.groupsCaption },
    html`${tableHead(heads)}<tbody>${shown.map(
      (group) =>
        html`<tr><th scope="row">${capWidth(group.name, 40)}</th><td class="n">${formatCount(group.sites.length)}</td><td class="n">${formatCount(
          group.sites.filter((site) => errorsOf(site) > 0).length,
        )}</td><td class="n">${formatCount(errorsIn(group))}</td><td class="n">${group.score === null ? text.common.none : formatBounds(group.score.total)}</td>${withChange && html`<td class="nowrap">${groupChangeWords(view, group) || text.common.none}</td>`}</tr>\n`,
    )}</tbody>`,
  )}${more > 0 && html`<p class="soft">${text.leader.more(more)}</p>`}`;
}

function causeList(view: View): Markup {
  const { text } = view;
  const causes = causesOf(view, view.sites).slice(0, MOST_CAUSES);
  if (causes.length === 0) return html`<p>${text.city.noCauses}</p>`;
  return html`<ol>${causes.map((cause) => {
    const line = text.leader.causeLine(capWidth(cause.rule.title, 44), cause.sites.length, cause.places);
    const remedy = wholeClauses(cause.rule.remedy, 84);
    return html`<li>${line}${sitesOf(view, cause)}${text.common.stop}${remedy !== '' && html`<span class="soft">${text.leader.remedy(remedy)}</span>`}</li>`;
  })}</ol>`;
}

/** As many clauses from the front as fit; half a piece of advice helps nobody. */
function wholeClauses(text: string, width: number): string {
  const fitting = capWidth(text, width);
  if (fitting === text) return text;
  const end = Math.max(...['；', '。', '; ', '. ', '，'].map((mark) => fitting.lastIndexOf(mark)));
  return end > 0 ? fitting.slice(0, end) : fitting;
}

function sitesOf(view: View, cause: Cause): string {
  const { text } = view;
  const names = cause.sites.slice(0, 2).map((site) => capWidth(site.site.name, 26));
  const more = cause.sites.length > 2 ? cause.sites.length : 0;
  return text.common.inBrackets(text.city.sitesShown(names.join(text.common.and), more));
}

function noteList(view: View): Markup {
  const { text } = view;
  const lines = unseenLines(view);
  const more = lines.length - MOST_NOTES;
  if (lines.length === 0) return html`<p>${text.city.nothingUnseen}</p>`;
  return html`<ul>${lines.slice(0, MOST_NOTES).map((line) => html`<li>${capWidth(line, 104)}</li>`)}${
    more > 0 && html`<li>${text.leader.moreNotes(more)}</li>`
  }</ul>`;
}
