import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Day, Instant } from '../domain/brand.ts';
import { LEDGER_STATES, type LedgerEntry, type LedgerState } from '../domain/ledger.ts';
import type { RulePack } from '../domain/rule.ts';
import type { City } from '../domain/site.ts';
import type { Store } from '../domain/store.ts';
import { openStore } from '../store/open-store.ts';
import { type Matched, matchAnswers } from './ledger/match-answers.ts';
import { type Answer, placeName, readAnswers } from './ledger/read-answers.ts';
import { type ReadBook, readWorkbook } from './ledger/read-workbook.ts';
import { loadPack } from './load.ts';
import { type Refusal, refuse } from './result.ts';

export interface ImportOptions {
  readonly out: string;
  readonly database: string | null;
  readonly rules: string;
  /** Who reports, where a row does not say; `null`: whoever saved the workbook. */
  readonly by: string | null;
  readonly now: () => number;
}

export interface ImportedLedger {
  readonly ok: true;
  readonly city: string;
  /** How many problems were given each state. */
  readonly states: { readonly [S in LedgerState]: number };
  readonly untouched: number;
  /** Rows with an answer that belong to no known problem: place and first words. */
  readonly added: readonly string[];
}

/**
 * Reads a filled-in ledger back: every answer into the store, or none. Each wrong cell is named with sheet, row, column and
 * what was expected.
 */
export async function importLedger(file: string, options: ImportOptions): Promise<ImportedLedger | Refusal> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) return refuse(2, `${file}: cannot be read: ${bytes.code ?? bytes.message}`);
  const book = await readWorkbook(bytes);
  if (!book.ok) return refuse(2, `${file}: ${book.why}`);
  const read = readAnswers(book, file);
  if (read.sheets.length === 0)
    return refuse(
      2,
      `${file}: no sheet has the heads 整改状态 and 问题编号 (or 页面地址); expected a ledger.xlsx`,
    );
  const rules = await loadPack(options.rules);
  if (!rules.ok) return rules;
  const opened = await open(options);
  if (!opened.ok) return opened;
  await using _store = { [Symbol.asyncDispose]: () => opened.store.close() };
  const city = await cityOf(opened.store, book);
  if (!city) return refuse(2, `${file}: ${whyNoCity(book)}`);
  const matched = await matchAnswers(opened.store, read.answers, { city, pack: rules.pack, file });
  const faults = [...read.faults, ...matched.faults, ...contradictions(matched, file)];
  if (faults.length > 0)
    return refuse(2, ...faults, `${file}: nothing was taken over; mend these cells and import again`);
  return await keep(opened.store, {
    matched,
    city,
    book,
    file,
    options,
    pack: rules.pack,
    untouched: read.untouched,
  });
}

async function open(options: ImportOptions): Promise<{ readonly ok: true; readonly store: Store } | Refusal> {
  const dir = join(options.out, '.store');
  if (options.database === null && (await stat(dir).catch(() => null)) === null)
    return refuse(
      2,
      `there is no store under ${options.out}: name the place of the audits with --out or --database`,
    );
  const opened = await openStore({
    at: options.database ? { kind: 'postgres', url: options.database } : { kind: 'embedded', dir },
    holder: 'gov-audit ledger import',
    now: options.now,
  });
  if (opened.ok) return opened;
  return refuse(2, opened.held ? `the store is being written by ${opened.held.by}` : opened.fault);
}

const CITY = /gov-site-audit city=([^\s,;]{1,300})/;

/** The city that the workbook names, else that of the newest run. */
async function cityOf(store: Store, book: ReadBook): Promise<City | null> {
  const named = CITY.exec(book.keywords)?.[1];
  const run = await store.newest(named === undefined ? null : decoded(named));
  return run?.manifest.city ?? null;
}

function whyNoCity(book: ReadBook): string {
  const named = CITY.exec(book.keywords)?.[1];
  return named === undefined
    ? 'the store holds no finished run'
    : `the ledger is of the city “${decoded(named)}”, of which the store holds no finished run`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** One problem in two rows that say different things. */
function contradictions({ pairs }: Matched, file: string): readonly string[] {
  const first = new Map<string, Answer>();
  return pairs.flatMap(({ answer, finding }) => {
    const before = first.get(finding.fingerprint);
    first.set(finding.fingerprint, before ?? answer);
    if (!before || saidIn(before) === saidIn(answer)) return [];
    return [
      `${file}: ${placeName(answer.sheet, answer.row)}(整改状态): another answer than in ${placeName(before.sheet, before.row)}for the same problem; expected one answer`,
    ];
  });
}

function saidIn({ state, reason, owner, due }: Answer): string {
  return JSON.stringify([state, reason, owner, due]);
}

async function keep(
  store: Store,
  work: {
    readonly matched: Matched;
    readonly city: City;
    readonly book: ReadBook;
    readonly file: string;
    readonly options: ImportOptions;
    readonly pack: RulePack;
    readonly untouched: number;
  },
): Promise<ImportedLedger> {
  const { matched, city, book, file, options } = work;
  const current = await store.ledgerEntries(city.id);
  const owners = new Map(city.sites.map((site) => [site.id, site.owner ?? '']));
  const at = new Date(options.now()).toISOString() as Instant;
  const entries = new Map<string, LedgerEntry>();
  let untouched = work.untouched;
  for (const { answer, finding } of matched.pairs) {
    const site = finding.site ?? '';
    const before = current.get(finding.fingerprint);
    const entry: LedgerEntry = {
      ...{ site, fingerprint: finding.fingerprint, at, reason: answer.reason },
      state: answer.state || (before?.state ?? 'open'),
      owner: answer.owner === owners.get(site) ? '' : answer.owner,
      due: answer.due === '' ? null : (answer.due as Day), // made by parseDue
      who: answer.who || options.by || book.lastModifiedBy.replace(/^gov-site-audit$/, ''),
      from: `${basename(file)} ${answer.sheet} ${answer.row}`,
    };
    if (before && sameAnswer(before, entry)) untouched += 1;
    else entries.set(finding.fingerprint, entry);
  }
  await store.addLedgerEntries(city.id, [...entries.values()]);
  const count = (state: LedgerState) => [...entries.values()].filter((one) => one.state === state).length;
  return {
    ok: true,
    city: city.name,
    states: Object.fromEntries(
      LEDGER_STATES.map((state) => [state, count(state)]),
    ) as ImportedLedger['states'],
    untouched,
    added: matched.added.map((one) =>
      `${placeName(one.sheet, one.row)}${one.reason || one.url}`.slice(0, 200),
    ),
  };
}

function sameAnswer(a: LedgerEntry, b: LedgerEntry): boolean {
  return a.state === b.state && a.reason === b.reason && a.owner === b.owner && a.due === b.due;
}
