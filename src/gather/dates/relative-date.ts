import type { Day } from '../../domain/brand.ts';
import { addDays } from '../../domain/day.ts';

/** `刚刚`, `今天 08:30`, `昨天`, `前天`, `3天前`, `2小时前`, `1周前`: the whole text, nothing beside it. */
const RELATIVE =
  /^(?:(刚刚|今[天日]|昨[天日]|前[天日])(?:\s?\d{1,2}[:：]\d{2}(?::\d{2})?)?|(\d{1,3})\s?(分钟|个?小时|天|日|周|个?星期)(?:之?前|以前))$/;
const MAX_CHARS = 16;

/**
 * A day told from the day on which the page was seen; `null` for other texts. Months and years ago are no days: 2个月前
 * may be any of thirty.
 */
export function readRelativeDate(text: string, seenOn: Day): Day | null {
  if (text.length > MAX_CHARS) return null;
  const found = RELATIVE.exec(text.trim());
  return found ? addDays(seenOn, -daysAgo(found)) : null;
}

function daysAgo(found: RegExpExecArray): number {
  const [, word, count, unit = ''] = found;
  if (word) return word.startsWith('昨') ? 1 : word.startsWith('前') ? 2 : 0;
  const number = Number(count);
  if (unit.endsWith('小时')) return Math.floor(number / 24);
  if (unit === '分钟') return 0;
  return /周|星期/.test(unit) ? number * 7 : number;
}
