import type { Command } from 'commander';
import { compare } from '../app/compare.ts';
import { compareLines } from '../app/compare-lines.ts';
import { loadPack } from '../app/load.ts';
import { readDatabase, readFormats } from '../app/read-options.ts';
import { replay } from '../app/replay.ts';
import { rewriteReports } from '../app/rewrite-reports.ts';
import { printable } from './printable.ts';
import { type Shell, say } from './shell.ts';

interface RunOptions {
  readonly rules: string;
  readonly out: string;
  readonly format: readonly string[] | string;
  readonly lang?: string;
  readonly database?: string;
  readonly waivers?: string;
  readonly browser?: string;
}

/** Commands that work on a finished run, without one request to any site. */
export function addRunCommands(program: Command, shell: Shell): void {
  withRunOptions(
    program
      .command('replay')
      .description('judge a run’s stored evidence again with today’s rules')
      .argument('<run>', 'folder, id, or latest')
      .option('--waivers <file>', 'another list of waivers than the run’s own'),
  ).action(async (name: string, options: RunOptions) => await rewrite(shell, name, options, replay));
  withRunOptions(
    program
      .command('report')
      .description(
        'write the reports of a run again: other formats, other language, newer answers of the ledger',
      )
      .argument('<run>', 'folder, id, or latest')
      .option('--database <url>', 'PostgreSQL (default: embedded, under --out)'),
  ).action(async (name: string, options: RunOptions) => await rewrite(shell, name, options, rewriteReports));
  program
    .command('compare')
    .description('new, fixed and remaining findings of two runs, and score changes')
    .argument('<before>')
    .argument('<after>')
    .option('--out <dir>', 'where run folders are kept', 'reports')
    .option('--rules <dir>', 'rule pack, for the names of rates', 'rules')
    .option('--lang <lang>', 'language: zh or en', 'zh')
    .option('--json', 'as JSON')
    .action(
      async (before: string, after: string, options: CompareOptions) =>
        await showComparison(shell, before, after, options),
    );
}

function withRunOptions(command: Command): Command {
  return command
    .option('--rules <dir>', 'rule pack', 'rules')
    .option('--out <dir>', 'where run folders are kept', 'reports')
    .option('--format <list...>', 'reports to write', 'html,json,xlsx')
    .option('--lang <lang>', 'language of the reports: zh or en (default: the run’s)')
    .option('--browser <path>', 'Chromium, Chrome or Edge that prints (--format pdf)');
}

async function rewrite(
  shell: Shell,
  name: string,
  options: RunOptions,
  work: typeof replay | typeof rewriteReports,
): Promise<void> {
  const formats = readFormats(options.format);
  if (!formats.ok) return say(shell, formats);
  const { rules, out, lang } = options;
  if (lang !== undefined && lang !== 'zh' && lang !== 'en')
    return say(shell, { code: 2, lines: ['--lang: expected zh or en'] });
  const database = readDatabase(options.database, shell.environment);
  if (!database.ok) return say(shell, database);
  const done = await work(name, {
    ...{ rules, out, formats: formats.formats, lang: lang ?? null },
    ...{ database: database.value, now: () => Date.now(), waivers: options.waivers ?? null },
    browser: options.browser ?? shell.environment.browser,
  });
  if (!done.ok) return say(shell, done);
  if ('otherRules' in done && done.otherRules)
    console.error('规则在这次检查之后有改动：结果仍是当时的，文字按现在的规则。');
  if ('noStore' in done && done.noStore)
    console.error(printable(`整改状态按这次检查时的记录：存储现在不能读（${done.noStore}）`));
  for (const line of done.warnings) console.error(printable(line));
  console.log(printable(done.dir));
}

interface CompareOptions {
  readonly out: string;
  readonly rules: string;
  readonly lang: string;
  readonly json?: boolean;
}

async function showComparison(
  shell: Shell,
  before: string,
  after: string,
  options: CompareOptions,
): Promise<void> {
  const { lang } = options;
  if (lang !== 'zh' && lang !== 'en') return say(shell, { code: 2, lines: ['--lang: expected zh or en'] });
  const result = await compare(before, after, options.out);
  if (!result.ok) return say(shell, result);
  if (options.json) {
    console.log(JSON.stringify(result, null, 2));
    return;
  }
  // Without a rule pack the rates stand under their ids.
  const rules = await loadPack(options.rules);
  const lines = compareLines(result, { pack: rules.ok ? rules.pack : null, lang });
  for (const line of lines) console.log(printable(line));
}
