import { statSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { RawOptions } from '../app/read-options.ts';

/** The options that every auditing command takes (contract §2). */
export function addAuditOptions(command: Command): Command {
  return command
    .option('--rules <dir>', 'rule pack (default: rules/, or else the one that comes with the program)')
    .option('--out <dir>', 'where run folders and the embedded store are kept', 'reports')
    .option('--as-of <day>', 'the day from which ages are reckoned, YYYY-MM-DD (default: today)')
    .option('--only <kinds...>', 'check only: ipv6, accessibility, columns, links …')
    .option('--skip <kinds...>', 'leave out')
    .option('--site <id...>', 'only these sites of the seed file')
    .option('--max-pages <n>', 'most pages to fetch of one site')
    .option('--pages <file>', 'exactly these addresses, one a line; nothing else is crawled')
    .option('--render <which>', 'which pages the browser opens: all, sample, none', 'sample')
    .option('--format <list...>', 'reports to write', 'html,json,xlsx')
    .option('--database <url>', 'PostgreSQL (default: embedded, under --out)')
    .option('--resolver <host:port...>', 'DNS servers to ask (default: the system’s)')
    .option('--treat-as-public <cidr...>', 'address ranges which count as public: staging, tests')
    .option('--rate-per-host <n>', 'requests a second to one host; 0: no limit, for staging and tests only')
    .option('--families <list...>', 'address families this run may use: 4, 6 or 4,6', '4,6')
    .option('--time-budget <duration>', 'end within this time, such as 5h30m, and say what was left')
    .option('--min-judged <share>', 'share of sites that must be judged for a complete run', '0.8')
    .option('--lang <lang>', 'language of the reports: zh or en', 'zh')
    .option('--browser <path>', 'Chromium, Chrome or Edge to use')
    .option('--contact <text>', 'whom a webmaster can ask: stands in the user agent')
    .option(
      '--waivers <file>',
      'problems to live with for a reason (default: waivers.yaml beside the seed file)',
    )
    .option(
      '--notify <url...>',
      'send the result: webhook of WeCom, DingTalk or Feishu, or smtp://… (better: GOV_AUDIT_NOTIFY)',
    )
    .option('--quiet', 'no progress')
    .addOption(
      new Option('--log-format <format>', 'how progress is told')
        .choices(['pretty', 'json'])
        .default('pretty'),
    );
}

const LISTS = ['only', 'skip', 'site', 'format', 'resolver', 'treatAsPublic', 'families', 'notify'];

/**
 * An option that takes several words also takes the seed file that stands behind it (`--site www seeds/city.yaml`):
 * words that are files or end like one are given back to the seeds.
 */
export function seedsOf(
  given: readonly string[],
  raw: RawOptions,
): { readonly seeds: readonly string[]; readonly options: RawOptions } {
  const seeds = [...given];
  const options: { [name: string]: RawOptions[string] } = { ...raw };
  for (const name of LISTS) {
    const value = raw[name];
    if (!Array.isArray(value)) continue;
    const words = value as readonly string[];
    const files = words.slice(1).filter(looksLikeSeeds);
    seeds.push(...files);
    options[name] = words.filter((word, i) => i === 0 || !files.includes(word));
  }
  return { seeds, options };
}

function looksLikeSeeds(word: string): boolean {
  return (
    /\.ya?ml$/i.test(word) ||
    (word.includes('/') &&
      !/^[\d.:a-f]+\/\d+$/i.test(word) &&
      statSync(word, { throwIfNoEntry: false }) !== undefined)
  );
}
