import type { Finding } from '../../domain/finding.ts';
import type { Indicator } from '../../domain/rule.ts';
import type { IndicatorScore, ItemScore, Score } from '../../domain/score.ts';
import { type ScorePart, scoreParts } from '../score-parts.ts';
import { formatScore } from '../share.ts';
import type { SiteView, View } from '../view.ts';
import { ruleOf } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';

const NAMES_SHOWN = 3;
/** A formula of more terms explains nothing. */
const MOST_TERMS = 8;

/** How an indicator's score comes about, folded away: every rule with counts and weight, the sum, and both bounds. */
export function scoreDetails(
  view: View,
  site: SiteView,
  indicator: Indicator,
  score: IndicatorScore,
): Markup | null {
  if (score.state === 'not-checked' || score.state === 'inapplicable') return null;
  const { text } = view;
  const parts = scoreParts(site, indicator);
  const deducts = indicator.score === 'deduct';
  const told = parts.filter((part) => (deducts ? part.failed + part.open > 0 : part.judged + part.open > 0));
  const quiet = parts.length - told.length;
  const more = quiet === 0 ? null : deducts ? text.score.quiet(quiet) : text.score.notSeen(quiet);
  return html`<details class="why"><summary>${text.score.open}</summary><ul>${told.map(
    (part) => html`<li>${deducts ? deductLine(view, part) : shareLine(view, part)}</li>`,
  )}${more !== null && html`<li>${more}</li>`}</ul>${formula(view, told, score, deducts)}${bounds(view, score)}</details>`;
}

function shareLine(view: View, part: ScorePart): string {
  const { text } = view;
  const words = [
    part.share === null
      ? text.score.onlyOpen(part.open)
      : text.score.share(part.judged, part.passed, formatScore(part.share)),
    ...(part.failed > 0 ? [text.score.failed(part.failed, namesOf(view, part.failures))] : []),
    ...(part.share !== null && part.open > 0 ? [text.score.cantTell(part.open)] : []),
    ...(part.hint ? [text.score.hint] : []),
  ];
  return `${text.score.shareRule(ruleOf(view, part.rule.id).title, String(part.rule.weight))}${text.common.colon}${words.join(text.common.clause)}`;
}

function deductLine(view: View, part: ScorePart): string {
  const { text } = view;
  const words = [
    ...(part.failed > 0
      ? [text.score.lost(part.failed, pointsOf(part.lost)), text.score.places(namesOf(view, part.failures))]
      : []),
    ...(part.open > 0 ? [text.score.cantTell(part.open)] : []),
    ...(part.hint ? [text.score.hint] : []),
  ];
  return `${text.score.deductRule(ruleOf(view, part.rule.id).title, String(part.rule.points))}${text.common.colon}${words.join(text.common.clause)}`;
}

/** What a failure is known by: the column's name, or the address without its host. */
function namesOf(view: View, failures: readonly Finding[]): string {
  const names = failures.slice(0, NAMES_SHOWN).map((finding) => cap(nameOf(view, finding), 60));
  const rest = failures.length > names.length ? view.text.city.andOthers : '';
  return `${names.join(view.text.common.and)}${rest}`;
}

function nameOf({ text }: View, { target, facts }: Finding): string {
  const { ageDays, limitDays } = facts;
  if (target.type === 'column' && typeof ageDays === 'number' && typeof limitDays === 'number')
    return `${cap(target.name, 30)}${text.common.inBrackets(text.site.overdue(ageDays - limitDays))}`;
  if ('name' in target && typeof target.name === 'string' && target.name !== '') return target.name;
  if (target.type === 'element' && target.selector !== '') return target.selector;
  return 'url' in target ? (target.url ?? '').replace(/^https?:\/\//, '') : '';
}

function formula(
  view: View,
  parts: readonly ScorePart[],
  score: IndicatorScore,
  deducts: boolean,
): Markup | null {
  const { text } = view;
  const terms = parts.filter((part) => !part.hint && (deducts ? part.lost > 0 : part.share !== null));
  if (score.score === null || terms.length > MOST_TERMS || (terms.length < 2 && !deducts)) return null;
  if (deducts) {
    const lost = terms.map((part) => ` − ${pointsOf(part.lost)}`).join('');
    return html`<p>${score.score === 0 ? text.score.floor(lost) : text.score.rest(lost, twoDigits(score.score))}</p>`;
  }
  const sum = terms.map((part) => `${part.rule.weight}×${twoDigits(part.share ?? 0)}`).join(' + ');
  const weights = terms.reduce((all, part) => all + part.rule.weight, 0);
  return html`<p>${text.score.mean(sum, String(weights), twoDigits(score.score))}</p>`;
}

function bounds(view: View, { score, low, high }: Score): Markup | null {
  const { text } = view;
  if (low === null || high === null || (low === score && high === score)) return null;
  return html`<p>${text.score.bounds(twoDigits(low), twoDigits(high))}</p>`;
}

/** How the total comes about out of the items. */
export function totalDetails(view: View, site: SiteView): Markup | null {
  const { text, run } = view;
  const total = site.score?.total;
  if (total === undefined || total.score === null) return null;
  const scored = run.pack.items.flatMap((item) => {
    const score: ItemScore | undefined = site.score?.items[String(item.id)];
    return score === undefined || score.score === null ? [] : [{ item, score: score.score }];
  });
  const sum = scored
    .map(({ item, score }) => `${text.city.itemShort(item.id)} ${item.weight}×${twoDigits(score)}`)
    .join(' + ');
  const weights = scored.reduce((all, { item }) => all + item.weight, 0);
  return html`<details class="why"><summary>${text.score.total}</summary><p>${text.score.mean(sum, String(weights), twoDigits(total.score))}</p><p>${text.score.totalLead}</p>${bounds(view, total)}<p>${text.score.cutNote}</p></details>`;
}

/** Cut off, never rounded up; without idle zeros. */
function twoDigits(value: number): string {
  return String(Math.floor(value * 100 + 1e-7) / 100);
}

function pointsOf(value: number): string {
  return String(Math.round(value * 100) / 100);
}
