import { causesOf } from '../causes.ts';
import { type Conclusion, conclusionOf, unseenLines } from '../conclusion.ts';
import { rateViews } from '../rate-view.ts';
import { messageIn, type View } from '../view.ts';
import { cap } from '../visible.ts';
import { causeTable } from './cause-table.ts';
import { costTable } from './cost-table.ts';
import { countyTiles } from './county-tiles.ts';
import { document } from './document.ts';
import { filterBox } from './filter-box.ts';
import { groupTable } from './group-table.ts';
import { ipv6Section } from './ipv6-section.ts';
import { html, type Markup } from './markup.ts';
import { rateCard } from './rate-card.ts';
import { scoreMatrix } from './score-matrix.ts';
import { tag, verdictTag } from './tag.ts';
import { toc } from './toc.ts';
import { trendChart } from './trend-chart.ts';

const UNSEEN_SHOWN = 12;
const CAUSES_SHOWN = 12;

/** The overview for the city's office: conclusion first, then what was not seen, rates, sites, causes. */
export function cityPage(view: View): string {
  const { text, run } = view;
  const { manifest } = run;
  const rates = rateViews(view, run.scores.city.rates, view.sites);
  const ipv6 = ipv6Section(view, view.sites, '');
  const trend = trendChart(view);
  const causes = causesOf(view, view.sites).slice(0, CAUSES_SHOWN);
  return document(view, {
    title: text.city.title(manifest.city.name),
    crumbs: [],
    lead: [`${text.common.day(manifest.asOf)} · ${text.city.subtitle}`],
    filter: true,
    kind: 'screen',
    body: html`${conclusionCard(view, conclusionOf(view))}
${unseenCard(view)}
${toc(text, [
  ['rates', text.city.rates],
  ['groups', text.city.groups],
  ['sites', text.city.matrix],
  ...(trend === null ? [] : ([['trend', text.trend.title]] as const)),
  ...(ipv6 === null ? [] : ([['ipv6', text.ipv6.title]] as const)),
  ['causes', text.city.causes],
  ['cost', text.city.cost],
  ['how', text.city.how],
])}
<section aria-labelledby="rates"><h2 id="rates">${text.city.rates}</h2>
<p class="lead">${text.city.ratesLead}</p>
<div class="grid">${rates.map((one) => rateCard(view, one, ''))}</div>
${generalFindings(view)}</section>
<section aria-labelledby="groups"><h2 id="groups">${text.city.groups}</h2>${countyTiles(view, '')}${groupTable(view, '')}</section>
<section aria-labelledby="sites"><h2 id="sites">${text.city.matrix}</h2>
<p class="lead">${text.city.matrixLead}</p>
${filterBox(text, { kinds: [], severities: [] })}
${scoreMatrix(view, view.sites, { id: 'matrix', caption: text.city.matrixCaption, root: '', columns: 'items' })}
${matrixNotes(view)}</section>
${trend !== null && html`<section aria-labelledby="trend"><h2 id="trend">${text.trend.title}</h2>${trend}</section>`}
${ipv6}
<section aria-labelledby="causes"><h2 id="causes">${text.city.causes}</h2>
${causes.length === 0 ? html`<p>${text.city.noCauses}</p>` : html`<p class="lead">${text.city.causesLead}</p>${causeTable(view, causes, '')}`}</section>
<section aria-labelledby="cost"><h2 id="cost">${text.city.cost}</h2>${costTable(view)}</section>
<section aria-labelledby="how"><h2 id="how">${text.city.how}</h2><ul class="card notes">${text.city.howLines.map((line) => html`<li>${line}</li>`)}</ul></section>
<section aria-labelledby="files"><h2 id="files">${text.city.files}</h2><ul class="card notes"><li><a href="leader.html">${text.city.leader}</a></li><li><a href="ledger.xlsx">${text.city.ledger}</a></li></ul></section>`,
  });
}

function conclusionCard(view: View, conclusion: Conclusion): Markup {
  const { text } = view;
  return html`<section class="card verdict" aria-labelledby="conclusion"><h2 id="conclusion">${text.city.conclusion}</h2>
<p class="headline">${conclusion.audited}${conclusion.problems}</p>
${conclusion.vetoes !== '' && html`<p>${tag('poor', conclusion.vetoes)}</p>`}
${conclusion.rates.length > 0 && html`<ul class="notes">${conclusion.rates.map((line) => html`<li>${line}</li>`)}</ul>`}
<p class="more screen-only"><a href="leader.html">${text.city.leader}</a></p></section>`;
}

/** What the ranking compares itself with, what is grey in it, and where the indicators stand. */
function matrixNotes(view: View): Markup {
  const { text, past } = view;
  const stale = view.sites.some(
    (site) => (site.score?.total.score ?? null) === null && past.lastKnown(site.site.id) !== null,
  );
  return html`${
    past.previous !== null &&
    html`<p class="soft">${text.past.change}${text.common.colon}${text.past.changeTo(text.common.day(past.previous.asOf))}${text.common.stop}${past.otherRules && text.past.otherRules}</p>`
  }${stale && html`<p class="soft">${text.past.staleNote}</p>`}<p><a href="indicators.html">${text.lists.indicatorsLink}</a></p>`;
}

function unseenCard(view: View): Markup {
  const { text } = view;
  const lines = unseenLines(view);
  const more = lines.length - UNSEEN_SHOWN;
  return html`<section class="card notice" aria-labelledby="unseen"><h2 id="unseen">${text.city.unseen}</h2>
${
  lines.length === 0
    ? html`<p>${text.city.nothingUnseen}</p>`
    : html`<p>${text.city.unseenLead}</p><ul class="notes">${lines.slice(0, UNSEEN_SHOWN).map((line) => html`<li>${line}</li>`)}</ul>`
}
${more > 0 && html`<p>${text.city.andMore(more)}</p>`}</section>`;
}

/** Findings about the city as a whole, such as a rate that is missed. */
function generalFindings(view: View): Markup | null {
  const findings = view.general.filter((f) => f.outcome === 'failed' || f.outcome === 'cantTell');
  if (findings.length === 0) return null;
  return html`<h3>${view.text.city.general}</h3><ul class="card notes">${findings
    .slice(0, 20)
    .map(
      (f) =>
        html`<li>${verdictTag(view.text, f.outcome === 'failed' ? 'failed' : 'cantTell')} ${cap(messageIn(view, f), 400)}</li>`,
    )}</ul>`;
}
