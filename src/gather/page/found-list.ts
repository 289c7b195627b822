import type { Box, Link, Run } from './outline.ts';

/** One row of a list before its date and address are settled. */
export interface Row {
  readonly box: Box;
  /** The link that a visitor would click, or `null` for rows which a script opens. */
  readonly link: Link | null;
  readonly title: string;
  /** Dates of the row in order; empty where none is shown. */
  readonly dates: readonly Run[];
}

/** A list found in the page: rows below one container. */
export interface FoundList {
  readonly container: Box;
  readonly rows: readonly Row[];
  /** Range of texts from its first to its last row. */
  readonly from: number;
  readonly to: number;
  readonly linkFrom: number;
  readonly linkTo: number;
  readonly dated: boolean;
}
