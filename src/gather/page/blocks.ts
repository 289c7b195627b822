import type { Day } from '../../domain/brand.ts';
import type { Block, Item } from '../../domain/facts/page.ts';
import type { FoundList } from './found-list.ts';
import { nameList } from './list-name.ts';
import type { Outline } from './outline.ts';
import { latestOf, readItems } from './read-items.ts';
import type { Resolve } from './resolve.ts';

const MAX_BLOCKS = 80;
const MAX_ITEMS = 60;

/** A list with all its items, before its region is settled. */
export interface FullBlock {
  readonly list: FoundList;
  readonly items: readonly Item[];
  readonly name: string | null;
  readonly moreUrl: string | null;
}

/** Items, name and «more» link of every list found. */
export function fillBlocks(
  outlined: Outline,
  lists: readonly FoundList[],
  resolve: Resolve,
  pageDay: Day | null,
): readonly FullBlock[] {
  const blocks: FullBlock[] = [];
  for (const list of lists.slice(0, MAX_BLOCKS)) {
    const items = readItems(outlined, list, resolve, pageDay);
    if (items.length > 0) blocks.push({ list, items, ...nameList(outlined, list, lists, resolve) });
  }
  return blocks;
}

/** The block as it is kept: bounded, with the newest date over all items. */
export function keepBlock(block: FullBlock, region: Block['region']): Block {
  return {
    name: block.name,
    moreUrl: block.moreUrl,
    region,
    items: block.items.slice(0, MAX_ITEMS).map((item) => ({ ...item })),
    itemCount: block.items.length,
    latest: latestOf(block.items),
  };
}
