import type { ColumnFacts } from '../../../domain/facts/derived.ts';
import type { ColumnClass, RulePack } from '../../../domain/rule.ts';
import type { SeenPage } from '../seen-page.ts';
import type { Seed } from './hints.ts';

export interface Classified {
  readonly class: ColumnClass | null;
  readonly from: ColumnFacts['classFrom'];
}

const NONE: Classified = { class: null, from: 'none' };

/** The class of a column: as the seed file says, else by name, else by the page's own tag. */
export function classify(
  pack: RulePack,
  name: string,
  column: { readonly seed?: Seed; readonly pages?: readonly SeenPage[] },
  kind: ColumnFacts['kind'],
): Classified {
  const wanted = column.seed?.class;
  const seeded = wanted === undefined ? undefined : pack.columnClasses.find((one) => one.id === wanted);
  if (seeded) return { class: seeded, from: 'seed' };
  if (kind === 'topic' || kind === 'static') return NONE;
  const named = byName(pack, name);
  if (named) return { class: named, from: 'name' };
  const tag = column.pages?.[0]?.facts.meta['ColumnType'] ?? '';
  const tagged = tag.length <= 20 ? byName(pack, tag) : null;
  return tagged ? { class: tagged, from: 'tag' } : NONE;
}

/** The longest matching name wins: 政策解读 is no 政策. */
function byName(pack: RulePack, name: string): ColumnClass | null {
  let best: ColumnClass | null = null;
  let longest = 0;
  for (const one of pack.columnClasses) {
    if (one.except.some((word) => name.includes(word))) continue;
    for (const word of one.names) {
      if (word.length > longest && name.includes(word)) {
        best = one;
        longest = word.length;
      }
    }
  }
  return best;
}
