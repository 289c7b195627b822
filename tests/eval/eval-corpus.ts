import { writeFile } from 'node:fs/promises';
import { evalColumns, evalMarks, formatColumnScores, formatMarkScores } from './corpus/measure.ts';

/** Reads a folder of saved, labelled pages and prints scores per host. */
export async function evalCorpus(
  mode: 'columns' | 'marks',
  dir: string,
  options: { readonly json: boolean; readonly dump: string | null },
): Promise<number> {
  const read = mode === 'columns' ? await columns(dir) : await marks(dir);
  if (options.dump)
    await writeFile(options.dump, `${read.dump.map((page) => JSON.stringify(page)).join('\n')}\n`);
  console.log(options.json ? JSON.stringify(read.scores, null, 2) : read.text);
  return 0;
}

async function columns(dir: string) {
  const { scores, dump } = await evalColumns(dir);
  return { scores, dump, text: formatColumnScores(scores) };
}

async function marks(dir: string) {
  const { scores, dump } = await evalMarks(dir);
  return { scores, dump, text: formatMarkScores(scores) };
}
