import type { Command } from 'commander';
import { type ImportedLedger, importLedger } from '../app/import-ledger.ts';
import { readDatabase } from '../app/read-options.ts';
import { printable } from './printable.ts';
import { type Shell, say } from './shell.ts';

const MOST_LINES = 200;

/** `gov-audit ledger`: what offices write into the ledger, read back. */
export function addLedgerCommand(program: Command, shell: Shell): void {
  const ledger = program.command('ledger').description('the ledger of problems (ledger.xlsx)');
  ledger
    .command('import')
    .description('read a filled-in ledger back: states, deadlines and remarks show in the next reports')
    .argument('<file>', 'the filled-in ledger (.xlsx)')
    .option('--out <dir>', 'where run folders and the embedded store are kept', 'reports')
    .option('--database <url>', 'PostgreSQL (default: embedded, under --out)')
    .option('--rules <dir>', 'rule pack', 'rules')
    .option('--by <name>', 'who reports, where a row does not say')
    .action(async (file: string, options: LedgerOptions) => await runImport(shell, file, options));
}

interface LedgerOptions {
  readonly out: string;
  readonly database?: string;
  readonly rules: string;
  readonly by?: string;
}

async function runImport(shell: Shell, file: string, options: LedgerOptions): Promise<void> {
  const database = readDatabase(options.database, shell.environment);
  if (!database.ok) return say(shell, database);
  const imported = await importLedger(file, {
    out: options.out,
    rules: options.rules,
    database: database.value,
    by: options.by?.trim().slice(0, 100) || null,
    now: () => Date.now(),
  });
  if (!imported.ok) return say(shell, imported);
  for (const line of linesOf(imported)) console.log(printable(line));
}

function linesOf({ city, states, untouched, added }: ImportedLedger): readonly string[] {
  const all = Object.values(states).reduce((sum, n) => sum + n, 0);
  return [
    `${city}：读入 ${all} 个问题的反馈：待整改 ${states.open}，整改中 ${states.mending}，已整改 ${states.mended}，申诉 ${states.disputed}，不改 ${states.declined}；没有变化 ${untouched} 行。`,
    ...(added.length > 0 ? [`另有 ${added.length} 行没有对应的问题，没有读入：`] : []),
    ...added.slice(0, MOST_LINES).map((line) => `  ${line}`),
    ...(all > 0 ? ['下次检查的报告将显示这些状态；现在就要看：gov-audit report latest'] : []),
  ];
}
