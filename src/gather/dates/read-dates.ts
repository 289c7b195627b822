import type { Day } from '../../domain/brand.ts';
import { addDays, makeDay } from '../../domain/day.ts';
import { readChineseNumber, readChineseYear } from './chinese-numerals.ts';

/** A date as printed. Without a year `day` is `null` and `month` and `dayOfMonth` say what stands there. */
export interface PrintedDate {
  readonly day: Day | null;
  readonly month: number;
  readonly dayOfMonth: number;
  /** Place in the text, time of day and day of the week included. */
  readonly start: number;
  readonly end: number;
}

const MAX_CHARS = 2_000;
const CAN_HOLD_DATE = /[0-9０-９]|[一二][〇○零一二三四五六七八九]/;
const WIDE = /[０-９／－．：]/;

/** `2026-11-05`, `2026/11/5`, `2026.11.05`, `2026年11月5日`; never inside an index number such as `000014348/2020-35428`. */
const WITH_YEAR =
  /(?<![\w/\-.])((?:19|20|21)\d\d)(?:\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?![\d])(?!\s?[-/.]\s?\d)|\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号])/g;
/** 二〇二六年十一月五日 */
const CHINESE =
  /([一二][〇○零一二三四五六七八九OＯ]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]/g;
/** `11/05/2026`: month first, as programs set up in English write; day first where the first number is no month. */
const YEAR_LAST = /(?<![\w/\-.])(\d{1,2})([-/])(\d{1,2})\2((?:19|20|21)\d\d)(?![\w/\-.])/g;
/** A time with its zone, as in `2026-11-05T16:30:00Z`: after 16:00 UTC it is the next day in China. */
const ZONED = /[T\s]\s?(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})(?![\w:])/y;
const SHANGHAI_MINUTES = 480;
/** `11-05`, `11/05`, `11.05` (two digits each), `11月5日`; never a part of something longer. */
const WITHOUT_YEAR =
  /(?<![\w\-/.年:：])(?:(\d{1,2})([-/])(\d{1,2})|(\d{2})\.(\d{2})|(\d{1,2})\s?月\s?(\d{1,2})\s?[日号])(?![\w\-/.:%])/g;
const TIME =
  /\s{0,4}T?\s{0,4}[(（]?(?:(?:星期|周)[一二三四五六日天][)）]?\s{0,4})?(?:\d{1,2}\s?[:：时]\s?\d{1,2}(?:\s?[:：分]\s?(?:\d{1,2}(?:\.\d{1,3})?)?秒?)?)?/y;

/** What nearly every list prints: the date and nothing else. */
const PLAIN = /^(?:19|20|21)\d\d-\d\d-\d\d$/;

/** Every date in a text, in order of place. Total: no text throws; impossible days are left out. */
export function readDates(input: string): readonly PrintedDate[] {
  if (!CAN_HOLD_DATE.test(input)) return [];
  const cut = input.length > MAX_CHARS ? input.slice(0, MAX_CHARS) : input;
  if (PLAIN.test(cut)) return readPlain(cut);
  const text = WIDE.test(cut) ? narrow(cut) : cut;
  const found: PrintedDate[] = [];
  for (const m of text.matchAll(WITH_YEAR)) {
    const zoned = inShanghai(text, m.index + m[0].length);
    const day = makeDay(Number(m[1]), Number(m[3] ?? m[5]), Number(m[4] ?? m[6]));
    add(found, text, m, day && zoned ? addDays(day, zoned.days) : day, zoned?.end);
  }
  for (const m of text.matchAll(YEAR_LAST)) {
    const [first, second, year] = [Number(m[1]), Number(m[3]), Number(m[4])];
    add(found, text, m, makeDay(year, first, second) ?? makeDay(year, second, first));
  }
  for (const m of text.matchAll(CHINESE)) {
    add(found, text, m, makeDay(readChineseYear(m[1]), readChineseNumber(m[2]), readChineseNumber(m[3])));
  }
  for (const m of text.matchAll(WITHOUT_YEAR)) {
    addYearless(found, text, m);
  }
  return found.length > 1 ? found.sort((a, b) => a.start - b.start) : found;
}

function narrow(text: string): string {
  return text.replace(/[０-９／－．：]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

function readPlain(text: string): readonly PrintedDate[] {
  const [month, dayOfMonth] = [Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  const day = makeDay(Number(text.slice(0, 4)), month, dayOfMonth);
  return day === null ? [] : [{ day, month, dayOfMonth, start: 0, end: text.length }];
}

/** How many days on it is in China at the time that stands here, and where that time ends. */
function inShanghai(text: string, at: number): { readonly days: number; readonly end: number } | null {
  ZONED.lastIndex = at;
  const found = ZONED.exec(text);
  if (!found) return null;
  const zone = found[3] ?? 'Z';
  const signed = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  const offset = signed ? (signed[1] === '-' ? -1 : 1) * (Number(signed[2]) * 60 + Number(signed[3])) : 0;
  const minutes = Number(found[1]) * 60 + Number(found[2]) - offset + SHANGHAI_MINUTES;
  return { days: Math.floor(minutes / 1_440), end: at + found[0].length };
}

function add(
  found: PrintedDate[],
  text: string,
  match: RegExpExecArray,
  day: Day | null,
  until?: number,
): void {
  if (day === null || found.some((other) => match.index >= other.start && match.index < other.end)) return;
  const end = until ?? endWithTime(text, match.index + match[0].length);
  const [month, dayOfMonth] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  found.push({ day, month, dayOfMonth, start: match.index, end });
}

function addYearless(found: PrintedDate[], text: string, match: RegExpExecArray): void {
  const start = match.index;
  if (found.some((other) => start >= other.start && start < other.end)) return;
  const month = Number(match[1] ?? match[4] ?? match[6]);
  const dayOfMonth = Number(match[3] ?? match[5] ?? match[7]);
  // A leap year, so that 02-29 can be.
  if (makeDay(2024, month, dayOfMonth) === null) return;
  found.push({ day: null, month, dayOfMonth, start, end: endWithTime(text, start + match[0].length) });
}

function endWithTime(text: string, at: number): number {
  TIME.lastIndex = at;
  const time = TIME.exec(text)?.[0] ?? '';
  return at + time.trimEnd().length;
}
