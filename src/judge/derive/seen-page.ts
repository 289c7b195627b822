import type { PageFacts } from '../../domain/facts/page.ts';

/** A page as it was opened, with its facts. */
export interface SeenPage {
  readonly url: string;
  readonly facts: PageFacts;
}
