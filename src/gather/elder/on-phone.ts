import type { ElderFacts } from '../../domain/facts/elder.ts';
import type { Looked } from './looked.ts';

/** The facts of a site with what its version showed at the width of a phone. */
export function withPhone(desktop: ElderFacts, phone: Looked | null): ElderFacts {
  if (!phone) return desktop;
  const { facts, responsive } = phone;
  return {
    ...desktop,
    phone: { responsive, state: facts.state, textPx: facts.elderPx },
    // A page that does not adapt is shown smaller by phones, as a whole: its sizes say nothing there.
    phonePx: responsive && facts.opened ? facts.elderPx : null,
  };
}
