import type { Finding } from '../../domain/finding.ts';
import type { SiteState } from '../../domain/run.ts';
import type { Verdict } from '../../domain/score.ts';
import type { Texts } from '../text/texts.ts';
import { isAdvice } from '../view.ts';
import { html, type Markup } from './markup.ts';

export type Tone = 'good' | 'fair' | 'poor' | 'open' | 'none';

/** Shape beside every colour, so that no state is told by colour alone. */
export const SHAPES: { readonly [T in Tone]: string } = {
  good: '●',
  fair: '◆',
  poor: '▲',
  open: '◇',
  none: '○',
};

/** A state as shape, word and colour; the shape is for eyes only. */
export function tag(tone: Tone, label: string): Markup {
  return html`<span class="tag ${tone}"><span aria-hidden="true">${SHAPES[tone]}</span> ${label}</span>`;
}

export function verdictTag(text: Texts, verdict: Verdict): Markup {
  const tones = { passed: 'good', failed: 'poor', cantTell: 'open' } as const;
  return tag(tones[verdict], text.words.verdicts[verdict]);
}

/** How urgent a finding is; what cannot be told is never urgent. */
export function severityTag(text: Texts, finding: Pick<Finding, 'outcome' | 'severity' | 'facts'>): Markup {
  if (isAdvice(finding)) return tag('none', text.words.grade.advice);
  if (finding.outcome !== 'failed') return tag('open', text.words.outcomes[finding.outcome]);
  const tones = { error: 'poor', warning: 'fair', note: 'none' } as const;
  return tag(tones[finding.severity], text.words.severities[finding.severity]);
}

export function stateTag(text: Texts, state: SiteState | null): Markup {
  if (state === null) return tag('none', text.words.notChecked);
  const tones = { done: 'good', partial: 'fair', unreached: 'open' } as const;
  return tag(tones[state], text.words.states[state]);
}
