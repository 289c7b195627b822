import type { OwnRule } from './own-rules.ts';

/** A check that needs nothing but one look inside the page: the source of a `function (kit)`. */
export interface PageCheck {
  readonly rules: readonly OwnRule[];
  readonly source: string;
}
