import type { Manifest } from '../domain/run.ts';
import type { Format } from '../report/render.ts';
import { loadFinishedRun } from './load-finished-run.ts';
import type { Refusal } from './result.ts';
import { writeRun } from './write-run.ts';

export interface Rewritten {
  readonly ok: true;
  readonly dir: string;
  /** The rules have changed since the run was judged: texts are today's, outcomes are the run's. */
  readonly otherRules: boolean;
}

/** Writes the reports of a run again, in other formats or another language; nothing is judged anew. */
export async function rewriteReports(
  name: string,
  options: {
    readonly rules: string;
    readonly out: string;
    readonly formats: readonly Format[];
    readonly lang: Manifest['lang'] | null;
  },
): Promise<Rewritten | Refusal> {
  const loaded = await loadFinishedRun(name, options);
  if (!loaded.ok) return loaded;
  const { dir, run } = loaded;
  await writeRun(dir, run, options.formats);
  return { ok: true, dir, otherRules: run.pack.digest !== run.manifest.pack };
}
