import type { Command } from 'commander';
import { runExamples } from '../app/check-rules.ts';
import { checkSeeds } from '../app/check-seeds.ts';
import { loadPack } from '../app/load.ts';
import { printable } from './printable.ts';
import { type Shell, say } from './shell.ts';

/** `rules` and `seeds`: what is written by people, checked before a night depends on it. */
export function addCheckCommands(program: Command, shell: Shell): void {
  const rules = program.command('rules').description('the rule pack');
  rules
    .command('list')
    .description('every rule with its indicator, severity and source')
    .option('--rules <dir>', 'rule pack', 'rules')
    .option('--json', 'as JSON')
    .option('--markdown', 'as a Markdown table')
    .action(
      async (options: { rules: string; json?: boolean; markdown?: boolean }) =>
        await listRules(shell, options),
    );
  rules
    .command('check')
    .description('validate rule files and run their examples')
    .argument('[dir]', 'rule pack', 'rules')
    .action(async (dir: string) => await checkRules(shell, dir));
  const seeds = program.command('seeds').description('seed files');
  seeds
    .command('check')
    .description('validate seed files')
    .argument('<files...>')
    .option('--rules <dir>', 'rule pack, for the names of column classes', 'rules')
    .action(async (files: string[], options: { rules: string }) => {
      const checked = await checkSeeds(files, options.rules);
      if (!checked.ok) return say(shell, checked);
      console.log(printable(checked.line));
    });
}

async function checkRules(shell: Shell, dir: string): Promise<void> {
  const loaded = await loadPack(dir);
  if (!loaded.ok) return say(shell, loaded);
  const { count, broken } = runExamples(loaded.pack);
  if (broken.length > 0) {
    return say(shell, {
      code: 2,
      lines: broken.map(
        (one) =>
          `${dir}: rule ${one.rule}, example “${one.example}”: expected ${one.expected}, got ${one.got}`,
      ),
    });
  }
  const rules = loaded.pack.indicators.reduce((sum, indicator) => sum + indicator.rules.length, 0);
  console.log(`${rules} rules, ${count} examples: ok`);
}

async function listRules(
  shell: Shell,
  options: { rules: string; json?: boolean; markdown?: boolean },
): Promise<void> {
  const loaded = await loadPack(options.rules);
  if (!loaded.ok) return say(shell, loaded);
  const rows = loaded.pack.indicators.flatMap((indicator) =>
    indicator.rules.map((rule) => ({
      item: indicator.item,
      indicator: indicator.id,
      id: rule.id,
      severity: rule.severity,
      sure: rule.source.sure,
      title: rule.title,
      titleEn: rule.titleEn,
      norm: rule.source.norm,
    })),
  );
  if (options.json) console.log(JSON.stringify(rows, null, 2));
  else if (options.markdown) console.log(markdown(rows));
  else
    for (const row of rows)
      console.log(
        printable(`${row.indicator.padEnd(18)} ${row.id.padEnd(36)} ${row.severity.padEnd(8)} ${row.title}`),
      );
}

function markdown(
  rows: readonly {
    readonly indicator: string;
    readonly id: string;
    readonly severity: string;
    readonly title: string;
    readonly sure: string;
  }[],
): string {
  return [
    '| indicator | rule | severity | what it says | sure |',
    '|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.indicator} | \`${row.id}\` | ${row.severity} | ${row.title.replaceAll('|', '\\|')} | ${row.sure} |`,
    ),
  ].join('\n');
}
