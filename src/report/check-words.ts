import type { Json } from '../domain/brand.ts';
import type { RulePack } from '../domain/rule.ts';

/** One thing that a check may say. */
export interface CheckMessage {
  /** What stands between the numbers and names of the English text. */
  readonly fixed: readonly string[];
  readonly zh: string;
}

const MOST_LINES = 12;
const LONGEST_LINE = 300;

/**
 * What a check said of a place, line by line in Chinese, by the pack's table `check-messages`. Words of the page that
 * hold Chinese stay; what else the table does not know is left out, a heading without lines too.
 */
export function checkWords(messages: readonly CheckMessage[], summary: string): readonly string[] {
  const lines = summary
    .split('\n')
    .slice(0, MOST_LINES)
    .map((line) => line.trim().slice(0, LONGEST_LINE))
    .map((line) => translated(messages, line) ?? (/\p{Script=Han}/u.test(line) ? line : ''))
    .filter((line) => line !== '');
  return lines.filter((line, i) => !isHead(line) || !isHead(lines[i + 1] ?? '：'));
}

function isHead(line: string): boolean {
  return line.endsWith('：');
}

function translated(messages: readonly CheckMessage[], line: string): string | null {
  for (const { fixed, zh } of messages) {
    const parts = partsOf(fixed, line);
    if (parts !== null) return zh.replace(/\{(\d)\}/g, (_, n: string) => parts[Number(n) - 1] ?? '');
  }
  return null;
}

/** What stands where the text has its blanks; `null` where it is another text. */
function partsOf(fixed: readonly string[], line: string): readonly string[] | null {
  const [first = '', ...others] = fixed;
  if (!line.startsWith(first)) return null;
  if (others.length === 0) return line === first ? [] : null;
  const parts: string[] = [];
  let at = first.length;
  for (const [i, one] of others.entries()) {
    const isLast = i === others.length - 1;
    const next = !isLast ? line.indexOf(one, at) : line.endsWith(one) ? line.length - one.length : -1;
    if (next < at) return null;
    parts.push(line.slice(at, next));
    at = next + one.length;
  }
  return parts;
}

/** The pack's table of what checks say, the most particular first. */
export function checkMessages(pack: RulePack): readonly CheckMessage[] {
  return rowsOf(pack.tables['check-messages'] ?? null)
    .map(({ en, zh }) => ({ fixed: en.split('{}'), zh, length: en.length }))
    .sort((a, b) => b.length - a.length);
}

function rowsOf(table: Json): readonly { readonly en: string; readonly zh: string }[] {
  const rows = isRecord(table) ? table['messages'] : null;
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: Json) => {
    const { en, zh } = isRecord(row) ? row : {};
    return typeof en === 'string' && typeof zh === 'string' ? [{ en, zh }] : [];
  });
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
