const SAMPLES = 20;

/** Pages that have a thing in common: how many, the first twenty by address, and the thing as it stands on the first of them. */
export interface PageTally<T> {
  readonly pages: number;
  readonly samplePages: readonly string[];
  readonly first: T;
}

/** The tally with one page more; the same whatever the order of the pages. */
export function tallied<T>(before: PageTally<T> | undefined, url: string, thing: T): PageTally<T> {
  if (!before) return { pages: 1, samplePages: [url], first: thing };
  const { samplePages } = before;
  const pages = before.pages + 1;
  const last = samplePages.at(-1) ?? '';
  if (samplePages.length >= SAMPLES && url > last) return { ...before, pages };
  const kept = [...samplePages, url].sort().slice(0, SAMPLES);
  return { pages, samplePages: kept, first: kept[0] === url ? thing : before.first };
}
