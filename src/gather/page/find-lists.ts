import type { FoundList, Row } from './found-list.ts';
import { joinLists } from './join-lists.ts';
import { type Box, isRun, type Outline, type Run } from './outline.ts';
import { pairRows } from './pair-rows.ts';
import { isPagerWord, readRow } from './read-row.ts';

const LIST_TAGS: ReadonlySet<string> = new Set(['ul', 'ol', 'dl', 'table', 'tbody', 'menu']);
const MAX_LISTS = 200;
const MIN_TITLE_OF_PLAIN_LIST = 6;
const MIN_TITLE_OF_SINGLE = 10;

/**
 * Finds the lists of a page from the innermost container outwards: rows are children of one container that have a link
 * and, mostly, a date. A container whose rows hold small undated lists of their own (related readings) is one list.
 */
export function findLists(outlined: Outline): readonly FoundList[] {
  const inside = new Map<Box, readonly FoundList[]>();
  for (let i = outlined.boxes.length - 1; i >= 0; i -= 1) {
    const box = outlined.boxes[i] as Box;
    if (box.linkTo - box.linkFrom + box.dates === 0 && !box.clickable) continue;
    const lists = listsOf(outlined, box, inside);
    if (lists.length > 0) inside.set(box, lists);
  }
  const top = outlined.boxes.filter((box) => box.parent === null);
  return top.flatMap((box) => inside.get(box) ?? []).slice(0, MAX_LISTS);
}

function listsOf(
  outlined: Outline,
  box: Box,
  inside: ReadonlyMap<Box, readonly FoundList[]>,
): readonly FoundList[] {
  const below: FoundList[] = [];
  for (const part of box.parts) {
    if (!isRun(part)) below.push(...(inside.get(part) ?? []));
  }
  if (insideLink(box)) return below;
  const own = ownList(outlined, box, inside);
  if (own) {
    const outer = below.filter((list) => list.from < own.from || list.from >= own.to || !swallows(own, list));
    return [...outer, own].sort((a, b) => a.from - b.from);
  }
  return below.length > 0 ? joinLists(outlined, box, below, inside) : below;
}

/** A link that holds no further link: what stands in it is a title. */
function insideLink(box: Box): boolean {
  const { link } = box;
  return link !== null && link.linkTo - link.linkFrom <= 1 && link.parent !== null;
}

function swallows(own: FoundList, list: FoundList): boolean {
  return own.rows.some((row) => list.from >= row.box.runFrom && list.to <= row.box.runTo);
}

function ownList(
  outlined: Outline,
  box: Box,
  inside: ReadonlyMap<Box, readonly FoundList[]>,
): FoundList | null {
  const isList = LIST_TAGS.has(box.tag) || box.parts.some((part) => !isRun(part) && part.tag === 'li');
  const rows: Row[] = [];
  for (const part of box.parts) {
    if (isRun(part)) continue;
    if (part.linkTo - part.linkFrom === 0 && !part.clickable && (part.dates === 0 || part.tag !== 'li'))
      continue;
    const row = rowOf(outlined, part, inside.get(part));
    if (row) rows.push(row);
  }
  return datedList(box, rows, isList ? 1 : 2) ?? pairRows(outlined, box) ?? plainList(box, rows, isList);
}

function rowOf(outlined: Outline, part: Box, lists: readonly FoundList[] | undefined): Row | null {
  if (!lists || lists.length === 0) return readRow(outlined, part, []);
  const [only] = lists;
  if (only && lists.length === 1 && only.rows.length === 1 && wrapsNothingElse(outlined, part, only)) {
    return !only.dated && part.dates > 0 ? readRow(outlined, part, []) : wrapped(part, only);
  }
  if (lists.some((list) => list.dated)) return null;
  const row = readRow(outlined, part, lists);
  return row && row.dates.length > 0 ? row : row && part.tag === 'li' ? row : null;
}

/** A hidden one among visible ones is a tab, which is a list of its own. */
function wrapped(part: Box, only: FoundList): Row | null {
  const tab =
    LIST_TAGS.has(part.tag) &&
    part.parent?.parts.some((other) => !isRun(other) && other.hidden !== part.hidden);
  return tab ? null : (only.rows[0] ?? null);
}

/** A table or a list of its own around each row, with nothing beside it but dates and labels. */
function wrapsNothingElse(outlined: Outline, part: Box, only: FoundList): boolean {
  if (part.linkTo - part.linkFrom !== only.linkTo - only.linkFrom) return false;
  let others = 0;
  for (let i = part.runFrom; i < part.runTo; i += 1) {
    const run = outlined.runs[i] as Run;
    if ((i < only.from || i >= only.to) && !run.date && run.text.length > 1) others += 1;
  }
  return others <= (only.dated ? 1 : 4);
}

/** Rows with dates, and the undated ones of the same make among them. */
function datedList(box: Box, rows: readonly Row[], least: number): FoundList | null {
  const dated = rows.filter((row) => row.dates.length > 0);
  if (dated.length < least) return null;
  const makes = new Set(dated.map((row) => make(row.box, box)));
  const all = rows.filter(
    (row) => row.dates.length > 0 || (makes.has(make(row.box, box)) && !isPagerWord(row.title)),
  );
  return madeOf(box, all, true);
}

/** Tag of the row's own child of the container, with its class where the tag alone says little. */
function make(row: Box, container: Box): string {
  let child = row;
  while (child.parent && child.parent !== container) child = child.parent;
  return child.tag === 'div' || child.tag === 'p' || child.tag === 'span' || child.tag === 'a'
    ? `${child.tag}.${child.el.attribs['class'] ?? ''}`
    : child.tag;
}

/** Rows without dates: one link each, all of one make. */
function plainList(box: Box, rows: readonly Row[], isList: boolean): FoundList | null {
  const single = rows.filter((row) => row.link !== null && !isPagerWord(row.title));
  if (single.length < (isList ? 2 : 3) && !isOneArticle(single, isList)) return null;
  if (!isList) {
    const tags = new Set(single.map((row) => make(row.box, box)));
    const letters = single.reduce((sum, row) => sum + row.title.length, 0);
    if (tags.size > 1 || letters / single.length < MIN_TITLE_OF_PLAIN_LIST) return null;
  }
  return madeOf(box, single, false);
}

/** A column may have one item only; a short name alone is a menu's. */
function isOneArticle(rows: readonly Row[], isList: boolean): boolean {
  return isList && rows.length === 1 && (rows[0]?.title.length ?? 0) >= MIN_TITLE_OF_SINGLE;
}

export function madeOf(container: Box, rows: readonly Row[], dated: boolean): FoundList | null {
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return null;
  return {
    container,
    rows,
    from: Math.min(first.box.runFrom, ...firstDate(first)),
    to: last.box.runTo,
    linkFrom: first.box.linkFrom,
    linkTo: last.box.linkTo,
    dated,
  };
}

function firstDate(row: Row): readonly number[] {
  const run: Run | undefined = row.dates[0];
  return run ? [run.index] : [];
}
