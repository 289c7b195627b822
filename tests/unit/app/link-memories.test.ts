import { expect, it } from 'vitest';
import { createLinkMemories } from '../../../src/app/link-memories.ts';
import type { LinkFacts } from '../../../src/domain/facts/link.ts';
import type { LinkMemory } from '../../../src/domain/store.ts';

const ID = 'page http://www.example/';
const DAY = 86_400_000;

/** What is known of one link after one run a day with these verdicts. */
async function after(
  verdicts: readonly LinkFacts['verdict'][],
  kept?: LinkMemory,
): Promise<LinkMemory | null> {
  const rows = new Map(kept ? [[ID, kept]] : []);
  let known: LinkMemory | null = null;
  for (const [day, verdict] of verdicts.entries()) {
    const store = {
      linkMemories: async () => rows,
      rememberLinks: async (memories: readonly LinkMemory[]) => {
        for (const one of memories) rows.set(one.id, one);
      },
    };
    const memories = createLinkMemories(store, () => Date.UTC(2026, 10, 1) + day * DAY);
    await memories.recall([ID]);
    known = memories.note(ID, facts(verdict), { title: '', keep: true });
    await memories.save();
  }
  return known;
}

function facts(verdict: LinkFacts['verdict']): LinkFacts {
  const place = {
    role: 'page',
    internal: false,
    via: 'a',
    text: '',
    tries: [] as LinkFacts['tries'],
  } as const;
  return { ...place, verdict, reason: verdict, status: null, final: '' };
}

it.each([
  [['broken'], 1, '2026-11-01'],
  [['ok', 'broken', 'suspect', 'broken'], 3, '2026-11-02'],
  [['broken', 'ok', 'broken'], 1, '2026-11-03'],
  [['broken', 'blocked', 'broken'], 2, '2026-11-01'],
  [['broken', 'ok'], 0, null],
] as const)('%j: %i failures in a row, since %s', async (verdicts, failures, since) => {
  const known = await after(verdicts);
  expect({ failures: known?.failures, since: known?.failingSince?.slice(0, 10) ?? null }).toEqual({
    failures,
    since,
  });
});

it('does not guess when a row of failures began that an older version has counted', async () => {
  const first = await after(['ok', 'broken']);
  if (!first) throw new Error('nothing was kept');
  const { failingSince, ...older } = first;
  expect(failingSince).toMatch(/^2026-11-02/);
  expect(await after(['broken'], older)).toMatchObject({ failures: 2, failingSince: null });
});
