import { dumpPage } from './dump-page.ts';
import { type CorpusPage, readCorpus } from './read-corpus.ts';
import { type ColumnScores, scoreColumns } from './score-columns.ts';
import { type MarkScores, scoreMarks } from './score-marks.ts';

export interface CorpusEval<Scores> {
  readonly scores: Scores;
  /** Middle time of one page, parsing and extraction apart. */
  readonly medianMs: { readonly parse: number; readonly extract: number };
  /** One object a page, in the form of the labels. */
  readonly dump: readonly { readonly [key: string]: unknown }[];
}

/** Measures the reading of lists and articles against a folder of labelled pages. */
export async function evalColumns(dir: string): Promise<CorpusEval<ColumnScores>> {
  const pages = await readCorpus(dir);
  return { scores: scoreColumns(pages), ...common(pages) };
}

/** Measures the reading of tags, marks and entries against a folder of labelled pages. */
export async function evalMarks(dir: string): Promise<CorpusEval<MarkScores>> {
  const pages = await readCorpus(dir);
  return { scores: scoreMarks(pages), ...common(pages) };
}

/** One line a host, for a terminal. */
export function formatColumnScores({ hosts, total }: ColumnScores): string {
  const rows = [...hosts, { host: 'total', ...total }].map((row) => [
    row.host,
    `${row.blocksFound}/${row.blocks}`,
    `${row.latestRight}/${row.blocks}`,
    `${row.emptyRight}/${row.emptyBlocks}`,
    `${row.precision ?? '-'}`,
    `${row.recall ?? '-'}`,
    `${row.datesRight}/${row.articles}`,
    `${row.titlesRight}/${row.articles}`,
    `${row.sourcesRight}/${row.sourcesLabelled}`,
  ]);
  return table(
    ['host', 'blocks', 'latest', 'empty', 'precision', 'recall', 'published', 'title', 'source'],
    rows,
  );
}

export function formatMarkScores({ hosts, total }: MarkScores): string {
  const rows = [...hosts, { host: 'total', ...total }].map((row) => [
    row.host,
    `${row.tagsRight}/${row.tags}`,
    `${row.marksRight}/${row.marks}`,
    `${row.entriesRight}/${row.entries}`,
    `${row.share ?? '-'}`,
  ]);
  return table(['host', 'tags', 'marks', 'entries', 'share'], rows);
}

function common(pages: readonly CorpusPage[]) {
  return {
    medianMs: {
      parse: median(pages.map((page) => page.parseMs)),
      extract: median(pages.map((page) => page.extractMs)),
    },
    dump: pages.map(dumpPage),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 1_000) / 1_000;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
