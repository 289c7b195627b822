import type { Finding } from '../domain/finding.ts';
import type { Manifest } from '../domain/run.ts';
import type { Rate, Scores } from '../domain/score.ts';
import { readFindings, readManifest, readScores } from '../store/read-run.ts';
import { resolveRun } from '../store/run-folder.ts';
import { type Refusal, refuse } from './result.ts';

export interface Comparison {
  readonly ok: true;
  readonly before: RunHead;
  readonly after: RunHead;
  /** The two runs were judged by different rules, or looked at different kinds: changes need not be the sites' doing. */
  readonly otherRules: boolean;
  readonly otherKinds: boolean;
  readonly added: readonly Finding[];
  /** Failed before and not failed now, where the later run looked at the site. */
  readonly fixed: readonly Finding[];
  readonly remaining: readonly Finding[];
  /** Sites of the later run with their total scores. */
  readonly scores: readonly {
    readonly site: string;
    readonly name: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
  /** The city's rates which differ. */
  readonly rates: readonly { readonly rate: string; readonly before: Rate | null; readonly after: Rate }[];
}

export interface RunHead {
  readonly run: string;
  readonly asOf: string;
}

/** New, fixed and remaining failed findings, by fingerprint, and what became of scores and rates. */
export async function compare(before: string, after: string, out: string): Promise<Comparison | Refusal> {
  const [a, b] = await Promise.all([readRun(before, out), readRun(after, out)]);
  if (!a.ok) return a;
  if (!b.ok) return b;
  const old = new Set(a.failed.map((finding) => finding.fingerprint));
  const now = new Set(b.failed.map((finding) => finding.fingerprint));
  const totals = new Map(a.scores.sites.map((site) => [site.id, site.total.score]));
  const seen = wasSeen(b);
  return {
    ok: true,
    before: headOf(a.manifest),
    after: headOf(b.manifest),
    otherRules: a.manifest.pack !== b.manifest.pack,
    otherKinds: kindsOf(a.manifest) !== kindsOf(b.manifest),
    added: b.failed.filter((finding) => !old.has(finding.fingerprint)),
    fixed: a.failed.filter((finding) => !now.has(finding.fingerprint) && seen(finding)),
    remaining: b.failed.filter((finding) => old.has(finding.fingerprint)),
    scores: b.scores.sites.map((site) => ({
      site: site.id,
      name: site.name,
      before: totals.get(site.id) ?? null,
      after: site.total.score,
    })),
    rates: changedRates(a.scores, b.scores),
  };
}

interface ReadRun {
  readonly ok: true;
  readonly manifest: Manifest;
  readonly findings: readonly Finding[];
  readonly failed: readonly Finding[];
  readonly scores: Scores;
}

/** What nobody looked at, or could not be told now, is not mended: that would be a false all-clear. */
function wasSeen({ manifest, findings }: ReadRun): (finding: Finding) => boolean {
  const reached = new Set(manifest.sites.filter((one) => one.state !== 'unreached').map((one) => one.id));
  const open = findings.filter((one) => one.outcome === 'cantTell' || one.outcome === 'untested');
  const unclear = new Set(open.map((one) => one.fingerprint));
  const untested = new Set(
    open.filter((one) => one.outcome === 'untested').map((one) => `${one.site ?? ''} ${one.rule}`),
  );
  return ({ site, rule, fingerprint }) =>
    !manifest.chosenPages &&
    (site === undefined || reached.has(site)) &&
    !unclear.has(fingerprint) &&
    !untested.has(`${site ?? ''} ${rule}`);
}

function headOf({ run, asOf }: Manifest): RunHead {
  return { run, asOf };
}

function kindsOf({ checked }: Manifest): string {
  return [...checked].sort().join();
}

function changedRates(before: Scores, after: Scores): Comparison['rates'] {
  return Object.entries(after.city.rates).flatMap(([rate, now]) => {
    const old = before.city.rates[rate] ?? null;
    const same =
      old !== null && old.passed === now.passed && old.failed === now.failed && old.unknown === now.unknown;
    return same ? [] : [{ rate, before: old, after: now }];
  });
}

async function readRun(name: string, out: string): Promise<ReadRun | Refusal> {
  const found = await resolveRun(name, out);
  if (!found.ok) return refuse(2, found.fault);
  const [manifest, findings, scores] = await Promise.all([
    readManifest(found.dir),
    readFindings(found.dir),
    readScores(found.dir),
  ]);
  if (!manifest.ok) return refuse(2, manifest.fault);
  if (!findings.ok) return refuse(2, findings.fault);
  if (!scores.ok) return refuse(2, scores.fault);
  const failed = findings.value.filter((finding) => finding.outcome === 'failed');
  return { ok: true, manifest: manifest.value, findings: findings.value, failed, scores: scores.value };
}
