import type { ElderFacts } from '../../domain/facts/elder.ts';
import type { Looked } from './looked.ts';
import type { ElderVocabulary } from './vocabulary.ts';

/** The window of a phone, in CSS pixels. */
export const PHONE_SIZE = { width: 390, height: 844 };

type Limits = Pick<ElderVocabulary, 'limits'>;

/**
 * Must the site be opened at the width of a phone? Not where the open version, made as narrow, is large enough there, nor
 * where it does not adapt to the width, or does not work: its size on phones is then not judged.
 */
export function needsPhone({ facts, responsive, narrowPx }: Looked, { limits }: Limits): boolean {
  const isJudged = facts.state === 'works' || facts.reason === 'no-way-back' || facts.reason === 'one-page';
  return facts.opened && responsive && isJudged && (narrowPx ?? 0) < limits.phonePx;
}

/** The facts of a site with what its version showed at the width of a phone; `phone`: opened anew at that width. */
export function withPhone(
  desktop: ElderFacts,
  { narrow, phone }: { readonly narrow: Looked; readonly phone: Looked | null },
  { limits }: Limits,
): ElderFacts {
  if (phone) {
    const { facts, responsive, sizesKnown } = phone;
    const reached = facts.opened && (sizesKnown || (facts.elderPx ?? 0) >= limits.phonePx);
    return {
      ...desktop,
      phone: { responsive, state: facts.state, textPx: facts.elderPx },
      // A page that does not adapt is shown smaller by phones, as a whole: its sizes say nothing there. Nor does a small
      // one where there may be a control for a larger.
      phonePx: responsive && reached ? facts.elderPx : null,
    };
  }
  if (!narrow.facts.opened) return desktop;
  const { responsive, narrowPx } = narrow;
  const isLarge = responsive && narrowPx !== null && narrowPx >= limits.phonePx;
  return {
    ...desktop,
    phone: { responsive, state: desktop.state, textPx: narrowPx },
    phonePx: isLarge ? narrowPx : null,
  };
}
