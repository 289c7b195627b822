import { daysBetween } from '../../../domain/day.ts';
import type { Block, Item, PageFacts } from '../../../domain/facts/page.ts';
import { pageKey } from '../../../domain/page-key.ts';
import { dayOf } from '../columns/items.ts';
import type { HomeDuty } from './duty.ts';

/** A shorter list of recent items is no sign that there was no room for more. */
const MIN_WINDOW = 3;

/**
 * May the home page have had more recent items than it shows? A list that is full of them may have pushed others out; the
 * column behind it tells how many those are. `shown`: the recent items on the home page.
 */
export function mayHaveMore(home: PageFacts, shown: ReadonlySet<string>, duty: HomeDuty): boolean {
  const full = home.blocks.filter((block) => showsOnlyRecent(block, duty));
  if (full.length === 0) return false;
  const recent = new Set(shown);
  for (const block of full) {
    const behind = itemsBehind(block, duty);
    if (behind === null) return true;
    for (const item of behind) if (isRecent(item, duty)) recent.add(keyOf(item));
  }
  return recent.size >= duty.fewItems;
}

function showsOnlyRecent(block: Block, duty: HomeDuty): boolean {
  return (
    block.region === 'main' &&
    block.items.length >= MIN_WINDOW &&
    block.items.every((item) => isRecent(item, duty))
  );
}

function isRecent(item: Item, duty: HomeDuty): boolean {
  const day = dayOf(item, duty);
  return day !== null && day <= duty.asOf && daysBetween(day, duty.asOf) <= duty.limitDays;
}

/** The items of the columns from which a list is fed; `null` where one of them was not seen to its end. */
function itemsBehind(block: Block, duty: HomeDuty): readonly Item[] | null {
  const wanted = new Set(block.items.map(keyOf));
  const fed = duty.pages.filter(
    ({ facts }) => facts.shape === 'column' && itemsOf(facts).some((item) => wanted.has(keyOf(item))),
  );
  const lists = new Map<string, PageFacts[]>();
  for (const { facts } of fed) {
    const first = pageKey(facts.pager?.first ?? facts.final);
    lists.set(first, [...(lists.get(first) ?? []), facts]);
  }
  if (![...lists.values()].every((pages) => isSeenEnough(pages, duty))) return null;
  const items = fed.flatMap(({ facts }) => itemsOf(facts));
  const found = new Set(items.map(keyOf));
  return [...wanted].every((key) => found.has(key)) ? items : null;
}

/** Every page was opened, or the list ends with an item older than the window. */
function isSeenEnough(pages: readonly PageFacts[], duty: HomeDuty): boolean {
  const sorted = [...pages].sort((a, b) => (a.pager?.page ?? 1) - (b.pager?.page ?? 1));
  const items = sorted.flatMap(itemsOf);
  // Of an item without a day nobody knows whether it is recent.
  if (items.some((item) => dayOf(item, duty) === null)) return false;
  if (pages.some(({ blocks }) => blocks.some((block) => block.itemCount > block.items.length))) return false;
  const known = Math.max(...pages.map(pagesOf));
  const last = items.at(-1);
  return known <= pages.length || (last !== undefined && !isRecent(last, duty));
}

/** Pages of the list; a pager that does not say how many may have any number. */
function pagesOf({ pager }: PageFacts): number {
  return pager === null ? 1 : (pager.pages ?? Number.POSITIVE_INFINITY);
}

/** The page's own items, not those of its windows on other columns. */
function itemsOf(facts: PageFacts): readonly Item[] {
  return facts.blocks
    .filter(
      ({ region, moreUrl }) =>
        region === 'main' && (moreUrl === null || pageKey(moreUrl) === pageKey(facts.final)),
    )
    .flatMap((block) => block.items);
}

function keyOf(item: Item): string {
  return item.href ?? item.title;
}
