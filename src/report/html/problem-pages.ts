import type { Finding } from '../../domain/finding.ts';
import type { Repair } from '../repair-value.ts';
import type { ListItem } from './host-groups.ts';
import { type Markup, write } from './markup.ts';

/** A rule's findings as far as they stand on one page. */
export interface Slice {
  readonly repair: Repair;
  readonly items: readonly Markup[];
  /** How many more there are, and on which page (2, 3 …) they begin; on the first page only. */
  readonly rest: { readonly count: number; readonly page: number } | null;
}

const MOST_ITEMS = 200;
const MOST_BYTES = 1_000_000;
const FEWEST_SHOWN = 3;

/**
 * Spreads findings over pages of at most about 200 findings and 1 MB. The first page shows every rule, the most
 * valuable places of each; what does not fit follows in order on the next pages.
 */
export function problemPages(
  repairs: readonly Repair[],
  itemsOf: (findings: readonly Finding[]) => readonly ListItem[],
): readonly (readonly Slice[])[] {
  const lists = repairs.map((repair) => ({ repair, items: itemsOf(repair.findings) }));
  const shown = shownOnFirst(lists.map(({ items }) => items.map(sizeOf)));
  const rest = lists.map(({ repair, items }, i) => ({ repair, items: items.slice(shown[i] ?? 0) }));
  const { pages, startOf } = spread(rest);
  const first = lists.map(({ repair, items }, i): Slice => {
    const count = sum(items.slice(shown[i]).map((one) => one.places));
    const page = startOf.get(repair.rule);
    return {
      repair,
      items: items.slice(0, shown[i]).map((one) => one.markup),
      rest: count > 0 && page !== undefined ? { count, page } : null,
    };
  });
  return [first, ...pages];
}

/** All, if they fit; otherwise an equal share for each rule. */
function shownOnFirst(sizes: readonly (readonly number[])[]): readonly number[] {
  const all = sizes.flat();
  if (all.length <= MOST_ITEMS && sum(all) <= MOST_BYTES) return sizes.map((list) => list.length);
  const share = Math.max(FEWEST_SHOWN, Math.floor(MOST_ITEMS / 2 / sizes.length));
  const budget = MOST_BYTES / sizes.length;
  return sizes.map((list) => {
    let used = 0;
    let n = 0;
    while (n < list.length && n < share && used + (list[n] ?? 0) <= budget) {
      used += list[n] ?? 0;
      n += 1;
    }
    return n;
  });
}

function spread(lists: readonly { readonly repair: Repair; readonly items: readonly ListItem[] }[]): {
  pages: Slice[][];
  startOf: Map<string, number>;
} {
  const pages: Slice[][] = [];
  const startOf = new Map<string, number>();
  let page: Slice[] = [];
  let used = 0;
  let count = 0;
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    used = 0;
    count = 0;
  };
  for (const { repair, items } of lists) {
    let open: Markup[] = [];
    for (const one of items) {
      const size = sizeOf(one);
      if (count > 0 && (count >= MOST_ITEMS || used + size > MOST_BYTES)) {
        if (open.length > 0) page.push({ repair, items: open, rest: null });
        open = [];
        turn();
      }
      if (!startOf.has(repair.rule)) startOf.set(repair.rule, pages.length + 2);
      open.push(one.markup);
      used += size;
      count += 1;
    }
    if (open.length > 0) page.push({ repair, items: open, rest: null });
  }
  turn();
  return { pages, startOf };
}

function sizeOf(item: ListItem): number {
  return Buffer.byteLength(write(item.markup));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
