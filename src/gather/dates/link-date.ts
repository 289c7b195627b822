import type { Day } from '../../domain/brand.ts';
import { makeDay } from '../../domain/day.ts';

/** What an address says about its day: a whole day, or only year and month. */
export interface LinkDate {
  readonly day: Day | null;
  readonly year: number;
  readonly month: number;
}

/** `t20260910_`, `W020260910…`, `/20260203/` */
const COMPACT = /\/(?:t|[WP]0)?((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[_./-]|\d{6,}|$)/;
/** `/2022/08-11/`, `/2024/10/21/`, `/2021-12/12/`, `/2022-8-11/` */
const SEPARATED = /\/((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})(?=[/_.-]|$)/;
/** `/202609/`, `/2026-09/`, `/2026/09/` */
const MONTH = /\/((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])(?=[/_.-]|$)/;

/** Reads the date that content systems write into an article's address; `null` where there is none. */
export function readLinkDate(href: string): LinkDate | null {
  const path = href.length > 400 ? href.slice(0, 400) : href;
  const whole = COMPACT.exec(path) ?? SEPARATED.exec(path);
  if (whole) {
    const day = makeDay(Number(whole[1]), Number(whole[2]), Number(whole[3]));
    if (day) return { day, year: Number(whole[1]), month: Number(whole[2]) };
  }
  const month = MONTH.exec(path);
  return month ? { day: null, year: Number(month[1]), month: Number(month[2]) } : null;
}
