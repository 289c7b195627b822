import type { Block } from '../../domain/facts/page.ts';
import type { FullBlock } from './blocks.ts';
import { isColumnHead } from './main-content.ts';
import type { Box, Outline, Run } from './outline.ts';

export interface MainText {
  /** Characters of visible text outside of lists, menus, breadcrumb and footer. */
  readonly length: number;
  readonly isMain: (run: Run) => boolean;
}

const NOISE =
  /^(?:今天是|设为首页|加入收藏|当前位置|您?.{0,4}位置|欢迎|搜索|分享|打印|关闭|返回|无障碍|字体|字号|浏览次数|版权所有|主办|承办|地址|电话|邮编|技术支持|copyright)/i;

/** Tells which texts are the page's own words. */
export function makeMainText(
  outlined: Outline,
  blocks: readonly FullBlock[],
  regions: readonly Block['region'][],
  crumbs: Box | null,
  footerAt: number,
): MainText {
  const inList = new Uint8Array(outlined.runs.length);
  blocks.forEach((block, i) => {
    if (regions[i] !== undefined) inList.fill(1, block.list.from, block.list.to);
  });
  const isMain = (run: Run): boolean =>
    run.box.zone === 'body' &&
    !run.box.hidden &&
    run.index < footerAt &&
    inList[run.index] !== 1 &&
    run.box.tag !== 'button' &&
    // What stands above the way here is the site's, not the page's.
    !(crumbs && run.index < crumbs.runTo);
  let length = 0;
  for (const run of outlined.runs) {
    if (isMain(run) && run.box.link === null && !NOISE.test(run.text) && !isColumnHead(run))
      length += run.text.length;
  }
  return { length, isMain };
}
