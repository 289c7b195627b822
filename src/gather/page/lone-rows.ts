import { madeOf } from './find-lists.ts';
import type { FoundList } from './found-list.ts';
import type { Box, Outline, Run } from './outline.ts';
import { isPagerWord, readRow } from './read-row.ts';

const MAX_LEVELS = 4;
const MAX_RUNS = 15;
const MIN_TITLE = 6;

/** A dated link that stands alone, without list markup around it: a column with a single item. */
export function loneRows(outlined: Outline, lists: readonly FoundList[]): readonly FoundList[] {
  const found: FoundList[] = [];
  for (const run of outlined.runs) {
    if (!run.date || run.date.label === 'other' || run.box.zone !== 'body' || run.box.hidden) continue;
    if (lists.some((list) => list.dated && run.index >= list.from && run.index < list.to)) continue;
    const box = rowAround(run);
    const row = box ? readRow(outlined, box, []) : null;
    if (!box || !row?.link || row.title.length < MIN_TITLE || isPagerWord(row.title)) continue;
    const list = madeOf(box.parent ?? box, [row], true);
    if (list && !found.some((other) => other.from <= run.index && other.to > run.index)) found.push(list);
  }
  return found;
}

function rowAround(run: Run): Box | null {
  let box: Box | null = run.box;
  for (let level = 0; box && level < MAX_LEVELS; level += 1) {
    if (box.linkTo > box.linkFrom) return box.dates === 1 && box.runTo - box.runFrom <= MAX_RUNS ? box : null;
    box = box.parent;
  }
  return null;
}
