import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** The parts of a composite action that a runner reads (its metadata syntax). */
const actionSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  inputs: z.record(
    z.string(),
    z.strictObject({
      description: z.string(),
      default: z.string().optional(),
      required: z.boolean().optional(),
    }),
  ),
  outputs: z.record(z.string(), z.strictObject({ description: z.string(), value: z.string() })),
  runs: z.strictObject({
    using: z.literal('composite'),
    steps: z.array(
      z.union([
        z.strictObject({
          ...{ name: z.string().optional(), id: z.string().optional(), uses: z.string() },
          with: z.record(z.string(), z.string()).optional(),
        }),
        z.strictObject({
          ...{ name: z.string().optional(), id: z.string().optional(), run: z.string() },
          shell: z.literal('bash'),
          'working-directory': z.string().optional(),
          env: z.record(z.string(), z.string()).optional(),
        }),
      ]),
    ),
  }),
});

export interface ActionRun {
  /** Of the step that ended it, or 0. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: { readonly [name: string]: string };
  /** Content of the step summary. */
  readonly summary: string;
  /** What steps of other actions are given. */
  readonly uses: readonly { readonly uses: string; readonly with: { readonly [name: string]: string } }[];
}

/**
 * Runs the steps of a composite action as a runner does: expressions are filled in, each `run` becomes a script for
 * `bash --noprofile --norc -e -o pipefail`, results come back through the files that the environment names, and the first
 * step that fails ends it. Steps of other actions are only recorded.
 */
export async function runAction(
  file: string,
  given: { readonly [input: string]: string },
  around: { readonly workspace: string; readonly env: { readonly [name: string]: string } },
): Promise<ActionRun> {
  const action = actionSchema.parse(parse(readFileSync(file, 'utf8')));
  for (const name of Object.keys(given))
    if (!(name in action.inputs)) throw new Error(`the action has no input ${name}`);
  const scratch = mkdtempSync(join(tmpdir(), 'gov-audit-action-'));
  const context: { [name: string]: string } = {
    ...{ 'github.action_path': dirname(file), 'github.run_id': '1', 'runner.os': 'Linux' },
  };
  for (const [name, { default: fallback = '' }] of Object.entries(action.inputs))
    context[`inputs.${name}`] = given[name] ?? fallback;
  const uses: ActionRun['uses'][number][] = [];
  const seen = { stdout: '', stderr: '', code: 0 as number | null };
  const summary = join(scratch, 'summary');
  writeFileSync(summary, '');
  try {
    for (const [i, step] of action.runs.steps.entries()) {
      if ('uses' in step) {
        uses.push({ uses: step.uses, with: filledAll(step.with ?? {}, context) });
        continue;
      }
      const [script, output] = [join(scratch, `${i}.sh`), join(scratch, `${i}.output`)];
      writeFileSync(script, filled(step.run, context));
      writeFileSync(output, '');
      const ended = await shell(['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
        cwd: filled(step['working-directory'] ?? around.workspace, context),
        env: {
          ...around.env,
          ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: around.workspace },
          ...{ GITHUB_ACTION_PATH: dirname(file), GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary },
          ...filledAll(step.env ?? {}, context),
        },
      });
      for (const line of readFileSync(output, 'utf8').split('\n')) {
        const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
        if (step.id && name) context[`steps.${step.id}.outputs.${name}`] = value ?? '';
      }
      seen.stdout += ended.stdout;
      seen.stderr += ended.stderr;
      seen.code = ended.code;
      if (ended.code !== 0) break;
    }
    const values = Object.entries(action.outputs).map(([name, { value }]) => [name, value] as const);
    const outputs = filledAll(Object.fromEntries(values), context);
    return { ...seen, outputs, summary: readFileSync(summary, 'utf8'), uses };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Runs `bash` with these arguments; nothing but what is given stands in its environment. */
export async function shell(
  args: readonly string[],
  options: { readonly cwd: string; readonly env: { readonly [name: string]: string | undefined } },
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn('bash', args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], timeout: 280_000 });
  const texts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.stderr += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, ...texts };
}

function filledAll(
  texts: { readonly [name: string]: string },
  context: { readonly [name: string]: string },
): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, filled(text, context)]));
}

/** Outputs of steps that did not come to run are empty; any other unknown name is a mistake in the action. */
function filled(text: string, context: { readonly [name: string]: string }): string {
  return text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) => {
    const value = context[name];
    if (value === undefined && !name.startsWith('steps.')) throw new Error(`nothing is known of ${whole}`);
    return value ?? '';
  });
}
