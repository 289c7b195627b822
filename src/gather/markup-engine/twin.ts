import type { HtmlElement } from '../../domain/document.ts';
import type { CheckResult } from '../../domain/facts/accessibility.ts';
import { OWN_RULES, type OwnRule } from '../accessibility/own-rules.ts';
import type { PageTree } from './page-tree.ts';

/** One of the rules of rendered pages as far as HTML alone shows it. */
export interface Twin {
  readonly rule: string;
  readonly impact: CheckResult['impact'];
  readonly grade: CheckResult['grade'];
  readonly wcag: readonly string[];
  /** What is found is certain without styles: it is about the document, not about what is shown of it. */
  readonly certain?: true;
  readonly find: (tree: PageTree) => readonly (HtmlElement | Told)[];
}

/** An element with what is to be said of it. */
export interface Told {
  readonly element: HtmlElement;
  readonly told: string;
}

/** The twin of one of our own checks. */
export function ownTwin(rule: OwnRule, find: Twin['find']): Twin {
  return { rule, ...OWN_RULES[rule], find };
}
