import { movesOf, type ScoreMove } from '../change.ts';
import { formatScore } from '../share.ts';
import { ruleOf, type SiteView, type View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';
import { outLink } from './out-link.ts';
import { scrollTable } from './scroll-table.ts';
import { tableHead } from './table-head.ts';

const MOST_GONE = 100;
const MOST_MOVES = 5;

/** New, remaining and gone since the previous run, and which indicators moved the score; `null` without a previous run. */
export function sinceLast(view: View, site: SiteView): Markup | null {
  const { text, past } = view;
  if (past.previous === null) return null;
  const fresh = site.failed.filter((finding) => past.isNew(finding) === true).length;
  const same = site.failed.filter((finding) => past.isNew(finding) === false).length;
  const gone = past.gone(site.site.id);
  const seen = past.before(site.site.id) !== null;
  return html`<section aria-labelledby="since"><h2 id="since">${text.past.title}</h2>
<p>${text.past.lead(text.common.day(past.previous.asOf))}${seen ? `${text.past.counts(fresh, same, gone.length)}${text.common.stop}` : text.past.unseenBefore}${past.otherRules && ` ${text.past.otherRules}`}</p>
${scoreMoves(view, movesOf(view, site.score, past.before(site.site.id)))}${goneList(view, gone)}</section>`;
}

/** Which indicators moved a score since the previous run; `null` where none did. */
export function scoreMoves(view: View, moved: readonly ScoreMove[]): Markup | null {
  const { text } = view;
  const shown = moved.slice(0, MOST_MOVES);
  if (shown.length === 0) return null;
  return html`<h3>${text.past.why}</h3><p class="lead">${text.past.whyLead}</p><ul class="card notes">${shown.map(
    (move) => html`<li>${moveWords(view, move)}</li>`,
  )}</ul>`;
}

function moveWords(view: View, move: ScoreMove): string {
  const { text, run } = view;
  const indicator = run.pack.indicators.find((one) => one.id === move.id);
  const title = (run.lang === 'en' && indicator?.titleEn) || indicator?.title || move.id;
  const size = String(Math.round(Math.abs(move.points) * 100) / 100);
  const points = move.points > 0 ? text.past.plus(size) : text.past.minus(size);
  return text.past.whyItem(title, formatScore(move.before), formatScore(move.after), points);
}

function goneList(view: View, gone: ReturnType<View['past']['gone']>): Markup | null {
  const { text } = view;
  if (gone.length === 0) return null;
  const shown = gone.slice(0, MOST_GONE);
  return html`<details class="card fold"><summary>${text.past.gone(gone.length)}</summary><p class="lead">${text.past.goneNote}</p>${scrollTable(
    'gone',
    text.past.goneCaption(shown.length, gone.length),
    html`${tableHead([text.city.cause, text.site.what, text.site.where])}<tbody>${shown.map(
      (fault) =>
        html`<tr><th scope="row">${ruleOf(view, fault.rule).title}</th><td>${cap(fault.message, 300)}</td><td>${fault.url !== '' && outLink(fault.url)}</td></tr>\n`,
    )}</tbody>`,
  )}</details>`;
}
