import type { ColumnClass, DateStyle } from './model.ts';

export const asOf = '2026-11-23';

/** The oldest date at which a column of the class is still in time on `asOf`. */
const oldestAllowed: Record<ColumnClass, string> = {
  news: '2026-11-09',
  notice: '2026-05-23',
  policy: '2026-05-23',
  interpretation: '2026-05-23',
  survey: '2025-11-23',
  interview: '2025-11-23',
  personnel: '2025-11-23',
  planning: '2025-11-23',
  replies: '2026-09-23',
};

export function isStale(columnClass: ColumnClass, latest: string): boolean {
  return latest < oldestAllowed[columnClass];
}

/** Days until a column with this newest item is overdue; 0 on its last day. */
export function daysLeft(columnClass: ColumnClass, latest: string): number {
  return (Date.parse(latest) - Date.parse(oldestAllowed[columnClass])) / 86_400_000;
}

/** At most 2 days are left of two weeks, at most 7 of a longer limit. */
export function isDueSoon(columnClass: ColumnClass, latest: string): boolean {
  const left = daysLeft(columnClass, latest);
  return left >= 0 && left <= (columnClass === 'news' ? 2 : 7);
}

export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

const numerals = [...'〇一二三四五六七八九'];

/** A number below 100 in Chinese: 二十一. */
function spoken(text: string): string {
  const [tens = 0, ones = 0] = [Math.floor(Number(text) / 10), Number(text) % 10];
  const unit = ones === 0 ? '' : (numerals[ones] ?? '');
  if (tens === 0) return unit;
  return `${tens === 1 ? '' : numerals[tens]}十${unit}`;
}

export function shownDate(date: string, style: DateStyle): string {
  const [y, m, d] = date.split('-') as [string, string, string];
  switch (style) {
    case 'yyyy-mm-dd':
      return date;
    case '[yyyy-mm-dd]':
      return `[${date}]`;
    case 'yyyy/mm/dd':
      return `${y}/${m}/${d}`;
    case 'yyyy.mm.dd':
      return `${y}.${m}.${d}`;
    case 'yyyy年mm月dd日':
      return `${y}年${m}月${d}日`;
    case '[mm-dd]':
      return `[${m}-${d}]`;
    case 'mm-dd':
      return `${m}-${d}`;
    case 'yyyy年m月d日':
      return `${y}年${Number(m)}月${Number(d)}日`;
    case '二〇yy年m月d日':
      return `${[...y].map((digit) => numerals[Number(digit)]).join('')}年${spoken(m)}月${spoken(d)}日`;
    default:
      return style satisfies never;
  }
}
