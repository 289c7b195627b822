import type { Command } from 'commander';
import { runExamples } from '../app/check-rules.ts';
import { checkSeeds } from '../app/check-seeds.ts';
import { importSeeds } from '../app/import-seeds.ts';
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
  seeds
    .command('import')
    .description('turn a register kept in a spreadsheet (.xlsx, .csv) into a seed file, on standard output')
    .argument('<file>')
    .option('--city-id <id>', 'id of the city', 'city')
    .option('--city-name <name>', 'name of the city', '本市')
    .action(async (file: string, options: { cityId: string; cityName: string }) => {
      const imported = await importSeeds(file, { id: options.cityId, name: options.cityName });
      if (!imported.ok) return say(shell, imported);
      for (const line of imported.left) console.error(printable(line));
      console.log(imported.yaml);
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

interface ListedRule {
  readonly item: number;
  readonly indicator: string;
  readonly id: string;
  readonly severity: string;
  readonly sure: string;
  readonly title: string;
  readonly titleEn: string;
  readonly norm: string;
}

async function listRules(
  shell: Shell,
  options: { rules: string; json?: boolean; markdown?: boolean },
): Promise<void> {
  const loaded = await loadPack(options.rules);
  if (!loaded.ok) return say(shell, loaded);
  const rows = loaded.pack.indicators.flatMap((indicator): readonly ListedRule[] =>
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

/** The family made from axe's rules is one row: it would drown the others. */
const FAMILY = 'wcag-';

function markdown(rows: readonly ListedRule[]): string {
  const family = rows.filter((row) => row.id.startsWith(FAMILY));
  const single = rows.filter((row) => !row.id.startsWith(FAMILY));
  return [
    '| indicator | rule | severity | what it says | in English | sure |',
    '|---|---|---|---|---|---|',
    ...single.map((row) =>
      tableRow([row.indicator, `\`${row.id}\``, row.severity, row.title, row.titleEn, row.sure]),
    ),
    ...(family.length === 0
      ? []
      : [
          tableRow([
            '26.wcag',
            '`wcag-<check id>`',
            'by rule',
            `axe-core 规则和自有检查共 ${family.length} 条`,
            `${family.length} rules of axe-core and checks of our own`,
            'own',
          ]),
        ]),
  ].join('\n');
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
