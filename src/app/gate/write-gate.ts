import { appendFile } from 'node:fs/promises';
import { gateFiles } from '../../report/gate/gate-files.ts';
import { gateLines } from '../../report/gate/gate-lines.ts';
import { gateMarkdown } from '../../report/gate/gate-markdown.ts';
import { gateViewOf } from '../../report/gate/gate-view.ts';
import { githubAnnotations } from '../../report/gate/github-annotations.ts';
import { writeRunFile } from '../../store/run-folder.ts';
import type { Gated } from './gate.ts';
import { sourcePlaces } from './source-places.ts';

/** What a pipeline wants beside the files. */
export interface Pipeline {
  /** GitHub Actions: annotations go to standard output. */
  readonly annotations: boolean;
  /** File of GitHub's step summary, or `null`. */
  readonly stepSummary: string | null;
}

/** Writes the gate's files into the run's folder; returns the lines for standard output. */
export async function writeGate(
  gated: Gated,
  from: { readonly dir: string | null; readonly pipeline: Pipeline; readonly signal: AbortSignal },
): Promise<readonly string[]> {
  const sourceOf = await sourcePlaces(gated.decision, from);
  const view = gateViewOf(gated.run, { ...gated, sourceOf });
  for (const file of gateFiles(view)) await writeRunFile(gated.dir, file.name, file.content);
  const { annotations, stepSummary } = from.pipeline;
  if (stepSummary !== null) await appendFile(stepSummary, gateMarkdown(view));
  return [...(annotations ? githubAnnotations(view) : []), ...gateLines(view)];
}
