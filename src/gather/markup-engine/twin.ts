import type { HtmlElement } from '../../domain/document.ts';
import type { CheckResult } from '../../domain/facts/accessibility.ts';
import type { PageTree } from './page-tree.ts';

/** One of the engine's rules as far as HTML alone shows it. */
export interface Twin {
  readonly rule: string;
  readonly impact: CheckResult['impact'];
  readonly grade: Exclude<CheckResult['grade'], 'review'>;
  readonly wcag: readonly string[];
  /** What is found is certain without styles: it is about the document, not about what is shown of it. */
  readonly certain?: true;
  readonly find: (tree: PageTree) => readonly HtmlElement[];
}
