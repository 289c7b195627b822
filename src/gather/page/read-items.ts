import type { Day } from '../../domain/brand.ts';
import { parseDay } from '../../domain/day.ts';
import type { Item } from '../../domain/facts/page.ts';
import { type LinkDate, readLinkDate } from '../dates/link-date.ts';
import type { DateRun } from './date-run.ts';
import type { FoundList, Row } from './found-list.ts';
import { type Anchor, inferYears, nearestYear } from './infer-years.ts';
import { type Box, isRun, type Outline, type Run } from './outline.ts';
import type { Resolve } from './resolve.ts';

const LITERAL_ADDRESS = /(?:href\s*=|open\(|replace\(|go\w{0,12}\()\s*['"]([^'"\s]{2,300})['"]/i;

interface Draft {
  readonly row: Row;
  readonly href: string | null;
  readonly link: LinkDate | null;
  readonly run: Run | null;
  day: Day | null;
  inferred: boolean;
}

/** The items of a list in page order, with dates settled: shown beats link; missing years come from link or neighbours. */
export function readItems(
  outlined: Outline,
  list: FoundList,
  resolve: Resolve,
  pageDay: Day | null,
): readonly Item[] {
  const column = dateColumn(outlined, list);
  const drafts = list.rows.map((row) => draftOf(row, resolve, column));
  settleYears(drafts, pageDay);
  const issued = isIssueColumn(outlined, list, drafts);
  return withoutDoubles(drafts.map((draft) => itemOf(draft, issued)));
}

function draftOf(row: Row, resolve: Resolve, column: number | null): Draft {
  const href = row.link ? resolve(addressOf(row)) : resolve(scriptedAddress(row));
  const run = chooseDate(row, column);
  const link = href ? readLinkDate(href) : null;
  const printed = run?.date?.date ?? null;
  const day = printed?.day ?? (printed && link ? nearestYear(printed, link) : null);
  return { row, href, link, run, day, inferred: printed !== null && printed.day === null };
}

function addressOf(row: Row): string | undefined {
  const href = row.link?.box.el.attribs['href'];
  return href === undefined || /^(?:#|javascript:)/i.test(href.trim())
    ? (scriptedAddress(row) ?? href)
    : href;
}

/** `onclick="location.href='/a/b.html'"`: an address as good as a link's. */
function scriptedAddress(row: Row): string | undefined {
  const link = row.link?.box.el.attribs;
  const code = link ? (link['onclick'] ?? link['href']) : handlerIn(row.box);
  if (!code || code.length > 1_000) return undefined;
  const literal = LITERAL_ADDRESS.exec(code)?.[1];
  return literal && /[/.]/.test(literal) ? literal : undefined;
}

/** The first script handler of a row without link. */
function handlerIn(box: Box): string | undefined {
  const own = box.el.attribs['onclick'];
  if (own !== undefined || !box.clickable) return own;
  for (const part of box.parts) {
    const below = isRun(part) ? undefined : handlerIn(part);
    if (below !== undefined) return below;
  }
  return undefined;
}

const RANK: { readonly [label in DateRun['label']]: number } = {
  published: 3,
  none: 2,
  updated: 1,
  other: 0,
};

/** The date of publication among the row's dates: by the table's heading, by label, else the first. */
function chooseDate(row: Row, column: number | null): Run | null {
  if (row.dates.length < 2) return row.dates[0] ?? null;
  if (column !== null) {
    const cell = row.dates.find((run) => cellIndex(row, run) === column);
    if (cell) return cell;
  }
  let best: Run | null = null;
  for (const run of row.dates) {
    if (!best || rankOf(run) > rankOf(best)) best = run;
  }
  return best;
}

function rankOf(run: Run): number {
  if (!run.date) return -1;
  return RANK[run.date.label] * 2 + (run.date.date.day ? 1 : 0);
}

function cellIndex(row: Row, run: Run): number {
  let cell = run.box;
  while (cell.parent && cell.parent !== row.box) cell = cell.parent;
  return row.box.parts.filter((part) => !isRun(part)).indexOf(cell);
}

const COLUMN_HEADS = [/(?:发布|公开|公布)(?:时间|日期)/, /(?:答复|回复|办结)(?:时间|日期)/] as const;

/** Index of the column headed 发布日期 or the like, for tables whose rows have several dates. */
function dateColumn(outlined: Outline, list: FoundList): number | null {
  if (!list.rows.some((row) => row.dates.length > 1)) return null;
  const heads = headCells(outlined, list);
  for (const head of COLUMN_HEADS) {
    for (const cells of heads) {
      const at = cells.findIndex((text) => head.test(text));
      if (at >= 0) return at;
    }
  }
  return null;
}

/** Texts of the rows without links, cell by cell, in the list's own container and in a head beside it. */
function headCells(outlined: Outline, list: FoundList): readonly (readonly string[])[] {
  const body = list.rows[0]?.box.parent;
  const beside = body?.parent?.parts ?? [];
  const rows = [...beside.flatMap((part) => (isRun(part) ? [] : part.parts)), ...(body?.parts ?? [])];
  return rows.flatMap((row) => {
    if (isRun(row) || row.tag !== 'tr' || row.linkTo > row.linkFrom) return [];
    return [row.parts.flatMap((cell) => (isRun(cell) ? [] : [textIn(outlined, cell.runFrom, cell.runTo)]))];
  });
}

const ISSUE_HEAD = /(?:成文|发文|生成|印发|制发|签发|受理|登记|施行|实施|生效)(?:时间|日期)/;

/** The only dates of a table stand under 成文日期 or the like. */
function isIssueColumn(outlined: Outline, list: FoundList, drafts: readonly Draft[]): boolean {
  const first = drafts.find((draft) => draft.run !== null);
  if (!first?.run || list.rows[0]?.box.tag !== 'tr') return false;
  const at = cellIndex(first.row, first.run);
  return headCells(outlined, list).some((cells) => ISSUE_HEAD.test(cells[at] ?? ''));
}

function textIn(outlined: Outline, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i += 1) text += outlined.runs[i]?.text ?? '';
  return text;
}

function settleYears(drafts: readonly Draft[], pageDay: Day | null): void {
  if (drafts.every((draft) => draft.day !== null || !draft.run)) return;
  const rows: Anchor[] = drafts.map((draft) => ({ day: draft.day, printed: draft.run?.date?.date ?? null }));
  inferYears(rows, pageDay).forEach((day, i) => {
    const draft = drafts[i];
    if (draft) draft.day = day;
  });
}

function itemOf(draft: Draft, issued: boolean): Item {
  const { row, href, link, run, day } = draft;
  const linkDay = link?.day ?? null;
  const shown = day !== null && run !== null;
  return {
    title: row.title,
    href,
    date: day ?? (run === null ? linkDay : null),
    dateText: run?.text ?? '',
    dateFrom: shown
      ? draft.inferred
        ? 'shown-year-inferred'
        : 'shown'
      : run === null && linkDay
        ? 'link'
        : 'none',
    linkDate: linkDay,
    ...(shown && (issued || run.date?.label === 'other') ? { issued: true as const } : {}),
  };
}

/** One item linked twice in a row (picture and title, title and 详情) is one item. */
function withoutDoubles(items: readonly Item[]): readonly Item[] {
  const kept: Item[] = [];
  for (const item of items) {
    const before = kept.at(-1);
    if (
      before &&
      before.href !== null &&
      before.href === item.href &&
      before.title === item.title &&
      before.date === item.date
    )
      continue;
    kept.push(item);
  }
  return kept;
}

/** Newest date of a list: the maximum, because a pinned old item may stand first. */
export function latestOf(items: readonly { readonly date: string | null }[]): Day | null {
  let latest: Day | null = null;
  for (const { date } of items) {
    const day = date === null ? null : parseDay(date);
    if (day && (latest === null || day > latest)) latest = day;
  }
  return latest;
}
