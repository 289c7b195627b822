import { readDateRun } from './date-run.ts';
import type { Box, Outline, Run } from './outline.ts';

const PIECE = /^[\s[(（]*\d{1,4}\s*[年月日/.-]?\s*(?:\d{1,2}\s*[月日号]?)?[\])）\s]*$/;
const YEAR_MONTH = /^((?:19|20)\d\d)\s*[年/.-]\s*(\d{1,2})\s*[月]?$/;
const YEAR = /^((?:19|20)\d\d)\s*[年/.-]?$/;
const MONTH_DAY = /^(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*[日号]?$/;
const MONTH = /^(\d{1,2})\s*月$/;
const DAY = /^(\d{1,2})\s*[日号]?$/;

/** A date cut in pieces as on a tear-off calendar: `05` and `2026-11`, `2026` and `11-05`, `2026-` and `11-05`. */
export function tileDate(outlined: Outline, box: Box): Run | null {
  for (let i = box.runFrom; i < box.runTo; i += 1) {
    const pieces = piecesFrom(outlined, i, box.runTo);
    const first = pieces[0];
    if (pieces.length < 2 || !first) continue;
    const text = assemble(pieces.map((run) => run.text.replace(/[[\]()（）\s]/g, '')));
    const date = text ? readDateRun(text) : null;
    if (text && date) return { ...first, text, date };
    i += pieces.length - 1;
  }
  return null;
}

function piecesFrom(outlined: Outline, from: number, to: number): readonly Run[] {
  const pieces: Run[] = [];
  for (let i = from; i < to && pieces.length < 3; i += 1) {
    const run = outlined.runs[i] as Run;
    if (run.text.length > 12 || !PIECE.test(run.text)) break;
    pieces.push(run);
  }
  return pieces;
}

function assemble(pieces: readonly string[]): string | null {
  let year: string | undefined;
  let month: string | undefined;
  let day: string | undefined;
  for (const piece of pieces) {
    const yearMonth = YEAR_MONTH.exec(piece);
    const monthDay = MONTH_DAY.exec(piece);
    if (yearMonth) [year, month] = [yearMonth[1], yearMonth[2]];
    else if (YEAR.test(piece)) year = YEAR.exec(piece)?.[1];
    else if (monthDay) [month, day] = [monthDay[1], monthDay[2]];
    else if (MONTH.test(piece)) month = MONTH.exec(piece)?.[1];
    else if (DAY.test(piece)) day ??= DAY.exec(piece)?.[1];
  }
  return year && month && day ? `${year}-${month}-${day}` : null;
}
