const SEED = 20_220_626;

/** So many of a list, drawn with a fixed seed: the same list, in whatever order, gives the same sample, in sorted order. */
export function drawSample(list: readonly string[], most: number): readonly string[] {
  const sorted = [...new Set(list)].sort();
  if (sorted.length <= most) return sorted;
  const next = generator(SEED);
  for (let i = 0; i < most; i++) {
    const j = i + Math.floor(next() * (sorted.length - i));
    const [a, b] = [sorted[i], sorted[j]];
    if (a === undefined || b === undefined) continue;
    sorted[i] = b;
    sorted[j] = a;
  }
  return sorted.slice(0, most).sort();
}

/** mulberry32: numbers in [0, 1). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
