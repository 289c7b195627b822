import { join } from 'node:path';
import type { Obstacle } from '../../domain/obstacle.ts';
import { readEvidenceFile } from '../../store/read-evidence-file.ts';

export interface SeenPages {
  readonly fetched: ReadonlySet<string>;
  /** Pages that were to be looked at and could not be: not fetched, or not opened in the browser. */
  readonly missed: ReadonlySet<string>;
}

/** What is left out on purpose is no miss. */
const ON_PURPOSE: ReadonlySet<Obstacle> = new Set(['robots', 'no-browser', 'forbidden']);
const KINDS: ReadonlySet<string> = new Set(['page', 'accessibility']);

/** The pages of a run, by its evidence. */
export async function seenPages(dir: string): Promise<SeenPages> {
  const fetched = new Set<string>();
  const missed = new Set<string>();
  for await (const line of readEvidenceFile(join(dir, 'evidence.ndjson.gz'))) {
    if (!line.ok) break;
    const { evidence } = line;
    const { kind, target } = evidence;
    if (target.type !== 'page' || !KINDS.has(kind)) continue;
    if (evidence.status === 'observed' && kind === 'page') fetched.add(target.url);
    if (evidence.status === 'unobserved' && !ON_PURPOSE.has(evidence.why)) missed.add(target.url);
  }
  return { fetched, missed };
}
