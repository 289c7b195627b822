import type { ColumnFacts } from '../../../domain/facts/derived.ts';
import { folderKey, pageKey } from '../../../domain/page-key.ts';
import type { ColumnGroup } from './group.ts';
import type { Hints } from './hints.ts';
import type { ColumnItems } from './items.ts';

/** More words than this beside an empty list may be an excuse that was not understood. */
const SOME_TEXT = 20;

/**
 * Is the column empty without excuse? A remark that says why, or where it is found, excuses; a bare 暂无内容 does not.
 * `null` where the page may show more than was read: scripts, more pages, articles of this column elsewhere.
 */
export function isBlank(
  group: ColumnGroup,
  kind: ColumnFacts['kind'],
  items: ColumnItems,
  hints: Hints,
): boolean | null {
  if (items.count > 0 || kind === 'static') return false;
  const facts = group.pages[0]?.facts;
  if (!facts || facts.needsScript) return null;
  if (facts.emptyRemark === 'reason') return false;
  if (facts.emptyRemark === 'none' && facts.mainTextLength > SOME_TEXT) return null;
  if (facts.shape !== 'column') return null;
  if ((facts.pager?.page ?? 1) > 1 || (facts.pager?.pages ?? 1) > 1) return null;
  if (hasOwnItemsElsewhere(group) || hints.withArticles.has(group.key)) return null;
  return true;
}

/** A list on the page that leads into the column's own folder, but was not taken for its own. */
function hasOwnItemsElsewhere(group: ColumnGroup): boolean {
  const folder = folderKey(group.key);
  return group.pages.some(({ facts }) =>
    facts.blocks.some(
      (block) =>
        block.latest !== null &&
        block.items.some(({ href }) => href !== null && pageKey(href).startsWith(folder)),
    ),
  );
}
