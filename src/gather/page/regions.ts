import type { Block } from '../../domain/facts/page.ts';
import type { FullBlock } from './blocks.ts';

type Region = Block['region'];

/** What is known of the page when its lists are told apart. */
export interface PageFrame {
  readonly url: string;
  readonly isHome: boolean;
  readonly isArticle: boolean;
  /** Names of this page's column: last step of the breadcrumb, `ColumnName`, heading. */
  readonly names: readonly string[];
  /** An empty list stands where the column's own should be, under its name. */
  readonly isOwnEmpty: boolean;
  /** Index of the text where the pager stands, or `null`. */
  readonly pagerAt: number | null;
  /** Index of the text with which the footer begins. */
  readonly footerAt: number;
}

const SIDE_NAME =
  /热点|热门|排行|推荐|相关|延伸阅读|友情链接|猜你|浏览.{0,4}最多|点击.{0,4}最多|最近浏览|常用链接|快速通道|网站导航/;
const SHORT_TITLE = 9;

/** The region of every block, in the order given: only the page's own lists are `main`. */
export function regionsOf(blocks: readonly FullBlock[], frame: PageFrame): readonly Region[] {
  const regions = blocks.map((block) => regionByPlace(block, frame));
  if (frame.isHome) return regions;
  if (frame.isArticle) return regions.map((region) => (region === 'main' ? 'side' : region));
  if (frame.isOwnEmpty)
    return regions.map((region, i) =>
      region === 'main' && isForeign(blocks[i] as FullBlock, frame) ? 'side' : region,
    );
  const own = ownList(blocks, regions, frame);
  if (own === null) return regions;
  return regions.map((region, i) => {
    const block = blocks[i] as FullBlock;
    return region === 'main' && i !== own && !belongs(block, blocks[own] as FullBlock, frame)
      ? 'side'
      : region;
  });
}

function regionByPlace(block: FullBlock, frame: PageFrame): Region {
  const { list } = block;
  const { zone } = list.container;
  if (zone === 'footer' || (!list.dated && list.to > frame.footerAt)) return 'footer';
  if (block.name !== null && SIDE_NAME.test(block.name)) return 'side';
  if (zone === 'side') return 'side';
  if (list.dated) return 'main';
  if (zone === 'nav' || looksLikeMenu(block, frame)) return 'nav';
  return 'main';
}

/** Short names that lead to columns, not to articles. */
function looksLikeMenu(block: FullBlock, _frame: PageFrame): boolean {
  const { items } = block;
  const letters = items.reduce((sum, item) => sum + item.title.length, 0);
  if (letters / items.length < SHORT_TITLE) return true;
  const columns = items.filter((item) => item.href !== null && isColumnAddress(item.href)).length;
  return columns / items.length > 0.6 && items.every((item) => item.date === null);
}

function isColumnAddress(href: string): boolean {
  const path = href.replace(/^https?:\/\//, '').split(/[?#]/, 1)[0] ?? '';
  return (
    path.endsWith('/') ||
    !path.includes('/') ||
    /\/(?:index|list|default|common_list|redirect_\w{1,30})\.\w{2,5}$/i.test(path)
  );
}

/** The list which is the page itself: before the pager, under the column's name, leading into the column's folder. */
function ownList(blocks: readonly FullBlock[], regions: readonly Region[], frame: PageFrame): number | null {
  let best: number | null = null;
  let bestScore = 0;
  const beforePager = lastBefore(blocks, regions, frame.pagerAt);
  for (let i = 0; i < blocks.length; i += 1) {
    if (regions[i] !== 'main') continue;
    const block = blocks[i] as FullBlock;
    const score =
      (i === beforePager ? 6 : 0) +
      (isNamed(block, frame) && !leadsAway(block, frame) ? 4 : 0) +
      3 * shareBelow(block, folderOf(frame.url)) +
      (leadsAway(block, frame) ? 0 : 1) +
      (block.list.dated ? 2 : 0) +
      Math.min(block.items.length, 20) / 20;
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  }
  return bestScore >= 4 ? best : null;
}

function lastBefore(blocks: readonly FullBlock[], regions: readonly Region[], at: number | null): number {
  if (at === null) return -1;
  let found = -1;
  for (let i = 0; i < blocks.length; i += 1) {
    if (regions[i] === 'main' && (blocks[i] as FullBlock).list.to <= at + 1) found = i;
  }
  return found;
}

/** A «more» link to another page: the block is a window on that column. */
function leadsAway(block: FullBlock, frame: PageFrame): boolean {
  return block.moreUrl !== null && plain(block.moreUrl) !== plain(frame.url);
}

function plain(url: string): string {
  return url.replace(/[?#].*$/, '').replace(/\/(?:index|default|list)\.\w{2,5}$/i, '/');
}

function isNamed(block: FullBlock, frame: PageFrame): boolean {
  return block.name !== null && frame.names.includes(block.name);
}

/** Named otherwise than the column, and leading out of its folder. */
function isForeign(block: FullBlock, frame: PageFrame): boolean {
  return (
    block.name !== null && !frame.names.includes(block.name) && shareBelow(block, folderOf(frame.url)) === 0
  );
}

/** Another list of the page's own: a tab or a child column, not a window on something else. */
function belongs(block: FullBlock, own: FullBlock, frame: PageFrame): boolean {
  if (frame.pagerAt !== null) return isNamed(block, frame) && sameDated(block, own);
  if (!sameDated(block, own)) return false;
  const folder = folderOf(frame.url);
  if (block.moreUrl !== null && leadsAway(block, frame))
    return block.moreUrl.startsWith(folder) || !named(own, frame);
  return isNamed(block, frame) || shareBelow(block, folder) >= 0.5 || !named(own, frame);
}

function sameDated(block: FullBlock, own: FullBlock): boolean {
  return block.list.dated === own.list.dated;
}

function named(own: FullBlock, frame: PageFrame): boolean {
  return isNamed(own, frame) || (own.name === null && frame.names.length > 0);
}

function folderOf(url: string): string {
  const plain = url.split(/[?#]/, 1)[0] ?? url;
  return plain.slice(0, plain.lastIndexOf('/') + 1);
}

function shareBelow(block: FullBlock, folder: string): number {
  const below = block.items.filter((item) => item.href?.startsWith(folder)).length;
  return below / block.items.length;
}
