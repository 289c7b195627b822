import type { Parsed } from './fault.ts';

const NUMBER = '(\\d{1,9}(?:\\.\\d{1,3})?)';
const DURATION = new RegExp(
  `^(?:${NUMBER}d)?(?:${NUMBER}h)?(?:${NUMBER}m(?!s))?(?:${NUMBER}s)?(?:${NUMBER}ms)?$`,
);
const UNITS_MS = [86_400_000, 3_600_000, 60_000, 1000, 1];
/** Timers of the runtime cannot wait longer than 2³¹ ms. */
const LONGEST_MS = 20 * 86_400_000;

/** Reads `6h`, `90m`, `30s`, `1h30m`, `250ms` as milliseconds. */
export function parseDuration(text: string): Parsed<number> {
  const found = DURATION.exec(text.trim().toLowerCase());
  if (found === null || text.trim() === '') return refuse(text);
  const ms = UNITS_MS.reduce((sum, unit, i) => sum + Number(found[i + 1] ?? 0) * unit, 0);
  if (ms <= 0 || ms > LONGEST_MS) return refuse(text);
  return { ok: true, value: Math.round(ms) };
}

function refuse(text: string): Parsed<never> {
  return {
    ok: false,
    message: `expected a duration such as 6h, 90m, 1h30m or 30s (at most 20d), got “${text.slice(0, 50)}”`,
  };
}
