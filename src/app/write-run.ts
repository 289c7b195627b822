import { join } from 'node:path';
import type { Evidence } from '../domain/evidence.ts';
import type { Judgement } from '../domain/finding.ts';
import type { LevelOne } from '../domain/level-one.ts';
import type { Kind } from '../domain/outcome.ts';
import type { RulePack } from '../domain/rule.ts';
import type { ColumnRow, ElderRow, FinishedRun, Manifest } from '../domain/run.ts';
import type { Site } from '../domain/site.ts';
import { conclude } from '../judge/conclude.ts';
import { judgeSite, type SiteJudgement } from '../judge/judge-site.ts';
import { ledgerJson } from '../report/json/ledger.ts';
import { FORMATS as PURE, render } from '../report/render.ts';
import { writeRunFile } from '../store/run-folder.ts';
import type { Format } from './formats.ts';

/** Judges one site of a run on its evidence; `null` where nothing was looked at. */
export function judgeSiteOf(
  site: Site,
  evidence: readonly Evidence[],
  manifest: Manifest,
  pack: RulePack,
): SiteJudgement | null {
  if (evidence.length === 0) return null;
  const { asOf, lang } = manifest;
  return judgeSite(site, evidence, { pack, asOf, checked: checkedOf(manifest), lang });
}

/** The city out of its judged sites; the same for a fresh run and for a replay. */
export async function concludeRun(
  manifest: Manifest,
  pack: RulePack,
  judged: (site: Site) => Promise<SiteJudgement | null>,
): Promise<FinishedRun> {
  const { asOf, lang, start } = manifest;
  const judgements = new Map<string, Judgement>();
  const levels = new Map<string, LevelOne>();
  const columns: ColumnRow[] = [];
  const elder: ElderRow[] = [];
  for (const site of manifest.city.sites) {
    const one = await judged(site);
    if (!one) continue;
    judgements.set(site.id, one.judgement);
    if (one.levelOne) levels.set(site.id, one.levelOne);
    columns.push(...one.columns);
    if (one.elder) elder.push(one.elder);
  }
  const { findings, tallies, scores } = conclude(manifest.city, judgements, {
    pack,
    asOf,
    at: start,
    checked: checkedOf(manifest),
    lang,
    levels,
    ...(manifest.waivers ? { waivers: manifest.waivers, whole: wholeSites(manifest) } : {}),
  });
  return { manifest, findings, tallies, scores, columns, elder, pack, lang };
}

/** Sites of which everything was looked at. */
function wholeSites(manifest: Manifest): ReadonlySet<string> {
  if (manifest.chosenPages) return new Set();
  const whole = manifest.sites.filter((site) => site.state === 'done' && !site.pages.skipped['budget']);
  return new Set(whole.map((site) => site.id));
}

function checkedOf(manifest: Manifest): readonly Kind[] {
  return manifest.checked as readonly Kind[]; // written by the audit out of the closed list
}

/**
 * Writes every report of a run into its folder, but for those that a browser prints. The data files (`findings.json`, `scores.json`, `manifest.json`, and
 * `judgement.json` with what reports need beside them) are written whatever the formats.
 */
export async function writeRun(dir: string, run: FinishedRun, formats: readonly Format[]): Promise<void> {
  const { manifest, tallies, columns, elder = [] } = run;
  const pure = PURE.filter((format) => format === 'json' || formats.includes(format));
  for await (const file of render(run, pure)) await writeRunFile(dir, file.name, file.content);
  if (run.ledger) await writeRunFile(dir, 'ledger.json', ledgerJson(run.ledger));
  await writeRunFile(dir, 'judgement.json', `${JSON.stringify({ schema: 1, tallies, columns, elder })}\n`);
  await writeRunFile(dir, 'manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
}

export function runFolder(out: string, run: string): string {
  return join(out, run);
}
