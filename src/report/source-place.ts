/** Where in the sources something can be mended. */
export interface SourcePlace {
  /** Path from the folder in which the gate was started, with `/`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}
