import type { Fault } from './fault.ts';

/** File by file in the order given (others first: what could not be found at all), and from top to bottom in each. */
export function inReadingOrder(faults: readonly Fault[], files: readonly string[]): readonly Fault[] {
  return [...faults].sort(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}
