import type { Day } from './brand.ts';

/** A problem that somebody answerable has decided to live with, for a reason and until a day. */
export interface Waiver {
  /** Rule id; `*` stands for any text in it. */
  readonly rule: string;
  /** Site id; absent: every site. */
  readonly site?: string;
  /** What all must fit; absent: everything of the rule on the site. `*` stands for any text in `url` and `column`. */
  readonly target?: { readonly url?: string; readonly column?: string; readonly selector?: string };
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day on which it holds. */
  readonly expires: Day;
}

/** What a waived finding carries. */
export type Waived = Pick<Waiver, 'reason' | 'owner' | 'expires'>;
