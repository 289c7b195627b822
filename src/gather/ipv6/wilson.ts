/** The 95 % Wilson interval of a share that was found in a sample; `null` for an empty one. */
export function wilson(good: number, all: number): { readonly low: number; readonly high: number } | null {
  if (all === 0) return null;
  const z = 1.959963984540054;
  const share = good / all;
  const scale = 1 + (z * z) / all;
  const centre = (share + (z * z) / (2 * all)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}
