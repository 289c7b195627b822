const TOO_LONG = 4_000;

/** Text as a reader takes it in: white space collapsed, invisible signs taken out, cut at so many characters. */
export function bare(text: string, most: number): string {
  const plain = text
    .slice(0, TOO_LONG)
    .replace(/[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.slice(0, most);
}
