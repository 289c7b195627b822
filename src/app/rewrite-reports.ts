import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerBook } from '../domain/ledger.ts';
import type { FinishedRun, Manifest } from '../domain/run.ts';
import { openStore } from '../store/open-store.ts';
import type { Format } from './formats.ts';
import { renewBook, withBook } from './ledger-book.ts';
import { loadFinishedRun } from './load-finished-run.ts';
import { findPrinter, printPdf } from './print-pdf.ts';
import { type Refusal, refuse } from './result.ts';
import { writeRun } from './write-run.ts';

export interface Rewritten {
  readonly ok: true;
  readonly dir: string;
  /** The rules have changed since the run was judged: texts are today's, outcomes are the run's. */
  readonly otherRules: boolean;
  /** Why the answers in the store could not be read: reports show those that the run knew. */
  readonly noStore: string | null;
  readonly warnings: readonly string[];
}

/** Writes the reports of a run again, in other formats or another language; nothing is judged anew. */
export async function rewriteReports(
  name: string,
  options: {
    readonly rules: string;
    readonly out: string;
    readonly formats: readonly Format[];
    readonly lang: Manifest['lang'] | null;
    readonly database: string | null;
    readonly now: () => number;
    readonly browser?: string | null;
  },
): Promise<Rewritten | Refusal> {
  const printing = options.formats.includes('pdf') ? await findPrinter(options.browser ?? null) : null;
  if (printing && !printing.ok) return refuse(2, printing.fault);
  const loaded = await loadFinishedRun(name, options);
  if (!loaded.ok) return loaded;
  const { dir, run: plain, ledger } = loaded;
  const now = await entriesNow(plain, options);
  const book = now.entries ? renewBook(ledger, now.entries) : ledger;
  const run = book ? withBook(plain, book) : plain;
  await writeRun(dir, run, options.formats);
  const printed = printing?.ok ? await printPdf(dir, run, printing.open) : null;
  const otherRules = run.pack.digest !== run.manifest.pack;
  return { ok: true, dir, otherRules, noStore: now.fault, warnings: printed ? [printed] : [] };
}

/** What offices have said by now, where the store that knows this run can be read. */
async function entriesNow(
  run: FinishedRun,
  options: { readonly out: string; readonly database: string | null; readonly now: () => number },
): Promise<{ readonly entries: LedgerBook['entries'] | null; readonly fault: string | null }> {
  const dir = join(options.out, '.store');
  if (options.database === null && (await stat(dir).catch(() => null)) === null)
    return { entries: null, fault: null };
  const opened = await openStore({
    at: options.database ? { kind: 'postgres', url: options.database } : { kind: 'embedded', dir },
    holder: 'gov-audit report',
    now: options.now,
  });
  if (!opened.ok) return { entries: null, fault: opened.held ? `held by ${opened.held.by}` : opened.fault };
  await using _store = { [Symbol.asyncDispose]: () => opened.store.close() };
  const known = await opened.store.run(run.manifest.run);
  return { entries: known ? await opened.store.ledgerEntries(run.manifest.city.id) : null, fault: null };
}
