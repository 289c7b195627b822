const LENGTH = 5;
const MOST_CHARACTERS = 200_000;

/** Every run of five characters of a text, white space left out. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const dense = text.slice(0, MOST_CHARACTERS).replace(/\s+/g, '');
  if (dense === '') return new Set();
  const shingles = new Set<string>();
  for (let i = 0; i <= Math.max(0, dense.length - LENGTH); i++) shingles.add(dense.slice(i, i + LENGTH));
  return shingles;
}

/** Shared members by all members (Jaccard); two empty sets are the same. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  let shared = 0;
  for (const one of a) if (b.has(one)) shared++;
  return shared / (a.size + b.size - shared);
}
