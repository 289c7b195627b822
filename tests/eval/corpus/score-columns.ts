import type { Block } from '../../../src/domain/facts/page.ts';
import type { CorpusPage, LabelledBlock } from './read-corpus.ts';
import { share, sumByHost, type Tally } from './tally.ts';

/** Counts for one host; shares are reckoned from them at the end. */
export const COLUMN_COUNTS = [
  'pages',
  'blocks',
  'blocksFound',
  'latestRight',
  'emptyBlocks',
  'emptyRight',
  'itemsLabelled',
  'itemsRight',
  'itemsExtracted',
  'articles',
  'titlesRight',
  'datesRight',
  'sourcesLabelled',
  'sourcesRight',
  'sourcesExtra',
] as const;
export type ColumnTally = Tally<(typeof COLUMN_COUNTS)[number]>;

export interface ColumnScores {
  readonly hosts: readonly (ColumnTally & {
    readonly host: string;
    readonly precision: number | null;
    readonly recall: number | null;
  })[];
  readonly total: ColumnTally & { readonly precision: number | null; readonly recall: number | null };
  /** Every difference, for a person who mends the extractors. */
  readonly misses: readonly string[];
}

/**
 * Compares lists and articles with the labels. A labelled block is compared with the extracted block that shares most
 * rows with it. Labels keep at most ten rows of a block, so of a longer block only as many rows are asked for.
 */
export function scoreColumns(pages: readonly CorpusPage[]): ColumnScores {
  const misses: string[] = [];
  const tallies = pages.map((page) => ({ host: page.label.host, tally: scorePage(page, misses) }));
  const { hosts, total } = sumByHost(tallies, COLUMN_COUNTS);
  return {
    hosts: hosts.map((host) => ({ ...host, ...rates(host) })),
    total: { ...total, ...rates(total) },
    misses,
  };
}

function rates(tally: ColumnTally) {
  return {
    precision: share(tally.itemsRight, tally.itemsExtracted),
    recall: share(tally.itemsRight, tally.itemsLabelled),
  };
}

function scorePage(page: CorpusPage, misses: string[]): Partial<ColumnTally> {
  const counts: Partial<ColumnTally> = { pages: 1 };
  for (const block of labelledBlocks(page)) addCounts(counts, scoreBlock(page, block, misses));
  addCounts(counts, scoreArticle(page, misses));
  return counts;
}

function labelledBlocks(page: CorpusPage): readonly LabelledBlock[] {
  return [...(page.label.column ? [page.label.column] : []), ...(page.label.blocks ?? [])];
}

function addCounts(into: Partial<ColumnTally>, more: Partial<ColumnTally>): void {
  for (const name of COLUMN_COUNTS) into[name] = (into[name] ?? 0) + (more[name] ?? 0);
}

function scoreBlock(page: CorpusPage, labelled: LabelledBlock, misses: string[]): Partial<ColumnTally> {
  const { file } = page.label;
  if (labelled.items.length === 0) return scoreEmpty(page, labelled, misses);
  const block = bestMatch(page, labelled);
  if (!block) {
    misses.push(`${file}: block «${labelled.column}» not found`);
    return { blocks: 1, itemsLabelled: labelled.items.length };
  }
  const wanted = labelled.items.length;
  const whole = (labelled.items_on_page ?? wanted) <= wanted;
  const items = whole ? block.items : block.items.slice(0, wanted);
  const right = labelled.items.filter((one, i) => {
    const same = items.some((item) => isSame(page, one, item));
    if (!same)
      misses.push(
        `${file}: «${labelled.column}» item ${i}: wanted ${describe(one)}, got ${describe(items[i])}`,
      );
    return same;
  }).length;
  if (whole && items.length > wanted)
    misses.push(`${file}: «${labelled.column}» has ${items.length - wanted} rows too many`);
  if (labelled.items_on_page != null && labelled.items_on_page !== block.itemCount) {
    misses.push(
      `${file}: «${labelled.column}» has ${labelled.items_on_page} rows, counted ${block.itemCount}`,
    );
  }
  const latestRight = (block.latest ?? null) === (labelled.latest ?? null);
  if (!latestRight)
    misses.push(`${file}: «${labelled.column}» latest ${labelled.latest}, got ${block.latest}`);
  return {
    blocks: 1,
    blocksFound: 1,
    latestRight: latestRight ? 1 : 0,
    itemsLabelled: wanted,
    itemsRight: right,
    itemsExtracted: items.length,
  };
}

/** A column that is labelled empty must show no dated list of its own. */
function scoreEmpty(page: CorpusPage, labelled: LabelledBlock, misses: string[]): Partial<ColumnTally> {
  const dated = page.facts.blocks.filter((block) => block.region === 'main' && block.latest !== null);
  if (dated.length > 0)
    misses.push(`${page.label.file}: «${labelled.column}» is empty, got ${dated.length} blocks`);
  return { emptyBlocks: 1, emptyRight: dated.length === 0 ? 1 : 0 };
}

function bestMatch(page: CorpusPage, labelled: LabelledBlock): Block | null {
  let best: Block | null = null;
  let most = 0;
  for (const block of page.facts.blocks) {
    const shared = labelled.items.filter((one) =>
      block.items.some(
        (item) =>
          tight(item.title) === tight(one.title) ||
          (one.href !== null && absolute(page, one.href) === item.href),
      ),
    ).length;
    if (shared > most || (shared === most && best && block.itemCount < best.itemCount && shared > 0)) {
      best = block;
      most = shared;
    }
  }
  return best;
}

type Row = { readonly title: string; readonly href: string | null; readonly date: string | null };

function isSame(page: CorpusPage, labelled: Row, item: Row): boolean {
  return (
    tight(labelled.title) === tight(item.title) &&
    (labelled.href === null ? null : absolute(page, labelled.href)) === item.href &&
    labelled.date === item.date
  );
}

/** White space is layout: it is not compared. */
export function tight(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/g, '');
}

function absolute(page: CorpusPage, href: string): string | null {
  return URL.canParse(href.trim(), page.url) ? new URL(href.trim(), page.url).href : null;
}

function describe(row: Row | undefined): string {
  return row ? `${row.date} ${row.title.slice(0, 40)} ${row.href}` : 'nothing';
}

function scoreArticle(page: CorpusPage, misses: string[]): Partial<ColumnTally> {
  const { article, file } = page.label;
  if (!article) return {};
  const read = page.facts.article;
  const titleRight = tight(read?.title ?? '') === tight(article.title);
  const dateRight = (read?.published ?? null) === article.pubdate;
  const sourceRight = tight(read?.source ?? '') === tight(article.source ?? '');
  if (!titleRight) misses.push(`${file}: title «${article.title}», got «${read?.title}»`);
  if (!dateRight)
    misses.push(`${file}: published ${article.pubdate}, got ${read?.published} from ${read?.publishedFrom}`);
  if (!sourceRight) misses.push(`${file}: source ${article.source}, got ${read?.source}`);
  return {
    articles: 1,
    titlesRight: titleRight ? 1 : 0,
    datesRight: dateRight ? 1 : 0,
    sourcesLabelled: article.source ? 1 : 0,
    sourcesRight: article.source && sourceRight ? 1 : 0,
    sourcesExtra: !article.source && !sourceRight ? 1 : 0,
  };
}
