import type { IndicatorScore, Score } from '../../domain/score.ts';
import { formatBounds, formatScore } from '../share.ts';
import type { Texts } from '../text/texts.ts';
import { html, type Markup } from './markup.ts';
import type { Tone } from './tag.ts';

/** A score as table cell. The shape comes from the style sheet; the number itself is the text. */
export function scoreCell(text: Texts, score: Score | IndicatorScore | undefined): Markup {
  if (score === undefined) return html`<td class="s none">${text.common.none}</td>`;
  if ('state' in score && score.state === 'not-checked')
    return html`<td class="s none">${text.words.notChecked}</td>`;
  if ('state' in score && score.state === 'inapplicable')
    return html`<td class="s none">${text.words.notApplicable}</td>`;
  if (score.score === null) return html`<td class="s none">${text.common.none}</td>`;
  const shown = formatScore(score.score);
  const bounds = formatBounds(score);
  return html`<td class="s ${scoreTone(score)}">${shown}${bounds !== shown && html` <span class="soft">${bounds}</span>`}</td>`;
}

/** 90 and more good, 60 and more fair, less poor; open where the bounds lie in different classes. */
export function scoreTone(score: Score): Tone {
  if (score.score === null) return 'none';
  const low = toneOf(score.low ?? score.score);
  const high = toneOf(score.high ?? score.score);
  return low === high ? low : 'open';
}

function toneOf(score: number): Tone {
  if (score >= 90) return 'good';
  return score >= 60 ? 'fair' : 'poor';
}
