import type { Manifest } from '../domain/run.ts';
import type { Format } from '../report/render.ts';
import { readFindings, readJudgement, readManifest, readScores } from '../store/read-run.ts';
import { resolveRun } from '../store/run-folder.ts';
import { loadPack } from './load.ts';
import { type Refusal, refuse } from './result.ts';
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
  const found = await resolveRun(name, options.out);
  if (!found.ok) return refuse(2, found.fault);
  const { dir } = found;
  const [manifest, findings, scores, judgement, rules] = await Promise.all([
    readManifest(dir),
    readFindings(dir),
    readScores(dir),
    readJudgement(dir),
    loadPack(options.rules),
  ]);
  if (!manifest.ok) return refuse(2, manifest.fault);
  if (!findings.ok) return refuse(2, findings.fault);
  if (!scores.ok) return refuse(2, scores.fault);
  if (!judgement.ok) return refuse(2, judgement.fault);
  if (!rules.ok) return rules;
  const run = {
    manifest: manifest.value,
    findings: findings.value,
    scores: scores.value,
    ...judgement.value,
    pack: rules.pack,
    lang: options.lang ?? manifest.value.lang,
  };
  await writeRun(dir, run, options.formats);
  return { ok: true, dir, otherRules: rules.pack.digest !== manifest.value.pack };
}
