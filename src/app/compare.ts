import type { Finding } from '../domain/finding.ts';
import type { Scores } from '../domain/score.ts';
import { readFindings, readScores } from '../store/read-run.ts';
import { resolveRun } from '../store/run-folder.ts';
import { type Refusal, refuse } from './result.ts';

export interface Comparison {
  readonly ok: true;
  readonly added: readonly Finding[];
  readonly fixed: readonly Finding[];
  readonly remaining: readonly Finding[];
  /** Sites of both runs with their total scores. */
  readonly scores: readonly {
    readonly site: string;
    readonly name: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

/** New, fixed and remaining failed findings, by fingerprint, and what became of the scores. */
export async function compare(before: string, after: string, out: string): Promise<Comparison | Refusal> {
  const [a, b] = await Promise.all([readRun(before, out), readRun(after, out)]);
  if (!a.ok) return a;
  if (!b.ok) return b;
  const old = new Set(a.failed.map((finding) => finding.fingerprint));
  const now = new Set(b.failed.map((finding) => finding.fingerprint));
  const totals = new Map(a.scores.sites.map((site) => [site.id, site.total.score]));
  return {
    ok: true,
    added: b.failed.filter((finding) => !old.has(finding.fingerprint)),
    fixed: a.failed.filter((finding) => !now.has(finding.fingerprint)),
    remaining: b.failed.filter((finding) => old.has(finding.fingerprint)),
    scores: b.scores.sites.map((site) => ({
      site: site.id,
      name: site.name,
      before: totals.get(site.id) ?? null,
      after: site.total.score,
    })),
  };
}

async function readRun(
  name: string,
  out: string,
): Promise<{ readonly ok: true; readonly failed: readonly Finding[]; readonly scores: Scores } | Refusal> {
  const found = await resolveRun(name, out);
  if (!found.ok) return refuse(2, found.fault);
  const [findings, scores] = await Promise.all([readFindings(found.dir), readScores(found.dir)]);
  if (!findings.ok) return refuse(2, findings.fault);
  if (!scores.ok) return refuse(2, scores.fault);
  return {
    ok: true,
    failed: findings.value.filter((finding) => finding.outcome === 'failed'),
    scores: scores.value,
  };
}
