import { describe, expect, it } from 'vitest';
import type { ElderFacts } from '../../../../src/domain/facts/elder.ts';
import type { Looked } from '../../../../src/gather/elder/looked.ts';
import { needsPhone, withPhone } from '../../../../src/gather/elder/on-phone.ts';

const WORDS = { limits: { phonePx: 18, desktopPx: 18, grown: 1.15 } };

function looked(facts: Partial<ElderFacts>, more: Partial<Looked> = {}): Looked {
  const known = { opened: true, state: 'works', reason: null, elderPx: 22, phonePx: null, ...facts };
  return {
    // What the size on phones hangs on, of all the facts.
    facts: known as ElderFacts,
    ...{ doubt: null, responsive: true, sizesKnown: true, narrowPx: 20, reachesOthers: false },
    ...more,
  };
}

describe('the size at the width of a phone', () => {
  it('is known without a second visit where the narrowed window shows it large', () => {
    const narrow = looked({});
    expect(needsPhone(narrow, WORDS)).toBe(false);
    expect(withPhone(narrow.facts, { narrow, phone: null }, WORDS)).toMatchObject({
      phonePx: 20,
      phone: { responsive: true, state: 'works', textPx: 20 },
    });
  });

  it.each([
    ['small', looked({}, { narrowPx: 17 })],
    ['not seen', looked({}, { narrowPx: null })],
    ['small, and nothing leads back', looked({ state: 'broken', reason: 'no-way-back' }, { narrowPx: 16 })],
  ])('asks for a visit where it is %s', (_, narrow) => {
    expect(needsPhone(narrow, WORDS)).toBe(true);
  });

  it.each([
    ['the page does not adapt', looked({}, { responsive: false, narrowPx: null })],
    ['the text is no larger at all', looked({ state: 'broken', reason: 'not-larger' }, { narrowPx: 12 })],
    ['nothing was opened', looked({ opened: false, state: 'unsure', reason: 'entry-hidden' })],
  ])('is not judged where %s', (_, narrow) => {
    expect(needsPhone(narrow, WORDS)).toBe(false);
  });

  it('is never small on the word of the narrowed window alone', () => {
    const narrow = looked({}, { narrowPx: 17 });
    expect(withPhone(narrow.facts, { narrow, phone: null }, WORDS).phonePx).toBeNull();
    const phone = looked({ elderPx: 17 });
    expect(withPhone(narrow.facts, { narrow, phone }, WORDS).phonePx).toBe(17);
    const unknown = looked({ elderPx: 17 }, { sizesKnown: false });
    expect(withPhone(narrow.facts, { narrow, phone: unknown }, WORDS).phonePx).toBeNull();
  });
});
