import type { FinishedRun, Manifest } from '../domain/run.ts';
import { readFindings, readJudgement, readManifest, readScores } from '../store/read-run.ts';
import { resolveRun } from '../store/run-folder.ts';
import { loadPack } from './load.ts';
import { type Refusal, refuse } from './result.ts';

export interface LoadedRun {
  readonly ok: true;
  readonly dir: string;
  readonly run: FinishedRun;
}

/** A run as it was judged and written, with today's texts of the rules. */
export async function loadFinishedRun(
  name: string,
  options: { readonly rules: string; readonly out: string; readonly lang: Manifest['lang'] | null },
): Promise<LoadedRun | Refusal> {
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
  return { ok: true, dir, run };
}
