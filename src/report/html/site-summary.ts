import { siteWhy } from '../reason-word.ts';
import type { Repair } from '../repair-value.ts';
import { formatBounds, formatScore } from '../share.ts';
import { word } from '../text/texts.ts';
import { ruleOf, type SiteView, type View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';
import { totalDetails } from './score-details.ts';
import { scrollTable } from './scroll-table.ts';
import { tag } from './tag.ts';
import { skippedPages } from './unseen.ts';

/** The state of a site in one sentence, its score with bounds, and what was not seen of it. */
export function siteVerdict(view: View, site: SiteView, repairs: readonly Repair[]): Markup {
  const { text } = view;
  return html`<section class="card verdict" aria-labelledby="conclusion"><h2 id="conclusion">${text.city.conclusion}</h2>
<div class="split">${scoreBox(view, site)}<div><p class="headline">${sentence(view, site, repairs)}</p>
${vetoLine(view, site)}
${lookedAt(view, site)}
${totalDetails(view, site)}</div></div></section>`;
}

function scoreBox(view: View, site: SiteView): Markup {
  const { text } = view;
  const total = site.score?.total;
  if (total === undefined || total.score === null) {
    const known = view.past.lastKnown(site.site.id);
    const last =
      known && html` <span class="stale">${text.past.stale(formatBounds(known.total), known.asOf)}</span>`;
    return html`<p class="score"><strong>${text.common.none}</strong><span>${text.site.noScore}</span>${last}</p>`;
  }
  const low = formatScore(total.low ?? total.score);
  const high = formatScore(total.high ?? total.score);
  return html`<p class="score"><strong>${formatScore(total.score)}</strong><span>${text.site.outOf}${low !== high && `${text.common.comma}${text.site.bounds(low, high)}`}</span></p>`;
}

function sentence(view: View, site: SiteView, repairs: readonly Repair[]): string {
  const { text } = view;
  const { report } = site;
  const urgent = repairs.filter((repair) => repair.findings.some((f) => f.severity === 'error'));
  const errors = site.failed.filter((f) => f.severity === 'error').length;
  const seen = report !== null && report.state !== 'unreached';
  const parts: string[] = [];
  if (!seen) parts.push(text.site.unreached(siteWhy(view, report?.why ?? '')));
  if (errors > 0) parts.push(text.site.summary(urgent.length, errors), firstRepairs(view, urgent));
  else if (seen) parts.push(text.site.clean);
  const gain = repairs.reduce((sum, repair) => sum + repair.gain, 0);
  if (seen && gain >= 0.1) parts.push(text.site.gainAll(formatScore(gain)));
  const lesser = site.failed.length - errors;
  if (lesser > 0) parts.push(text.site.lesser(lesser));
  if (site.soon.length > 0) parts.push(text.site.soon(site.soon.length));
  if (site.review.length > 0) parts.push(text.site.review(site.review.length));
  return `${parts.join(text.common.clause)}${text.common.stop}`;
}

function firstRepairs(view: View, urgent: readonly Repair[]): string {
  const names = urgent.slice(0, 3).map((repair) => ruleOf(view, repair.rule).title);
  return view.text.site.first(names.join(view.text.common.and));
}

/** National vetoes that are touched stand at the very top. */
function vetoLine(view: View, site: SiteView): Markup | null {
  const { text } = view;
  const touched = (site.score?.national.vetoes ?? []).filter((veto) => veto.outcome === 'failed');
  if (touched.length === 0) return null;
  const names = touched.map((veto) => word(text.words.vetoes, veto.id)).join(text.common.and);
  return html`<p>${tag('poor', text.site.vetoTouched(names))}</p>`;
}

function lookedAt(view: View, site: SiteView): Markup | null {
  const { text } = view;
  const { report } = site;
  if (report === null) return null;
  const { fetched, rendered } = report.pages;
  const partial =
    report.state === 'partial' &&
    report.why !== '' &&
    html`${text.words.states.partial}${text.common.colon}${siteWhy(view, report.why)}${text.common.stop}`;
  return html`<p>${partial}${text.site.looked(fetched, rendered, skippedPages(site))}${text.common.stop}<a href="#unseen">${text.site.unseenLink}</a></p>`;
}

/** The national vetoes, which stand beside the scores. */
export function vetoTable(view: View, site: SiteView): Markup | null {
  const { text } = view;
  const vetoes = site.score?.national.vetoes ?? [];
  if (vetoes.length === 0) return null;
  const tones = { passed: 'good', failed: 'poor', cantTell: 'open' } as const;
  const labels = {
    passed: text.site.vetoPassed,
    failed: text.site.vetoFailed,
    cantTell: text.site.vetoCantTell,
  };
  const open = vetoes.filter((veto) => veto.outcome === 'cantTell').length;
  const touched = vetoes.some((veto) => veto.outcome === 'failed');
  const folded = open === 0 ? text.site.vetoClean(vetoes.length) : text.site.vetoOpen(open);
  const table = scrollTable(
    'vetoes',
    text.site.vetoes,
    html`<thead><tr><th scope="col">${text.site.vetoName}</th><th scope="col">${text.site.vetoResult}</th><th scope="col">${text.site.vetoNow}</th></tr></thead><tbody>${vetoes.map(
      (veto) =>
        html`<tr><th scope="row">${word(text.words.vetoes, veto.id)}</th><td>${tag(tones[veto.outcome], labels[veto.outcome])}</td><td>${cap(veto.because, 200)}</td></tr>\n`,
    )}</tbody>`,
  );
  const body = html`<p class="lead">${text.site.vetoesLead}</p>${table}`;
  if (!touched) return html`<details class="card fold vetoes"><summary>${folded}</summary>${body}</details>`;
  return html`<h3>${text.site.vetoes}</h3>${body}`;
}
