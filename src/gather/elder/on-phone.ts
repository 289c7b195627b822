import type { ElderFacts } from '../../domain/facts/elder.ts';
import type { Looked } from './looked.ts';
import type { ElderVocabulary } from './vocabulary.ts';

/** The facts of a site with what its version showed at the width of a phone. */
export function withPhone(
  desktop: ElderFacts,
  phone: Looked | null,
  { limits }: Pick<ElderVocabulary, 'limits'>,
): ElderFacts {
  if (!phone) return desktop;
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
