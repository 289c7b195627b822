import type { Day } from '../../domain/brand.ts';
import { makeDay } from '../../domain/day.ts';
import type { Block, Item } from '../../domain/facts/page.ts';
import { readLinkDate } from '../dates/link-date.ts';
import { readDates } from '../dates/read-dates.ts';
import { latestOf } from '../page/read-items.ts';
import type { Resolve } from '../page/resolve.ts';

type Row = { readonly [key: string]: unknown };

const TITLE =
  /^(?:title|doctitle|showtitle|infotitle|articletitle|subject|headline|bt|biaoti|name|infoname)$/i;
/** Better names first: the day of publication before that of entry or change. */
const DATES = [
  /^(?:pub(?:lish(?:ed)?)?_?(?:date|time|at|on)|docpubtime|docreltime|release_?(?:date|time)|show_?(?:date|time)|display_?(?:date|time)|fbsj|fbrq)$/i,
  /^(?:date|time|day|rq|sj)$/i,
  /^(?:create_?d?_?(?:date|time|at)|input_?(?:date|time)|write_?(?:date|time)|add_?(?:date|time)|crtime)$/i,
] as const;
const ADDRESS = /^(?:url|link|href|docpuburl|puburl|weburl|linkurl|pageurl|arturl|docurl|path|target)$/i;
const LIST_NAME = /^(?:list|rows|records?|data|items?|results?|articles?|docs?|content|news|infos?)$/i;
const MAX_NODES = 50_000;
const MAX_ITEMS = 60;
const CHINA_MS = 8 * 3_600_000;

/** The list in a JSON or JSONP answer; `block: null`: there is one, and it is empty. `html`: rows as ready-made markup. `null`: no list. */
export function readJsonList(
  text: string,
  resolve: Resolve,
): { readonly block: Block | null } | { readonly html: string } | null {
  const value = parse(text);
  if (value === undefined) return null;
  const { arrays, html } = walk(value);
  const lists = arrays.map(({ rows }) => itemsOf(rows, resolve));
  const best = lists.reduce<readonly Item[]>(
    (most, items) => (weight(items) > weight(most) ? items : most),
    [],
  );
  if (best.length > 0) return { block: blockOf(best) };
  if (html !== null) return { html };
  return arrays.some(({ name, rows }) => rows.length === 0 && LIST_NAME.test(name)) ? { block: null } : null;
}

function parse(text: string): unknown {
  const inner = /^[\w$.]{1,80}\s?\(([\s\S]*)\)\s*;?\s*$/.exec(text)?.[1] ?? text;
  try {
    return JSON.parse(inner);
  } catch {
    return undefined; // An answer that is no JSON holds no list.
  }
}

interface Found {
  readonly arrays: readonly { readonly name: string; readonly rows: readonly Row[] }[];
  readonly html: string | null;
}

/** Every list of objects in the answer, in order of place, and the longest piece of markup with links. */
function walk(root: unknown): Found {
  const arrays: { name: string; rows: readonly Row[] }[] = [];
  let html: string | null = null;
  const queue: { readonly name: string; readonly value: unknown }[] = [{ name: 'data', value: root }];
  for (let i = 0; i < queue.length && i < MAX_NODES; i += 1) {
    const { name, value } = queue[i] as (typeof queue)[number];
    if (Array.isArray(value)) {
      const rows = value.filter(isRow);
      if (rows.length === value.length) arrays.push({ name, rows });
      for (const one of rows) queue.push({ name, value: one });
    } else if (isRow(value)) {
      for (const [key, inner] of Object.entries(value)) queue.push({ name: key, value: inner });
    } else if (
      typeof value === 'string' &&
      /<(?:li|tr|a)\b/i.test(value) &&
      value.length > (html?.length ?? 0)
    ) {
      html = value;
    }
  }
  return { arrays, html };
}

function isRow(value: unknown): value is Row {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function itemsOf(rows: readonly Row[], resolve: Resolve): readonly Item[] {
  return rows.flatMap((row) => itemOf(row, resolve) ?? []);
}

function itemOf(row: Row, resolve: Resolve): Item | null {
  const title = textAt(row, TITLE)
    ?.replace(/<[^<>]{1,200}>/g, '')
    .trim();
  if (!title) return null;
  const href = resolve(textAt(row, ADDRESS) ?? undefined);
  const linkDate = href ? (readLinkDate(href)?.day ?? null) : null;
  const printed = dateOf(row);
  const date = printed?.day ?? linkDate;
  if (href === null && date === null) return null;
  return {
    title: title.slice(0, 400),
    href,
    date,
    dateText: printed?.text ?? '',
    dateFrom: printed ? 'shown' : linkDate ? 'link' : 'none',
    linkDate,
  };
}

function textAt(row: Row, names: RegExp): string | null {
  for (const [key, value] of Object.entries(row)) {
    if (names.test(key) && typeof value === 'string' && value !== '') return value;
  }
  return null;
}

function dateOf(row: Row): { readonly day: Day; readonly text: string } | null {
  for (const names of DATES) {
    for (const [key, value] of Object.entries(row)) {
      if (!names.test(key)) continue;
      const day = dayOf(value);
      if (day) return { day, text: String(value).slice(0, 60) };
    }
  }
  return null;
}

/** A printed date, or seconds or milliseconds since 1970, in China. */
function dayOf(value: unknown): Day | null {
  const number =
    typeof value === 'number' ? value : /^\d{10}(?:\d{3})?$/.test(String(value)) ? Number(value) : null;
  if (number === null) return typeof value === 'string' ? (readDates(value)[0]?.day ?? null) : null;
  const ms = number < 100_000_000_000 ? number * 1_000 : number;
  const at = new Date(ms + CHINA_MS);
  return Number.isNaN(at.getTime())
    ? null
    : makeDay(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

/** Lists of news have dates and addresses; lists of menus have neither. */
function weight(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + (item.date ? 3 : 1), 0);
}

function blockOf(items: readonly Item[]): Block {
  return {
    name: null,
    moreUrl: null,
    region: 'main',
    items: items.slice(0, MAX_ITEMS),
    itemCount: items.length,
    latest: latestOf(items),
  };
}
