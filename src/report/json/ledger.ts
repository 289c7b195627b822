import type { LedgerBook } from '../../domain/ledger.ts';

/** `ledger.json`: what a run knew of earlier runs and of what offices had said; one row a line. */
export function ledgerJson(book: LedgerBook): string {
  const seen = [...book.firstSeen]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([fingerprint, firstSeen]) => JSON.stringify({ fingerprint, firstSeen }));
  const entries = [...book.entries.values()].map((entry) => JSON.stringify(entry));
  const absent = book.absent.map((one) => JSON.stringify(one));
  return `{\n"schema": 1,\n"seen": ${list(seen)},\n"entries": ${list(entries)},\n"absent": ${list(absent)}\n}\n`;
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
}
