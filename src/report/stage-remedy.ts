import type { Finding } from '../domain/finding.ts';
import type { View } from './view.ts';

/** How to mend it at the very stage that failed, where the pack has a word on it (`rules/tables/ipv6-stages.yaml`). */
export function stageRemedy(view: View, finding: Finding): string {
  const stage = finding.facts['stage'];
  const table = view.run.pack.tables['ipv6-stages'];
  if (typeof stage !== 'string' || finding.outcome !== 'failed') return '';
  const row = field(field(table, 'stages'), stage);
  const text = field(row, view.run.lang);
  return typeof text === 'string' ? text : '';
}

function field(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}
