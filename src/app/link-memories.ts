import type { Instant } from '../domain/brand.ts';
import type { LinkFacts } from '../domain/facts/link.ts';
import type { LinkMemory, Store } from '../domain/store.ts';
import type { Reading } from '../gather/link-verdict.ts';

const HOUR = 3_600_000;
/** How long an answer of an earlier run holds for a link that leaves the audited sites; the others are asked anew each time. */
const LIFETIME_MS: { readonly [V in LinkFacts['verdict']]?: number } = {
  ok: 72 * HOUR,
  redirected: 72 * HOUR,
  blocked: 6 * HOUR,
};

/** What earlier runs know of links, and what this one adds; a link counts once a run, however many sites show it. */
export interface LinkMemories {
  /** To be called before the others, with all ids of a site. */
  recall(ids: readonly string[]): Promise<void>;
  /** The answer of an earlier run, where it still holds. */
  stillHolds(id: string): Reading | undefined;
  /** Title of the page when an earlier run saw it; `null`: never seen. */
  titleBefore(id: string): string | null;
  /** Takes down what this run found, and says what is known of the link now. */
  note(
    id: string,
    facts: LinkFacts,
    seen: { readonly title: string; readonly keep: boolean },
  ): LinkMemory | null;
  /** Writes down what was noted since the last time. */
  save(): Promise<void>;
}

export function createLinkMemories(
  store: Pick<Store, 'linkMemories' | 'rememberLinks'>,
  now: () => number,
  { fresh = false }: { readonly fresh?: boolean } = {},
): LinkMemories {
  const earlier = new Map<string, LinkMemory>();
  const noted = new Map<string, LinkMemory>();
  const asked = new Set<string>();
  let unsaved: LinkMemory[] = [];
  return {
    async recall(ids) {
      const unknown = ids.filter((id) => !asked.has(id));
      for (const id of unknown) asked.add(id);
      for (const [id, memory] of await store.linkMemories(unknown)) earlier.set(id, memory);
    },
    stillHolds(id) {
      const memory = earlier.get(id);
      const age = memory ? now() - Date.parse(memory.askedAt) : 0;
      // A notice of maintenance is a fault like others: nobody knows whether it still hangs there.
      if (fresh || !memory || memory.reason === 'maintenance') return undefined;
      if (age < 0 || age > (LIFETIME_MS[memory.verdict] ?? -1)) return undefined;
      return readingOf(memory);
    },
    titleBefore: (id) => earlier.get(id)?.title ?? null,
    note(id, facts, { title, keep }) {
      const before = earlier.get(id);
      const known = noted.get(id);
      if (known) return known;
      if (facts.verdict === 'skipped' || facts.verdict === 'auditor' || (!keep && !before))
        return before ?? null;
      const memory = memoryOf(id, facts, before, { title, now: now() });
      noted.set(id, memory);
      unsaved.push(memory);
      return memory;
    },
    async save() {
      const taken = unsaved;
      unsaved = [];
      if (taken.length > 0) await store.rememberLinks(taken);
    },
  };
}

function memoryOf(
  id: string,
  facts: LinkFacts,
  before: LinkMemory | undefined,
  seen: { readonly title: string; readonly now: number },
): LinkMemory {
  const at = new Date(seen.now).toISOString() as Instant; // the moment of noting, written as the brand asks
  const opens = facts.verdict === 'ok' || facts.verdict === 'redirected';
  const fails = facts.verdict === 'broken' || facts.verdict === 'suspect';
  return {
    id,
    firstSeen: before?.firstSeen ?? at,
    lastOk: opens ? (facts.askedAt ? (before?.lastOk ?? at) : at) : (before?.lastOk ?? null),
    failures: fails ? (before?.failures ?? 0) + 1 : opens ? 0 : (before?.failures ?? 0),
    failingSince: fails
      ? before && before.failures > 0
        ? sinceOf(before)
        : at
      : opens
        ? null
        : sinceOf(before),
    askedAt: facts.askedAt ? (before?.askedAt ?? at) : at,
    verdict: facts.verdict,
    reason: facts.reason,
    status: facts.status,
    final: facts.final,
    title: seen.title,
    danger: facts.danger ?? null,
  };
}

/** Of a row of failures that goes on, the beginning. What had never opened when it was first seen, failed since then. */
function sinceOf(before: LinkMemory | undefined): Instant | null {
  if (!before || before.failures === 0) return null;
  return before.failingSince ?? (before.lastOk === null ? before.firstSeen : null);
}

function readingOf(memory: LinkMemory): Reading {
  return {
    verdict: memory.verdict,
    reason: memory.reason,
    attempt: { at: memory.askedAt, status: memory.status, why: null, final: memory.final, detail: '' },
    endedAt: Date.parse(memory.askedAt),
    title: memory.title,
    danger: null,
    refs: [],
  };
}
