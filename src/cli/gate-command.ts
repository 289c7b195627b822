import { relative } from 'node:path';
import type { Command } from 'commander';
import { type GateRequest, gate } from '../app/gate/gate.ts';
import type { Compared } from '../app/gate/known-faults.ts';
import type { StagingSource } from '../app/gate/staging.ts';
import { updateBaseline } from '../app/gate/update-baseline.ts';
import { writeGate } from '../app/gate/write-gate.ts';
import { type RawOptions, readOptions, todayInShanghai } from '../app/read-options.ts';
import { addAuditOptions } from './audit-options.ts';
import { printable } from './printable.ts';
import { createProgressView } from './progress-view.ts';
import { type Shell, say } from './shell.ts';

/** `gov-audit gate`: stops a release that makes a site worse (contract §2; exit codes 0, 1, 2, 3). */
export function addGateCommand(program: Command, shell: Shell): void {
  const command = program
    .command('gate')
    .description('the release gate: audit a staging site (or take a finished run), and pass or stop')
    .option('--url <url>', 'the staging site')
    .option('--serve <dir>', 'a folder of static pages, served on loopback meanwhile')
    .option('--exec <command>', 'starts the staging site; ended afterwards')
    .option('--wait-for <url>', 'with --exec: the address that answers when it has started')
    .option('--run <run>', 'alone: a finished run to decide on; with a staging site: the run to compare with')
    .option('--against <url>', 'compare with the live site')
    .option('--baseline <file>', 'compare with the faults that are written down there')
    .option(
      '--policy <file>',
      'gate.yaml: on what to stop, budgets, scores, moved pages (default: new certain faults)',
    )
    .option('--update-baseline', 'write --baseline anew: new faults get --reason, mended ones are taken out')
    .option('--reason <text>', 'why the new faults of the baseline are let through')
    .option('--fresh', 'open every page and ask every link, whatever earlier runs found out')
    .option('--github', 'annotations of GitHub Actions (default: on where GITHUB_ACTIONS is set)');
  addAuditOptions(command);
  // The policy file has its say where nobody asks for something else, and without one every page is opened.
  command.options.find((one) => one.attributeName() === 'render')?.default(undefined, 'all');
  command.setOptionValueWithSource('render', undefined, 'default');
  command.action(async (raw: RawOptions) => await run(shell, raw));
}

async function run(shell: Shell, raw: RawOptions): Promise<void> {
  const subject = subjectOf(raw);
  if ('code' in subject) return say(shell, subject);
  const compared = comparedOf(raw, subject);
  if (compared !== null && 'code' in compared) return say(shell, compared);
  const update = updateOf(raw);
  if (update !== null && 'code' in update) return say(shell, update);
  const now = () => Date.now();
  const today = todayInShanghai(now());
  const read = await readOptions(raw, { environment: shell.environment, today });
  if (!read.ok) return say(shell, read);
  const options = { ...read.options, fresh: raw['fresh'] === true };
  const json = raw['logFormat'] === 'json';
  const live = process.stderr.isTTY && !shell.environment.ci;
  const kind = raw['quiet'] === true ? 'quiet' : json ? 'json' : live ? 'live' : 'lines';
  const view = createProgressView({ kind, stream: process.stderr, now, lang: options.lang });
  const request: GateRequest = {
    ...{ subject, policy: text(raw['policy']) },
    // A baseline that is yet to be written is compared with nothing.
    compared: update === null ? compared : null,
    wishes: {
      maxPages: options.maxPages,
      timeBudgetMs: options.timeBudgetMs,
      render: raw['render'] === undefined ? null : options.render,
    },
    everyPage: update !== null,
  };
  const around = { now, signal: shell.signal, progress: view.progress };
  const gated = await gate(request, options, around).finally(() => view.close());
  if (!gated.ok) return say(shell, gated);
  shell.outcome.code = gated.code;
  if (update !== null) {
    const updated = await updateBaseline(update.file, gated, { reason: update.reason, today });
    if (!updated.ok) return say(shell, updated);
    shell.outcome.code = 0;
    console.log(printable(`${update.file}: +${updated.added} −${updated.pruned} =${updated.kept}`));
    return;
  }
  const lines = await writeGate(gated, {
    dir: subject.kind === 'serve' ? subject.dir : null,
    pipeline: {
      annotations: raw['github'] === true || shell.environment.github !== null,
      stepSummary: shell.environment.github?.stepSummary ?? null,
    },
    signal: shell.signal,
  });
  for (const line of lines) console.log(printable(line));
  console.log(printable(relative(process.cwd(), gated.dir) || '.'));
}

function subjectOf(
  raw: RawOptions,
): GateRequest['subject'] | { readonly code: 2; readonly lines: readonly string[] } {
  const [url, dir, command, waitFor] = [raw['url'], raw['serve'], raw['exec'], raw['waitFor']].map(text);
  const named = [url, dir, command].filter((one) => one !== null && one !== undefined);
  if (command && url && !waitFor) return { kind: 'exec', command, waitFor: url, url };
  if (command && waitFor) return { kind: 'exec', command, waitFor, url: url ?? null };
  if (command) return usage('--exec needs --wait-for URL (or --url URL)');
  if (named.length > 1) return usage('name one of --url, --serve, --exec');
  if (dir) return { kind: 'serve', dir } satisfies StagingSource;
  if (url && !/^https?:\/\/[^\s]{1,2000}$/i.test(url))
    return usage(`--url: expected an address such as http://localhost:8080/, got “${url}”`);
  if (url) return { kind: 'url', url };
  const finished = text(raw['run']);
  return finished
    ? { kind: 'run', run: finished }
    : usage('name what is to be released: --url URL, --serve DIR, --exec COMMAND, or --run RUN');
}

function comparedOf(
  raw: RawOptions,
  subject: GateRequest['subject'],
): Compared | null | { readonly code: 2; readonly lines: readonly string[] } {
  const run = subject.kind === 'run' ? null : text(raw['run']);
  const [against, baseline] = [text(raw['against']), text(raw['baseline'])];
  if ([run, against, baseline].filter((one) => one !== null).length > 1)
    return usage('compare with one of --against, --baseline, --run');
  if (against !== null && !URL.canParse(against))
    return usage(`--against: expected an address, got “${against}”`);
  if (against !== null) return { kind: 'live', url: against };
  if (baseline !== null) return { kind: 'baseline', file: baseline };
  return run === null ? null : { kind: 'run', run };
}

function updateOf(
  raw: RawOptions,
):
  | { readonly file: string; readonly reason: string }
  | null
  | { readonly code: 2; readonly lines: readonly string[] } {
  if (raw['updateBaseline'] !== true) return null;
  const [file, reason] = [text(raw['baseline']), text(raw['reason'])];
  if (file !== null && reason !== null) return { file, reason };
  return usage('--update-baseline needs --baseline FILE and --reason TEXT');
}

function usage(line: string): { readonly code: 2; readonly lines: readonly string[] } {
  return { code: 2, lines: [`gate: ${line}`] };
}

function text(value: RawOptions[string]): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
