/** Control characters but tab and line feed, direction marks, invisible characters, halves of characters. */
const HIDDEN =
  /(?![\t\n])\p{Cc}|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffc\ufffe\uffff\u{e0000}-\u{e007f}]|\p{Cs}/gu;

/**
 * A text as a reader should meet it: control characters, direction marks and other invisible characters stand as
 * `[U+202E]`, so that a hostile title can neither vanish nor turn the line around. Tab and line feed stay.
 */
export function visible(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return lines.replace(HIDDEN, placeholder);
}

/** At most `max` UTF-16 units, cut between characters and marked with `…`. */
export function cap(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

/** How wide a text stands: Chinese characters take two columns and Latin letters one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}

/** At most `columns` wide, where Chinese characters take two columns and Latin letters one. */
export function capWidth(text: string, columns: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
    if (used > columns) return `${text.slice(0, end)}…`;
    end += character.length;
  }
  return text;
}

function placeholder(found: string): string {
  return `[U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
