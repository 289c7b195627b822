import { rename, writeFile } from 'node:fs/promises';
import { loadBaseline } from '../../config/load-baseline.ts';
import type { Day } from '../../domain/brand.ts';
import type { Baseline, BaselineEntry } from '../../domain/gate.ts';
import { identify } from '../../judge/gate/identify.ts';
import { matchKnown } from '../../judge/gate/match-known.ts';
import { type Refusal, refuse, refuseFaults } from '../result.ts';
import type { Gated } from './gate.ts';

export interface Updated {
  readonly ok: true;
  readonly kept: number;
  readonly added: number;
  readonly pruned: number;
}

/**
 * Writes the baseline anew: faults that are still there keep their reason and day, new ones get `reason`, what no longer
 * occurs is taken out. One entry a line, sorted, so that a change can be read as a difference.
 */
export async function updateBaseline(
  file: string,
  gated: Gated,
  { reason, today }: { readonly reason: string; readonly today: Day },
): Promise<Updated | Refusal> {
  const old = await oldEntries(file);
  if (!old.ok) return old;
  const bases = new Map(gated.run.manifest.city.sites.map((site) => [site.id, site.url]));
  const now = gated.decision.findings.map(({ finding }) =>
    identify(finding, bases.get(finding.site ?? '') ?? gated.base),
  );
  const { knownAs, gone } = matchKnown(now, old.entries);
  const entries = now.map((identity, i): BaselineEntry => {
    const before = old.entries[knownAs[i] ?? -1];
    return { ...identity, reason: before?.reason ?? reason, since: before?.since ?? today };
  });
  try {
    await writeFile(`${file}.new`, baselineText({ schema: 1, entries }));
    await rename(`${file}.new`, file);
  } catch (error) {
    return refuse(2, `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  const kept = knownAs.filter((one) => one !== null).length;
  return { ok: true, kept, added: entries.length - kept, pruned: gone.length };
}

async function oldEntries(
  file: string,
): Promise<{ readonly ok: true; readonly entries: readonly BaselineEntry[] } | Refusal> {
  const loaded = await loadBaseline(file);
  if (loaded.ok) return { ok: true, entries: loaded.value.entries };
  const missing = loaded.faults.every((one) => one.message === 'there is no such file');
  return missing ? { ok: true, entries: [] } : refuseFaults(loaded.faults);
}

/** JSON with one entry a line. */
function baselineText({ schema, entries }: Baseline): string {
  const lines = entries
    .map((entry) => {
      const { rule, type, places, essence, text, trail, shape, reason, since } = entry;
      return JSON.stringify({ rule, type, places, essence, text, trail, shape, reason, since });
    })
    .sort();
  return `{"schema": ${schema}, "entries": [\n${lines.join(',\n')}\n]}\n`;
}
