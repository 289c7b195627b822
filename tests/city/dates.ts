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

export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
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
    default:
      return style satisfies never;
  }
}
