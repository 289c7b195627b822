import type { Rate } from '../../domain/score.ts';
import { neededFor, shareTarget } from '../share.ts';
import type { Texts } from '../text/texts.ts';
import { html, type Markup } from './markup.ts';

/** Passed, undecided and failed as one bar with a mark at the target; drawn in SVG, since the page forbids inline styles. */
export function boundsBar(text: Texts, rate: Rate): Markup | null {
  const all = rate.passed + rate.failed + rate.unknown;
  if (all === 0) return null;
  const target = shareTarget(rate);
  const passed = percent(rate.passed / all);
  const unknown = percent(rate.unknown / all);
  const failed = percent(rate.failed / all);
  const mark = target === null ? null : Math.min(99.5, target.share * 100);
  const needed = target === null ? '' : text.city.needed(neededFor(target, all));
  const label = text.city.barLabel(rate.passed, rate.unknown, rate.failed, needed);
  return html`<svg class="bar" role="img" aria-label="${label}" width="100%" height="22" preserveAspectRatio="none"><rect class="bar-failed" y="4" width="100%" height="14"/><rect class="bar-failed" x="${100 - failed}%" y="4" width="${failed}%" height="14"/><rect class="bar-open" x="${passed}%" y="4" width="${unknown}%" height="14"/><rect class="bar-passed" y="4" width="${passed}%" height="14"/>${mark !== null && html`<rect class="bar-mark" x="${mark}%" y="0" width="3" height="22"/>`}</svg>`;
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
