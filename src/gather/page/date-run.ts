import type { Day } from '../../domain/brand.ts';
import { type PrintedDate, readDates } from '../dates/read-dates.ts';
import { readRelativeDate } from '../dates/relative-date.ts';

/** A text that is a date, or a date with its label. */
export interface DateRun {
  readonly date: PrintedDate;
  readonly label: DateLabel;
}

/** What a label says the date is. `other`: of issue, generation, validity … never of publication. */
export type DateLabel = 'published' | 'none' | 'updated' | 'other';

const MAX_CHARS = 60;
const MAX_RELATIVE = 16;
const RELATIVE_SIGN = /[前刚今昨]/;
const HAS_DIGIT = /[0-9０-９]|年/;
const PUBLISHED =
  /(?:发布|发稿|发表|公布|公开|上传|录入|添加)(?:的)?(?:时间|日期|于)|(?:时间|日期)(?:发布|公布)|发布[:：]/;
const OTHER =
  /(?:发文|成文|生成|印发|制发|签发|施行|实施|生效|失效|废止|有效|截止|截至|结束|开始|开标|受理|答复|回复|来信|办结|会议|活动|举办|任职|出生|登记|更新|访谈)(?:的)?(?:时间|日期|期)|今天(?:是)?|现在是|当前时间|至今/;
const UPDATED = /更新(?:的)?(?:时间|日期)|最后修改/;
/** The end of something is no day of publication. */
const DEADLINE = /(?:截止|截至|结束|有效期?|失效|到期|至)(?:的)?(?:时间|日期|期)?\s{0,2}[：:]?\s{0,3}$/;
/** Signs and words which may stand beside a date without making a sentence of it. */
const BESIDE = /[\s[\](){}（）【】〔〕〖〗<>《》|｜丨/／·•・\-—–_~:：,，.。、;；]+|发布|时间|日期|稿源|于/g;
const MAX_BESIDE = 6;

/** Reads a text node that holds one date and little else; `null` for sentences, titles and numbers. */
export function readDateRun(text: string, seenOn: Day | null = null): DateRun | null {
  if (seenOn && text.length <= MAX_RELATIVE && RELATIVE_SIGN.test(text)) {
    const told = relativeRun(text, seenOn);
    if (told) return told;
  }
  if (text.length > MAX_CHARS || text.length < 4 || !HAS_DIGIT.test(text)) return null;
  const dates = readDates(text);
  const date = dates[0];
  if (!date) return null;
  const before = text.slice(0, date.start);
  const label = labelOf(before, text.slice(date.end));
  if (DEADLINE.test(before)) return null;
  if (dates.length > 1) return label !== 'none' || isPeriod(text, dates) ? { date, label } : null;
  const around = before + text.slice(date.end);
  if (around === '') return { date, label };
  const rest = around.replace(BESIDE, '');
  if (rest === '') return { date, label };
  if (date.day === null) return null;
  // A label, or the office beside the date: still a date; anything longer is a sentence.
  return label !== 'none' ||
    /[:：]\s*$/.test(before) ||
    (rest.length <= MAX_BESIDE && !isSentence(text, date))
    ? { date, label }
    : null;
}

/** `2026-10-01 至 2026-11-05`: begins with the day of publication, near enough. */
function isPeriod(text: string, dates: readonly PrintedDate[]): boolean {
  const [first, second] = dates;
  if (!first?.day || !second || dates.length > 2) return false;
  const rest = text.slice(0, first.start) + text.slice(first.end, second.start) + text.slice(second.end);
  return rest.replace(BESIDE, '').replace(/[至到起止]/g, '') === '';
}

/** What the words around a date call it; the nearer word counts. */
export function labelOf(before: string, after: string): DateLabel {
  const near = before.length > 30 ? before.slice(-30) : before;
  if (PUBLISHED.test(near))
    return OTHER.test(near) && lastAt(OTHER, near) > lastAt(PUBLISHED, near) ? 'other' : 'published';
  if (UPDATED.test(near)) return 'updated';
  if (OTHER.test(near)) return 'other';
  return /^\s{0,4}(?:时间|日期)?发布/.test(after) ? 'published' : 'none';
}

function lastAt(pattern: RegExp, text: string): number {
  return text.search(pattern);
}

/** `2026年11月5日，县委召开…`, `11月5日至` */
function isSentence(text: string, date: PrintedDate): boolean {
  const after = text.slice(date.end).trimStart();
  return /^[，,至到起前后在上下]/.test(after) || /[一-龥]$/.test(text.slice(0, date.start));
}

function relativeRun(text: string, seenOn: Day): DateRun | null {
  const day = readRelativeDate(text.replace(/^[[(（]|[\])）]$/g, ''), seenOn);
  if (day === null) return null;
  const [month, dayOfMonth] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return { date: { day, month, dayOfMonth, start: 0, end: text.length }, label: 'none' };
}
