import type { PageFacts } from '../../domain/facts/page.ts';

export interface FoundPager {
  readonly pager: NonNullable<PageFacts['pager']>;
  /** Index of the text near which the pager stands. */
  readonly at: number;
}
