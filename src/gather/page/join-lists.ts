import type { FoundList, Row } from './found-list.ts';
import { type Box, isRun, type Outline, type Run } from './outline.ts';
import { readRow } from './read-row.ts';

const MIN_HEADLINE = 6;
/** A list set in groups, a line between them, has at most this many rows a group. */
const MAX_GROUP = 15;

/**
 * Puts together what one container shows as one list: groups of equal size that go on where the group before ended,
 * and a headline with its date above the list. Tabs are kept apart: they are separate columns.
 */
export function joinLists(
  outlined: Outline,
  box: Box,
  below: readonly FoundList[],
  inside: ReadonlyMap<Box, readonly FoundList[]>,
): readonly FoundList[] {
  const joined = below.length > 1 ? joinGroups(box, below, inside) : below;
  return box.dates > 0 ? addHeadline(outlined, box, joined) : joined;
}

function joinGroups(
  box: Box,
  below: readonly FoundList[],
  inside: ReadonlyMap<Box, readonly FoundList[]>,
): readonly FoundList[] {
  const groups: FoundList[] = [];
  for (const part of box.parts) {
    if (isRun(part)) return below;
    const lists = inside.get(part);
    if (!lists) {
      if (part.runTo > part.runFrom) return below;
      continue;
    }
    const only = lists[0];
    if (lists.length > 1 || !only?.dated || part.hidden || !holdsOnly(part, only)) return below;
    groups.push(only);
  }
  return groups.length > 1 && sameSize(groups) && sameMake(groups) && goesOn(groups)
    ? [merge(box, groups)]
    : below;
}

function holdsOnly(part: Box, only: FoundList): boolean {
  return part.runTo - part.runFrom <= only.to - only.from && part.hidden === only.container.hidden;
}

function sameSize(groups: readonly FoundList[]): boolean {
  const size = groups[0]?.rows.length ?? 0;
  return (
    size <= MAX_GROUP &&
    groups.every(
      (group, i) => group.rows.length === size || (i === groups.length - 1 && group.rows.length < size),
    )
  );
}

function sameMake(groups: readonly FoundList[]): boolean {
  const [first] = groups;
  return groups.every((group) => group.container.tag === first?.container.tag);
}

/** Each group begins with a date not newer than the last of the group before. */
function goesOn(groups: readonly FoundList[]): boolean {
  let before: string | null = null;
  for (const group of groups) {
    const first = dayOf(group.rows[0]);
    const last = dayOf(group.rows.at(-1));
    if (first === null || last === null) return false;
    if (before !== null && first > before) return false;
    before = last;
  }
  return true;
}

function dayOf(row: Row | undefined): string | null {
  return row?.dates[0]?.date?.date.day ?? null;
}

function merge(box: Box, groups: readonly FoundList[]): FoundList {
  const first = groups[0] as FoundList;
  const last = groups.at(-1) as FoundList;
  return {
    ...first,
    container: box,
    rows: groups.flatMap((group) => group.rows),
    to: last.to,
    linkTo: last.linkTo,
  };
}

/** A link with its date directly above the one dated list of the same container. */
function addHeadline(outlined: Outline, box: Box, lists: readonly FoundList[]): readonly FoundList[] {
  const dated = lists.filter((list) => list.dated);
  const [list] = dated;
  if (dated.length !== 1 || !list || box.dates <= datesIn(outlined, list)) return lists;
  const above: Row[] = [];
  for (const part of box.parts) {
    if (isRun(part)) continue;
    if (part.runFrom >= list.from || part.runTo > list.from) break;
    const row = part.dates > 0 ? readRow(outlined, part, []) : null;
    if (row?.link && row.title.length >= MIN_HEADLINE && row.dates.length === 1) above.push(row);
  }
  const [first] = above;
  if (!first) return lists;
  const rows = [...above, ...list.rows.filter((row) => !above.some((one) => sameTarget(one, row)))];
  const grown: FoundList = { ...list, rows, from: first.box.runFrom, linkFrom: first.box.linkFrom };
  return lists.map((one) => (one === list ? grown : one));
}

function sameTarget(a: Row, b: Row): boolean {
  return a.title === b.title && a.link?.box.el.attribs['href'] === b.link?.box.el.attribs['href'];
}

function datesIn(outlined: Outline, list: FoundList): number {
  let dates = 0;
  for (let i = list.from; i < list.to; i += 1) if ((outlined.runs[i] as Run).date) dates += 1;
  return dates;
}
