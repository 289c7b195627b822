import type { ElderFacts, ElderReason } from '../../domain/facts/elder.ts';
import type { ElderVocabulary } from './vocabulary.ts';

export interface ElderTools {
  readonly words: ElderVocabulary;
  /** Addresses of the site's home page. */
  readonly homes: readonly string[];
  /** Only how large the text is shown is asked for, as at the width of a phone. */
  readonly onlySizes: boolean;
  readonly signal: AbortSignal;
}

/** What a visit has shown, as far as the visit alone can tell. */
export interface Looked {
  readonly facts: ElderFacts;
  /** What is true instead where one of these addresses, or all of them, certainly do not exist any more (`settleElder`). */
  readonly doubt: {
    readonly urls: readonly string[];
    readonly needs: 'one' | 'all';
    readonly ifGone: ElderFacts;
  } | null;
  /** The page that was measured adapts to the width of a phone. */
  readonly responsive: boolean;
  /** Nothing on it may be a control for larger text that we do not know. */
  readonly sizesKnown: boolean;
  /** The size of most of the version's text in a window as narrow as a phone; `null`: not seen. */
  readonly narrowPx: number | null;
  /** See `reachesOthers`. */
  readonly reachesOthers: boolean;
}

export function certain(facts: ElderFacts): Looked {
  const nothing = { doubt: null, responsive: false, sizesKnown: false, narrowPx: null };
  return { facts, ...nothing, reachesOthers: false };
}

export function unsure(facts: ElderFacts, reason: ElderReason, detail = ''): ElderFacts {
  return { ...facts, state: 'unsure', reason, detail: detail.slice(0, 500) };
}

export function broken(facts: ElderFacts, reason: ElderReason, detail = ''): ElderFacts {
  return { ...facts, state: 'broken', reason, detail: detail.slice(0, 500) };
}
