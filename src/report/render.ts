import type { FinishedRun } from '../domain/run.ts';
import { findingsCsv } from './csv/findings.ts';
import { notice } from './docx/notice.ts';
import { htmlFiles } from './html/html-files.ts';
import { findingsJson } from './json/findings.ts';
import { scoresJson } from './json/scores.ts';
import { junitXml } from './junit/junit-xml.ts';
import type { ReportFile } from './report-file.ts';
import { sarifLog } from './sarif/sarif-log.ts';
import { longSummary, shortSummary } from './summaries.ts';
import { type View, viewOf } from './view.ts';
import { ledger } from './xlsx/ledger.ts';

export const FORMATS = ['html', 'json', 'xlsx', 'csv', 'docx', 'sarif', 'junit'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * The files of a run's report, one after the other, so that a large city need not be held in memory as text. Names are
 * paths inside the run folder. The same run gives the same bytes.
 */
export async function* render(run: FinishedRun, formats: readonly Format[]): AsyncGenerator<ReportFile> {
  const view = viewOf(run);
  for (const format of FORMATS) if (formats.includes(format)) yield* filesOf(view, format);
}

async function* filesOf(view: View, format: Format): AsyncGenerator<ReportFile> {
  switch (format) {
    case 'json':
      yield { name: 'findings.json', content: findingsJson(view.run.findings) };
      yield { name: 'scores.json', content: scoresJson(view.run.scores) };
      // Written with every run, as the data files are.
      yield { name: 'summary.txt', content: `${shortSummary(view)}\n` };
      yield { name: 'summary.md', content: `${longSummary(view)}\n` };
      return;
    case 'html':
      yield* htmlFiles(view);
      return;
    case 'xlsx':
      yield { name: 'ledger.xlsx', content: await ledger(view) };
      return;
    case 'csv':
      yield { name: 'findings.csv', content: findingsCsv(view) };
      return;
    case 'docx':
      yield { name: 'notice.docx', content: await notice(view) };
      return;
    case 'sarif':
      yield { name: 'results.sarif', content: sarifLog(view) };
      return;
    case 'junit':
      yield { name: 'junit.xml', content: junitXml(view) };
      return;
    default:
      format satisfies never;
  }
}
