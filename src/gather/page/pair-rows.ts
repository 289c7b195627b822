import type { FoundList, Row } from './found-list.ts';
import { type Box, isRun, type Link, type Outline, type Run } from './outline.ts';
import { isPagerWord } from './read-row.ts';

const MIN_DATED_SHARE = 0.6;

/**
 * Rows that have no element of their own: links and dates which take turns as children of one container
 * (`<a>…</a><span>date</span><br>`, `<dt>…</dt><dd>date</dd>`). The date may stand before or after its link.
 */
export function pairRows(outlined: Outline, box: Box): FoundList | null {
  const marks = marksOf(outlined, box);
  const links = marks.filter((mark) => mark.link).length;
  const dates = marks.length - links;
  if (links < 2 || dates < 2 || dates > links || dates / links < MIN_DATED_SHARE) return null;
  const rows = marks[0]?.link ? datesAfter(marks) : datesBefore(marks);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return null;
  return {
    container: box,
    rows,
    from: box.runFrom,
    to: box.runTo,
    linkFrom: first.box.linkFrom,
    linkTo: last.box.linkTo,
    dated: true,
  };
}

type Mark = { readonly link: Link; readonly box: Box } | { readonly link: null; readonly date: Run };

/** Children that are only a link or only a date; anything else between them ends the pattern. */
function marksOf(outlined: Outline, box: Box): readonly Mark[] {
  const marks: Mark[] = [];
  for (const part of box.parts) {
    if (isRun(part)) {
      if (part.date) marks.push({ link: null, date: part });
      continue;
    }
    const links = part.linkTo - part.linkFrom;
    if (links + part.dates === 0) continue;
    if (links > 0 && part.dates > 0) return [];
    if (links > 1 || part.dates > 1) return [];
    const link = outlined.links[part.linkFrom];
    if (links === 1 && link) {
      if (!isPagerWord(link.title)) marks.push({ link, box: part });
    } else {
      const date = dateIn(outlined, part);
      if (date) marks.push({ link: null, date });
    }
  }
  return marks;
}

function dateIn(outlined: Outline, box: Box): Run | null {
  for (let i = box.runFrom; i < box.runTo; i += 1) {
    const run = outlined.runs[i] as Run;
    if (run.date) return run;
  }
  return null;
}

function datesAfter(marks: readonly Mark[]): readonly Row[] {
  const rows: Row[] = [];
  for (const mark of marks) {
    const row = rows.at(-1);
    if (mark.link) rows.push({ box: mark.box, link: mark.link, title: mark.link.title, dates: [] });
    else if (row && row.dates.length === 0) rows[rows.length - 1] = { ...row, dates: [mark.date] };
  }
  return rows;
}

function datesBefore(marks: readonly Mark[]): readonly Row[] {
  const rows: Row[] = [];
  let date: Run | null = null;
  for (const mark of marks) {
    if (!mark.link) date = mark.date;
    else {
      rows.push({ box: mark.box, link: mark.link, title: mark.link.title, dates: date ? [date] : [] });
      date = null;
    }
  }
  return rows;
}
