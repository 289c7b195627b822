import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Day } from '../domain/brand.ts';
import type { Finding } from '../domain/finding.ts';
import type { AbsentProblem, LedgerBook, LedgerEntry } from '../domain/ledger.ts';
import type { FinishedRun, Manifest } from '../domain/run.ts';
import type { Scores } from '../domain/score.ts';
import { faultText } from './fault-text.ts';
import {
  findingsSchema,
  judgementSchema,
  ledgerSchema,
  manifestSchema,
  scoresSchema,
} from './run-schemas.ts';

/** A string of V8 holds about this much. */
const MAX_BYTES = 500 * 2 ** 20;
const TOLD_ISSUES = 5;

export type ReadResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: string };

/** `manifest.json` of a run folder. */
export async function readManifest(dir: string): Promise<ReadResult<Manifest>> {
  // Checked for everything that is used; brands such as Day and Instant are strings on disk.
  return (await readRunFile(join(dir, 'manifest.json'), manifestSchema)) as ReadResult<Manifest>;
}

/** The findings of `findings.json` of a run folder. */
export async function readFindings(dir: string): Promise<ReadResult<readonly Finding[]>> {
  const read = await readRunFile(join(dir, 'findings.json'), findingsSchema);
  // As above; an optional key that is absent is absent in the output too.
  return read.ok ? { ok: true, value: read.value.findings as readonly Finding[] } : read;
}

/** `scores.json` of a run folder. */
export async function readScores(dir: string): Promise<ReadResult<Scores>> {
  // As above.
  return (await readRunFile(join(dir, 'scores.json'), scoresSchema)) as ReadResult<Scores>;
}

/** `judgement.json` of a run folder: what reports need beside findings and scores. */
export async function readJudgement(
  dir: string,
): Promise<ReadResult<Pick<FinishedRun, 'tallies' | 'columns' | 'elder'>>> {
  // As above.
  return (await readRunFile(join(dir, 'judgement.json'), judgementSchema)) as ReadResult<
    Pick<FinishedRun, 'tallies' | 'columns' | 'elder'>
  >;
}

/** `ledger.json` of a run folder; runs of older versions have none (`null`). */
export async function readLedger(dir: string): Promise<ReadResult<LedgerBook | null>> {
  const path = join(dir, 'ledger.json');
  const there = await stat(path).then(
    () => true,
    () => false,
  );
  if (!there) return { ok: true, value: null };
  const read = await readRunFile(path, ledgerSchema);
  if (!read.ok) return read;
  const { seen, entries, absent } = read.value;
  return {
    ok: true,
    value: {
      firstSeen: new Map(seen.map((one) => [one.fingerprint, one.firstSeen as Day])),
      entries: new Map(entries.map((one) => [one.fingerprint, one as unknown as LedgerEntry])), // as above
      absent: absent as unknown as readonly AbsentProblem[],
    },
  };
}

async function readRunFile<S extends z.ZodType>(path: string, schema: S): Promise<ReadResult<z.output<S>>> {
  const text = await readText(path);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return { ok: false, fault: `${path}: ${json.fault}` };
  const version = schemaOf(json.value);
  if (version !== null && version > 1)
    return {
      ok: false,
      fault: `${path} was written by a newer gov-site-audit (schema ${version}, known: 1)`,
    };
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, fault: `${path}: ${told(parsed.error.issues)}` };
}

async function readText(path: string): Promise<ReadResult<string>> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) return { ok: false, fault: `${path} is larger than ${MAX_BYTES} bytes` };
    return { ok: true, value: await readFile(path, 'utf8') };
  } catch (error) {
    return { ok: false, fault: `${path} cannot be read: ${faultText(error)}` };
  }
}

function parseJson(text: string): ReadResult<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, fault: `not JSON: ${faultText(error)}` };
  }
}

function schemaOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('schema' in value)) return null;
  return typeof value.schema === 'number' ? value.schema : null;
}

function told(issues: readonly z.core.$ZodIssue[]): string {
  const shown = issues.slice(0, TOLD_ISSUES).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const more = issues.length - shown.length;
  return more > 0 ? `${shown.join('; ')}; and ${more} more` : shown.join('; ');
}
