/** Why an address is not followed, although it belongs to the site. */
export type Trap = 'too-long' | 'too-deep' | 'repeating' | 'calendar' | 'variants' | 'copy' | 'action';

const MAX_LENGTH = 1_024;
const MAX_DEPTH = 14;
/** A path with more different queries than this is a generator, not a set of pages. */
const MAX_VARIANTS = 200;
const MAX_MONTHS = 24;
/** Pages that one script shows by their number (`show.jsp?id=31`) are pages like any other. */
const MAX_NUMBERED = 5_000;
const NUMBER = /[?&]((?:[a-z]+_?)?(?:id|no|guid|uuid|code)=[\w-]{1,64})(?=&|$)/i;
const CALENDAR = /(?:^|[?&])(?:year|month|day|date|ym|cal|calendar|nian|yue)=/i;
const COPY =
  /(?:[?&](?:print|printable|view=print|share|format=print|version=print)(?:=|&|$))|\/(?:print|share)\/|_print\.s?html?$/i;
const ACTION =
  /\/(?:logout|signout|logoff|delete|remove)(?:[./?]|$)|[?&](?:action|do|method)=(?:logout|delete|del|remove)/i;

/** Guards against endless sites. It keeps count, so every address must be shown to it once only. */
export interface TrapGuard {
  check(url: string): Trap | null;
}

export function trapGuard(): TrapGuard {
  const variants = new Map<string, number>();
  return {
    check(url) {
      if (url.length > MAX_LENGTH) return 'too-long';
      const start = url.indexOf('/', 8);
      const mark = url.indexOf('?');
      const path = start < 0 ? '/' : url.slice(start, mark < 0 ? undefined : mark);
      const segments = path.split('/').filter((segment) => segment !== '');
      if (segments.length > MAX_DEPTH) return 'too-deep';
      if (repeats(segments)) return 'repeating';
      if (ACTION.test(url)) return 'action';
      if (COPY.test(url)) return 'copy';
      return mark < 0 ? null : countVariant(variants, path, url.slice(mark));
    },
  };
}

function countVariant(variants: Map<string, number>, path: string, query: string): Trap | null {
  const calendar = CALENDAR.test(query);
  const number = calendar ? undefined : NUMBER.exec(query)?.[1];
  if (number === undefined) {
    const seen = count(variants, path);
    return calendar && seen > MAX_MONTHS ? 'calendar' : seen > MAX_VARIANTS ? 'variants' : null;
  }
  const numbered = count(variants, `${path}?${number}`);
  const isNew = numbered === 1;
  if (isNew && count(variants, `${path}?#`) > MAX_NUMBERED) return 'variants';
  return numbered > MAX_VARIANTS ? 'variants' : null;
}

function count(counts: Map<string, number>, key: string): number {
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}

/**
 * One segment three times, or a sequence of two or more segments twice in a row: a relative link that climbs into itself.
 * Numbers alone prove nothing: they are years, months and days.
 */
function repeats(segments: readonly string[]): boolean {
  if (segments.length < 3) return false;
  const counts = new Map<string, number>();
  for (const segment of segments) {
    const count = (counts.get(segment) ?? 0) + 1;
    if (count >= 3 && !/^\d+$/.test(segment)) return true;
    counts.set(segment, count);
  }
  for (let length = 2; length * 2 <= segments.length; length++) {
    for (let at = 0; at + length * 2 <= segments.length; at++) {
      if (sameRun(segments, at, length)) return true;
    }
  }
  return false;
}

function sameRun(segments: readonly string[], at: number, length: number): boolean {
  let words = 0;
  for (let i = 0; i < length; i++) {
    if (segments[at + i] !== segments[at + length + i]) return false;
    if (!/^\d+$/.test(segments[at + i] ?? '')) words++;
  }
  return words > 0;
}
