import { join } from 'node:path';
import type { Evidence } from '../domain/evidence.ts';
import type { FinishedRun, Manifest } from '../domain/run.ts';
import { readEvidenceFile } from '../store/read-evidence-file.ts';
import { readLedger, readManifest } from '../store/read-run.ts';
import { resolveRun } from '../store/run-folder.ts';
import type { Format } from './formats.ts';
import { withBook } from './ledger-book.ts';
import { loadPack, readWaivers } from './load.ts';
import { findPrinter, printPdf } from './print-pdf.ts';
import { type Refusal, refuse } from './result.ts';
import { concludeRun, judgeSiteOf, writeRun } from './write-run.ts';

export interface Replayed {
  readonly ok: true;
  readonly dir: string;
  readonly run: FinishedRun;
  readonly warnings: readonly string[];
}

/** Judges a run's stored evidence again with the rules as they are now, and writes its reports in place. No request to any site. */
export async function replay(
  name: string,
  options: {
    readonly rules: string;
    readonly out: string;
    readonly formats: readonly Format[];
    readonly lang: 'zh' | 'en' | null;
    /** Another list of waivers than the run's own. */
    readonly waivers?: string | null;
    readonly browser?: string | null;
  },
): Promise<Replayed | Refusal> {
  const found = await resolveRun(name, options.out);
  if (!found.ok) return refuse(2, found.fault);
  const [manifest, ledger, rules] = await Promise.all([
    readManifest(found.dir),
    readLedger(found.dir),
    loadPack(options.rules),
  ]);
  const printing = options.formats.includes('pdf') ? await findPrinter(options.browser ?? null) : null;
  if (printing && !printing.ok) return refuse(2, printing.fault);
  if (!manifest.ok) return refuse(2, manifest.fault);
  if (!ledger.ok) return refuse(2, ledger.fault);
  if (!rules.ok) return rules;
  const evidence = await readEvidence(found.dir);
  if (!evidence.ok) return evidence;
  const waivers = await readWaivers([], options.waivers ?? null, {
    pack: rules.pack,
    city: manifest.value.city,
  });
  if (!waivers.ok) return waivers;
  const judgedBy: Manifest = {
    ...manifest.value,
    ...(options.waivers ? { waivers: waivers.waivers } : {}),
    pack: rules.pack.digest,
    lang: options.lang ?? manifest.value.lang,
  };
  const judged = await concludeRun(judgedBy, rules.pack, async (site) =>
    judgeSiteOf(site, evidence.bySite.get(site.id) ?? [], judgedBy, rules.pack),
  );
  const run = ledger.value ? withBook(judged, ledger.value) : judged;
  await writeRun(found.dir, run, options.formats);
  const printed = printing?.ok ? await printPdf(found.dir, run, printing.open) : null;
  return { ok: true, dir: found.dir, run, warnings: printed ? [printed] : [] };
}

async function readEvidence(
  dir: string,
): Promise<{ readonly ok: true; readonly bySite: ReadonlyMap<string, readonly Evidence[]> } | Refusal> {
  const bySite = new Map<string, Evidence[]>();
  for await (const line of readEvidenceFile(join(dir, 'evidence.ndjson.gz'))) {
    if (!line.ok) return refuse(2, line.fault);
    const list = bySite.get(line.evidence.site) ?? [];
    list.push(line.evidence);
    bySite.set(line.evidence.site, list);
  }
  return { ok: true, bySite };
}
