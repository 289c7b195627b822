import type { Finding } from '../../domain/finding.ts';
import type { Indicator } from '../../domain/rule.ts';
import type { IndicatorScore, ItemScore, Score } from '../../domain/score.ts';
import { elementWords } from '../element-words.ts';
import { type ScorePart, scoreParts } from '../score-parts.ts';
import { formatScore } from '../share.ts';
import type { SiteView, View } from '../view.ts';
import { ruleOf } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';

const NAMES_SHOWN = 3;
/** More rules with full marks than this share one line. */
const FEW = 3;
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
  const hints = parts.filter((part) => part.hint && part.judged + part.open > 0).length;
  const counted = parts.filter(
    (part) => !part.hint && (deducts ? part.failed + part.open > 0 : part.judged + part.open > 0),
  );
  const full = deducts ? [] : counted.filter(isFull);
  const told = full.length > FEW ? counted.filter((part) => !isFull(part)) : counted;
  const quiet = parts.length - counted.length - hints;
  const more = quiet === 0 ? null : deducts ? text.score.quiet(quiet) : text.score.notSeen(quiet);
  return html`<details class="why"><summary>${text.score.open}</summary><ul>${told.map(
    (part) => html`<li>${deducts ? deductLine(view, part) : shareLine(view, part)}</li>`,
  )}${full.length > FEW && html`<li>${text.score.full(full.length, String(weightOf(full)), told.length === 0)}</li>`}${more !== null && html`<li>${more}</li>`}${hints > 0 && html`<li>${text.score.hints(hints)}</li>`}</ul>${
    deducts ? deductFormula(view, counted, score) : shareFormula(view, counted, score)
  }${bounds(view, score)}</details>`;
}

/** Everything judged, everything passed: not worth a line of its own among many. */
function isFull({ share, open }: ScorePart): boolean {
  return share === 100 && open === 0;
}

function weightOf(parts: readonly ScorePart[]): number {
  return parts.reduce((all, part) => all + part.rule.weight, 0);
}

function shareLine(view: View, part: ScorePart): string {
  const { text } = view;
  const words = [
    part.share === null
      ? text.score.onlyOpen(part.open)
      : text.score.share(part.judged, part.passed, formatScore(part.share)),
    ...(part.failed > 0 ? [text.score.failed(part.failed, namesOf(view, part.failures))] : []),
    ...(part.share !== null && part.open > 0 ? [text.score.cantTell(part.open)] : []),
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
  ];
  return `${text.score.deductRule(ruleOf(view, part.rule.id).title, String(part.rule.points))}${text.common.colon}${words.join(text.common.clause)}`;
}

/** What a failure is known by: the column's name, or the address without its host. */
function namesOf(view: View, failures: readonly Finding[]): string {
  const names = failures.slice(0, NAMES_SHOWN).map((finding) => cap(nameOf(view, finding), 60));
  const rest = failures.length > names.length ? view.text.city.andOthers : '';
  return `${names.join(view.text.common.and)}${rest}`;
}

function nameOf(view: View, { target, facts }: Finding): string {
  const { text } = view;
  const { ageDays, limitDays } = facts;
  if (target.type === 'column' && typeof ageDays === 'number' && typeof limitDays === 'number')
    return `${cap(target.name, 30)}${text.common.inBrackets(text.site.overdue(ageDays - limitDays))}`;
  if ('name' in target && typeof target.name === 'string' && target.name !== '') return target.name;
  const words = target.type === 'element' ? elementWords(view, target, facts) : '';
  if (words !== '') return words;
  return 'url' in target ? (target.url ?? '').replace(/^https?:\/\//, '') : '';
}

function deductFormula({ text }: View, parts: readonly ScorePart[], { score }: Score): Markup | null {
  const terms = parts.filter((part) => part.lost > 0);
  if (score === null || terms.length === 0 || terms.length > MOST_TERMS) return null;
  const lost = terms.map((part) => ` − ${pointsOf(part.lost)}`).join('');
  return html`<p>${score === 0 ? text.score.floor(lost) : text.score.rest(lost, twoDigits(score))}</p>`;
}

/** Rules with full marks are one term. */
function shareFormula({ text }: View, parts: readonly ScorePart[], { score }: Score): Markup | null {
  const judged = parts.filter((part) => part.share !== null);
  const full = judged.filter((part) => part.share === 100);
  const others = judged.filter((part) => part.share !== 100);
  if (score === null || judged.length < 2 || others.length === 0 || others.length > MOST_TERMS) return null;
  const terms = [
    ...others.map((part) => `${part.rule.weight}×${twoDigits(part.share ?? 0)}`),
    ...(full.length > 0 ? [`${weightOf(full)}×100`] : []),
  ];
  return html`<p>${text.score.mean(terms.join(' + '), String(weightOf(judged)), twoDigits(score))}</p>`;
}

/** How an item comes about out of its indicators; nothing where there is only one. */
export function itemFormula(view: View, item: ItemScore): Markup | null {
  const { text, run } = view;
  const scored = item.indicators.filter((one) => one.score !== null);
  if (scored.length < 2 || item.score === null) return null;
  const terms = scored.map((one) => {
    const indicator = run.pack.indicators.find((known) => known.id === one.id);
    const title = (run.lang === 'en' && indicator?.titleEn) || indicator?.title || one.id;
    return `${title} ${one.weight}×${twoDigits(one.score ?? 0)}`;
  });
  const weights = scored.reduce((all, one) => all + one.weight, 0);
  return html`<p class="soft">${text.score.mean(terms.join(' + '), String(weights), twoDigits(item.score))}</p>`;
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
