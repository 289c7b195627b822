import type { Outline, Run } from './outline.ts';

const HEADING = /^h[1-6]$/;
const MIN_CHAPTERS = 2;

/** Two headings or more with a paragraph right below each: the page is a text, however short. */
export function hasChapters(outlined: Outline, isMain: (run: Run) => boolean): boolean {
  let chapters = 0;
  let isHeaded = false;
  for (const run of outlined.runs) {
    if (!isMain(run)) continue;
    if (isHeaded && run.box.tag === 'p' && run.box.link === null) chapters += 1;
    isHeaded = HEADING.test(run.box.tag) && run.box.link === null;
  }
  return chapters >= MIN_CHAPTERS;
}
