import { join } from 'node:path';
import type { Instant } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Judgement } from '../domain/finding.ts';
import type { Kind } from '../domain/outcome.ts';
import type { RulePack } from '../domain/rule.ts';
import type { ColumnRow, FinishedRun, Manifest } from '../domain/run.ts';
import { conclude } from '../judge/conclude.ts';
import { judgeSite } from '../judge/judge-site.ts';
import { type Format, render } from '../report/render.ts';
import { writeRunFile } from '../store/run-folder.ts';

/** Judges every site of a run on its evidence, then the city; the same for a fresh run and for a replay. */
export async function concludeRun(
  manifest: Manifest,
  pack: RulePack,
  evidenceOf: (site: string) => Promise<readonly Evidence[]>,
): Promise<FinishedRun> {
  const { asOf, lang } = manifest;
  const checked = manifest.checked as readonly Kind[]; // written by the audit out of the closed list
  const judgements = new Map<string, Judgement>();
  const columns: ColumnRow[] = [];
  for (const site of manifest.city.sites) {
    const evidence = await evidenceOf(site.id);
    if (evidence.length === 0) continue;
    const judged = judgeSite(site, evidence, { pack, asOf, checked, lang });
    judgements.set(site.id, judged.judgement);
    columns.push(...judged.columns);
  }
  const at = manifest.start as Instant;
  const { findings, tallies, scores } = conclude(manifest.city, judgements, {
    pack,
    asOf,
    at,
    checked,
    lang,
  });
  return { manifest, findings, tallies, scores, columns, pack, lang };
}

/** Writes `manifest.json` and every report of a run into its folder. */
export async function writeRun(dir: string, run: FinishedRun, formats: readonly Format[]): Promise<void> {
  for await (const file of render(run, formats)) await writeRunFile(dir, file.name, file.content);
  await writeRunFile(dir, 'manifest.json', `${JSON.stringify(run.manifest, null, 2)}\n`);
}

export function runFolder(out: string, run: string): string {
  return join(out, run);
}
