import type { PageFacts } from '../../domain/facts/page.ts';
import type { FullBlock } from './blocks.ts';
import type { Outline } from './outline.ts';
import { hasPublishedLine } from './read-article.ts';

export interface ArticleClues {
  readonly outlined: Outline;
  readonly meta: Readonly<Record<string, string>>;
  readonly url: string;
  readonly blocks: readonly FullBlock[];
  readonly crumbs: readonly PageFacts['breadcrumb'][number][];
  readonly hasPager: boolean;
}

/** Addresses that content systems give to articles. */
const ARTICLE_ADDRESS =
  /\/(?:t\d{8}_\d+|t\d{5,}|art_\w+|content_\w+|post_\d+|c_?\d{5,}|[0-9a-f]{24,40}|\d{6,}|ItemDetail|c)\.(?:s?html?|jhtml)$|\/info\/\d+\/\d+\.htm|[?&](?:docid|articleid|newsid|infoid)=/i;
const COLUMN_ADDRESS = /\/$|\/(?:index|list|common_list|default|col)\w{0,12}\.\w{2,5}$|\/list\d*\./i;
const ARTICLE_TEXT = /(?:来源|稿源|作者|责任编辑|浏览次数|点击数|字体|字号)\s{0,3}[：:【[]/;
const MIN_LIST = 3;
const MIN_PARAGRAPH = 20;
const MANY_LETTERS = 300;

/** Weighs the signs of an article against those of a list page. */
export function isArticlePage(clues: ArticleClues): boolean {
  const { meta, url, blocks } = clues;
  const dated = blocks.filter(
    ({ list, items }) =>
      list.dated && list.container.zone === 'body' && items.some((item) => item.date !== null),
  );
  const longest = Math.max(0, ...dated.map((block) => block.items.length));
  let score = 0;
  if (meta['ArticleTitle']) score += 3;
  if (meta['PubDate']) score += 2;
  if (ARTICLE_ADDRESS.test(url)) score += 3;
  else if (COLUMN_ADDRESS.test(url)) score -= 2;
  if (clues.crumbs.some((crumb) => /^(?:正文|内容|详情|浏览文章|信息内容)$/.test(crumb.name))) score += 3;
  if (
    hasPublishedLine(
      clues.outlined,
      blocks.map((block) => block.list),
    )
  )
    score += 2;
  if (clues.outlined.runs.some((run) => run.text.length < 120 && ARTICLE_TEXT.test(run.text))) score += 1;
  if (longest >= MIN_LIST) score -= 2;
  else if (paragraphLetters(clues.outlined) >= MANY_LETTERS) score += hasDate(clues) ? 3 : 1;
  if (clues.hasPager) score -= 3;
  return score >= 3;
}

/** Running text outside of links and menus. */
function paragraphLetters(outlined: Outline): number {
  let letters = 0;
  for (const { text, box } of outlined.runs) {
    if (text.length >= MIN_PARAGRAPH && box.link === null && box.zone === 'body' && !box.hidden)
      letters += text.length;
  }
  return letters;
}

/** A date that stands by itself in the main part, as below a title. */
function hasDate({ outlined }: ArticleClues): boolean {
  return outlined.runs.some(
    ({ date, box }) =>
      date?.date.day != null &&
      date.label !== 'other' &&
      box.zone === 'body' &&
      box.link === null &&
      !box.hidden,
  );
}
