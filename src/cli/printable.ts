/** Control characters and direction marks. */
const UNSAFE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** What comes from a site or a file, safe on a terminal and bounded in length. */
export function printable(text: string): string {
  return text.replace(UNSAFE, ' ').slice(0, 2_000);
}
