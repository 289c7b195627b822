import type { Block, PageFacts } from '../../domain/facts/page.ts';

export interface ShapeClues {
  readonly isHome: boolean;
  readonly redirectTo: string | null;
  readonly isArticle: boolean;
  readonly hasPager: boolean;
  readonly hasCrumbs: boolean;
  readonly hasColumnTag: boolean;
  /** An empty `ul`, `tbody` … where the list should be. */
  readonly hasEmptyList: boolean;
  /** Pictures, players, forms: content that is no text. */
  readonly otherContent: 'own' | 'linked' | 'none';
  /** Chapters of the page's own: headings with text below them. */
  readonly hasChapters: boolean;
  readonly emptyRemark: PageFacts['emptyRemark'];
  readonly needsScript: boolean;
  readonly mainTextLength: number;
  readonly blocks: readonly Block[];
}

const LONG_TEXT = 120;
/** A line or two of the page's own: little, but not nothing. */
const SOME_TEXT = 30;

/** What kind of page it is. A page that stands in the tree of columns and has neither list nor text is an empty column. */
export function shapeOf(clues: ShapeClues): PageFacts['shape'] {
  if (clues.isHome) return clues.redirectTo && clues.blocks.length === 0 ? 'redirect' : 'home';
  if (clues.redirectTo) return 'redirect';
  if (clues.isArticle) return 'article';
  const main = clues.blocks.filter((block) => block.region === 'main');
  if (main.some((block) => block.latest !== null) || clues.hasPager) return 'column';
  const longest = Math.max(0, ...main.map((block) => block.itemCount));
  if (longest >= 3 && clues.mainTextLength < LONG_TEXT * 3) return 'column';
  if (clues.mainTextLength >= LONG_TEXT) return 'static';
  if (longest > 0) return 'column';
  if (clues.hasChapters && clues.emptyRemark === 'none') return 'static';
  if (clues.emptyRemark !== 'none' || clues.needsScript) return 'column';
  if (clues.otherContent === 'own') return 'static';
  if (clues.hasEmptyList) return 'column';
  if (clues.otherContent === 'linked' || clues.mainTextLength >= SOME_TEXT) return 'static';
  return clues.hasCrumbs || clues.hasColumnTag ? 'column' : 'other';
}
