import type { Enlarged } from './enlarge.ts';
import type { Measured } from './look-at-version.ts';
import type { Version } from './version.ts';
import type { ElderVocabulary } from './vocabulary.ts';

/** Less is the browser's rounding, or a line that has come and gone. */
const GROWN_AT_ALL = 1.03;
/** So many new labels are not all told. */
const MOST_FRESH = 60;

/**
 * A tool opened in place, each of its controls is known by its words, those for larger text were all pressed twice, and no
 * text has become larger: neither most of it, nor the small or the large one.
 */
export function isTriedInVain(
  { opened, before, after, tools }: Pick<Version, 'opened' | 'before' | 'after' | 'tools'>,
  { sizes, tried }: Enlarged,
): boolean {
  if (opened.how !== 'changed' || sizes.length === 0 || !tried) return false;
  // One that was there before may be the one to press.
  if (before.controls.enlarge.length > 0) return false;
  return [after, ...sizes].every(
    (now) =>
      !hidesMore(now, before) &&
      !isAnyGrown(now, before) &&
      now.fresh.length < MOST_FRESH &&
      now.fresh.every((label) => isKnown(label, tools.words.controls)),
  );
}

/** More than before of what may be, or hold, controls that we do not know: without words, with too many, or out of sight. */
export function hidesMore(now: Measured, before: Measured): boolean {
  return (
    now.unnamed > before.unnamed ||
    now.frames > before.frames ||
    now.icons > before.icons ||
    now.wordy > before.wordy ||
    now.shadows > before.shadows ||
    now.hollow > before.hollow
  );
}

function isAnyGrown(now: Measured, before: Measured): boolean {
  return (['smallPx', 'textPx', 'largePx'] as const).some((size) => {
    const [small, large] = [before[size], now[size]];
    return small === null || large === null || large > small * GROWN_AT_ALL;
  });
}

function isKnown(label: string, controls: ElderVocabulary['controls']): boolean {
  const says = (words: readonly string[]) => words.some((word) => label.includes(word));
  const { enlarge, contrast, readAloud, back, other, screen } = controls;
  return !says(screen) && [enlarge, contrast, readAloud, back, other].some(says);
}
