import type { LedgerBook } from '../domain/ledger.ts';
import type { FinishedRun, Manifest } from '../domain/run.ts';
import { readFindings, readJudgement, readLedger, readManifest, readScores } from '../store/read-run.ts';
import { resolveRun } from '../store/run-folder.ts';
import { loadPack } from './load.ts';
import { type Refusal, refuse } from './result.ts';

export interface LoadedRun {
  readonly ok: true;
  readonly dir: string;
  readonly run: FinishedRun;
  /** What was known of its problems when it was written, or `null`. */
  readonly ledger: LedgerBook | null;
}

/** A run as it was judged and written, with today's texts of the rules. */
export async function loadFinishedRun(
  name: string,
  options: { readonly rules: string; readonly out: string; readonly lang: Manifest['lang'] | null },
): Promise<LoadedRun | Refusal> {
  const found = await resolveRun(name, options.out);
  if (!found.ok) return refuse(2, found.fault);
  const { dir } = found;
  const [manifest, findings, scores, judgement, ledger, rules] = await Promise.all([
    readManifest(dir),
    readFindings(dir),
    readScores(dir),
    readJudgement(dir),
    readLedger(dir),
    loadPack(options.rules),
  ]);
  if (!manifest.ok) return refuse(2, manifest.fault);
  if (!findings.ok) return refuse(2, findings.fault);
  if (!scores.ok) return refuse(2, scores.fault);
  if (!judgement.ok) return refuse(2, judgement.fault);
  if (!ledger.ok) return refuse(2, ledger.fault);
  if (!rules.ok) return rules;
  const run = {
    manifest: manifest.value,
    findings: findings.value,
    scores: scores.value,
    ...judgement.value,
    pack: rules.pack,
    lang: options.lang ?? manifest.value.lang,
  };
  return { ok: true, dir, run, ledger: ledger.value };
}
