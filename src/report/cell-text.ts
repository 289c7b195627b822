import { cap, visible } from './visible.ts';

/** What one spreadsheet cell can hold. */
const LONGEST_CELL = 32_767;

/**
 * A text that no spreadsheet program takes for a formula or chokes on: a leading `=`, `+`, `-`, `@` (also full-width, also
 * after blanks), tab or line break gets an apostrophe; invisible and XML-illegal characters stand as placeholders.
 */
export function cellText(text: string): string {
  // Placeholders make a text longer; only line ends make it shorter, to half at most.
  const clean = visible(text.slice(0, 2 * LONGEST_CELL));
  const risky = /^[\s\u3000]*[=+\-@＝＋－＠]/.test(clean) || /^[\t\r\n]/.test(text);
  return cap(risky ? `'${clean}` : clean, LONGEST_CELL);
}
