import type { Url } from '../domain/brand.ts';
import { SCRIPT_WORTH } from '../gather/shapes.ts';

/** Pages that are looked at as thoroughly as can be. */
const MOST_DEEP = 12;
/** With so much in common two pages come from one template. */
const ALIKE = 0.6;

interface Page {
  readonly url: Url;
  readonly shapes: ReadonlyMap<number, number>;
}

/**
 * Of the pages that are opened, one of each template: a page that has little in common with those before it. Then, as far
 * as there is room, pages with a script of their own, or with something of their own lying over the page, since scripts are
 * what traps, drifts and flashes. The same pages give the same choice.
 */
export function deepPages(pages: readonly Page[]): ReadonlySet<Url> {
  const chosen: Page[] = [];
  const sorted = [...pages].sort((a, b) => b.shapes.size - a.shapes.size || (a.url < b.url ? -1 : 1));
  for (const page of sorted) {
    if (chosen.length >= MOST_DEEP) break;
    if (!chosen.some((one) => common(one, page) >= ALIKE)) chosen.push(page);
  }
  const heard = new Set(chosen.flatMap(scriptsOf));
  for (const page of sorted) {
    if (chosen.length >= MOST_DEEP) break;
    const own = scriptsOf(page).filter((script) => !heard.has(script));
    if (own.length === 0) continue;
    chosen.push(page);
    for (const script of own) heard.add(script);
  }
  return new Set(chosen.map((page) => page.url));
}

/** Shapes of what scripts are, write and may move. */
function scriptsOf({ shapes }: Page): readonly number[] {
  return [...shapes].flatMap(([shape, worth]) => (worth === SCRIPT_WORTH ? [shape] : []));
}

/** Shapes in common, of those of the smaller page: an empty list is of the same template as a full one. */
function common(a: Page, b: Page): number {
  let both = 0;
  for (const shape of b.shapes.keys()) if (a.shapes.has(shape)) both += 1;
  const smaller = Math.min(a.shapes.size, b.shapes.size);
  return smaller === 0 ? Number(a.shapes.size === b.shapes.size) : both / smaller;
}
