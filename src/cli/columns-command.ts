import { Command } from 'commander';
import { type ListedColumns, listColumns } from '../app/columns.ts';
import { type RawOptions, readOptions, todayInShanghai } from '../app/read-options.ts';
import { addAuditOptions, seedsOf } from './audit-options.ts';
import { columnTree } from './column-tree.ts';
import { columnYaml } from './column-yaml.ts';
import { printable } from './printable.ts';
import { createProgressView } from './progress-view.ts';
import { type Shell, say } from './shell.ts';

/** Of the options of an audit those that matter to looking at one site. */
const OPTIONS: ReadonlySet<string> = new Set(
  'rules asOf site maxPages pages render resolver treatAsPublic ratePerHost families timeBudget lang browser contact quiet logFormat'.split(
    ' ',
  ),
);

/** `gov-audit columns`: what the audit takes for the columns of a site, to be looked at and corrected by its webmaster. */
export function addColumnsCommand(program: Command, shell: Shell): void {
  const command = program
    .command('columns')
    .description('the columns of one site with class, newest date and limit; also as YAML for the seed file')
    .argument('[site]', 'an address, or the id of a site of --seeds')
    .option('--seeds <file...>', 'seed files (YAML), or directories of them')
    .option('--yaml', 'as a block for the seed file')
    .option('--json', 'as JSON');
  for (const option of addAuditOptions(new Command()).options)
    if (OPTIONS.has(option.attributeName())) command.addOption(option);
  command.action(async (target: string | undefined, raw: RawOptions) => await show(shell, target, raw));
}

async function show(shell: Shell, target: string | undefined, raw: RawOptions): Promise<void> {
  const source = sourceOf(target, raw);
  if (!source)
    return say(shell, {
      code: 2,
      lines: ['columns: give an address, or --seeds FILE with the id of a site'],
    });
  const now = () => Date.now();
  const read = await readOptions(source.options, {
    environment: shell.environment,
    today: todayInShanghai(now()),
  });
  if (!read.ok) return say(shell, read);
  const { lang } = read.options;
  const kind = raw['quiet'] === true ? 'quiet' : raw['logFormat'] === 'json' ? 'json' : 'lines';
  const live = kind === 'lines' && process.stderr.isTTY && !shell.environment.ci;
  const view = createProgressView({ kind: live ? 'live' : kind, stream: process.stderr, now, lang });
  const around = { now, signal: shell.signal, progress: view.progress };
  const listed = await listColumns(source.from, read.options, around).finally(() => view.close());
  if (!listed.ok) return say(shell, listed);
  // A site that could not be looked at has no columns to show: the run says nothing about it.
  if (listed.report.state === 'unreached') shell.outcome.code = 3;
  for (const line of linesOf(listed, raw, lang)) console.log(printable(line));
}

interface ColumnsSource {
  readonly from: { readonly seeds: readonly string[] } | { readonly url: string };
  readonly options: RawOptions;
}

function sourceOf(target: string | undefined, raw: RawOptions): ColumnsSource | null {
  if (target !== undefined && /^https?:\/\//i.test(target)) return { from: { url: target }, options: raw };
  const isFile = target !== undefined && /\.ya?ml$/i.test(target);
  const { seeds, options } = seedsOf(isFile ? [target] : [], raw);
  const given = Array.isArray(raw['seeds']) ? (raw['seeds'] as readonly string[]) : [];
  const files = [...given, ...seeds];
  if (files.length === 0) return null;
  const id = target === undefined || isFile ? {} : { site: [target] };
  return { from: { seeds: files }, options: { ...options, ...id } };
}

function linesOf(listed: ListedColumns, raw: RawOptions, lang: 'zh' | 'en'): readonly string[] {
  if (raw['json'] === true)
    return JSON.stringify(
      listed.columns.map(({ target, facts }) => ({ url: target.url, ...facts })),
      null,
      2,
    ).split('\n');
  return raw['yaml'] === true ? columnYaml(listed) : columnTree(listed, lang);
}
