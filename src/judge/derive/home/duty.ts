import type { Day } from '../../../domain/brand.ts';
import type { SeenPage } from '../seen-page.ts';

/** What is asked of a home page, and what is known around it. */
export interface HomeDuty {
  readonly asOf: Day;
  readonly limitDays: number;
  readonly fewItems: number;
  /** Days of publication by page key, from the articles that were opened. */
  readonly published: ReadonlyMap<string, string>;
  /** The site's pages: the columns behind the home page's lists are among them. */
  readonly pages: readonly SeenPage[];
}
