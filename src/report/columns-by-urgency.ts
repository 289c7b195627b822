import type { ColumnRow } from '../domain/run.ts';
import type { SiteView } from './view.ts';

/** Columns of a site in the order in which they need attention: failed, then by what falls due next. */
export function columnsByUrgency(site: SiteView): readonly ColumnRow[] {
  const rank = { failed: 0, passed: 1, cantTell: 2, inapplicable: 3 } as const;
  const due = (row: ColumnRow): number => row.dueInDays ?? (row.outcome === 'failed' ? -100_000 : 100_000);
  return [...site.columns].sort((a, b) => rank[a.outcome] - rank[b.outcome] || due(a) - due(b));
}
