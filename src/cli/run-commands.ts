import type { Command } from 'commander';
import { compare } from '../app/compare.ts';
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
    .option('--json', 'as JSON')
    .action(
      async (before: string, after: string, options: { out: string; json?: boolean }) =>
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

async function showComparison(
  shell: Shell,
  before: string,
  after: string,
  options: { out: string; json?: boolean },
): Promise<void> {
  const result = await compare(before, after, options.out);
  if (!result.ok) return say(shell, result);
  if (options.json) {
    console.log(JSON.stringify(result, null, 2));
    return;
  }
  const lists = [
    ['新增', result.added],
    ['已消除', result.fixed],
    ['仍存在', result.remaining],
  ] as const;
  for (const [title, findings] of lists) {
    console.log(`${title} ${findings.length}`);
    if (title === '仍存在') continue;
    for (const finding of findings)
      console.log(printable(`  [${finding.rule}] ${finding.site ?? ''} ${finding.message}`));
  }
  for (const site of result.scores) {
    if (site.before !== site.after)
      console.log(printable(`${site.name}: ${site.before ?? '—'} → ${site.after ?? '—'}`));
  }
}
