import { relative } from 'node:path';
import { Command } from 'commander';
import type { Audited } from '../app/audit.ts';
import { audit } from '../app/audit.ts';
import { demo } from '../app/demo.ts';
import type { AuditOptions } from '../app/options.ts';
import { type RawOptions, readOptions, todayInShanghai } from '../app/read-options.ts';
import type { Refusal } from '../app/result.ts';
import type { Surroundings } from '../app/run-context.ts';
import { summarise } from '../app/summary.ts';
import { addAuditOptions, seedsOf } from './audit-options.ts';
import { addCheckCommands } from './check-commands.ts';
import { addColumnsCommand } from './columns-command.ts';
import { addDoctorCommand } from './doctor-command.ts';
import { addGateCommand } from './gate-command.ts';
import { addLedgerCommand } from './ledger-command.ts';
import { printable } from './printable.ts';
import { createProgressView } from './progress-view.ts';
import { addRunCommands } from './run-commands.ts';
import { type Shell, say } from './shell.ts';

/** The command line: contract §2. */
export function createProgram(shell: Shell): Command {
  const program = new Command('gov-audit')
    .description('Audits government websites against items 26–30 of the city work plan, with proof.')
    .exitOverride()
    .configureHelp({ sortSubcommands: false })
    .showHelpAfterError('(gov-audit --help shows the commands)');
  addAuditOptions(
    program
      .command('audit')
      .description('audit every site of the seed files and write one run folder')
      .argument('[seeds...]', 'seed files (YAML), or directories of them'),
  )
    .option('--url <url>', 'audit one site that is in no seed file')
    .action(async (seeds: string[], raw: RawOptions) => await runAudit(shell, raw, seeds));
  addAuditOptions(
    program.command('demo').description('start the bundled demo city on loopback and audit it, offline'),
  ).action(async (raw: RawOptions) => await runDemo(shell, raw));
  addGateCommand(program, shell);
  addRunCommands(program, shell);
  addCheckCommands(program, shell);
  addColumnsCommand(program, shell);
  addLedgerCommand(program, shell);
  addDoctorCommand(program, shell);
  for (const command of program.commands) inherit(command);
  return program;
}

function inherit(command: Command): void {
  command.exitOverride();
  for (const sub of command.commands) inherit(sub);
}

async function runAudit(shell: Shell, raw: RawOptions, given: readonly string[]): Promise<void> {
  const { seeds, options: rest } = seedsOf(given, raw);
  const url = typeof rest['url'] === 'string' ? rest['url'] : null;
  if (url === null && seeds.length === 0)
    return say(shell, {
      code: 2,
      lines: ['audit: name a seed file, such as seeds/xianning.yaml, or give --url URL'],
    });
  if (url !== null && seeds.length > 0)
    return say(shell, { code: 2, lines: ['audit: give seed files or --url, not both'] });
  await perform(
    shell,
    rest,
    async (options, around) => await audit(url === null ? { seeds } : { url }, options, around),
  );
}

async function runDemo(shell: Shell, raw: RawOptions): Promise<void> {
  await perform(shell, raw, demo);
}

async function perform(
  shell: Shell,
  raw: RawOptions,
  work: (options: AuditOptions, around: Surroundings) => Promise<Audited | Refusal>,
): Promise<void> {
  const now = () => Date.now();
  const read = await readOptions(raw, { environment: shell.environment, today: todayInShanghai(now()) });
  if (!read.ok) return say(shell, read);
  const json = raw['logFormat'] === 'json';
  const live = process.stderr.isTTY && !shell.environment.ci;
  const kind = raw['quiet'] === true ? 'quiet' : json ? 'json' : live ? 'live' : 'lines';
  const view = createProgressView({ kind, stream: process.stderr, now, lang: read.options.lang });
  const done = await work(read.options, { now, signal: shell.signal, progress: view.progress }).finally(() =>
    view.close(),
  );
  if (!done.ok) return say(shell, done);
  shell.outcome.code = done.code;
  for (const line of done.warnings) console.error(printable(line));
  const report = relative(process.cwd(), `${done.dir}/index.html`) || 'index.html';
  const where = read.options.formats.includes('html') ? report : relative(process.cwd(), done.dir);
  for (const line of summarise(done.run, done.judgedShare, where)) console.log(printable(line));
}
